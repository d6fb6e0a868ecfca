import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readAnswer, type HttpAnswer } from '#load/http/response';
import type { HttpRequest, Target } from '#load/http/request';

/** A connection kept alive, with one request on it at a time. */
export interface Connection {
  /** Throws when the connection ends before the answer. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** False once either side has closed it. */
  isOpen(): boolean;
  close(): void;
}

interface Waiting {
  resolve: (answer: HttpAnswer) => void;
  reject: (error: Error) => void;
}

/** Opens a connection: a bare socket, since its client shares the cores with what is measured. */
export async function openConnection({ host, port }: Target): Promise<Connection> {
  const socket = connect({ host, port, noDelay: true });
  await once(socket, 'connect');
  return overSocket(socket);
}

function overSocket(socket: Socket): Connection {
  let waiting: Waiting | null = null;
  let received: Buffer | null = null;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = null;
    socket.destroy();
  };
  socket.on('data', (chunk: Buffer) => {
    received = received ? Buffer.concat([received, chunk]) : chunk;
    try {
      const read = readAnswer(received);
      if (!read) return;
      if (!waiting || read.end !== received.length) throw new Error('an answer nobody asked for');
      const { resolve } = waiting;
      waiting = null;
      received = null;
      resolve(read.answer);
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection was closed')));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('the connection was closed'));
        waiting = { resolve, reject };
        socket.write(request, 'latin1');
      }),
    isOpen: () => !socket.destroyed,
    close: () => socket.destroy(),
  };
}
