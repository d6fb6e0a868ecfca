import { expect, test } from 'vitest';
import { readAnswer } from '#load/http/response';

const withLength = 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nContent-Length: 5\r\n\r\nhello';
const chunked =
  'HTTP/1.1 402 Payment Required\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=1\r\n world\r\n0\r\n\r\n';

function read(text: string) {
  const found = readAnswer(Buffer.from(text));
  return found && { ...found.answer, body: found.answer.body.toString(), end: found.end };
}

test('an answer with a length ends where that says', () => {
  expect(read(withLength)).toEqual({ status: 200, body: 'hello', end: withLength.length });
  expect(read(`${withLength}HTTP/1.1`)).toMatchObject({ end: withLength.length });
});

test('an answer in chunks is put together', () => {
  expect(read(chunked)).toEqual({ status: 402, body: 'hello world', end: chunked.length });
});

test('an answer without a body ends with its head', () => {
  expect(read('HTTP/1.1 204 No Content\r\n\r\n')).toEqual({ status: 204, body: '', end: 27 });
});

test.each([withLength, chunked])('an answer is awaited until its last byte', (text) => {
  for (let length = 0; length < text.length; length += 1) {
    expect(read(text.slice(0, length))).toBeNull();
  }
});

test.each([
  'SMTP ready\r\n\r\n',
  'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n',
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nhello\r\n',
])('what is no answer that we send is refused', (text) => {
  expect(() => read(text)).toThrow(/answer|chunk/);
});
