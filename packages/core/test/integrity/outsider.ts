import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const VERIFIERS = path.resolve(import.meta.dirname, '../../verifier');

/** What the export writes of these lines. */
export const bytesOf = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join('');

/** Runs one of our verifiers as an outsider does, over an exported file. */
export async function runVerifier(
  name: 'one-page.mjs' | 'verify-ledger.mjs',
  exported: string,
  ...args: string[]
): Promise<{ code: unknown; output: string; errors: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ledger-'));
  try {
    const file = path.join(folder, 'ledger.txt');
    await writeFile(file, exported, 'latin1');
    const child = spawn(process.execPath, [path.join(VERIFIERS, name), file, ...args]);
    const [output, errors, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code, output, errors };
  } finally {
    await rm(folder, { recursive: true });
  }
}
