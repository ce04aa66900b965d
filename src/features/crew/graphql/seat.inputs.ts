import { Field, Float, ID, InputType } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';
import type { SeatKind } from '../../../seat-steps.ts';
import { SeatKindEnum } from './enums.ts';

@InputType({ description: 'The order whose lead is claimed.' })
export class ClaimOrderInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;
}

@InputType({ description: 'The order of which a place is wanted.' })
export class GrabSeatInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to stand in line when all places are taken (候补)' })
  waitIfFull!: boolean;
}

@InputType({ description: 'The order in whose line somebody stands.' })
export class WaitInLineInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;
}

@InputType({ description: 'The place in line that is given up.' })
export class LeaveLineInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the place in line' })
  waitingId!: string;
}

@InputType({ description: 'Whom the community, or a captain, asks to take a place.' })
export class AssignSeatInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => ID, { description: 'Id of the person' })
  personId!: string;

  @Field(() => SeatKindEnum, { defaultValue: 'HELPER', description: 'As lead or as helper' })
  kind!: SeatKind;
}

@InputType({ description: 'A seat.' })
export class SeatInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the seat' })
  seatId!: string;
}

@InputType({ description: 'Whom places of an order are offered to, all of them or none.' })
export class OfferSeatsInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => [ID], { description: 'Ids of the people, 1 to 20, each once (队员)' })
  personIds!: string[];
}

@InputType({ description: 'A seat, and who comes instead of its holder.' })
export class SwapSeatInput extends SeatInput {
  @Field(() => ID, { description: 'Id of the member of the team who comes instead (替换队员)' })
  personId!: string;

  @Field(() => String, { description: 'Why' })
  reason!: string;
}

@InputType({ description: 'A seat that is given back.' })
export class GiveBackSeatInput extends SeatInput {
  @Field(() => String, { nullable: true, description: 'Why; needed when somebody else than its holder gives it back' })
  reason?: string | null;
}

@InputType({ description: 'A seat for whose confirmation more time is needed.' })
export class ExtendSeatInput extends SeatInput {
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

@InputType({ description: 'A seat and its hours of service.' })
export class HoursInput extends SeatInput {
  @Field(() => Float, { description: 'Hours of service, 0 to 24 (服务时长)' })
  hours!: number;
}
