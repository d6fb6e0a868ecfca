import type { ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import type { Answer } from '#http/answer';

/** Below, a packet holds it anyway. */
const GZIP_MIN_CHARACTERS = 1024;

/** Writes an answer, compressed where it is long and whoever asked takes that. */
export function writeAnswer(
  outgoing: ServerResponse,
  answer: Answer,
  acceptEncoding: string | null,
): void {
  const { status, headers, body } = answer;
  const isZipped =
    body.length >= GZIP_MIN_CHARACTERS && /\bgzip\b(?!;q=0)/.test(acceptEncoding ?? '');
  if (!isZipped) {
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    outgoing.end(body);
    return;
  }
  gzip(body, (error, zipped) => {
    if (error) {
      outgoing.destroy(error);
      return;
    }
    const vary = headers['vary'] ? `${headers['vary']}, accept-encoding` : 'accept-encoding';
    const length = zipped.length;
    outgoing.writeHead(status, {
      ...headers,
      vary,
      'content-encoding': 'gzip',
      'content-length': length,
    });
    outgoing.end(zipped);
  });
}
