import { tracked, type TrackedEnvelope } from '@trpc/server';
import type { Actor } from '@chargeflow/core/auth/actor';
import { AppError } from '@chargeflow/core/errors';
import type { FeedPage } from '@chargeflow/core/live/feed';
import type { LiveHub, Topic, Watch } from '@chargeflow/core/live/hub';

/** What every stream stands on; a test's may be more hurried. */
export interface LiveTimes {
  /** How often a stream looks, whether there was a hint or not, and whether its session still holds. */
  lookMs: number;
  /** After about this time a stream ends and is opened anew, perhaps at another process. */
  streamMs: number;
}

export const LIVE_TIMES: LiveTimes = { lookMs: 4_000, streamMs: 15 * 60_000 };

/** How long to wait for what is committed but not ripe: doubled each time, up to the second. */
const RIPEN_MIN_MS = 10;
const RIPEN_MAX_MS = 500;
const TOO_MANY_RETRY_MS = 10_000;

export interface StreamSource<Data> {
  hub: LiveHub;
  times: LiveTimes;
  /** Who reads, as they are now. @throws AppError once they may not any more. */
  authorize: () => Promise<Actor>;
  userId: string;
  topics: readonly Topic[];
  /** Where to begin. */
  start: string;
  read: (cursor: string) => Promise<FeedPage<Data>>;
  signal: AbortSignal;
}

type Stream<Data> = AsyncGenerator<TrackedEnvelope<Data>, void, undefined>;

/**
 * Everything that a feed tells, from `start` on, for as long as its reader may know it. The reader's
 * rights are asked for before each look and, for one that reads slowly, while a page is sent.
 * @throws AppError those of `authorize`; RATE_LIMITED, OVERLOADED where there are too many streams;
 * an AbortError, on which tRPC ends the answer without a word, where the reader shall come again
 */
export function streamOf<Data>(source: StreamSource<Data>): Stream<Data> {
  return withFailuresHeard(follow(source));
}

async function* follow<Data>(source: StreamSource<Data>): Stream<Data> {
  const { hub, times, signal, authorize } = source;
  const watch = openWatch(source);
  const endAtMs = Date.now() + around(times.streamMs);
  let cursor = source.start;
  let ripenMs = RIPEN_MIN_MS;
  try {
    for (;;) {
      if (signal.aborted) return;
      if (hub.isClosing || Date.now() >= endAtMs) throw comeAgain();
      await authorize();
      let isSureUntilMs = Date.now() + times.lookMs;
      const page = await source.read(cursor);
      for (const event of page.events) {
        if (Date.now() >= isSureUntilMs) {
          await authorize();
          isSureUntilMs = Date.now() + times.lookMs;
        }
        yield tracked(event.cursor, event.data);
      }
      cursor = page.next;
      if (page.again === 'soon') await watch.news(ripenMs);
      if (page.again === 'told') await watch.news(around(times.lookMs));
      ripenMs = page.again === 'soon' ? Math.min(ripenMs * 2, RIPEN_MAX_MS) : RIPEN_MIN_MS;
    }
  } finally {
    watch.end();
  }
}

function openWatch({ hub, userId, topics, signal }: StreamSource<unknown>): Watch {
  const watch = hub.watch(userId, [...topics, `sessions ${userId}`], signal);
  if (watch === 'too many of the user') {
    throw new AppError('RATE_LIMITED', { retryAfterMs: TOO_MANY_RETRY_MS });
  }
  if (watch === 'too many') throw new AppError('OVERLOADED');
  return watch;
}

/**
 * tRPC's pings ask for the next event before the last one is taken, and for one more when the reader
 * has gone: a failure then has nobody to catch it, and would end the process.
 */
function withFailuresHeard<Data>(stream: Stream<Data>): Stream<Data> {
  const next = stream.next.bind(stream);
  stream.next = () => {
    const step = next();
    step.catch(() => undefined);
    return step;
  };
  return stream;
}

function comeAgain(): DOMException {
  return new DOMException('this stream is to be opened again', 'AbortError');
}

/** Not all at the same time. */
function around(ms: number): number {
  return ms * (0.75 + Math.random() / 2);
}
