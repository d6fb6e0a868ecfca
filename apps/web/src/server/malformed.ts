import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { describeUnserved } from '@chargeflow/api/http/unserved';
// Next's own, which answers 500 where this throws.
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';

/**
 * Whether a request asks for a path that can be decoded; Next would answer 500 to one that cannot,
 * and a whole URL in its place names a host that is none of ours.
 */
function isWellFormed(path: string): boolean {
  if (!path.startsWith('/')) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const METHODS: ReadonlySet<string> = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS'.split(' '));

interface Fault {
  status: 400 | 405;
  message: string;
}

/** What is wrong with a request whatever it asks for; nobody behind us would say so without failing. */
export function faultOf({ method = '', headers }: IncomingMessage, path: string): Fault | null {
  if (!METHODS.has(method)) return { status: 405, message: 'method is not served' };
  if (!isWellFormed(path)) return { status: 400, message: 'path is not well-formed' };
  try {
    parseAndValidateFlightRouterState(headers['next-router-state-tree']);
    return null;
  } catch {
    return { status: 400, message: 'next-router-state-tree is not well-formed' };
  }
}

/** Refuses a request in the words of the API. */
export function refuse(response: ServerResponse, { status, message }: Fault): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(describeUnserved(status, message)));
}

/** A request that was sent to a host by which nobody calls us. */
export const UNKNOWN_HOST: Fault = { status: 400, message: 'this host is not served here' };

/**
 * Refuses what is not HTTP, more headers than Node reads, and what did not arrive in time; there is no
 * request to answer yet.
 */
export function malformedRefusal(headers: Readonly<Record<string, string>>) {
  const malformed = bareAnswer(400, 'Bad Request', 'request is not well-formed', headers);
  const late = bareAnswer(408, 'Request Timeout', 'request did not arrive in time', headers);
  return (error: Error, socket: Duplex): void => {
    const isLate = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    if (socket.writable) socket.end(isLate ? late : malformed);
    else socket.destroy();
  };
}

/** An answer as it goes over the wire, in the words of the API. */
function bareAnswer(
  status: 400 | 408,
  reason: string,
  message: string,
  headers: Readonly<Record<string, string>>,
): string {
  const body = JSON.stringify(describeUnserved(status, message));
  const lines = Object.entries({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`;
}
