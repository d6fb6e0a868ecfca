import { isIPv4, isIPv6 } from 'node:net';
import type { HeaderSource } from '#http/headers';

/**
 * Where the server writes the address of the socket, over whatever the client sent under this name:
 * behind it nobody sees a socket. Whoever mounts the API must do the same.
 */
export const SOCKET_ADDRESS_HEADER = 'x-chargeflow-socket-address';

// Without that server (`next dev`) everybody shares one address, which can only limit too much.
const NO_SOCKET_ADDRESS = '127.0.0.1';

/** The address to count a request by, from its headers alone. See `clientAddress`. */
export function requestAddress(headers: HeaderSource, trustedProxyHops: number): string {
  return clientAddress(
    headers,
    headers.get(SOCKET_ADDRESS_HEADER) ?? NO_SOCKET_ADDRESS,
    trustedProxyHops,
  );
}

/**
 * The client's address: the socket's, or behind `trustedProxyHops` proxies of ours the
 * X-Forwarded-For entry that the outermost of them wrote, counted from the right. What stands left
 * of it is the client's own word, and never read. Answers an IPv4 address, or an IPv6 /64, since
 * one household or server is given a whole one.
 */
export function clientAddress(
  headers: HeaderSource,
  socketAddress: string,
  trustedProxyHops: number,
): string {
  const socket = normaliseAddress(socketAddress) ?? NO_SOCKET_ADDRESS;
  if (trustedProxyHops <= 0) return socket;
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').slice(-trustedProxyHops);
  // An entry that is no address ("unknown") leaves the nearest one that is.
  for (const entry of entries) {
    const address = normaliseAddress(entry);
    if (address !== undefined) return address;
  }
  return socket;
}

/** IPv4 dotted, IPv6 as its /64, IPv4-mapped IPv6 as IPv4; undefined for anything else. */
function normaliseAddress(text: string): string | undefined {
  const address = withoutPort(text.trim()).replace(/%.*$/, '');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const groups = groupsOf(address);
  if (isMappedIPv4(groups)) return dotted(groups[6] ?? 0, groups[7] ?? 0);
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** Some proxies write `1.2.3.4:5678` or `[2001:db8::1]:5678`. */
function withoutPort(text: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}

/** The eight groups of a valid IPv6 address as numbers. */
function groupsOf(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::');
  const left = parseGroups(head);
  if (tail === undefined) return left;
  const right = parseGroups(tail);
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function parseGroups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function isMappedIPv4(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
