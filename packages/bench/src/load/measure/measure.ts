import type { Driven } from '#load/measure/driven';
import { cpuMsOf, memoryOf } from '#load/measure/processes';
import { percentile } from '#load/measure/statistics';

/** How a system did in one round; what a call costs is in milliseconds of processor time. */
export interface Sample {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  systemCpuMs: number | null;
  postgresCpuMs: number | null;
  /** Of this process, which makes the load, and of the statements that it sends itself. */
  clientCpuMs: number;
  systemBytes: number | null;
  postgresBytes: number | null;
  failures: Record<string, number>;
}

export interface Measured {
  /** Heads of the processes that are looked at. */
  system: number | null;
  postmaster: number | null;
  /** How many of what is counted one answer stands for. */
  each: number;
}

/** Does the work, and tells what it came to and what it cost. */
export async function measure(
  { system, postmaster, each }: Measured,
  work: () => Promise<Driven>,
): Promise<Sample> {
  const look = async () => ({
    system: await cpuMsOf(system),
    postgres: await cpuMsOf(postmaster),
    client: process.cpuUsage(),
  });
  const before = await look();
  const { latenciesMs, failures, elapsedMs } = await work();
  const after = await look();
  const count = latenciesMs.length * each;
  const cost = (from: number | null, to: number | null) =>
    from === null || to === null ? null : (to - from) / count;
  const client = process.cpuUsage(before.client);
  return {
    perSecond: (count * 1_000) / elapsedMs,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    systemCpuMs: cost(before.system, after.system),
    postgresCpuMs: cost(before.postgres, after.postgres),
    clientCpuMs: (client.user + client.system) / 1_000 / count,
    systemBytes: await memoryOf(system),
    postgresBytes: await memoryOf(postmaster),
    failures: Object.fromEntries(failures),
  };
}
