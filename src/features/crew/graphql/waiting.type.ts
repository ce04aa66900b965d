import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { WaitState } from '../../../wait-steps.ts';
import { WaitStateEnum } from './enums.ts';

@ObjectType('Waiting', { implements: Node, simpleResolvers: true, description: 'Your place in the line of a full order (候补). A place that becomes free is offered to the next in line at once.' })
export class Waiting extends Node {
  @Field(() => WaitStateEnum, { description: 'How it stands' })
  state!: WaitState;

  @Field(() => DateTimeScalar, { description: 'Since when you stand in line' })
  since!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, in whatever way' })
  endedAt!: Date | null;
}

export const WaitingConnection = connectionOf('Waiting', () => Waiting, 'places in line');
