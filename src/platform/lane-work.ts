/** What a statement said to one of those it carried: its answer, or that it must be asked again, or that what it is about was locked. */
export type Said<Answer> = { readonly answer: Answer } | 'AGAIN' | 'LOCKED';

export interface LaneWork<Ask, Answer> {
  /** Askings of one statement have this in common. */
  batchOf(ask: Ask): string;
  /** What is decided in order of arrival: one of these is always on one lane. */
  placeOf(ask: Ask): string;
  /** Never two of the same in one statement: the later one finds what the first left. */
  keyOf(ask: Ask): string;
  /** One statement. `patient`: it waits for a lock; else it passes what is locked by. What it throws undid everything, or its outcome is not known. */
  send(asked: readonly Ask[], patient: boolean): Promise<readonly Said<Answer>[]>;
  /** It says that nothing is left at its place: there is no hurry for those who ask there next. */
  isSpent?(answer: Answer): boolean;
}

export interface LaneBounds {
  readonly lanes: number;
  /** Places that were locked are waited for beside the lanes, so many at once. */
  readonly detours: number;
  /** Most askings of one statement. */
  readonly most: number;
  /** Most askings that may wait, all lanes together: more are refused at once. */
  readonly waiting: number;
  /** From arrival to answer. */
  readonly deadlineMs: number;
  /** So long those gather who ask for a place at which nothing is left. */
  readonly gatherMs: number;
}

export interface Lanes<Ask, Answer> {
  /** Throws `Trouble`: OVERLOADED when nothing was done and nothing will be, OUTCOME_UNKNOWN when it was sent and no answer came in time. */
  ask(ask: Ask): Promise<Answer>;
}
