/** Names by which only this machine reaches itself: its checks of health, a developer, the tests. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request was meant for us, by its Host header: the host of `publicOrigin`, one of
 * `otherHosts` (with a port or for any) or this machine itself. Whoever lets a name of theirs point
 * at us, so that a browser takes our answers for theirs, is told apart by nothing else.
 */
export function isOwnHost(
  host: string | undefined,
  publicOrigin: string,
  otherHosts: readonly string[],
): boolean {
  const { protocol, host: publicHost } = new URL(publicOrigin);
  if (host === undefined || !/^[a-z0-9.:[\]-]+$/i.test(host)) return false;
  if (!URL.canParse(`${protocol}//${host}`)) return false;
  // As the browser writes it: in lower case, without the port that goes without saying.
  const asked = new URL(`${protocol}//${host}`);
  if (asked.host === publicHost || LOOPBACK.has(asked.hostname)) return true;
  return otherHosts.some((other) => other === asked.host || other === asked.hostname);
}
