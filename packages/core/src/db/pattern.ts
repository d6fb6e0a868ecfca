/** A LIKE pattern for rows that contain the text, whose own wildcards are taken literally. */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/**
 * Up to so many rows that contain a text are found first, by the index of its trigrams, and put in
 * order then. More are common among the list's rows too: a walk down it soon has a page of them.
 */
export const FEW = 1_000;
