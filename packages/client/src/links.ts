import type { AppRouter } from '@chargeflow/api/router';
import type { Operation, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';

import { waitBeforeRetryMs } from '#backoff';
import {
  isChargeFlowError,
  toClientError,
  type ChargeFlowError,
  type UnansweredError,
} from '#errors';
import { StreamPlace } from '#event-stream';
import type { Session, Tokens } from '#session';

type Waiting = ReturnType<typeof setTimeout>;
type Subscription = { unsubscribe(): void };

/** Where the token that an operation was sent with is noted, for the case that it is refused. */
const BEARER = 'bearer';
const PLACE = 'place';

const PUBLIC_CALLS = new Set(['auth.login', 'auth.register', 'auth.refresh']);
const SESSION_CALLS = new Set([...PUBLIC_CALLS, 'auth.logout', 'auth.changePassword']);

/** Where a stream is, however often it has to be opened: the same for each opening of an operation. */
export function placeOf({ context }: Operation): StreamPlace {
  const place = context[PLACE];
  return (context[PLACE] = place instanceof StreamPlace ? place : new StreamPlace());
}

/** The headers of a batch. All of its calls are sent with the one token. */
export async function authorize(session: Session, operations: readonly Operation[]) {
  if (operations.every(({ path }) => PUBLIC_CALLS.has(path))) return {};
  const bearer = await session.bearer();
  for (const { context } of operations) context[BEARER] = bearer;
  return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
}

/** A stream that was open for this long has worked: its next failure is a first one. */
const STREAM_WORKED_MS = 10_000;

/**
 * Sends again what may be sent again: queries, streams, and mutations that carry an idempotency key,
 * when the error is one that passes; and any call once that was refused for its token, since it did
 * nothing. Every error leaves as one of the client's own.
 */
export function retryLink(session: Session, maxAttempts: number): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let attempts = 0;
        let isRenewed = false;
        let sentAtMs = 0;
        let waiting: Waiting | undefined;
        let sent: Subscription | undefined;

        function send(): void {
          attempts += 1;
          waiting = undefined;
          sentAtMs = Date.now();
          sent = next(op).subscribe({
            next: (value) => {
              if (isEvent(op, value.result)) beginAnew();
              observer.next(value);
            },
            complete: () => observer.complete(),
            error: (cause) => fail(toClientError(cause)),
          });
        }

        function beginAnew(): void {
          attempts = 1;
          isRenewed = false;
        }

        function fail(error: ChargeFlowError | UnansweredError): void {
          const isStream = op.type === 'subscription';
          if (isStream && Date.now() - sentAtMs >= STREAM_WORKED_MS) beginAnew();
          if (isRefusedToken(error, op) && session.canRenew && !isRenewed) {
            isRenewed = true;
            session.reject(op.context[BEARER]);
            waiting = setTimeout(send, 0);
            return;
          }
          const waitMs =
            mayRepeat(op) && attempts < maxAttempts && !op.signal?.aborted
              ? waitBeforeRetryMs(error, attempts)
              : undefined;
          if (waitMs === undefined) observer.error(error);
          else waiting = setTimeout(send, waitMs);
        }

        /** Sent with an aborted signal, a call fails at once rather than after its wait. */
        function stopWaiting(): void {
          if (waiting === undefined) return;
          clearTimeout(waiting);
          send();
        }

        op.signal?.addEventListener('abort', stopWaiting, { once: true });
        send();
        return () => {
          op.signal?.removeEventListener('abort', stopWaiting);
          clearTimeout(waiting);
          sent?.unsubscribe();
        };
      });
}

/** Keeps the session in step with the calls that change it, before their callers hear of it. */
export function sessionLink(session: Session): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        if (!SESSION_CALLS.has(op.path)) return next(op).subscribe(observer);
        return next(op).subscribe({
          error: (error) => observer.error(error),
          next: (value) => {
            const data = 'data' in value.result ? value.result.data : undefined;
            keepInStep(session, op, data).then(
              () => {
                observer.next(value);
                observer.complete();
              },
              (cause: unknown) => observer.error(toClientError(cause)),
            );
          },
        });
      });
}

async function keepInStep(
  session: Session,
  { path, input }: Operation,
  data: unknown,
): Promise<void> {
  if (path === 'auth.logout') await session.adopt(undefined);
  if (path === 'auth.changePassword') await session.changePassword(textOf(input, 'newPassword'));
  if (PUBLIC_CALLS.has(path) && isTokens(data)) await session.adopt(data);
}

function isEvent({ type }: Operation, result: object): boolean {
  return type === 'subscription' && 'data' in result;
}

function isRefusedToken(error: unknown, { path }: Operation): boolean {
  return isChargeFlowError(error, 'UNAUTHENTICATED') && !PUBLIC_CALLS.has(path);
}

function mayRepeat({ type, input }: Operation): boolean {
  return type !== 'mutation' || textOf(input, 'idempotencyKey') !== '';
}

function isTokens(data: unknown): data is Tokens {
  return textOf(data, 'accessToken') !== '' && textOf(data, 'refreshToken') !== '';
}

/** A property of unknown data, if it is a text; else an empty one. */
function textOf(data: unknown, name: string): string {
  const value =
    typeof data === 'object' && data !== null
      ? Object.entries(data).find(([key]) => key === name)
      : [];
  return typeof value?.[1] === 'string' ? value[1] : '';
}
