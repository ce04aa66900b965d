import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { readPage, type Page } from '../../../graphql/page.ts';
import { upon, type Soon } from '../../../kernel/soon.ts';
import { itemLoader } from '../../catalogue/index.ts';
import { Item } from '../../catalogue/graphql/index.ts';
import { divisionLoader } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { balancePlace, balancesOf, dayAt, streetOf, type Balance as BalanceRow } from '../read.ts';
import { Balance, BalanceArgs, BalanceConnection, CenterDay } from './glance.type.ts';

const MOST_DAYS = 92;

@Resolver(() => Balance)
export class BalanceFields {
  @FieldResolver(() => Item, { nullable: true, description: 'The item, as it stands or last stood in the published catalogue' })
  item(@Root() { itemCode }: BalanceRow, @Ctx() context: Context): Soon<object | null> {
    return upon(context.reading(), (reading) => itemLoader(reading).load(itemCode));
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The community; null: the whole street' })
  community(@Root() { communityId }: BalanceRow, @Ctx() context: Context): Soon<object | null> {
    return communityId === null ? null : upon(context.reading(), (reading) => divisionLoader(reading).load(communityId));
  }
}

/** What a center looks at first. */
@Resolver()
export class GlanceResolver {
  @ViewerDependent()
  @Cost(20)
  @Query(() => CenterDay, { nullable: true, description: 'The day of a street in numbers (今日概览). For dispatcher, street leader, auditor and operator; null for others.' })
  async centerDay(@Ctx() context: Context, @Arg('streetCode', () => String, { description: 'Code of the street' }) streetCode: string): Promise<object | null> {
    const reading = await context.reading();
    const street = await streetOf(reading, streetCode);
    return street === null ? null : dayAt(reading, street);
  }

  @ViewerDependent()
  @Cost(20)
  @Query(() => BalanceConnection, { description: 'What is unmet and what is idle, side by side, by item and community (供需对照). Now, for long, and for the days to come. For dispatcher, street leader, auditor and operator of the street, and for workers of the community; empty for others.' })
  async balances(@Ctx() context: Context, @Args(() => BalanceArgs) args: BalanceArgs): Promise<Page<BalanceRow>> {
    const { divisionCode, days } = args;
    if (days < 1 || days > MOST_DAYS) throw new DoorError('BAD_USER_INPUT', { detail: { en: `days must be 1 to ${MOST_DAYS}.`, zh: `days 须为 1 到 ${MOST_DAYS}。` } });
    const reading = await context.reading();
    const place = await balancePlace(reading, divisionCode);
    const all = async (): Promise<BalanceRow[]> => (place === null ? [] : balancesOf(reading, place, days));
    return readPage<BalanceRow>(args, {
      list: 'balances', order: 'ITEM', filter: { divisionCode, days },
      read: async (limit, after) => (await all()).filter((one) => after === null || placeOf(one) > after.join(' ')).slice(0, limit),
      key: ['TEXT', 'TEXT'],
      keyOf: ({ itemCode, communityId }) => [itemCode, communityId ?? ''],
      count: async () => (await all()).length,
    });
  }
}

const placeOf = ({ itemCode, communityId }: BalanceRow): string => `${itemCode} ${communityId ?? ''}`;
