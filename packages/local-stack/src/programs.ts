import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../..');

export type Mode = 'development' | 'production';
export type ProcessName = 'web' | 'worker' | 'operatorSim';

/** How one of the product's processes is run by Node.js. */
export type Program = {
  cwd: string;
  /** Arguments for `node`. */
  args: string[];
  /** Answers 200 as soon as the process can work; null when it serves no HTTP. */
  readyPath: string | null;
  /** Has enough to do before it asks the database for anything. */
  startsWithoutDatabase?: true;
};

const WEB = path.join(ROOT, 'apps/web');
const WORKER = path.join(ROOT, 'apps/worker');
const OPERATOR_SIM = path.join(ROOT, 'apps/operator-sim');

const PROGRAMS: Record<ProcessName, Record<Mode, () => Program>> = {
  web: {
    development: () => ({
      cwd: WEB,
      args: ['--import', 'tsx', 'src/server.ts'],
      readyPath: '/readyz',
      startsWithoutDatabase: true,
    }),
    production: () => {
      requireBuilt(path.join(WEB, '.next/BUILD_ID'));
      return { ...built(WEB, 'dist/server.js'), readyPath: '/readyz' };
    },
  },
  worker: {
    development: watchedWorker,
    production: () => ({ ...built(WORKER, 'dist/main.js'), readyPath: null }),
  },
  operatorSim: {
    development: () => ({
      cwd: OPERATOR_SIM,
      args: ['--import', 'tsx', 'src/main.ts'],
      readyPath: '/healthz',
    }),
    production: () => ({ ...built(OPERATOR_SIM, 'dist/main.js'), readyPath: '/healthz' }),
  },
};

/** Throws, naming the command that helps, when production is asked for and not built. */
export function describeProgram(name: ProcessName, mode: Mode): Program {
  return PROGRAMS[name][mode]();
}

function built(cwd: string, file: string): Pick<Program, 'cwd' | 'args'> {
  requireBuilt(path.join(cwd, file));
  return { cwd, args: [file] };
}

function watchedWorker(): Program {
  const tsx = createRequire(path.join(ROOT, 'package.json')).resolve('tsx/cli');
  const args = [tsx, 'watch', '--clear-screen=false', 'src/main.ts'];
  return { cwd: WORKER, args, readyPath: null };
}

function requireBuilt(file: string): void {
  if (existsSync(file)) return;
  throw new Error(`${path.relative(ROOT, file)} is missing: run pnpm build first`);
}
