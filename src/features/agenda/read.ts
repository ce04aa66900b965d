import type { Reading } from '../../platform/platform.ts';
import { HOLDERS, holds, orderLoader, type OrderFilter } from '../orders/index.ts';
import { divisionByCode, type Division } from '../places/index.ts';
import { agendaPage, type Agenda, type AgendaItem } from './store/lists.ts';
import type { Trouble } from './words.ts';

const OVER_A_STREET = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'] as const;

/** What the division holds; null: the reader neither works for it nor looks over its street. */
export async function agendaOfHolding({ platform, actor }: Reading, code: string, overdue: boolean | null): Promise<Agenda | null> {
  const division = await divisionByCode(platform.db, actor.realm, code);
  if (division === null) return null;
  const may = actor.roles.some(({ role, divisionId }) => divisionId === division.id && (HOLDERS as readonly string[]).includes(role)) || holds(actor, OVER_A_STREET, division.streetId ?? division.id);
  return may ? { of: 'HOLDING', divisionId: division.id, overdue } : null;
}

const streetFor = async ({ platform, actor }: Reading, code: string): Promise<Division | null> => {
  const division = await divisionByCode(platform.db, actor.realm, code);
  return division?.level === 'STREET' && holds(actor, OVER_A_STREET, division.id) ? division : null;
};

/** What is trouble in a street; null: it is no street, or the reader does not look over it. */
export async function troublesOf(reading: Reading, code: string, troubles: readonly Trouble[]): Promise<Agenda | null> {
  const street = await streetFor(reading, code);
  return street && { of: 'TROUBLES', streetId: street.id, troubles };
}

/** What is on hold in a street; null as above. */
export async function heldIn(reading: Reading, code: string): Promise<Agenda | null> {
  const street = await streetFor(reading, code);
  return street && { of: 'HELD', streetId: street.id };
}

/** One page of any of them. */
export async function readAgenda(reading: Reading, agenda: Agenda, filter: OrderFilter, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<readonly AgendaItem[]> {
  const items = await agendaPage(reading.platform.db, reading.actor, agenda, filter, limit, after);
  for (const { order } of items) orderLoader(reading).put(order.id, order);
  return items;
}
