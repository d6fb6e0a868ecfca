/** How much is in a database of some scale. */
export interface Size {
  sellers: number;
  /** Of the whole ledger; about an eleventh of them are credits, and the others charges. */
  entries: number;
}

const FULL: Size = { sellers: 100_000, entries: 10_000_000 };
/** As many as the lists that are asked for with the most entries. */
const SELLERS_MIN = 10;

/** Scale 1 is ten million entries, a million credit requests and a hundred thousand sellers. */
export function sizeOf(scale: number): Size {
  return {
    sellers: Math.max(SELLERS_MIN, Math.round(FULL.sellers * scale)),
    entries: Math.round(FULL.entries * scale),
  };
}
