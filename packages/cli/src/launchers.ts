import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

type Listed = { pid: number; parent: number; command: string };

const PACKAGE_MANAGER =
  /^(?:(?:\S*\/)?node\s+)?(?:\S*\/)?(?:npm|npx|pnpm|yarn)(?:-cli)?(?:\.[cm]?js)?(?:\s|$)/;

/**
 * The processes between us and the outermost package manager that started us. npx, for one, passes
 * no signal on when it is ended: all that we can notice is that it is gone.
 */
export function findLaunchers(table = listProcesses(), self = process.pid): number[] {
  const byPid = new Map(table.map((listed) => [listed.pid, listed]));
  const ancestors: Listed[] = [];
  let current = byPid.get(byPid.get(self)?.parent ?? 0);
  while (current && current.pid > 1) {
    ancestors.push(current);
    current = byPid.get(current.parent);
  }
  const outermost = ancestors.findLastIndex(({ command }) => PACKAGE_MANAGER.test(command));
  return ancestors.slice(0, outermost + 1).map(({ pid }) => pid);
}

/** Whether the process has ended, also when its parent has not asked for its end yet. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  return process.platform === 'linux' && isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\)/s, ''));
  } catch {
    return true;
  }
}

/** Nothing where there is no `ps`: then only signals stop us. */
function listProcesses(): Listed[] {
  try {
    const options = ['-A', '-ww', '-o', 'pid=,ppid=,args='];
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return parseProcesses(execFileSync('ps', options, { encoding: 'utf8', stdio }));
  } catch {
    return [];
  }
}

function parseProcesses(text: string): Listed[] {
  return [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, command = '']) => ({
    pid: Number(pid),
    parent: Number(parent),
    command,
  }));
}
