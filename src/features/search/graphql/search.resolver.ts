import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { filterOf, OrderConnection, OrderFilter } from '../../orders/graphql/index.ts';
import type { OrderRow } from '../../orders/index.ts';
import { findOrders, soughtBy } from '../find.ts';
import { LONGEST_QUERY, MOST_TERMS, termsOf } from '../grams.ts';
import { countFound } from '../store/found.ts';

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, { description: 'Code of the street in which you dispatch, lead, audit or operate; of a community in it, or of a county above it where you do so' })
  divisionCode!: string;

  @Field(() => String, { description: 'What is looked for, at most 60 characters: part of the number, item, community, summary or words. One character is enough (灯); several terms with spaces between them must all be found' })
  text!: string;

  @Field(() => OrderFilter, { nullable: true, description: 'Narrows what is found' })
  filter?: OrderFilter | null;
}

/** Orders by what is said in them. */
@Resolver()
export class SearchResolver {
  @ViewerDependent()
  @Cost(5)
  @Query(() => OrderConnection, { description: 'Finds orders by their text (全文检索), the newest first: number, item, community, the community\'s line; and for dispatcher, street leader and auditor the requester\'s words, as long as they may read them. What is found by the words is recorded as a reading of them, and not counted: `totalCount` is of what the others have, 1,000 at most. Empty for whoever does none of this in the division.' })
  async searchOrders(@Ctx() context: Context, @Args(() => SearchArgs) args: SearchArgs): Promise<Page<OrderRow>> {
    const { divisionCode, text } = args;
    const terms = text.length > LONGEST_QUERY ? [] : termsOf(text);
    if (terms.length === 0 || terms.length > MOST_TERMS) throw new DoorError('BAD_USER_INPUT', { detail: { en: `text holds 1 to ${MOST_TERMS} terms of letters or digits, ${LONGEST_QUERY} characters at most.`, zh: `text 须含 1 至 ${MOST_TERMS} 个由文字或数字组成的词，最多 ${LONGEST_QUERY} 个字符。` } });
    const reading = await context.reading();
    const sought = await soughtBy(reading, { divisionCode, text, filter: filterOf(context, args.filter ?? {}) });
    return readPage<OrderRow>(args, {
      list: 'searchOrders', order: 'NEWEST', filter: { divisionCode, text, ...args.filter },
      read: async (limit, after) => (sought === null ? [] : findOrders(reading, sought, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ placedAt, id }) => [placedAt.toISOString(), id],
      count: async () => (sought === null ? 0 : countFound(context.platform.db, reading.actor, sought)),
    });
  }
}
