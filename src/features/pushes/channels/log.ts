import type { Logger } from 'pino';
import type { Channel } from '../channel.ts';

/** For development: what would ring somewhere stands in the log. */
export const logChannel = (log: Logger): Channel => ({
  name: 'LOG',
  refuses: ({ address }) => (/^[\w-]{1,40}$/.test(address) ? null : { en: 'address: a word', zh: '地址：一个单词' }),
  send: async ({ id, code, kind, news, urgent }) => {
    log.info({ push: id, code, kind, news, urgent }, 'a push');
    return { is: 'SENT' };
  },
});
