const [ERROR, READY, SYNC, QUERY, FLUSH] = [0x45, 0x5a, 0x53, 0x51, 0x48];

/** Who has the word on a connection to PostgreSQL: counts askings and answers in the bytes that pass. */
export class Talk {
  /** The session has begun: before that the driver's own time limit holds. */
  begun = false;
  /** The server said instead that it does not want it: too many are there, it is starting, the password is wrong. */
  refused = false;
  #open = 0;
  #flushed = false;
  #heardAt = 0;
  /** Bytes left of a message that a chunk cut, or its head if even that was cut. */
  #left = 0;
  #head: Buffer | null = null;

  /** How long the server has been silent though asked; null if nothing is asked. */
  silentMs(): number | null {
    return this.#open > 0 || this.#flushed ? performance.now() - this.#heardAt : null;
  }

  asked(chunk: Buffer): void {
    if (!this.begun) return;
    if (this.silentMs() === null) this.#heardAt = performance.now();
    // The driver always writes whole messages.
    for (let at = 0; at + 5 <= chunk.length; at += 1 + chunk.readUInt32BE(at + 1)) {
      if (chunk[at] === SYNC || chunk[at] === QUERY) this.#open++;
      else if (chunk[at] === FLUSH) this.#flushed = true;
    }
  }

  answered(chunk: Buffer): void {
    this.#heardAt = performance.now();
    this.#flushed = false;
    const bytes = this.#head === null ? chunk : Buffer.concat([this.#head, chunk]);
    this.#head = null;
    let at = this.#left;
    for (; at + 5 <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
      if (bytes[at] === ERROR && !this.begun) this.refused = true;
      if (bytes[at] !== READY) continue;
      if (this.begun) this.#open = Math.max(0, this.#open - 1);
      this.begun = true;
    }
    if (at < bytes.length) this.#head = Buffer.from(bytes.subarray(at));
    this.#left = Math.max(0, at - bytes.length);
  }
}
