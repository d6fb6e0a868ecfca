import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { OperatorNews } from '#operators/port';
import { transactionStatus } from '#operators/reloadly/shapes';

/** A callback as it came, its body unparsed. */
export interface SignedCallback {
  body: string;
  /** `x-reloadly-signature`: HMAC-SHA256, in hex, over the body, a colon and the timestamp. */
  signature: string | null;
  /** `x-reloadly-request-timestamp`: epoch milliseconds; seconds are understood too. */
  timestamp: string | null;
}

/** `forged`: not signed with our secret, or too long ago. `unreadable`: signed, and not for us. */
export type CallbackRead = { news: OperatorNews } | 'forged' | 'unreadable';

/** Older callbacks are replays; the aggregator signs each of its retries anew. */
const FRESH_MS = 5 * 60_000;
/** Epoch seconds stay below this for some thousand years, and epoch milliseconds have passed it. */
const SECONDS_BELOW = 100_000_000_000;

const callbackBody = z.object({
  data: z.object({
    status: transactionStatus,
    transaction: z.object({ customIdentifier: z.uuid() }),
  }),
});

/** Reads what the aggregator tells of a transaction that has changed. */
export function readCallback(
  callback: SignedCallback,
  secret: string,
  nowMs: number,
): CallbackRead {
  if (!isSigned(callback, secret) || !isFresh(callback, nowMs)) return 'forged';
  const parsed = callbackBody.safeParse(parseJson(callback.body));
  if (!parsed.success) return 'unreadable';
  const { status, transaction } = parsed.data.data;
  return {
    news: {
      chargeId: transaction.customIdentifier.toLowerCase(),
      saysDelivered: status === 'SUCCESSFUL',
    },
  };
}

function isSigned({ body, signature, timestamp }: SignedCallback, secret: string): boolean {
  if (signature === null || timestamp === null || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  const expected = createHmac('sha256', secret).update(`${body}:${timestamp}`).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

function isFresh({ timestamp }: SignedCallback, nowMs: number): boolean {
  const given = Number(timestamp);
  const atMs = given < SECONDS_BELOW ? given * 1_000 : given;
  return Math.abs(nowMs - atMs) <= FRESH_MS;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
