import { stringify } from 'csv-stringify/sync';

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** What spreadsheets take for the beginning of a formula, in whatever width it is written. */
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A signed amount is a number wherever it is read. */
const NUMBER = /^-?\d+(\.\d+)?$/;

export type Cell = string | number | boolean | null;

/** A file's first line, with the mark before it. */
export function csvHeader(names: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLines([names]);
}

/**
 * Lines of CSV as RFC 4180 has them. Text that a spreadsheet would run as a formula is led by an
 * apostrophe; whoever chose a name or a note is not who opens the file.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(toText)),
    // By itself the library quotes the two only where they stand together.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

function toText(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
