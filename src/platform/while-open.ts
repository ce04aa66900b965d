import type postgres from 'postgres';
import { aftermath, codeOf, CONNECTION_LOST } from './faults.ts';
import { GRACE_MS } from './wire/wire.ts';

/** What runs within a transaction. */
export type Work = (tx: postgres.TransactionSql) => unknown;
const NEVER = new Promise<never>(() => {});

/** What the work of a transaction comes to, or nothing for ever once that is over: the driver would then send COMMIT or ROLLBACK to nobody, and the process would end. */
export async function onlyWhileOpen(work: Work, tx: postgres.TransactionSql, state: { readonly over: boolean }): Promise<unknown> {
  try {
    const value = await work(whileOpen(tx, state));
    return state.over ? await NEVER : value;
  } catch (error) {
    // The connection is lost, but the driver does not know it yet.
    if (CONNECTION_LOST.has(codeOf(error))) await new Promise((go) => setTimeout(go, 5 * GRACE_MS));
    if (state.over) await NEVER;
    // Of several statements at once the first may be one that came after the fault. The driver puts the fault in its place, but only for what it said itself and nobody wrapped.
    throw aftermath(error) ?? error;
  }
}

/** A transaction's client, which refuses everything once the transaction is over. */
function whileOpen<T extends postgres.TransactionSql>(tx: T, state: { readonly over: boolean }): T {
  const stillOpen = (): void => {
    if (state.over) throw Object.assign(new Error('the transaction is over'), { code: 'CONNECTION_CLOSED' });
  };
  return new Proxy(tx, {
    apply: (target, self, args) => { stillOpen(); return Reflect.apply(target as unknown as (...args: unknown[]) => unknown, self, args); },
    get: (target, name) => { if (name === 'unsafe' || name === 'savepoint') stillOpen(); return Reflect.get(target, name) as unknown; },
  });
}
