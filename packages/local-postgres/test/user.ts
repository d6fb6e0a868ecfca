import { createInterface } from 'node:readline';

import { startPostgres } from '#server';

/** One more process that uses the server: prints its URL, and stops using it when told to. */
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('usage: user.ts <data directory>');

const server = await startPostgres({ dataDir, durable: false });
process.stdout.write(`${server.ownerUrl}\n`);
for await (const line of createInterface(process.stdin)) {
  if (line !== 'stop') continue;
  await server.stop();
  break;
}
process.stdin.destroy();
