import { execFile as execFileWithCallback } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '@chargeflow/local-stack/programs';

const execFile = promisify(execFileWithCallback);

/** Lends a copy of the repository as it lies here, packages installed, and removes it afterwards. */
export async function withCopy<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chargeflow-mutants-'));
  try {
    await copySources(folder);
    await copyLinks(folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function copySources(folder: string): Promise<void> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await execFile('git', listing, { cwd: ROOT, maxBuffer: 2 ** 26 });
  for (const file of stdout.split('\0').filter(Boolean)) {
    const to = path.join(folder, file);
    await mkdir(path.dirname(to), { recursive: true });
    // What is deleted and not committed yet is listed all the same.
    await cp(path.join(ROOT, file), to).catch(() => undefined);
  }
}

/** Links between our packages are relative: copied as they are, they lead into the copy. */
async function copyLinks(folder: string): Promise<void> {
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const group of ['apps', 'packages']) {
    for (const name of await readdir(path.join(ROOT, group))) {
      const links = path.join(group, name, 'node_modules');
      await cp(path.join(ROOT, links), path.join(folder, links), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }
}
