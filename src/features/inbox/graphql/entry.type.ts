import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { AUDIENCES, type Audience } from '../audiences.ts';
import { TOLD_HOW, TOLD_OUTCOMES, type ToldHow, type ToldOutcome } from '../words.ts';

const code = (audience: string): string => audience.replace(/[A-Z]/g, '_$&').toUpperCase();
export const audienceCode = (audience: string): string => code(audience);

export const AudienceEnum = enumOf('InboxAudience', 'In what capacity somebody is told (接收身份)', AUDIENCES.map(code), Object.fromEntries(Object.entries({
  requester: { en: 'Requester, or a person served', zh: '下单居民或服务对象' }, placer: { en: 'Whoever placed it', zh: '下单人' }, holder: { en: 'Whose seat, place in line, entry in a draw or cooling off it is', zh: '名额、候补、摇号报名或冷静期本人' },
  lead: { en: 'Lead of the crew', zh: '领单人' }, crew: { en: 'The crew', zh: '服务小组' }, line: { en: 'Those who stand in line', zh: '候补人员' }, entrants: { en: 'All who entered the draw', zh: '全部摇号报名者' }, provider: { en: 'The unit that offers the resource', zh: '资源提供单位' },
  owner: { en: 'Owner of the resource', zh: '资源所有者' }, broker: { en: 'Brokers: officer of the grid and the volunteer paired with them', zh: '中间人（网格员及结对志愿者）' }, holding: { en: 'Division that holds it', zh: '承办单元' },
  community: { en: 'The community', zh: '社区' }, center: { en: 'The center', zh: '中心' }, streetLeader: { en: 'Leader of the street', zh: '街道负责人' }, offerer: { en: 'Whoever offered the place: a captain, or a worker of the division that holds the order', zh: '邀约人' },
  concerned: { en: 'Whom it is about: a member of a team, or who acts for another and whom they act for', zh: '本人' }, captain: { en: 'Captain of the team', zh: '队长' },
} satisfies Record<Audience, { en: string; zh: string }>).map(([name, words]) => [code(name), words])));
export const ToldOutcomeEnum = enumOf('ToldOutcome', 'What came of telling somebody (告知结果)', TOLD_OUTCOMES, {
  TOLD: { en: 'They were told', zh: '已告知' }, NOT_REACHED: { en: 'They were not reached', zh: '未联系上' }, DECLINED: { en: 'They did not want to be told', zh: '本人不愿听取' },
});
export const ToldHowEnum = enumOf('ToldHow', 'How somebody was told (告知方式)', TOLD_HOW, {
  IN_PERSON: { en: 'In person', zh: '当面' }, BY_PHONE: { en: 'By telephone', zh: '电话' }, THROUGH_FAMILY: { en: 'Through their family', zh: '经家属转告' }, IN_WRITING: { en: 'In writing', zh: '书面' },
});

@ObjectType({ simpleResolvers: true, description: 'What an officer recorded about telling somebody who has no login (告知记录).' })
export class Told {
  @Field(() => ToldOutcomeEnum, { description: 'What came of it' })
  outcome!: ToldOutcome;

  @Field(() => ToldHowEnum, { nullable: true, description: 'How; null if nobody said' })
  how!: ToldHow | null;

  @Field(() => DateTimeScalar, { description: 'When' })
  at!: Date;
}

@ObjectType('InboxEntry', { implements: Node, simpleResolvers: true, description: 'News addressed to you (消息), or to somebody whom you are asked to tell.' })
export class InboxEntry extends Node {
  @Field(() => String, { description: 'Table in which the step stands: ORDER, SEAT, WAIT, COOLING, DRAW, DRAW_ENTRY, ASK, ASKING, URGE, PRESS, BOOKING, RESOURCE or SERIES; TEAM_MEMBER and GUARDIAN for people\'s own matters; or NOTE for notes on an order (one entry until you have read it, without the words); `schema/seven-orders.md` lists their steps' })
  table!: string;

  @Field(() => String, { description: 'Step that was taken, by its name in that table (步骤)' })
  step!: string;

  @Field(() => Int, { nullable: true, description: 'Revision that the step gave to the order, or to the subject where there is no order' })
  revision!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it happened' })
  at!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When you marked it as read; null: unread (未读)' })
  readAt!: Date | null;
}

export const InboxEntryConnection = connectionOf('InboxEntry', () => InboxEntry, 'news');

@InputType({ description: 'Narrows the inbox.' })
export class InboxFilter {
  @Field(() => Boolean, { nullable: true, description: 'Unread ones only, or the others' })
  unread?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that ask whether somebody was told and have no answer yet, or the others (待告知)' })
  untold?: boolean | null;
}

@ArgsType()
export class InboxArgs extends PageArgs {
  @Field(() => InboxFilter, { nullable: true, description: 'Narrows it' })
  filter?: InboxFilter | null;
}

@InputType({ description: 'News that you have read.' })
export class MarkInboxReadInput extends KeyedInput {
  @Field(() => [ID], { description: 'Ids of entries of your inbox, 1 to 100' })
  entryIds!: string[];
}

@InputType({ description: 'Whether somebody without a login was told.' })
export class RecordToldInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the entry that asks' })
  entryId!: string;

  @Field(() => ToldOutcomeEnum, { description: 'What came of it' })
  outcome!: ToldOutcome;

  @Field(() => ToldHowEnum, { nullable: true, description: 'How' })
  how?: ToldHow | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When; left out: now' })
  at?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'News that you have read, and what is left.' })
export class InboxRead {
  @Field(() => [InboxEntry], { description: 'The entries' })
  entries!: object[];

  @Field(() => Int, { description: 'How many are still unread' })
  unread!: number;
}
