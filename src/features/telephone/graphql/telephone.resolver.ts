import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { statedReason } from '../../../graphql/reason.ts';
import { Order } from '../../orders/graphql/index.ts';
import type { OrderRow } from '../../orders/index.ts';
import { findOrders, type Found } from '../find.ts';
import { LEAST_DIGITS, LEAST_NAME } from '../rules/typed.ts';
import { sayOrder } from '../say.ts';
import { FindOrdersInput, FoundOrders } from './telephone.type.ts';

const HINTS: Readonly<Record<NonNullable<Found['hint']>, { readonly en: string; readonly zh: string }>> = {
  TOO_LITTLE: { en: `Type the number of the order, ${LEAST_NAME} characters of the name at least, or the last ${LEAST_DIGITS} digits of the telephone number at least.`, zh: `请输入单号、至少 ${LEAST_NAME} 个字的姓名，或至少 ${LEAST_DIGITS} 位手机尾号。` },
  MORE: { en: 'There are more. Type more of the name or of the number.', zh: '结果较多，仅显示前 50 条。请输入更完整的姓名或号码。' },
};

/** For whoever has somebody on the telephone. */
@Resolver()
export class TelephoneFinding {
  @ViewerDependent()
  @Cost(100)
  @Query(() => FoundOrders, { description: 'Finds orders over the telephone (电话查单): by number, or among those of your own area by the name or the last digits of the telephone number, as far as you may read these in the clear now; with a stated reason also what is masked for you otherwise. Each finding by contact is recorded. What you may not read is not found.' })
  async findOrders(
    @Ctx() context: Context,
    @Arg('by', () => FindOrdersInput, { description: 'By what' }) by: FindOrdersInput,
    @Arg('reason', () => String, { nullable: true, description: 'Why you look through what is masked for you; recorded, and shown to the people concerned; at most 300 characters' }) reason: string | null,
  ): Promise<object> {
    const { orders, hint } = await findOrders(await context.reading(), by, statedReason(reason));
    return { orders, hint: hint === null ? null : context.language === 'en' ? HINTS[hint].en : HINTS[hint].zh };
  }
}

/** What this room adds to an order. */
@Resolver(() => Order)
export class OrderSaid {
  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => String, { nullable: true, description: 'One plain sentence to be read aloud, in the language of the request: who comes, when, and what is next (可读播报). It names nobody; null unless you may read the summary' })
  async spoken(@Root() order: OrderRow, @Ctx() context: Context): Promise<string | null> {
    return sayOrder(await context.reading(), order);
  }
}
