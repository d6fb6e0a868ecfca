import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { describeUnserved } from '@chargeflow/api/http/unserved';

/** Whether the path of a request can be decoded; Next would answer 500 to one that cannot. */
export function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Refuses a request whose path is not well-formed, in the words of the API. */
export function answerMalformed(response: ServerResponse): void {
  response.writeHead(400, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(describeUnserved(400, 'path is not well-formed')));
}

/** Refuses what is not HTTP, or more headers than Node reads; there is no request to answer yet. */
export function refuseMalformed(_error: Error, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(describeUnserved(400, 'request is not well-formed'));
  socket.end(
    'HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncache-control: no-store\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
