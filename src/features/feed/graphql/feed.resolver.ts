import { Arg, Ctx, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { as, encodeId, idOf } from '../../../graphql/node.ts';
import { Pushed, type Outlet } from '../../../graphql/pushed.ts';
import { InboxEntryConnection } from '../../inbox/graphql/index.ts';
import { OrderConnection } from '../../orders/graphql/index.ts';
import { divisionByCode } from '../../places/index.ts';
import type { Scope } from '../rules.ts';
import type { Shown } from '../show.ts';
import { follow } from '../follow.ts';
import type { Message } from '../outlet.ts';
import { FeedMessage, FeedScope } from './feed.type.ts';

/** Null: the id names nothing here; answered as a scope that one may not watch. */
async function scopeOf(context: Context, given: FeedScope): Promise<Scope | null> {
  const named = (kind: 'TEAM' | 'ORGANISATION' | 'ORDER', type: string, opaque: string): Scope | null => {
    const id = idOf(context, type, opaque);
    return id === null ? null : { kind, id };
  };
  if (given.teamId != null) return named('TEAM', 'Team', given.teamId);
  if (given.organisationId != null) return named('ORGANISATION', 'Organisation', given.organisationId);
  if (given.orderId != null) return named('ORDER', 'Order', given.orderId);
  if (given.divisionCode != null) {
    const division = await divisionByCode(context.platform.db, context.realm, given.divisionCode);
    return division === null ? null : { kind: 'DIVISION', id: division.id, level: division.level };
  }
  if (given.open === true) return { kind: 'OPEN' };
  if (given.mine === true) return { kind: 'MINE' };
  throw new DoorError('BAD_USER_INPUT', { detail: { en: '`open` and `mine` can only be true.', zh: 'open 和 mine 只能为 true。' } });
}

interface Feeding { readonly message: Message; readonly scopeId: string }

/** The scope as it was given (an id, or a code): what a feed names that is over. */
const idOfScope = ({ teamId, divisionCode, organisationId, orderId, open }: FeedScope): string => teamId ?? divisionCode ?? organisationId ?? orderId ?? (open === true ? 'open' : 'mine');

class Feed extends Pushed {
  readonly #context: Context;
  readonly #given: FeedScope;
  readonly #after: string | null;
  readonly #scope: Scope | null;
  #stop: (() => void) | null = null;

  constructor(context: Context, given: FeedScope, scope: Scope | null, after: string | null) {
    super();
    this.#context = context;
    this.#given = given;
    this.#scope = scope;
    this.#after = after;
  }

  begin(outlet: Outlet): void {
    const scopeId = idOfScope(this.#given);
    this.#stop = follow({
      alike: outlet.alike, viewerDependent: outlet.viewerDependent,
      nobody: () => outlet.nobody(),
      render: (message, watcher) => outlet.render({ scopeId, message } satisfies Feeding, watcher as Context),
      push: outlet.push as (rendered: object) => boolean,
      ready: () => outlet.ready(),
      end: (error) => outlet.end(error),
    }, this.#context, this.#scope, this.#after);
  }

  stop(): void { this.#stop?.(); }
}

const feedOf = async (context: Context, given: FeedScope, after: string | null): Promise<Feed> => new Feed(context, given, await scopeOf(context, given), after);

const eventOf = (context: Context, shown: Shown): object => (shown.kind === 'GONE'
  ? as('Gone', { id: encodeId(shown.type, context.realm, shown.id), revision: shown.revision, reason: shown.reason })
  : as('Changed', { table: shown.event.table, step: shown.event.step, subject: as(shown.type, shown.row), revision: shown.event.revision ?? 0 }));

/** The cursor that was taken before anything else of this query was read: a subscription after it leaves no gap. */
function feedCursorOf({ feedCursor }: Context): string {
  if (feedCursor == null) throw new DoorError('BAD_USER_INPUT', { detail: { en: '`feedCursor` belongs to queries.', zh: 'feedCursor 只能在查询中使用。' } });
  return feedCursor;
}

@Resolver()
export class FeedResolver {
  @Subscription(() => FeedMessage, {
    description: 'What happens in a scope, as it happens (实时推送). With `after` everything missed comes first, once and in order; without it a message with no events and the cursor from which to go on comes at once. A scope that you may not watch, or not any more, sends its own id as Gone, and the feed ends.',
    subscribe: ({ args, context }) => feedOf(context as Context, args['scope'] as FeedScope, (args['after'] as string | null | undefined) ?? null),
  })
  feed(
    @Root() { message, scopeId }: Feeding, @Ctx() context: Context,
    @Arg('scope', () => FeedScope, { description: 'What is watched' }) _scope: FeedScope,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last message, or a `feedCursor`; left out: from now on, and the first message says where that is' }) _after?: string | null,
  ): object {
    const { serverTime } = message;
    if (message.kind === 'RESYNC') return as('Resync', { serverTime });
    if (message.kind === 'OVER') return as('Events', { events: [as('Gone', { id: scopeId, revision: 0, reason: 'RIGHTS_LOST' })], cursor: message.cursor, serverTime });
    return as('Events', { events: message.shown.map((shown) => eventOf(context, shown)), cursor: message.cursor, serverTime });
  }

  @Query(() => String, { description: 'Cursor for `feed(after:)`, taken before anything else of this query was read: between the two nothing is missed (推送游标).' })
  feedCursor(@Ctx() context: Context): string {
    return feedCursorOf(context);
  }
}

const CURSOR = { description: 'Cursor for `feed(after:)`, taken before this list was read: between the two nothing is missed (推送游标)' };

@Resolver(() => OrderConnection)
export class OrdersFeedCursor {
  @FieldResolver(() => String, CURSOR)
  feedCursor(@Ctx() context: Context): string {
    return feedCursorOf(context);
  }
}

@Resolver(() => InboxEntryConnection)
export class InboxFeedCursor {
  @FieldResolver(() => String, CURSOR)
  feedCursor(@Ctx() context: Context): string {
    return feedCursorOf(context);
  }
}
