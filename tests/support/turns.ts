/** Today's: the same in every process and in a second try. */
const TURN = Math.floor(Date.now() / 86_400_000);

/** All of what is tried one after the other; where the checks have ten minutes, one of so many, by turns of the day. */
export const inTurns = <T>(all: readonly T[], of = 3): readonly T[] => (process.env['CI'] === undefined ? all : all.filter((_, i) => (i + TURN) % of === 0));
