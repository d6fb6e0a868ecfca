import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

import { expect } from 'vitest';

import { webUrl } from './running-stack';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined where the body is no JSON. */
  body: unknown;
}

/** Sends one request as it is given, to a path of the running stack or to another one. */
export async function send(path: string, init?: RequestInit, base = webUrl): Promise<Answer> {
  const response = await fetch(base + path, init);
  const { status, headers } = response;
  return { status, headers, ...parse(await response.text()) };
}

/** A POST of text to a procedure, as JSON unless the headers say otherwise. */
export function post(
  procedure: string,
  body: string,
  headers: Record<string, string> = {},
  base?: string,
): Promise<Answer> {
  const type = { 'content-type': 'application/json' };
  const init = { method: 'POST', body, headers: { ...type, ...headers } };
  return send(`/api/trpc/${procedure}`, init, base);
}

/** Writes bytes that no client would send, and reads until the server closes the connection. */
export async function sendBytes(bytes: string): Promise<Answer> {
  return readAnswer(connect(Number(new URL(webUrl).port), '127.0.0.1').end(bytes));
}

/** The same of bytes after which more would have to come, and does not. */
export async function sendUnfinished(bytes: string): Promise<Answer> {
  const socket = connect(Number(new URL(webUrl).port), '127.0.0.1');
  socket.write(bytes);
  return readAnswer(socket);
}

async function readAnswer(socket: Socket): Promise<Answer> {
  const [head = '', ...rest] = (await text(socket)).split('\r\n\r\n');
  const [, status] = head.split(' ', 2);
  return { status: Number(status), headers: new Headers(), ...parse(rest.join('\r\n\r\n')) };
}

/** The answer is an error of the contract, in its shape, and says nothing that it should not. */
export function expectRefusal(answer: Answer, code: number, status: number): void {
  expect(answer.body, answer.text).toMatchObject({
    error: {
      message: expect.any(String),
      code: expect.any(Number),
      data: {
        httpStatus: status,
        appError: { code, name: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) },
      },
    },
  });
  expect(answer.status).toBe(status);
  expect(answer.text).not.toMatch(/stack|SELECT|node_modules/);
}

/** An answer that Node.js's own client has read. */
export function describeHead(incoming: IncomingMessage, body: string): Answer {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return { status: incoming.statusCode ?? 0, headers, ...parse(body) };
}

function parse(body: string): { text: string; body: unknown } {
  try {
    return { text: body, body: JSON.parse(body) };
  } catch {
    return { text: body, body: undefined };
  }
}
