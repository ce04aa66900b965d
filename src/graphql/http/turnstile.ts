import { DoorError } from '../errors.ts';

/**
 * Of requests that arrive in one turn of the event loop `most` are let in, and the others in the next turns, in their order. Between two turns what the
 * database has answered is heard: of a crowd that comes in one instant, whoever came first is not answered after all of it was read. Nobody waits
 * while fewer come; when `bound` wait already, who comes then is refused: the time that a request may take begins behind it.
 */
export function openTurnstile(most: number, bound: number): () => Promise<void> | undefined {
  const waiting: (() => void)[] = [];
  let entered = 0;
  let turning = false;
  const turn = (): void => {
    const next = waiting.splice(0, most);
    entered = next.length;
    turning = entered > 0;
    if (turning) setImmediate(turn);
    for (const enter of next) enter();
  };
  return () => {
    if (waiting.length >= bound) throw new DoorError('OVERLOADED');
    if (!turning) {
      turning = true;
      setImmediate(turn);
    }
    if (waiting.length > 0 || entered >= most) return new Promise((enter) => { waiting.push(enter); });
    entered++;
    return undefined;
  };
}
