import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

import { FakeRedis } from './fake-redis';

export type FakeServer = { readonly port: number; readonly close: () => Promise<void> };

/** A Redis that speaks RESP 2 on a socket. */
export async function startRedisServer(redis = new FakeRedis(), port = 0): Promise<FakeServer> {
  return listen(
    createServer((socket) => {
      let received: Buffer = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        const { commands, rest } = parseCommands(Buffer.concat([received, chunk]));
        received = rest;
        for (const command of commands) socket.write(encode(redis.run(command)));
      });
    }),
    port,
  );
}

/** An Upstash REST endpoint: each command of a POST to /pipeline is answered as `{result}` or `{error}`. */
export async function startUpstashServer(token: string): Promise<FakeServer> {
  const redis = new FakeRedis({ knownFlags: ['allow-key-locking'] });
  return listen(
    createHttpServer((request, response) => {
      const answer = async () => {
        if (request.headers.authorization !== `Bearer ${token}`)
          return response.writeHead(401).end('{"error":"WRONGPASS"}');
        if (request.url !== '/pipeline')
          return response.writeHead(404).end('{"error":"not a pipeline"}');
        const commands: unknown[][] = JSON.parse(await bodyOf(request));
        const replies = commands.map((command) => redis.run(command.map(String)));
        const answers = replies.map((reply) =>
          reply instanceof Error ? { error: reply.message } : { result: reply },
        );
        return response.end(JSON.stringify(answers));
      };
      void answer();
    }),
  );
}

/** A server that takes connections and never says a word: what a hung store looks like. */
export async function startSilentServer(): Promise<FakeServer> {
  return listen(createServer((socket) => socket.resume()));
}

async function listen(server: Server, port = 0): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** Requests are arrays of bulk strings; one that is not whole yet stays in `rest`. */
function parseCommands(bytes: Buffer): { commands: string[][]; rest: Buffer } {
  const commands: string[][] = [];
  let start = 0;
  for (;;) {
    const parsed = parseCommand(bytes, start);
    if (parsed === undefined) return { commands, rest: bytes.subarray(start) };
    commands.push(parsed.command);
    start = parsed.end;
  }
}

function parseCommand(
  bytes: Buffer,
  start: number,
): { command: string[]; end: number } | undefined {
  const command: string[] = [];
  const header = lineAt(bytes, start);
  if (header === undefined) return undefined;
  let at = header.end;
  for (let index = 0; index < Number(header.text.slice(1)); index += 1) {
    const length = lineAt(bytes, at);
    if (length === undefined) return undefined;
    const end = length.end + Number(length.text.slice(1));
    if (bytes.length < end + 2) return undefined;
    command.push(bytes.toString('utf8', length.end, end));
    at = end + 2;
  }
  return { command, end: at };
}

function lineAt(bytes: Buffer, start: number): { text: string; end: number } | undefined {
  const end = bytes.indexOf('\r\n', start);
  return end === -1 ? undefined : { text: bytes.toString('utf8', start, end), end: end + 2 };
}

function encode(reply: ReturnType<FakeRedis['run']>): string {
  if (reply === null) return '$-1\r\n';
  if (reply instanceof Error) return `-${reply.message}\r\n`;
  if (typeof reply === 'number') return `:${reply}\r\n`;
  if (typeof reply === 'string') return `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
  return `*${reply.length}\r\n${reply.map(encode).join('')}`;
}
