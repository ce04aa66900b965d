import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { SeatKind, SeatState } from '../../../seat-steps.ts';
import { SeatKindEnum, SeatStateEnum } from '../../crew/graphql/index.ts';
import { ServiceHours } from '../../hours/graphql/index.ts';

@ObjectType({ simpleResolvers: true, description: 'A seat of a member, of an order that is for the team (队内日程).' })
export class TeamSeat {
  @Field(() => SeatKindEnum, { description: 'Lead or helper' })
  kind!: SeatKind;

  @Field(() => SeatStateEnum, { description: 'Where it stands' })
  state!: SeatState;

  @Field(() => DateTimeScalar, { description: 'Begin (开始)' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'End (结束)' })
  endsAt!: Date;
}

export const TeamSeatConnection = connectionOf('TeamSeat', () => TeamSeat, 'seats of a team');

@ArgsType()
export class TeamCalendarArgs extends PageArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'What touches the time from then on; left out: from now on' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'And before then, at most 92 days later; left out: 31 days later' })
  until?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a team served, as sums; nobody is ranked (队伍服务时长).' })
export class TeamService extends ServiceHours {
  @Field(() => Int, { description: 'How many of its people served (参与人数)' })
  people!: number;
}
