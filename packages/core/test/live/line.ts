import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line to the database that can be cut and mended, on a port of its own. */
export async function openLine(databaseUrl: string) {
  const far = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const onward = connect(Number(far.port || 5432), far.hostname);
    for (const [from, to] of [
      [near, onward],
      [onward, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listenOn = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listenOn(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return {
    url: url.href,
    /** Ends every connection and refuses new ones. */
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: () => listenOn(address.port),
  };
}
