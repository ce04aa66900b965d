import { sql } from 'drizzle-orm';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { HANDLERS as real } from '../../../src/composition.ts';
import { handler, type Handler } from '../../../src/platform/handlers/handler.ts';

export * from '../../../src/composition.ts';

const TRIES = process.env['FAULTY_TRIES'] ?? '';

/** How often this event was met before, by any node. */
function meet(seq: string): number {
  const before = existsSync(TRIES) ? readFileSync(TRIES, 'utf8').split('\n').filter((line) => line === seq).length : 0;
  appendFileSync(TRIES, `${seq}\n`);
  return before;
}

/** Writes down an effect of each event told by the torture, and does with it what its step says: throws, hangs or dies half-way a few times, or always throws. */
const faulty: Handler = handler({
  name: 'faulty', handles: ({ table }) => table === 'TORTURE', run: async (tx, events) => {
    for (const event of events) {
      await tx.execute(sql`insert into torture_effects (seq) values (${event.seq}::text::bigint)`);
      if (event.step === 'well') continue;
      const before = meet(event.seq);
      if (event.step === 'throws' && before < 3) throw new TypeError('a handler that throws');
      if (event.step === 'hangs' && before < 2) await new Promise(() => {});
      if (event.step === 'dies' && before < 1) process.kill(process.pid, 'SIGKILL');
      if (event.step === 'never') throw new RangeError('a handler that never can');
    }
  },
});

export const HANDLERS: readonly Handler[] = [...real, faulty];
