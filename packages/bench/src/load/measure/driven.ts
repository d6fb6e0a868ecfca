/** What came of driving a system for a while. */
export interface Driven {
  /** Of what was answered as it should be. */
  latenciesMs: number[];
  /** What was not, by code. */
  failures: Map<string, number>;
  elapsedMs: number;
}
