import { expect, type Locator } from '@playwright/test';

type Row = Record<string, string>;

/**
 * Expects the table to show a row with these cells, by the headings of their columns:
 * `expectRowVisible(page.getByRole('table', { name: 'Charges' }), { Status: 'Delivered' })`.
 */
export async function expectRowVisible(table: Locator, cells: Row): Promise<void> {
  await expect
    .poll(() => readRows(table), { message: 'rows of the table' })
    .toContainEqual(expect.objectContaining(cells));
}

/** Expects exactly these rows, from the top, each with at least these cells. */
export async function expectRows(table: Locator, rows: readonly Row[]): Promise<void> {
  await expect
    .poll(() => readRows(table), { message: 'rows of the table' })
    .toEqual(rows.map((cells): unknown => expect.objectContaining(cells)));
}

/** Every row of a visible table as its cells' text by heading; none while it is not there. */
async function readRows(table: Locator): Promise<Row[]> {
  return await table.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const textOf = (cell: Element) =>
        (cell instanceof HTMLElement ? cell.innerText : '').replace(/\s+/g, ' ').trim();
      const headings = [...element.querySelectorAll('th')].map(textOf);
      return [...element.querySelectorAll('tbody tr')].map((row) =>
        Object.fromEntries(
          [...row.querySelectorAll('td')].map((cell, place) => [
            headings[place] ?? '',
            textOf(cell),
          ]),
        ),
      );
    }),
  );
}
