/** Said when a double no longer fits the code it stands in for; the run then counts as failed, not as bitten. */
export const BLUNT = 'the tooth is blunt';

/** The text with one part changed, which must be there. */
export function changed(text: string, part: string | RegExp, to: string): string {
  const broken = text.replace(part, to);
  if (broken === text) throw new Error(`${BLUNT}: ${String(part)}`);
  return broken;
}
