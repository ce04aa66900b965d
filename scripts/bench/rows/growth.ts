import { CARD } from '../card.ts';
import { post, Line, type Answer } from '../client.ts';
import { median } from '../contest.ts';
import { DISPATCHERS, PAGE_ROWS } from '../fill.ts';
import { startOurs } from '../ours.ts';
import type { Started } from '../processes.ts';
import { tokenOf } from '../tokens.ts';
import type { Figure, Row, Stage } from './row.ts';

const PAGES_DEEP = 1_000;
const ASKINGS = 60;
const list = (fields: string): string => `query OpenOrders($after: String) { orders(scope: { open: true }, first: ${PAGE_ROWS}, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;

interface Page { readonly data: { readonly orders: { readonly nodes: readonly object[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } } } }

/** A node on a database with so many orders, and where its deep page begins. */
interface Reader { readonly orders: number; readonly server: Started; readonly line: Line; readonly deep: string; readonly depth: number }

let asked = 0;
async function page(line: Line, fields: string, after: string | null): Promise<Answer> {
  const answer = await line.ask(post(tokenOf(DISPATCHERS.first + asked++ % DISPATCHERS.count), JSON.stringify({ query: list(fields), variables: { after } })));
  if (answer.status !== 200 || answer.body.includes('"errors"')) throw new Error(`a page was answered with ${answer.status}: ${answer.body.slice(0, 500)}`);
  return answer;
}

/** Walks 1,000 pages deep, or to the last full page. */
async function openReader({ cluster }: Stage, orders: number): Promise<Reader> {
  const { url, adminUrl } = await cluster.filled(orders);
  const server = await startOurs(`growth-${orders}`, url, adminUrl);
  const line = await Line.open(server.port);
  const read = async (after: string | null): Promise<Page['data']['orders']> => (JSON.parse((await page(line, 'id', after)).body) as Page).data.orders;
  let [deep, depth, at] = ['', 0, await read(null)];
  while (depth < PAGES_DEEP && at.pageInfo.hasNextPage) {
    const after = at.pageInfo.endCursor;
    at = await read(after);
    if (at.nodes.length < PAGE_ROWS) break;
    [deep, depth] = [after, depth + 1];
  }
  return { orders, server, line, deep, depth };
}

/** Milliseconds of a page, one asking after another: the median. */
async function p50(line: Line, after: string | null): Promise<number> {
  const times: number[] = [];
  await line.ready();
  for (let i = 0; i < ASKINGS; i++) times.push((await page(line, CARD, after)).ms);
  return median(times);
}

/** The list with the most orders against that with the fewest: first page and deep page. */
export const growth: Row = {
  name: 'growth', says: 'the list at 1,000,000 orders against 10,000',
  run: async (stage): Promise<Figure[]> => {
    const readers: Reader[] = [];
    try {
      for (const orders of new Set(stage.sizes.orders)) readers.push(await openReader(stage, orders));
      const times = new Map(readers.map((reader) => [reader, { first: [] as number[], deep: [] as number[] }]));
      for (let round = 0; round <= stage.sizes.rounds; round++) {
        for (const reader of round % 2 === 0 ? readers : [...readers].reverse()) {
          const [first, deep] = [await p50(reader.line, null), await p50(reader.line, reader.deep)];
          if (round === 0) continue;
          times.get(reader)!.first.push(first);
          times.get(reader)!.deep.push(deep);
          stage.say(`  round ${round}  ${reader.orders.toLocaleString('en')} orders: first page ${first.toFixed(1)} ms, ${reader.depth} pages deep ${deep.toFixed(1)} ms`);
        }
      }
      const [fewest, most] = [readers[0]!, readers.at(-1)!];
      const depths = `${most.depth.toLocaleString('en')} pages deep, at ${fewest.orders.toLocaleString('en')} as deep as it goes: ${fewest.depth}`;
      const figure = (name: string, which: 'first' | 'deep'): Figure => {
        const [ours, other] = [median(times.get(most)![which]), median(times.get(fewest)![which])];
        return { name, ours, against: other, ratio: ours / other, goal: 1.3, aim: 1.1, most: true, unit: 'ms', note: which === 'deep' ? depths : 'one asking after another' };
      };
      const sizes = `at ${most.orders.toLocaleString('en')} orders against ${fewest.orders.toLocaleString('en')}, p50`;
      return [figure(`list, first page, ${sizes}`, 'first'), figure(`list, deep page, ${sizes}`, 'deep')];
    } finally {
      for (const { line, server } of readers) { line.close(); await server.stop(); }
    }
  },
};
