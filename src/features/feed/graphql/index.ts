import { FeedResolver, InboxFeedCursor, OrdersFeedCursor } from './feed.resolver.ts';

export const resolvers = [FeedResolver, OrdersFeedCursor, InboxFeedCursor];
