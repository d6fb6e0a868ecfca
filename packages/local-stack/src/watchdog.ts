import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A program of its own that outlives its parent: told `+pid` and `-pid` on standard input, it
 * ends the process groups still listed when the input ends, as it does when the parent is killed.
 */
const GRACE_MS = 10_000;
const POLL_MS = 100;

const groups = new Set<number>();
for await (const line of createInterface(process.stdin)) {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(pid);
  else groups.delete(pid);
}

for (const group of groups) signal(group, 'SIGTERM');
const deadline = Date.now() + GRACE_MS;
while (groups.size > 0 && Date.now() < deadline) {
  for (const group of groups) if (!signal(group, 0)) groups.delete(group);
  await sleep(POLL_MS);
}
for (const group of groups) signal(group, 'SIGKILL');

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}
