import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { AtMost } from '../../../graphql/marks.ts';
import { answer, refusedIn, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import { badInput, type Refusal } from '../../../kernel/result.ts';
import { Realm, shownRealm } from '../../places/graphql/index.ts';
import { realmOf } from '../../places/index.ts';
import { setRealmLimits } from '../realm-limits.ts';
import { ItemLimitInput } from './catalogue.inputs.ts';
import { ItemLimit } from './catalogue.type.ts';
import { limitsOf, limitsShown, type ShownLimit } from './limits.ts';

@InputType({ description: 'The time limits of a realm.' })
export class SetRealmLimitsInput extends KeyedInput {
  @Field(() => [ItemLimitInput], { description: 'All limits that differ from the tables of steps; what is left out is as the table says. An item\'s own go before them' })
  limits!: ItemLimitInput[];
}

/** What is wrong where the same limit is said twice: which of them is meant nobody knows. */
function doubledIn(limits: readonly ItemLimitInput[]): Refusal | null {
  const keys = limits.map(({ table, step, then }) => `${table}.${step}.${then}`);
  const i = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  return i < 0 ? null : badInput(`limits: ${keys[i]!} is said twice`, `时限：${keys[i]!} 重复`, ['input', 'limits', String(i)]).refusal;
}

const SetRealmLimitsResult = resultUnion('SetRealmLimitsResult', () => [Realm]);

/** Time limits that a realm sets of its own, for every item. */
@Resolver(() => Realm)
export class RealmLimits {
  @AtMost(50)
  @FieldResolver(() => [ItemLimit], { description: 'Time limits that differ from the tables of steps, for every item that says nothing else (辖区时限)' })
  async limits(@Ctx() context: Context): Promise<ShownLimit[]> {
    const realm = await realmOf(await context.reading());
    return realm === null ? [] : limitsShown(realm.settings.limits);
  }

  @Mutation(() => SetRealmLimitsResult, { description: 'Says which time limits of the realm differ from the tables of steps; limits that run already stay. For operators of the whole realm (修改辖区时限).' })
  async setRealmLimits(@Ctx() context: Context, @Arg('input', () => SetRealmLimitsInput, { description: 'The limits, and the key of this deed' }) { key, limits }: SetRealmLimitsInput): Promise<Realm | Refused> {
    const twice = doubledIn(limits);
    if (twice !== null) return refusedIn(context.language, twice);
    const { actor } = await context.reading();
    return answer(context, setRealmLimits(context.platform, { actor, key }, limitsOf(limits)), async (_, reading) => {
      const realm = await realmOf(reading);
      if (!realm) throw new Error('the realm that was just changed is not there');
      return shownRealm(realm);
    });
  }
}
