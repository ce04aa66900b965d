import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { Order } from '../../orders/graphql/index.ts';
import { factsLoader, holds, leads, viewerMay, type OrderRow } from '../../orders/index.ts';
import { divisionLoader, realmOf } from '../../places/index.ts';
import { suggestCommunities, type Suggestion } from '../suggest.ts';
import { DispatchSuggestion, type SuggestionReason } from './suggestion.type.ts';

const reasonsOf = ({ why }: Suggestion): SuggestionReason[] => why.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points).map(({ code }) => (code === 'BURDEN' ? 'LEAST_BURDENED' : code));

/** Where an order could be sent: the asking seen from the other side. */
@Resolver(() => Order)
export class OrderSuggestions {
  @ViewerDependent()
  @Cost(5)
  @AtMost(3)
  @FieldResolver(() => [DispatchSuggestion], { description: 'Communities to which it could be sent, with the reason (派单建议); empty unless you may dispatch it' })
  async suggestions(@Root() order: OrderRow, @Ctx() context: Context): Promise<object[]> {
    const reading = await context.reading();
    const realm = (await viewerMay(reading, order)).includes('dispatch') ? await realmOf(reading) : null;
    if (realm === null) return [];
    const { facts } = await factsLoader(reading).load(order);
    const found = await suggestCommunities(reading.platform.db, order, { ...realm, now: facts.now, own: !holds(facts.actor, ['DISPATCHER'], order.streetId) && !leads(facts.actor, order) });
    return Promise.all(found.map(async (one) => ({ ...one, reasons: reasonsOf(one), division: await divisionLoader(reading).load(one.communityId) })));
  }
}
