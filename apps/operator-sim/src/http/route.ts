import type { ServerResponse } from 'node:http';

export type Call = {
  response: ServerResponse;
  body: string;
  url: URL;
  /** The parts of the path that the pattern names, decoded. */
  params: Record<string, string>;
};

export type Route = {
  method: 'GET' | 'POST';
  /** `/topups/:id/status` */
  path: string;
  /** Behind the aggregator's token and the mode set by `/control`. */
  guarded: boolean;
  run: (call: Call) => void | Promise<void>;
};

/** Finds the route of a call and the values of its path; null when there is none. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  pathname: string,
): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.path, pathname);
    if (params) return { route, params };
  }
  return null;
}

function matchPath(pattern: string, pathname: string): Record<string, string> | null {
  const expected = pattern.split('/');
  const given = pathname.split('/');
  if (expected.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return null;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
