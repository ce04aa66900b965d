import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { orderLoader } from '../../orders/index.ts';
import { Order } from '../../orders/graphql/index.ts';
import { Viewer } from '../../people/graphql/index.ts';
import { teamLoader } from '../../teams/index.ts';
import { Team } from '../../teams/graphql/index.ts';
import { channelsOf } from '../channels-of.ts';
import { ownerOf, readPreferences, readTally } from '../read.ts';
import { runsRealm } from '../roles.ts';
import { countDead, deadPage, type DeadPush } from '../store/dead.ts';
import { mutesOf, type MuteRow } from '../store/preferences.ts';
import { subscriptionsOf, type Subscription } from '../store/subscriptions.ts';
import { MOST_MUTES, MOST_SUBSCRIPTIONS } from '../words.ts';
import { DeadPushConnection, Pushes, PushMute, PushPreferences, PushSubscription, shownPushes } from './push.type.ts';

/** What this room adds to the viewer. */
@Resolver(() => Viewer)
export class ViewerPushes {
  @ViewerDependent()
  @FieldResolver(() => Pushes, { nullable: true, description: 'How you are pushed; null for guests and before joining (推送)' })
  async pushes(@Ctx() context: Context): Promise<object | null> {
    return ownerOf(await context.reading()) === null ? null : shownPushes(context);
  }
}

/** Of whoever asks, and of nobody else. */
@Resolver(() => Pushes)
export class PushesFields {
  @ViewerDependent()
  @FieldResolver(() => PushPreferences, { description: 'When and how often (推送偏好)' })
  async preferences(@Ctx() context: Context): Promise<PushPreferences> {
    const reading = await context.reading();
    const { quiet, ...preferences } = await readPreferences(reading, ownerOf(reading)!);
    return { ...preferences, quietHours: quiet };
  }

  @AtMost(MOST_MUTES)
  @ViewerDependent()
  @FieldResolver(() => [PushMute], { description: 'What you are not pushed about now (静音)' })
  async mutes(@Ctx() context: Context): Promise<MuteRow[]> {
    const reading = await context.reading();
    return mutesOf(reading.platform.db, ownerOf(reading)!);
  }

  @AtMost(MOST_SUBSCRIPTIONS)
  @ViewerDependent()
  @FieldResolver(() => [PushSubscription], { description: 'Where you are pushed (推送订阅)' })
  async subscriptions(@Ctx() context: Context): Promise<Subscription[]> {
    const reading = await context.reading();
    return subscriptionsOf(reading.platform.db, ownerOf(reading)!);
  }

  @FieldResolver(() => String, { description: 'Application server key with which a browser subscribes to web push, base64url (VAPID 公钥)' })
  vapidPublicKey(@Ctx() { platform }: Context): string {
    return channelsOf(platform).vapidPublicKey();
  }

  @ViewerDependent()
  @FieldResolver(() => Int, { description: 'How many pushes you had today, each digest one (今日推送数)' })
  async pushedToday(@Ctx() context: Context): Promise<number> {
    const reading = await context.reading();
    return (await readTally(reading, ownerOf(reading)!)).pushed;
  }

  @ViewerDependent()
  @FieldResolver(() => Int, { description: 'How much news waits to be pushed later (待推送数)' })
  async waiting(@Ctx() context: Context): Promise<number> {
    const reading = await context.reading();
    return (await readTally(reading, ownerOf(reading)!)).waiting;
  }
}

@Resolver(() => PushMute)
export class PushMuteFields {
  @FieldResolver(() => String, { nullable: true, description: 'Code of the item (清单分项)' })
  itemCode(@Root() { what, of }: MuteRow): string | null {
    return what === 'ITEM' ? of : null;
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team (志愿服务队)' })
  async team(@Root() { what, of }: MuteRow, @Ctx() context: Context): Promise<object | null> {
    return what === 'TEAM' ? teamLoader(await context.reading()).load(of) : null;
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order; null also when you may not see it any more (订单)' })
  async order(@Root() { what, of }: MuteRow, @Ctx() context: Context): Promise<object | null> {
    return what === 'ORDER' ? orderLoader(await context.reading()).load(of) : null;
  }
}

@Resolver()
export class DeadPushResolver {
  @Cost(10)
  @ViewerDependent()
  @Query(() => DeadPushConnection, { description: 'Pushes that were tried in vain until the limit, the latest first. For operators; everybody else finds none (推送死信).' })
  async deadPushes(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<DeadPush>> {
    const { actor, platform: { db } } = await context.reading();
    const may = runsRealm(actor);
    return readPage<DeadPush>(args, {
      list: 'deadPushes', order: 'LATEST', filter: {},
      read: async (limit, after) => (may ? deadPage(db, actor.realm, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) }) : []),
      key: ['MOMENT', 'ID'],
      keyOf: ({ endedAt, id }) => [endedAt!.toISOString(), id],
      count: async () => (may ? countDead(db, actor.realm) : 0),
    });
  }
}
