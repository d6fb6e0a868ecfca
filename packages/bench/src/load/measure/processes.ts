import { readFile, readdir } from 'node:fs/promises';

/** The kernel counts in hundredths of a second on every Linux that Node.js runs on. */
const TICK_MS = 10;
const KIB = 1_024;

interface ProcessStat {
  pid: number;
  parent: number;
  /** Its own time and that of its ended children, in user and kernel. */
  cpuMs: number;
}

/**
 * The fields of /proc/<pid>/stat that follow the name, which may hold blanks and brackets itself.
 * Null for what is not one.
 */
export function parseStat(text: string): ProcessStat | null {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const pid = Number.parseInt(text, 10);
  const parent = Number(fields[1]);
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  if (!(pid > 0) || !(parent >= 0) || !(ticks >= 0)) return null;
  return { pid, parent, cpuMs: ticks * TICK_MS };
}

async function readStat(pid: string | number): Promise<ProcessStat | null> {
  // It may end while it is looked at.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return parseStat(text);
}

/** The process and all that descend from it; none of them where there is no /proc. */
async function readTree(root: number): Promise<ProcessStat[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readStat));
  const children = new Map<number, ProcessStat[]>();
  for (const stat of stats) {
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), stat]);
  }
  const found = stats.filter((stat) => stat?.pid === root) as ProcessStat[];
  for (const { pid } of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** Milliseconds of processor time that a process and its descendants have used so far. */
export async function cpuMsOf(root: number | null): Promise<number | null> {
  if (root === null) return null;
  const tree = await readTree(root);
  return tree.length === 0 ? null : tree.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/**
 * Bytes of memory that a process and its descendants hold. What several share is divided between
 * them (PSS), so that PostgreSQL's buffers do not count once a connection.
 */
export async function memoryOf(root: number | null): Promise<number | null> {
  if (root === null) return null;
  const sizes = await Promise.all((await readTree(root)).map(({ pid }) => readMemory(pid)));
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0);
}

async function readMemory(pid: number): Promise<number> {
  const shared = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const alone = shared || (await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));
  return Number(/^(?:Pss|VmRSS):\s*(\d+) kB/m.exec(alone)?.[1] ?? 0) * KIB;
}

/** The postmaster above a backend on this machine; null when it runs on another. */
export async function postmasterOf(backend: number): Promise<number | null> {
  const stat = await readStat(backend);
  if (!stat) return null;
  const name = await readFile(`/proc/${stat.parent}/comm`, 'utf8').catch(() => '');
  return name.startsWith('postgres') ? stat.parent : null;
}
