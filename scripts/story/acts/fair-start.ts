import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wrongWith, type DrawRecord } from '../../../src/features/draws/index.ts';
import {
  AcceptOrderDocument, ClaimOrderDocument, DispatchOrderDocument, EnterDrawDocument, GrabSeatDocument, OrderDrawDocument, PlaceOrderDocument, WithdrawFromDrawDocument, type OrderDrawQuery,
} from '../../client/graphql.ts';
import type { Street } from '../cast.ts';
import { chapter, claim, only, say, until } from '../stage.ts';
import type { Cast } from './people.ts';

const HOUR_MS = 3_600_000;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PLACES = 3;

type Told = NonNullable<OrderDrawQuery['order']>;

/** Places that everybody wants are drawn and not raced for; whoever likes recomputes the draw. */
export async function fairStart(street: Street, { resident, dispatcher, worker, lead, stranger, volunteers }: Cast): Promise<void> {
  chapter('公平开抢', 'A fair start: the places are drawn');
  const placed = only(await resident.do(PlaceOrderDocument, { itemCode: 'MEAL_DELIVERY', divisionCode: street.codes.building, words: '重阳节请大家帮忙包饺子', helpersWanted: PLACES }), 'Order');
  const orderId = placed.id;
  only(await dispatcher.do(DispatchOrderDocument, { orderId, divisionCode: street.codes.here }), 'Order');
  const [now, at] = [await street.now(), (hours: number): string => new Date(now.getTime() + hours * HOUR_MS).toISOString()];
  only(await worker.do(AcceptOrderDocument, { orderId, plannedStart: at(96), plannedEnd: at(98), summary: '重阳节包饺子,需三人', grabOpensAt: at(2) }), 'Order');
  only(await lead.do(ClaimOrderDocument, { orderId }), 'Seat');
  const read = async (by: Pick<typeof stranger, 'ask'>): Promise<Told> => (await by.ask(OrderDrawDocument, { id: orderId, first: 100 })).order!;
  const announced = (await read(stranger)).draw!;
  claim(announced.state === 'ANNOUNCED' && announced.commitment.length === 64 && announced.seed === null, '社区公告:两小时后公平开抢。种子的承诺值已公布,种子本身还没有人能看到',
    'The community announces a fair start in two hours. The commitment to the seed is published, the seed is not');

  const entrants = volunteers.slice(0, 12);
  const entered = await Promise.all(entrants.slice(0, 11).map((one) => one.do(EnterDrawDocument, { orderId })));
  claim(entered.every((one) => one.__typename === 'DrawEntry'), '十一名志愿者报名,先后都一样', 'Eleven volunteers enter; who came first counts nothing');
  const grabbed = only(await entrants[11]!.do(GrabSeatDocument, { orderId }), 'InDraw');
  claim(grabbed.entry.state === 'ENTERED', '第十二名按了"抢单":算作报名,不会抢先', 'A twelfth presses "grab": it counts as an entry, and gains nothing');
  const twice = only(await entrants[0]!.do(EnterDrawDocument, { orderId }), 'Refused');
  claim(twice.code === 'ALREADY_ENTERED', `想多报一次:${twice.message}`, 'Who enters a second time is told that they have entered');
  const withdrawn = only(await entrants[1]!.do(WithdrawFromDrawDocument, { entryId: only(entered[1]!, 'DrawEntry').id }), 'DrawEntry');
  claim(withdrawn.state === 'WITHDRAWN', '一人改了主意,退出报名', 'One thinks better of it and withdraws');
  claim((await read(stranger)).draw!.entries === 11, '看得到有 11 人报名,看不到是谁', 'Everybody sees that eleven have entered, and nobody sees who');

  await street.advance(2 + 15 / 3_600);
  const drawn = await until(() => read(stranger), ({ draw, helpersFree }) => draw?.state === 'DRAWN' && helpersFree === 0, 'the clock draws');
  const mine = await Promise.all(entrants.map(async (one) => (await read(one)).viewerEntry!));
  const outcomes = (state: string): number => mine.filter((entry) => entry.state === state).length;
  claim(outcomes('SEATED') === PLACES && outcomes('QUEUED') === 8 && outcomes('WITHDRAWN') === 1, '时刻一到,时钟摇号一次:三人中签,八人按摇出的次序候补', 'When the instant has passed the clock draws once: three have a place, eight stand in line in the order in which they were drawn');
  claim(mine.every(({ key, number }) => number === null || drawn.draw!.drawn.nodes.some((one) => one.key === key && one.number === number)),
    '各人凭自己的编号在公示中找到自己', 'By their own keys everybody finds themselves among those published');

  const { id: drawId, commitment, seed, places } = drawn.draw!;
  const record: DrawRecord = { drawId, commitment, seed: seed!, places: places!, drawn: drawn.draw!.drawn.nodes.map(({ key, number, outcome }) => ({ key, number, outcome })) };
  claim(commitment === announced.commitment, '承诺值与公告时相同', 'The commitment is the one that was announced');
  claim((await verified(record)) === 0, '路人用 verify-draw 重新计算:种子、次序、名额全部相符', 'A passer-by recomputes it with verify-draw: seed, order and places agree');
  const [first, ...others] = record.drawn;
  const forged = { ...record, drawn: [...others.map((one) => ({ ...one, number: one.number - 1 })), { ...first!, number: record.drawn.length }] };
  claim(wrongWith(forged).length > 0, '若有人改动次序,一算便知', 'Had somebody changed the order, whoever recomputes it would see it');
  say('谁的手机快不再重要。', 'Who has the faster telephone does not matter any more.');
}

/** Runs the command as a stranger would, on a file and without a database; answers its exit code. */
async function verified(record: DrawRecord): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'linlibang-draw-'));
  try {
    const file = join(folder, 'record.json');
    await writeFile(file, JSON.stringify(record));
    const child = spawn(process.execPath, ['scripts/linlibang.mjs', 'verify-draw', file], { cwd: ROOT, stdio: 'ignore' });
    return await new Promise((done, failed) => { child.once('error', failed); child.once('exit', done); });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
