import { appRouter } from '#router';
import type { HeaderSource } from '#http/headers';

export const API_PATH = '/api/trpc';
export const BATCH_MAX_CALLS = 10;

/** A request as it came: `target` is path and query. */
export interface RequestHead {
  method: string;
  target: string;
  headers: HeaderSource;
}

/** Calls of one request whose answer is one piece of JSON. */
export interface PlainCalls {
  type: 'query' | 'mutation';
  paths: readonly string[];
  isBatch: boolean;
  /** The `input` of a GET; null where there is none. */
  queryInput: string | null;
}

const NAMES = /^[A-Za-z.,]+$/;

type Definitions = Readonly<Record<string, { _def: { type: string } } | undefined>>;
/** By their paths, as the router keeps them whatever its type says. */
const PROCEDURES = appRouter._def.procedures as unknown as Definitions;

function typeOf(path: string): string | undefined {
  return Object.hasOwn(PROCEDURES, path) ? PROCEDURES[path]?._def.type : undefined;
}

/**
 * The calls of a request that is made as requests for queries and mutations are. Undefined for
 * whatever else it is – a stream, or something to refuse – which tRPC's own adapter then answers.
 */
export function readPlainCalls({ method, target, headers }: RequestHead): PlainCalls | undefined {
  if (method !== 'POST' && method !== 'GET') return undefined;
  const [path, query] = splitOnce(target, '?');
  const names = path.slice(API_PATH.length + 1);
  if (!path.startsWith(`${API_PATH}/`) || !NAMES.test(names)) return undefined;
  const asked = readQuery(query, method);
  if (!asked || isStreamAsked(headers)) return undefined;
  // A GET has no content; what says that it has some is to be told what is wrong with it.
  if (method === 'GET' && headers.get('content-type') !== null) return undefined;

  const paths = asked.isBatch ? names.split(',') : [names];
  if (paths.length > BATCH_MAX_CALLS) return undefined;
  const type = typeOf(paths[0] ?? '');
  if (type !== 'query' && !(type === 'mutation' && method === 'POST')) return undefined;
  if (!paths.every((name) => typeOf(name) === type)) return undefined;
  return { type, paths, ...asked };
}

/** Undefined where anything but `batch` and, of a GET, `input` is asked for. */
function readQuery(
  query: string,
  method: string,
): Pick<PlainCalls, 'isBatch' | 'queryInput'> | undefined {
  if (query === '') return { isBatch: false, queryInput: null };
  if (query === 'batch=1') return { isBatch: true, queryInput: null };
  if (method !== 'GET') return undefined;
  const fields = new URLSearchParams(query);
  const batch = fields.get('batch');
  for (const name of fields.keys()) if (name !== 'batch' && name !== 'input') return undefined;
  return { isBatch: batch === '1', queryInput: fields.get('input') };
}

function isStreamAsked(headers: HeaderSource): boolean {
  if (headers.get('trpc-accept') !== null) return true;
  return headers.get('accept')?.includes('jsonl') ?? false;
}

function splitOnce(text: string, separator: string): [string, string] {
  const place = text.indexOf(separator);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}
