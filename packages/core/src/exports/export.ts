import type { z } from 'zod';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { csvHeader, csvLines, type Cell } from '#exports/csv';
import { openSnapshot } from '#exports/snapshot';
import type { Page } from '#page';

/** Rows read, and written as text, at a time. */
const PAGE_ROWS = 500;

interface ExportDefinition<Filters, Item> {
  /** The filters of the list, without where to begin and how many. */
  filters: z.ZodType<Filters>;
  list: (
    core: Core,
    actor: Actor,
    page: Filters & { cursor: string | null; limit: number },
  ) => Promise<Page<Item>>;
  /** Each column's name and what it holds of a row, in order. */
  columns: Readonly<Record<string, (item: Item) => Cell>>;
}

/** A list that can be taken away whole, as CSV. */
export interface CsvExport {
  /** The filters, checked. @throws ZodError */
  read(filters: unknown): CsvRows;
}

/**
 * The text of the file, in pieces: header first, then up to 500 rows at a time, exactly those of the
 * list under the same filters, as they were at one moment. Memory is bounded by a page; ending the
 * generator, at whatever place, gives the connection back.
 */
export type CsvRows = (core: Core, actor: Actor) => AsyncGenerator<string, void, undefined>;

/** Makes an export of a list: the list's own filters and reads, so that both mean the same rows. */
export function defineExport<Filters, Item>({
  filters,
  list,
  columns,
}: ExportDefinition<Filters, Item>): CsvExport {
  const cells = Object.values(columns);
  return {
    read(given) {
      const asked = filters.parse(given);
      return async function* rows(core, actor) {
        const snapshot = await openSnapshot(core);
        try {
          let text = csvHeader(Object.keys(columns));
          for (let cursor: string | null = null, more = true; more;) {
            const page: Page<Item> = await list(snapshot.core(), actor, {
              ...asked,
              cursor,
              limit: PAGE_ROWS,
            });
            yield text + csvLines(page.items.map((item) => cells.map((cell) => cell(item))));
            text = '';
            cursor = page.nextCursor;
            more = cursor !== null;
          }
        } finally {
          await snapshot.close();
        }
      };
    },
  };
}
