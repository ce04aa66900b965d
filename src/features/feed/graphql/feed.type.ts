import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { OneOf } from '../../../graphql/input.ts';
import { AtMost, ByRights, ViewerDependent } from '../../../graphql/marks.ts';
import { Node, typeNameOf } from '../../../graphql/node.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { GONE_REASONS, type GoneReason } from '../words.ts';

@OneOf()
@InputType({ description: 'What is watched: exactly one of these (订阅范围).' })
export class FeedScope {
  @Field(() => ID, { nullable: true, description: 'Id of a team of yours: its board, with the open orders that match its divisions and items (志愿服务队)' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a division over which, or over one above which, you hold an office: what lies in it and what it holds (治理单元)' })
  divisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of an organisation that you represent: what it serves and offers (单位)' })
  organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of an order that you may see: it and its seats (订单)' })
  orderId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: orders that somebody like you could take (可抢订单)' })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: what you stand in a relation to, as requester, placer, crew (与我相关)' })
  mine?: boolean | null;
}

export const GoneReasonEnum = enumOf('GoneReason', 'Why something left what you watch (消失原因)', GONE_REASONS, {
  STARTED: { en: 'The service began', zh: '已开始服务' }, HELD: { en: 'Its clock was stopped', zh: '已挂起' }, RETURNED: { en: 'The community gave it back', zh: '社区已退回' },
  RECALLED: { en: 'The center took it back', zh: '中心已收回' }, ESCALATED: { en: 'It went to another division', zh: '已转其他单元' }, LAPSED: { en: 'Nobody began in time; it needs a new date', zh: '逾期未开始' },
  MERGED: { en: 'It is the same matter as another order', zh: '已合并' }, CANCELLED: { en: 'It was called off', zh: '已取消' }, REJECTED: { en: 'It was not taken on', zh: '不予受理' },
  EXPIRED: { en: 'Its time ran out', zh: '已失效' }, DONE: { en: 'It is done', zh: '已完成' }, CLOSED: { en: 'It is closed', zh: '已办结' }, PAUSED: { en: 'The resource is paused', zh: '资源已暂停' },
  WITHDRAWN: { en: 'The resource was withdrawn', zh: '资源已撤下' }, RIGHTS_LOST: { en: 'You may not see it any more', zh: '已无权查看' }, NO_LONGER_FITS: { en: 'It does not belong here any more', zh: '已不在此范围' },
});

@ObjectType({ simpleResolvers: true, description: 'Something was born or changed, and here it is as you may see it now (变更).' })
export class Changed {
  @Field(() => String, { description: 'Table in which the step stands: ORDER, SEAT, WAIT, COOLING, DRAW, DRAW_ENTRY, ASK, ASKING or RESOURCE, whose steps `schema/seven-orders.md` lists; or what a deed beside them was about: APPOINTMENT, CATALOGUE, CONSENT, DIVISION, REALM, STANDING, TEAM, TEAM_MEMBER' })
  table!: string;

  @Field(() => String, { description: 'Step that was taken, by its name in that table' })
  step!: string;

  @ByRights()
  @ViewerDependent()
  @Field(() => Node, { description: 'What changed, as you may see it at the moment of delivery; the order where you may not see the seat' })
  subject!: object;

  @Field(() => Int, { description: 'Revision that the step gave to the order, or to the subject where there is no order; you may see gaps' })
  revision!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Something left what you watch: take its card away (消失). If it is what you watch itself, nothing follows.' })
export class Gone {
  @Field(() => ID, { description: 'Id of what left; the id or code of the scope itself when your right to watch it is over or never was' })
  id!: string;

  @Field(() => Int, { description: 'Revision that the step gave; 0 when the scope itself is over' })
  revision!: number;

  @Field(() => GoneReasonEnum, { description: 'Why' })
  reason!: GoneReason;
}

const typeOf = (row: object): string => typeNameOf(row) as string;

export const FeedEvent = createUnionType({ name: 'FeedEvent', description: 'One thing that happened.', types: () => [Changed, Gone], resolveType: typeOf });

@ObjectType({ simpleResolvers: true, description: 'Things that happened, in their order: within one order by revision.' })
export class Events {
  @AtMost(20)
  @Field(() => [FeedEvent], { description: 'What happened; empty in the first message of a feed without `after`' })
  events!: readonly object[];

  @Field(() => String, { description: 'Keep it: a subscription with this `after` goes on exactly here' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'The server\'s time, by which time limits are counted' })
  serverTime!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'The cursor cannot be continued: read the state again with a `feedCursor`, and subscribe after that. Nothing follows.' })
export class Resync {
  @Field(() => DateTimeScalar, { description: 'The server\'s time, by which time limits are counted' })
  serverTime!: Date;
}

export const FeedMessage = createUnionType({ name: 'FeedMessage', description: 'What a feed sends.', types: () => [Events, Resync], resolveType: typeOf });
