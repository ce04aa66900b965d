import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { DrawState, EntryState } from '../../../draw-steps.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar, UUIDScalar } from '../../../graphql/scalars.ts';
import type { DrawnOutcome } from '../words.ts';
import { DrawEntryStateEnum, DrawnOutcomeEnum, DrawStateEnum } from './enums.ts';

@ObjectType('Draw', {
  simpleResolvers: true,
  description: 'A fair start (公平开抢): the places of an order are drawn (摇号) among all who enter in time, whoever came first. What everybody needs to recompute it is told when it is over.',
})
export class Draw {
  @Field(() => UUIDScalar, { description: 'Number of the draw, of which commitment and shuffle are made (摇号编号)' })
  id!: string;

  @Field(() => DrawStateEnum, { description: 'Where it stands' })
  state!: DrawState;

  @Field(() => DateTimeScalar, { description: 'When it was announced; from then on volunteers enter' })
  announcedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'The announced instant (开抢时刻)' })
  opensAt!: Date;

  @Field(() => DateTimeScalar, { description: 'The last moment at which an entry counts, shortly after the instant, so that somebody whose connection broke fits in' })
  closesAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was drawn or called off' })
  endedAt!: Date | null;

  @Field(() => String, { description: 'SHA-256 over the number of the draw and its seed, in hex, published with the announcement (种子承诺): nobody can choose the seed afterwards. `schema/fair-start.md` says how to recompute it' })
  commitment!: string;

  @Field(() => String, { nullable: true, description: 'The secret seed, in hex (种子); null until it is drawn' })
  seed!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many places were drawn; null until then' })
  places!: number | null;
}

@ObjectType('DrawEntry', { implements: Node, simpleResolvers: true, description: 'Your entry in a draw of places (摇号报名). Nobody else sees it.' })
export class DrawEntry extends Node {
  @Field(() => DrawEntryStateEnum, { description: 'Where it stands' })
  state!: EntryState;

  @Field(() => UUIDScalar, { description: 'The key that you sent: by it you find yourself among the keys that were drawn' })
  key!: string;

  @Field(() => DateTimeScalar, { description: 'When you entered, by the database\'s clock; it decides whether the entry counts, and nothing else' })
  enteredAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was drawn, taken back or called off' })
  endedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Number in the draw, 1 being the first (摇号次序); null if it was not drawn' })
  number!: number | null;
}

@ObjectType('DrawnKey', { simpleResolvers: true, description: 'A key that an entrant sent, and what came of it. Whose it is stands nowhere but in their own entry.' })
export class DrawnKey {
  @Field(() => UUIDScalar, { description: 'The key' })
  key!: string;

  @Field(() => Int, { description: 'Number in the draw, 1 being the first' })
  number!: number;

  @Field(() => DrawnOutcomeEnum, { description: 'What came of it' })
  outcome!: DrawnOutcome;
}

export const DrawnKeyConnection = connectionOf('DrawnKey', () => DrawnKey, 'keys in the order in which they were drawn');

@InputType({ description: 'The order whose places are going to be drawn. The key is what you put into the draw, and is published after it.' })
export class EnterDrawInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;
}

@InputType({ description: 'An entry that is taken back.' })
export class WithdrawFromDrawInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the entry' })
  entryId!: string;
}
