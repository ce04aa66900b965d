/** So many are written to before everybody else in the node has their turn. */
const IN_ONE_TURN = 500;

/** Shares out turns of the event loop among all audiences of a realm: when a hundred boards are told something in the same moment, whoever grabs meanwhile does not wait for all of them. */
export class Pace {
  #written = 0;
  #turn: Promise<void> | null = null;

  wrote(): void { this.#written++; }

  get isSpent(): boolean { return this.#written >= IN_ONE_TURN; }

  /** The others' turn; then it may be spent again. */
  othersTurn(): Promise<void> {
    this.#turn ??= new Promise((go) => { setImmediate(() => { this.#written = 0; this.#turn = null; go(); }); });
    return this.#turn;
  }
}
