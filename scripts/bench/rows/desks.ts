import { encodeId } from '../../../src/graphql/node.ts';
import { Line, post } from '../client.ts';
import { median } from '../contest.ts';
import { BASE, REALM } from '../fill.ts';
import { startOurs } from '../ours.ts';
import type { Started } from '../processes.ts';
import { tokenOf } from '../tokens.ts';
import { LISTS, type Asked, type DeskList } from '../lists.ts';
import type { Figure, Row, Stage } from './row.ts';

const ASKINGS = 30;
const GOAL = 1.3;

/** A node on a database with so many orders, and what each list is asked with there. */
interface Desk { readonly orders: number; readonly server: Started; readonly line: Line; readonly times: Map<DeskList, { readonly medians: number[]; readonly all: number[]; rows: number }>; readonly ids: Asked }

async function openDesk({ cluster }: Stage, orders: number): Promise<Desk> {
  const { url, adminUrl } = await cluster.filled(orders);
  const server = await startOurs(`desks-${orders}`, url, adminUrl);
  const ids: Asked = { base: new Date(BASE), realm: REALM, id: (type, uuid) => encodeId(type, REALM, uuid), ...await cluster.named(orders) };
  return { orders, server, line: await Line.open(server.port), ids, times: new Map(LISTS.map((list) => [list, { medians: [], all: [], rows: 0 }])) };
}

/** Rows of the first list in an answer; what is no list is one row. */
function rowsOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  const found = value !== null && typeof value === 'object' ? Object.values(value).map(rowsOf) : [];
  return Math.max(0, ...found);
}

/** Asks a list again and again, one asking after another. An answer with an error, or without a row, ends the run: nothing is quickly found. */
async function ask({ line, ids, times, orders }: Desk, list: DeskList): Promise<{ p50: number; times: number[] }> {
  await line.ready();
  const request = post(tokenOf(list.who), JSON.stringify({ query: list.query, variables: list.variables?.(ids) ?? {} }), '/graphql');
  const taken: number[] = [];
  for (let i = 0; i < ASKINGS; i++) {
    const answer = await line.ask(request);
    if (answer.status !== 200 || answer.body.includes('"errors"')) throw new Error(`${list.name} at ${orders} was answered with ${answer.status}: ${answer.body.slice(0, 500)}`);
    if (i === 0) {
      const { data } = JSON.parse(answer.body) as { data: unknown };
      times.get(list)!.rows = rowsOf(data);
      if (rowsOf(data) === 0 && !list.plain) throw new Error(`${list.name} at ${orders} has no row: ${answer.body.slice(0, 300)}`);
    }
    taken.push(answer.ms);
  }
  return { p50: median(taken), times: taken };
}

const p99 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!;

/** Every desk's lists over HTTP, as the user of each, with the most orders against the fewest. */
export const desks: Row = {
  name: 'desks', says: 'every desk\'s lists at 1,000,000 orders against 10,000',
  run: async (stage): Promise<Figure[]> => {
    const open: Desk[] = [];
    try {
      for (const orders of new Set(stage.sizes.orders)) open.push(await openDesk(stage, orders));
      for (let round = 0; round <= stage.sizes.rounds; round++) {
        for (const list of LISTS) {
          for (const desk of round % 2 === 0 ? open : [...open].reverse()) {
            const { p50, times } = await ask(desk, list);
            if (round === 0) continue;
            desk.times.get(list)!.medians.push(p50);
            desk.times.get(list)!.all.push(...times);
          }
        }
        stage.say(`  round ${round}`);
      }
      const [fewest, most] = [open[0]!, open.at(-1)!];
      const figures = LISTS.map((list): Figure => {
        const [ours, other] = [most, fewest].map((desk) => desk.times.get(list)!) as [NonNullable<ReturnType<Desk['times']['get']>>, NonNullable<ReturnType<Desk['times']['get']>>];
        const [p50, before] = [median(ours.medians), median(other.medians)];
        return {
          name: `desks: ${list.name}`, ours: p50, against: before, ratio: p50 / before, goal: GOAL, aim: null, most: true, unit: 'ms',
          note: `p99 ${p99(ours.all).toFixed(1)} against ${p99(other.all).toFixed(1)} ms${list.plain ? '' : `; ${ours.rows} rows against ${other.rows}`}`,
        };
      });
      for (const { name, ours, against, ratio, note } of figures) stage.say(`  ${name}: ${ours!.toFixed(1)} against ${against!.toFixed(1)} ms, ${ratio!.toFixed(2)} x; ${note}`);
      return figures;
    } finally {
      for (const { line, server } of open) { line.close(); await server.stop(); }
    }
  },
};
