import type { Message } from './channel.ts';
import type { Leased } from './store/outbox.ts';

/** The id under which the API shows an entry of the inbox. */
export type OpaqueId = (realm: string, entryId: string) => string;

/** What is said: to everybody the same, and nothing of what it is about. What happened is read in the inbox, by its owner. */
export function messageOf({ realm, id, kind, entryId, code, news, urgent }: Pick<Leased, 'realm' | 'id' | 'kind' | 'entryId' | 'code' | 'news' | 'urgent'>, opaqueId: OpaqueId): Message {
  const says = kind === 'DIGEST' ? { 'zh-CN': `您有 ${news} 条新消息`, en: news === 1 ? 'You have news' : `You have news: ${news}` }
    : urgent ? { 'zh-CN': '您有一条紧急消息，请查看', en: 'You have urgent news, please look' } : { 'zh-CN': '您有一条新消息', en: 'You have news' };
  return { id, kind, entry: entryId === null ? null : opaqueId(realm, entryId), code, news, urgent, says };
}
