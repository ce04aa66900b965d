import { FeedResolver, InboxFeedCursor, OrdersFeedCursor } from './feed.resolver.ts';

export { feedCursorOf } from './feed.resolver.ts';

export const resolvers = [FeedResolver, OrdersFeedCursor, InboxFeedCursor];
