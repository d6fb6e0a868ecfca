/** Oids of array types: the driver needs to be told them, and takes bigints in arrays only as text. */
export const UUIDS = 2951;
export const TEXTS = 1009;
export const BIGINTS = 1016;
export const INTS = 1007;
export const BYTEAS = 1001;
