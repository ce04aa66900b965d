import type { Command } from 'commander';
import { countByChannel, countNews } from '../features/pushes/index.ts';
import { say, withDatabase } from './cli.ts';

export function addPushes(program: Command): void {
  program.command('pushes').description('how pushes stand, by realm and channel: what waits, what failed; numbers and codes only (推送)')
    .option('--realm <code>', 'of one realm')
    .action(({ realm }: { realm?: string }) => withDatabase(async ({ database: { db } }) => {
      const table = (...lines: (readonly unknown[])[]): void => { for (const cells of lines) say(cells.join('\t')); };
      table(['realm 辖区', 'channel 渠道', 'subscriptions 订阅', 'waiting 待发', 'oldest 最早', 'dead 死信', 'sent in a day 一日内已发', 'dropped in a day 一日内作废', 'last faults 最近故障']);
      table(...(await countByChannel(db, realm)).map((one) => [
        one.realm, one.channel, one.subscriptions, one.waiting, one.oldest?.toISOString() ?? '-', one.dead, one.sent, one.dropped, one.faults.map(({ fault, times }) => `${times} × ${fault}`).join(', ') || '-',
      ]));
      table([], ['realm 辖区', 'news to decide now 待决定', 'later 稍后', 'in a digest 待汇总']);
      table(...(await countNews(db, realm)).map((one) => [one.realm, one.due, one.later, one.digest]));
    }));
}
