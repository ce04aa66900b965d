/** What a realm may change of the neighbourly policy. Points are added up; ten of them weigh as much as a kilometre less of way. */
export interface AskSettings {
  readonly points: {
    readonly skilled: number;
    readonly teamForIt: number;
    readonly didSuch: number;
    readonly near: number;
    readonly freeThen: number;
    /** Taken away for each seat held, and half of it for each service of the last four weeks. */
    readonly load: number;
    readonly known: number;
    readonly wentBadly: number;
    /** At most so many are given or taken away for having been offered less or more than the others. */
    readonly fairness: number;
    /** Taken away for each push of the week left without an answer. */
    readonly tired: number;
  };
  readonly waves: {
    /** People asked for each free place in the first wave; each further wave is `growth` times as large. */
    readonly perPlace: number;
    readonly growth: number;
    /** Metres within which the waves look, one after the other. */
    readonly radius: readonly number[];
    /** Waves until the community is told; further ones are as large as the last of them. */
    readonly most: number;
    /** Minutes between waves, at least and at most. */
    readonly spacing: readonly [least: number, most: number];
    readonly spacingUrgent: readonly [least: number, most: number];
    /** Minutes before the start by which the last wave should be out. */
    readonly reserve: number;
  };
  /** Nobody is pushed more often, by this policy; for an urgent order once more. */
  readonly pushesADay: number;
  readonly pushesAWeek: number;
}

export const ASK_SETTINGS: AskSettings = {
  points: { skilled: 10, teamForIt: 8, didSuch: 6, near: 30, freeThen: 20, load: 8, known: 12, wentBadly: 30, fairness: 25, tired: 3 },
  waves: { perPlace: 2, growth: 1.5, radius: [1_500, 3_000, 8_000], most: 6, spacing: [30, 360], spacingUrgent: [10, 20], reserve: 120 },
  pushesADay: 3,
  pushesAWeek: 8,
};
