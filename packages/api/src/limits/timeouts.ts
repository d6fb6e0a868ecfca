/** How long a decision waits for the store, so that it takes at most 300 ms whatever the store does. */
export const DECISION_TIMEOUT_MS = 250;

/** When a store's connection gives a command up. No call waits for it: it frees what a hung store holds. */
export const STORE_TIMEOUT_MS = 1_000;
