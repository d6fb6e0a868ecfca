/** What one connection sends, whole. */
export type HttpRequest = string;

export interface Target {
  host: string;
  port: number;
}

/** Where a server of this machine listens. */
export function targetOf(url: string): Target {
  return { host: '127.0.0.1', port: Number(new URL(url).port) };
}

/** A POST of JSON, written out: nothing of it is left to be made while time is taken. */
export function postJson(path: string, token: string, input: unknown): HttpRequest {
  const body = JSON.stringify(input);
  return (
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
    `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** A GET of a tRPC query. */
export function getQuery(path: string, token: string, input: unknown): HttpRequest {
  const query = encodeURIComponent(JSON.stringify(input));
  return `GET ${path}?input=${query} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`;
}
