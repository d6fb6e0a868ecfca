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
};

const WEB = path.join(ROOT, 'apps/web');
const WORKER = path.join(ROOT, 'apps/worker');
const OPERATOR_SIM = path.join(ROOT, 'apps/operator-sim');

/** Throws, naming the command that helps, when production is asked for and not built. */
export function describeProgram(name: ProcessName, mode: Mode, port: number): Program {
  if (name === 'operatorSim') {
    return { cwd: OPERATOR_SIM, args: ['--import', 'tsx', 'src/main.ts'], readyPath: '/healthz' };
  }
  return mode === 'development' ? developmentProgram(name, port) : productionProgram(name);
}

function developmentProgram(name: 'web' | 'worker', port: number): Program {
  if (name === 'web') {
    const next = createRequire(path.join(WEB, 'package.json')).resolve('next/dist/bin/next');
    const args = [next, 'dev', '--hostname', '127.0.0.1', '--port', String(port)];
    return { cwd: WEB, args, readyPath: '/readyz' };
  }
  const tsx = createRequire(path.join(ROOT, 'package.json')).resolve('tsx/cli');
  return {
    cwd: WORKER,
    args: [tsx, 'watch', '--clear-screen=false', 'src/main.ts'],
    readyPath: null,
  };
}

function productionProgram(name: 'web' | 'worker'): Program {
  if (name === 'web') {
    requireBuilt(path.join(WEB, '.next/BUILD_ID'));
    return { cwd: WEB, args: ['--import', 'tsx', 'src/server.ts'], readyPath: '/readyz' };
  }
  requireBuilt(path.join(WORKER, 'dist/main.js'));
  return { cwd: WORKER, args: ['dist/main.js'], readyPath: null };
}

function requireBuilt(file: string): void {
  if (existsSync(file)) return;
  throw new Error(`${path.relative(ROOT, file)} is missing: run pnpm build first`);
}
