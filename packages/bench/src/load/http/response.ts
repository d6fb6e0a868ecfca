/** One answer of a server, as far as a load looks at it. */
export interface HttpAnswer {
  status: number;
  body: Buffer;
}

/** An answer, and where in the bytes it ended. */
interface Read {
  answer: HttpAnswer;
  end: number;
}

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';
const STATUS_AT = 'HTTP/1.1 '.length;
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;
const NO_BODY = new Set([204, 304]);

/**
 * Reads the HTTP/1.1 answer that begins the bytes: null while it is not whole. It knows what our own
 * servers send, a length or chunks, and throws for anything else.
 */
export function readAnswer(bytes: Buffer): Read | null {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(STATUS_AT, STATUS_AT + 3));
  if (!head.startsWith('HTTP/1.') || !(status >= 200)) throw new Error(`not an answer: ${head}`);
  const bodyAt = headEnd + HEAD_END.length;
  if (NO_BODY.has(status)) return { answer: { status, body: Buffer.alloc(0) }, end: bodyAt };
  const length = LENGTH.exec(head)?.[1];
  if (length !== undefined) {
    const end = bodyAt + Number(length);
    if (bytes.length < end) return null;
    return { answer: { status, body: bytes.subarray(bodyAt, end) }, end };
  }
  if (!CHUNKED.test(head)) throw new Error(`an answer without a length: ${head}`);
  const chunked = readChunks(bytes, bodyAt);
  return chunked && { answer: { status, body: chunked.body }, end: chunked.end };
}

function readChunks(bytes: Buffer, from: number): { body: Buffer; end: number } | null {
  const chunks: Buffer[] = [];
  for (let at = from; ;) {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(size >= 0)) throw new Error('a chunk without a size');
    const dataAt = lineEnd + LINE_END.length;
    const end = dataAt + size + LINE_END.length;
    if (bytes.length < end) return null;
    if (size === 0) return { body: Buffer.concat(chunks), end };
    chunks.push(bytes.subarray(dataAt, dataAt + size));
    at = end;
  }
}
