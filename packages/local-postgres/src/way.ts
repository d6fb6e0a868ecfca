import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way over TCP to a server, which can be cut and stalled in the midst of anything. */
export type Way = {
  /** A loopback port: whoever connects to it is connected to the server. */
  readonly port: number;
  /** The server's URL with the way's own host and port. */
  readonly url: string;
  /** Ends every connection that is under way; new ones may be made at once. */
  cut(): void;
  /** Nothing passes any more, in neither direction, and nobody is told. */
  stall(): void;
  /** What was held up goes on, in order. */
  resume(): void;
  /** Cuts everything and lets nobody in again. */
  close(): void;
};

type Pair = { near: Socket; far: Socket };

/** Opens a way to the server that a URL with host and port names. */
export async function openWay(serverUrl: string): Promise<Way> {
  const { hostname, port } = new URL(serverUrl);
  const pairs = new Set<Pair>();
  let isStalled = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair = { near, far };
    pairs.add(pair);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      // An error is followed by a close, which is all that matters here.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
        pairs.delete(pair);
      });
    }
    if (!isStalled) join(pair);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');

  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  const cut = () => {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: address.port,
    url: url.href,
    cut,
    stall: () => {
      isStalled = true;
      for (const { near, far } of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    resume: () => {
      if (!isStalled) return;
      isStalled = false;
      for (const pair of pairs) join(pair);
    },
    close: () => {
      server.close();
      cut();
    },
  };
}

function join({ near, far }: Pair): void {
  near.pipe(far);
  far.pipe(near);
}
