import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { DIARY_KINDS, type DiaryKind } from '../words.ts';

const DiaryKindEnum = enumOf('CalendarEntryKind', 'What an entry of a calendar is (日程类型)', DIARY_KINDS, {
  SEAT: { en: 'A seat that you hold', zh: '名额' }, BOOKING: { en: 'A booking of something that you yourself give', zh: '预约' },
});

@ObjectType({ simpleResolvers: true, description: 'A time that you have promised, and for which order (日程).' })
export class CalendarEntry {
  @Field(() => DiaryKindEnum, { description: 'Seat or booking' })
  kind!: DiaryKind;

  @Field(() => DateTimeScalar, { description: 'Begin (开始)' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'End (结束)' })
  endsAt!: Date;
}

export const CalendarEntryConnection = connectionOf('CalendarEntry', () => CalendarEntry, 'entries of a calendar');

@ArgsType()
export class CalendarArgs extends PageArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'What touches the time from then on; left out: from now on' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'And before then, at most 92 days later; left out: 31 days later' })
  until?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'The secret link at which a calendar program reads your calendar (日历订阅链接): item, community, time, number and state of what you promised, nothing of any resident.' })
export class CalendarLink {
  @Field(() => DateTimeScalar, { description: 'Since when it stands, or stood' })
  since!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When you revoked it; null: it stands' })
  revokedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Where it is, below the address of the API: answered by `renewCalendarLink` alone, once, because only a hash of it is kept; to the same key again, as long as that link is the one that stands. Whoever has it reads your calendar (链接路径)' })
  location!: string | null;
}

@InputType({ description: 'A new link to your calendar, or none any more.' })
export class CalendarLinkInput extends KeyedInput {}
