import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { COOLING_STATES, type CoolingState } from '../../../cooling-steps.ts';
import type { Context } from '../../../graphql/context.ts';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { as, idOf, Node } from '../../../graphql/node.ts';
import { refusedIn, resultUnion } from '../../../graphql/refusal.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { Person, Viewer, type PersonRef } from '../../people/graphql/index.ts';
import { liftCoolingOff } from '../cooling.ts';
import { coolingOf, coolingsById, type CoolingRow } from '../store/cooling.ts';
import { COOLING_CAUSES, type CoolingCause } from '../words.ts';

export const CoolingStateEnum = enumOf('CoolingState', 'How it stands with a cooling off (冷静期状态)', COOLING_STATES, {
  COOLING: { en: 'In force until its end', zh: '冷静期内' }, LIFTED: { en: 'Lifted before its end', zh: '已解除' },
});
export const CoolingCauseEnum = enumOf('CoolingCause', 'What a cooling off comes from (冷静期原因)', COOLING_CAUSES, {
  NO_SHOWS: { en: 'Absences', zh: '多次爽约' }, READ_AND_GAVE_BACK: { en: 'Seats given back after the contact had been read', zh: '查看联系方式后多次退出' },
});

@ObjectType('CoolingOff', { implements: Node, simpleResolvers: true, description: 'A time in which somebody takes no new seats (冷静期); shown to them and to the center.' })
export class CoolingOff extends Node {
  @Field(() => CoolingStateEnum, { description: 'Whether it is in force or lifted; it ends by itself at `until`' })
  state!: CoolingState;

  @Field(() => CoolingCauseEnum, { description: 'What it comes from' })
  cause!: CoolingCause;

  @Field(() => DateTimeScalar, { description: 'Since when' })
  since!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when' })
  until!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was lifted' })
  liftedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was lifted' })
  reason!: string | null;
}

@InputType({ description: 'The cooling off that is lifted.' })
export class LiftCoolingOffInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the cooling off' })
  coolingOffId!: string;

  @Field(() => String, { description: 'Why; kept, and shown to the person' })
  reason!: string;
}

export const CoolingOffResult = resultUnion<object>('CoolingOffResult', () => [CoolingOff], 'The cooling off after the step, or why the step was refused.');

/** Fields of a cooling off. */
@Resolver(() => CoolingOff)
export class CoolingFields {
  @FieldResolver(() => Person, { description: 'Whose it is' })
  person(@Root() row: CoolingRow): PersonRef {
    return { id: row.personId, realm: row.realm };
  }
}

/** What the center does about it. */
@Resolver()
export class CoolingMoves {
  @Mutation(() => CoolingOffResult, { description: 'The center lifts a cooling off, with a reason (解除冷静期).' })
  async liftCoolingOff(@Ctx() context: Context, @Arg('input', () => LiftCoolingOffInput, { description: 'Which, and why' }) { key, coolingOffId, reason }: LiftCoolingOffInput): Promise<object> {
    const { caller, language } = context;
    if (caller === null) return refusedIn(language, { code: 'SIGN_IN_FIRST', args: {} });
    const id = idOf(context, 'CoolingOff', coolingOffId);
    if (id === null) return refusedIn(language, { code: 'NOT_FOUND', args: {}, path: ['input', 'coolingOffId'] });
    const outcome = await liftCoolingOff(context.platform, { caller, key }, { id, reason });
    if (!outcome.ok) return refusedIn(language, outcome.refusal.code === 'NOT_FOUND' ? { ...outcome.refusal, path: ['input', 'coolingOffId'] } : outcome.refusal);
    context.renew();
    const [row] = await coolingsById(context.platform.db, context.realm, [outcome.value.id]);
    return as('CoolingOff', row!);
  }
}

/** What it adds to the viewer. */
@Resolver(() => Viewer)
export class ViewerCooling {
  @ViewerDependent()
  @FieldResolver(() => CoolingOff, { nullable: true, description: 'Your cooling off that is in force: until then you take no new seats (我的冷静期)' })
  async coolingOff(@Ctx() context: Context): Promise<CoolingRow | null> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return personId === null ? null : coolingOf(db, realm, personId);
  }
}
