import { operatorsOf } from '../features/appointments/index.ts';
import type { Executor } from '../platform/db.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { shown } from './list-file.ts';

/** The operator of a realm in whose name a command does something, by id or subject; need not be said where there is only one. */
export async function operatorOf(db: Executor, realm: string, wanted: string | undefined): Promise<string> {
  const operators = await operatorsOf(db, realm);
  const fitting = wanted === undefined ? operators : operators.filter(({ personId, subjects }) => personId === wanted || subjects.includes(wanted));
  if (operators.length === 0) throw new StartRefused(`Nobody operates the realm ${realm}.`, `没有人管理辖区 ${realm}。`);
  if (fitting.length === 0) throw new StartRefused(`"${shown(wanted!)}" is not somebody who operates the realm ${realm}.`, `“${shown(wanted!)}”并不管理辖区 ${realm}。`);
  if (fitting.length > 1) throw new StartRefused(`Several persons operate the realm ${realm}. Say with --as who does it.`, `辖区 ${realm} 有多位运营管理员。请用 --as 指定由谁操作。`);
  return fitting[0]!.personId;
}
