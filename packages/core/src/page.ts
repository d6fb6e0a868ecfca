import { z } from 'zod';
import { PAGE_LIMIT_DEFAULT, PAGE_LIMIT_MAX } from '#consts';

/** Where a page begins, for lists whose rows are ordered by their (time-ordered) id. */
export const idCursor = z.uuid().nullish();

/** What every list takes; each adds the `cursor` of its own order. */
export const pageInput = {
  limit: z.int().min(1).max(PAGE_LIMIT_MAX).default(PAGE_LIMIT_DEFAULT),
};

/** What a list is asked for without an input. */
export const FIRST_PAGE = { limit: PAGE_LIMIT_DEFAULT };

export interface Page<Item> {
  items: Item[];
  /** Pass it back to get the next page; null on the last one. */
  nextCursor: string | null;
}

/**
 * Cuts a page out of rows that were asked for with one more than the limit, and makes the cursor of
 * the next page out of the last row kept.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => string,
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(toItem),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
  };
}
