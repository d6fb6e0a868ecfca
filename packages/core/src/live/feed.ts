/** One thing that happened, and where a reader goes on after it. */
export interface FeedEvent<Data> {
  /** Opaque to callers; what `tracked` sends as the event's id. */
  cursor: string;
  data: Data;
}

/** What a feed has after a cursor, oldest first. */
export interface FeedPage<Data> {
  events: FeedEvent<Data>[];
  /** Where the next page begins; may lie beyond the last event. */
  next: string;
  /**
   * `now`: the page was full. `soon`: something is committed, but a transaction that began earlier is
   * still running and may yet put something before it. `told`: when there is news.
   */
  again: 'now' | 'soon' | 'told';
}

/** Events that one page holds at most. */
export const FEED_PAGE_MAX = 100;

/** Sorts before every id: with it, a place before all rows of a transaction. */
export const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';
