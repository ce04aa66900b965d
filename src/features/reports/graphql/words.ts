import { enumOf } from '../../../graphql/enums.ts';
import { DIVIDED, FUNNEL } from '../words.ts';

export const ReportBy = enumOf('ReportBy', 'By what a report is divided into rows (统计维度).', DIVIDED, {
  NOTHING: { en: 'one row of everything', zh: '合计' }, DIVISION: { en: 'by community; what lies in none, by street', zh: '按社区' }, GRID: { en: 'by grid; what lies in none is left out', zh: '按网格' }, ITEM: { en: 'by catalogue item', zh: '按清单分项' },
  ORGANISATION: { en: 'by the unit that serves; orders without one are left out', zh: '按提供单位' }, DAY: { en: 'by the day on which orders were placed', zh: '按下单日期' },
});

export const FunnelStepEnum = enumOf('FunnelStep', 'One of the seven orders, as the funnel counts them (七单环节).', FUNNEL.map(({ step }) => step), {
  LIST: { en: 'resources that were listed', zh: '资源清单亮家底' }, PLACE: { en: 'orders that were placed', zh: '群众点单明需求' }, DISPATCH: { en: 'orders that the center sent on', zh: '中心派单抓统筹' },
  ACCEPT: { en: 'orders that a community took on', zh: '社区接单帮服务' }, CLAIM: { en: 'orders whose lead was claimed', zh: '党员领单做先锋' }, GRAB: { en: 'orders of which a volunteer took a place', zh: '志愿抢单促实施' },
  RATE: { en: 'orders that the resident rated', zh: '群众评单优效能' },
});

export const PublicBy = enumOf('PublicBy', 'By what public statistics are divided into rows (公开统计维度).', ['DIVISION', 'ITEM'], {
  DIVISION: { en: 'by community', zh: '按社区' }, ITEM: { en: 'by catalogue item; sensitive ones together in one row', zh: '按清单分项(敏感分项合并)' },
});
