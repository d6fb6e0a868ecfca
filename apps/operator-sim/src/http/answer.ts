import type { ServerResponse } from 'node:http';

/** An error of the aggregator's API: an HTTP status and the code of its error body. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** The aggregator's own time format: `2026-01-31 12:00:00`, UTC. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** The same read back; null for what is no such time. */
export function parseTime(text: string): number | null {
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) || formatTime(ms) !== text ? null : ms;
}

/** Answers with a JSON body; does nothing when the caller has hung up already. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  answerText(response, status, JSON.stringify(body));
}

/** Answers with a ready body that claims to be JSON, whatever it is. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(text);
}

/** Answers in the error shape of the aggregator's API. */
export function answerError(response: ServerResponse, path: string, error: ApiError): void {
  if (error.status === 429 && !response.headersSent) response.setHeader('retry-after', '1');
  answerJson(response, error.status, {
    timeStamp: formatTime(Date.now()),
    message: error.message,
    path,
    errorCode: error.errorCode,
    infoLink: null,
    details: [],
  });
}
