/** How long work at the database may take, in milliseconds. */
export interface Deadlines {
  /** To open a connection. */
  connectMs: number;
  /** To be given one of the pool's. */
  acquireMs: number;
  /** To be given a lock, by the server. */
  lockMs: number;
  /** One statement, by the server. */
  statementMs: number;
  /**
   * Without a byte from the server that owes an answer, where the way to it is dead; longer than a
   * statement, whose end the server tells. Null: as long as the connection stands.
   */
  answerMs: number | null;
}

/** Kinds of work: what differs is who waits for it. */
export type Work = keyof typeof DEADLINES;

export const DEADLINES = {
  /** Whether the database is there: the question must not be the reason that it is not answered. */
  probe: { connectMs: 1_500, acquireMs: 1_500, lockMs: 1_000, statementMs: 1_000, answerMs: 1_500 },
  /** A caller of ours waits, and asks again; whatever became of the server they are told in 5 s. */
  call: { connectMs: 4_000, acquireMs: 4_500, lockMs: 4_000, statementMs: 4_500, answerMs: 4_900 },
  /** A loop that goes on when something fails; a command. */
  work: {
    connectMs: 5_000,
    acquireMs: 30_000,
    lockMs: 10_000,
    statementMs: 30_000,
    answerMs: 35_000,
  },
  /** What reads whole tables. */
  long: {
    connectMs: 5_000,
    acquireMs: 10_000,
    lockMs: 10_000,
    statementMs: 2 * 60 * 60_000,
    answerMs: null,
  },
} as const satisfies Record<string, Deadlines>;
