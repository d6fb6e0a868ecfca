import { cp, stat } from 'node:fs/promises';
import path from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { canEnter, pickAccount } from '#cluster/account';
import { findBinaries } from '#cluster/binaries';
import { openHome } from '#cluster/home';
import { startPostgres } from '#server';

import { query, temporaryFolder } from './processes';

const asRoot = test.runIf(process.getuid?.() === 0);

asRoot(
  'root runs the server as an unprivileged user, even below a folder closed to it',
  async () => {
    const dataDir = await temporaryFolder();
    const account = await pickAccount(path.join(dataDir, 'cluster'));
    expect(canEnter(dataDir, account)).toBe(false);

    const server = await startPostgres({ dataDir, durable: false });
    onTestFinished(() => server.stop());
    const home = await openHome(dataDir);
    expect(home.path).not.toContain(dataDir);
    expect((await stat(home.clusterPath)).uid).not.toBe(0);
    expect(await query(server.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  },
);

asRoot('programs that the unprivileged user cannot reach are copied to where it can', async () => {
  const closed = await temporaryFolder();
  const home = await openHome(await temporaryFolder());
  const installed = path.dirname(path.dirname(home.binaries.postgres));
  await cp(installed, path.join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  await cp(path.join(installed, '../package.json'), path.join(closed, 'package.json'));

  const found = await findBinaries(home.path, home.account, path.join(closed, 'native'));
  expect(found.postgres.startsWith(home.path)).toBe(true);
});
