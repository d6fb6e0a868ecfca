import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { ROOT } from '#programs';

/** Where the output of one start of a process goes. */
export type Output = {
  /** For spawn: output to a file needs nobody to carry it on. */
  stdio: 'pipe' | number;
  forward(stream: Readable): void;
  /** Lets go of our end; the process has its own. */
  close(): void;
  /** The end of what was written, for an error message; empty when the terminal showed it. */
  tail(): Promise<string>;
};

const NAME_WIDTH = 11;
const TAIL_CHARACTERS = 3_000;

/** Each line on our own standard output, under the name of the process. */
export function terminalOutput(name: string): Output {
  const forward = (stream: Readable) => {
    const lines = createInterface(stream);
    lines.on('line', (line) => void process.stdout.write(`${name.padEnd(NAME_WIDTH)} | ${line}\n`));
  };
  return { stdio: 'pipe', forward, close: () => undefined, tail: () => Promise.resolve('') };
}

/** Everything in a file of the folder, which is created. */
export async function fileOutput(name: string, folder: string): Promise<Output> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  const log = openSync(file, 'a');
  const tail = async () => {
    const text = await readFile(file, 'utf8');
    return `\n${path.relative(ROOT, file)}:\n${text.slice(-TAIL_CHARACTERS)}`;
  };
  return { stdio: log, forward: () => undefined, close: () => closeSync(log), tail };
}
