/** Said when a double no longer fits the code it stands in for; the run then counts as failed, not as bitten. */
export const BLUNT = 'the tooth is blunt';

/** The text with one part changed, which must be there. */
export function changed(text: string, part: string, to: string): string {
  if (!text.includes(part)) throw new Error(`${BLUNT}: ${part}`);
  return text.replace(part, to);
}
