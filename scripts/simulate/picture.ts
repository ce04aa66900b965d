import { interval95 } from '../../src/features/asking/simulation/measures.ts';
import { drawn } from '../../src/features/asking/simulation/picture.ts';
import { COLUMNS, PLAYER_WORDS } from './report.ts';
import { PLAYERS, type Trial } from './trial.ts';
import { each, supplies } from './verdicts.ts';

const SUPPLY_WORDS = { scarce: '人手紧缺 scarce', balanced: '大致平衡 balanced', ample: '人手充足 ample' } as const;

/** The months as bars: for each measure the supplies side by side, in each a bar for every policy with its 95 % interval. */
export function picture(trials: readonly Trial[], title: { readonly zh: string; readonly en: string }): string {
  const players = PLAYERS.filter((player) => trials.some(({ measured }) => measured[player]));
  return drawn({
    title, series: players.map((player) => PLAYER_WORDS[player]), groups: supplies.map((supply) => SUPPLY_WORDS[supply]),
    panels: COLUMNS.map(({ zh, en, digits, of }) => ({
      zh, en, digits, of: (group, n) => {
        const amounts = each(trials.filter(({ supply }) => supply === supplies[group]), players[n]!, of);
        return amounts.length === 0 ? null : interval95(amounts);
      },
    })),
  });
}
