import type { Actor } from '#auth/actor';
import { readOrder, toBulkOrder, type BulkOrder, type BulkOrderRow } from '#bulk/order';
import type { Core } from '#core';
import type { FeedPage } from '#live/feed';

/** Before whatever there is: the first event tells of the present. */
const BEGINNING = 'new';

/**
 * Where a reader begins: with the order as it is or, with a cursor, with its next change.
 * @throws AppError TRANSACTION_NOT_FOUND, for somebody else's too
 */
export async function openBulkFeed(
  { db }: Core,
  actor: Actor,
  id: string,
  cursor: string | null,
): Promise<string> {
  await readOrder(db, actor, id);
  return cursor ?? BEGINNING;
}

/**
 * A bulk order as it is, where it has changed since the cursor. What it was between is not told:
 * counts only grow, and the last ones say all. A draft that was removed ends the feed with its error.
 * @throws AppError TRANSACTION_NOT_FOUND
 */
export async function readBulkFeed(
  { db }: Core,
  actor: Actor,
  id: string,
  cursor: string,
): Promise<FeedPage<BulkOrder>> {
  const order = await readOrder(db, actor, id);
  const present = cursorOf(order);
  const events = present === cursor ? [] : [{ cursor: present, data: toBulkOrder(order) }];
  return { events, next: present, again: 'told' };
}

const cursorOf = ({ status, taken, invalid, sold, refused }: BulkOrderRow) =>
  `${status}_${taken}_${invalid}_${sold}_${refused}`;
