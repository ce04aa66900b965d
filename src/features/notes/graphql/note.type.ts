import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { PARTIES, type Party } from '../../orders/index.ts';

export const PartyEnum = enumOf('NoteParty', 'Those between whom an order is talked over (各方)', PARTIES, {
  REQUESTER: { en: 'The requester, and whoever placed it for them', zh: '下单居民及代下单人' }, CREW: { en: 'Those who serve: lead, helpers, or the unit that provides', zh: '服务小组或提供单位' },
  BROKERS: { en: 'Brokers: the officer of the grid and the volunteer paired with them', zh: '中间人（网格员及结对志愿者）' }, HOLDING: { en: 'The division that holds it', zh: '承办单元' },
  CENTER: { en: 'The center and the street leader', zh: '中心及街道负责人' },
});

@ObjectType('Note', { implements: Node, simpleResolvers: true, description: 'A note on an order (留言), for the parties that it names. Who may not read it does not find it, and nobody does once they have nothing to do with the order any more.' })
export class Note extends Node {
  @Field(() => Int, { description: 'Counts the notes of the order; some may be for others' })
  number!: number;

  @Field(() => PartyEnum, { description: 'As which party it was written' })
  party!: Party;

  @Field(() => [PartyEnum], { description: 'Which parties read it' })
  audience!: Party[];

  @Field(() => DateTimeScalar, { description: 'When it was written' })
  at!: Date;
}

export const NoteConnection = connectionOf('Note', () => Note, 'notes');

@InputType({ description: 'A note on an order.' })
export class AddNoteInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => String, { description: 'What is to be said, at most 1,000 characters' })
  words!: string;

  @Field(() => [PartyEnum], { nullable: true, description: 'Which parties are to read it, beside your own; left out: all' })
  to?: Party[] | null;
}
