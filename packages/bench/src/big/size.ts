/** How much is in a database of some scale. */
export interface Size {
  sellers: number;
  /** Of the whole ledger; about an eleventh of them are credits, and the others charges. */
  entries: number;
  /** A few sellers have a tenth of all entries between them: their lists are long ones. */
  bigSellers: number;
}

const FULL: Size = { sellers: 100_000, entries: 10_000_000, bigSellers: 10 };

/** Scale 1 is ten million entries, a million credit requests and a hundred thousand sellers. */
export function sizeOf(scale: number): Size {
  return {
    sellers: Math.max(FULL.bigSellers, Math.round(FULL.sellers * scale)),
    entries: Math.round(FULL.entries * scale),
    bigSellers: FULL.bigSellers,
  };
}
