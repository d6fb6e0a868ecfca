/** What a run of loads is asked for. */
export interface LoadSettings {
  /** Names the file of results. */
  name: string;
  rounds: number;
  seconds: number;
  connections: number[];
  sellers: number;
  /** What is driven in each round, in this order. */
  systems: SystemName[];
  /** Whether a worker and the simulated operator deliver beside. */
  worker: boolean;
  /** Connections of each system to the database. */
  pool: number;
  /** How long the load that watches memory lasts. */
  minutes: number;
  /** How many times what it can do the load that is too much offers. */
  overload: number;
}

export const SYSTEM_NAMES = ['ours', 'bare', 'naive', 'statement'] as const;
export type SystemName = (typeof SYSTEM_NAMES)[number];
