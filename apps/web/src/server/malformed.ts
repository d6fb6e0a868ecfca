import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { describeUnserved } from '@chargeflow/api/http/unserved';

/**
 * Whether a request asks for a path that can be decoded; Next would answer 500 to one that cannot,
 * and a whole URL in its place names a host that is none of ours.
 */
export function isWellFormed(path: string): boolean {
  if (!path.startsWith('/')) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Refuses a request whose path is not well-formed, in the words of the API. */
export function answerMalformed(response: ServerResponse): void {
  refuse(response, 'path is not well-formed');
}

/** Refuses a request that was sent to a host by which nobody calls us. */
export function answerUnknownHost(response: ServerResponse): void {
  refuse(response, 'this host is not served here');
}

function refuse(response: ServerResponse, message: string): void {
  response.writeHead(400, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(describeUnserved(400, message)));
}

/** Refuses what is not HTTP, or more headers than Node reads; there is no request to answer yet. */
export function malformedRefusal(headers: Readonly<Record<string, string>>) {
  const body = JSON.stringify(describeUnserved(400, 'request is not well-formed'));
  const lines = Object.entries({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = `HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`;
  return (_error: Error, socket: Duplex): void => {
    if (socket.writable) socket.end(answer);
    else socket.destroy();
  };
}
