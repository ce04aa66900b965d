import type { Language, Reading } from '../../platform/platform.ts';
import { itemLoader } from '../catalogue/index.ts';
import { balancePlace, balancesOf } from '../glance/index.ts';
import { organisationLoader } from '../organisations/index.ts';
import { divisionLoader } from '../places/index.ts';
import { figuresOf, type Figures, type Rate } from './figures.ts';
import { publicMonth } from './public.ts';
import { rowsOf, type Filter } from './read.ts';
import type { Times } from './rules/histogram.ts';
import { nowOf } from './store/present.ts';
import { OTHER } from './store/sums.ts';
import type { Divided } from './words.ts';

type Cell = string | number | null;

/** A report as a table: what a spreadsheet and a printed page show. */
export interface Sheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Of figures: how many reached each of the seven, in all rows together; null: of one of them it is not told. */
  readonly funnel: readonly { readonly label: string; readonly reached: number | null }[];
}

/** So many days to come are looked at for places that are free. */
const BALANCE_DAYS = 7;
/** More rows than any report of a realm has. */
const MOST = 5_000;

type Said = readonly [en: string, zh: string];
const say = ([en, zh]: Said, language: Language): string => (language === 'en' ? en : zh);

const STEPS: readonly Said[] = [['listed', '上架资源'], ['placed', '下单'], ['dispatched', '派单'], ['accepted', '接单'], ['lead claimed', '领单'], ['place grabbed', '抢单'], ['rated', '评单']];
const RATES: readonly (readonly [Said, (of: Figures) => Rate])[] = [
  [['response rate', '响应率'], ({ response }) => response], [['resolution rate', '解决率'], ({ resolution }) => resolution], [['satisfaction rate', '满意率'], ({ satisfaction }) => satisfaction],
  [['fill rate', '满员率'], ({ fill }) => fill], [['places taken', '名额到位率'], ({ seats }) => seats],
];
const TIMES: readonly (readonly [Said, (of: Figures) => Times])[] = [
  [['to answer', '响应用时'], ({ answerTimes }) => answerTimes], [['to be done', '办结用时'], ({ solveTimes }) => solveTimes], [['to fill', '满员用时'], ({ fillTimes }) => fillTimes],
];
const COUNTS: readonly (readonly [Said, (of: Figures) => number | null])[] = [
  [['solved by grid', '网格化解'], ({ solvedBy }) => solvedBy.grid], [['solved by community', '社区化解'], ({ solvedBy }) => solvedBy.community], [['solved by street', '街道化解'], ({ solvedBy }) => solvedBy.street],
  [['solved by unit', '单位化解'], ({ solvedBy }) => solvedBy.unit], [['done', '完成'], ({ ended }) => ended.done], [['called off', '取消'], ({ ended }) => ended.calledOff],
  [['rejected', '不予受理'], ({ ended }) => ended.rejected], [['expired', '失效'], ({ ended }) => ended.expired], [['merged', '合并'], ({ ended }) => ended.merged],
];

/** What a row is called: the name of its division or unit, its item in the reader's language, its day. */
async function nameOf(reading: Reading, by: Divided | 'PUBLIC', key: string): Promise<string> {
  const { language } = reading;
  if (by === 'NOTHING') return say(['all', '合计'], language);
  if (key === OTHER) return say(['other', '其他'], language);
  if (by === 'DIVISION' || by === 'GRID') return (await divisionLoader(reading).load(key))?.name ?? key;
  if (by === 'ORGANISATION') return (await organisationLoader(reading).load(key))?.name ?? key;
  if (by !== 'ITEM') return key;
  const item = await itemLoader(reading).load(key);
  return item ? (language === 'en' ? item.en : item.zh) : key;
}

/** Figures of a period, with the same rights as the query `report`. */
export async function figuresSheet(reading: Reading, filter: Filter, by: Divided): Promise<Sheet> {
  const { language } = reading;
  const rows = (await rowsOf(reading, filter, by, MOST, null)).map(({ key, numbers, hides }) => ({ key, figures: figuresOf(numbers, hides) }));
  return {
    title: `${say(['Figures of orders placed', '订单统计'], language)} ${filter.from} – ${filter.until}`,
    head: [say(['row', '项目'], language), ...STEPS.map((said) => say(said, language)), ...RATES.flatMap(([said]) => [`${say(said, language)} (${say(['of', '分母'], language)})`, say(said, language)]),
      ...TIMES.flatMap(([said]) => [['mean', '平均'], ['median', '中位'], ['p90', '九成']].map((of) => `${say(said, language)} ${say(of as unknown as Said, language)} (${say(['minutes', '分钟'], language)})`)), ...COUNTS.map(([said]) => say(said, language))],
    rows: await Promise.all(rows.map(async ({ key, figures }) => [
      await nameOf(reading, by, key), ...figures.funnel.map(({ reached }) => reached), ...RATES.flatMap(([, of]) => [of(figures).denominator, of(figures).share]),
      ...TIMES.flatMap(([, of]) => [of(figures).mean, of(figures).median, of(figures).p90]), ...COUNTS.map(([, of]) => of(figures)),
    ])),
    funnel: STEPS.map((said, i) => ({ label: say(said, language), reached: rows.reduce<number | null>((sum, { figures: { funnel } }) => (sum === null || funnel[i]!.reached === null ? null : sum + funnel[i]!.reached), 0) })),
  };
}

/** What is unmet and what is idle, with the same rights as the query `balances`; null: it is not for the reader, or no street or community. */
export async function balanceSheet(reading: Reading, divisionCode: string): Promise<Sheet | null> {
  const { language } = reading;
  const place = await balancePlace(reading, divisionCode);
  if (place === null) return null;
  const head: readonly Said[] = [['item', '分项'], ['community', '社区'], ['waiting', '待服务'], ['waiting for 7 days', '久未满足'], ['lacking somebody', '待满足'], ['places missing', '缺少名额'],
    ['listed', '在列资源'], ['not booked for 30 days', '久无预约'], ['with places free', '闲置资源'], ['places free', '空余名额']];
  return {
    title: say(['Idle resources and unmet orders', '供需对照'], language), head: head.map((said) => say(said, language)), funnel: [],
    rows: await Promise.all((await balancesOf(reading, place, BALANCE_DAYS)).map(async (one) => [
      await nameOf(reading, 'ITEM', one.itemCode), one.communityId === null ? '' : await nameOf(reading, 'DIVISION', one.communityId), one.waitingOrders, one.waitingLong, one.unmetOrders, one.missingPlaces,
      one.listedResources, one.unbookedLong, one.idleResources, one.freePlaces,
    ])),
  };
}

/** A public month; null: it is not over, or none. What is hidden is an empty cell. */
export async function publicSheet(reading: Reading, month: string, by: 'DIVISION' | 'ITEM'): Promise<Sheet | null> {
  const found = await publicMonth(reading, month, by, await nowOf(reading.platform.db));
  if (found === null) return null;
  const { language } = reading;
  const head: readonly Said[] = [['row', '项目'], ['placed', '下单'], ['done', '完成'], ['resolved', '已解决']];
  const cells = ({ placed, done, resolved }: typeof found.total): Cell[] => [placed, done, resolved];
  return {
    title: `${say(['Public statistics', '公开统计'], language)} ${month}`, head: head.map((said) => say(said, language)), funnel: [],
    rows: [...await Promise.all(found.rows.map(async (row) => [await nameOf(reading, by, row.key), ...cells(row)])), [say(['all', '合计'], language), ...cells(found.total)]],
  };
}
