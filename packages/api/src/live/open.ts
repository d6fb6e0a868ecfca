import type { TrackedEnvelope } from '@trpc/server';
import type { Actor } from '@chargeflow/core/auth/actor';
import { AppError } from '@chargeflow/core/errors';
import type { FeedPage } from '@chargeflow/core/live/feed';
import { openBulkFeed, readBulkFeed } from '@chargeflow/core/live/read-bulk';
import { openChargeFeed, readChargeFeed } from '@chargeflow/core/live/read-charges';
import { openCreditFeed, readCreditFeed } from '@chargeflow/core/live/read-credits';
import { openWalletFeed, readWalletFeed } from '@chargeflow/core/live/read-wallet';
import type { Topic } from '@chargeflow/core/live/hub';
import type { ApiContext } from '#context';
import { streamOf } from '#live/stream';

/** What a subscription's resolver is given, as far as a stream needs it. */
export interface StreamRequest {
  ctx: ApiContext & { actor: Actor };
  input?: { lastEventId?: string | null | undefined } | undefined;
  signal: AbortSignal | undefined;
}

type Stream<Data> = Promise<AsyncGenerator<TrackedEnvelope<Data>, void, undefined>>;
type DataOf<Read extends (...args: never[]) => Promise<FeedPage<unknown>>> =
  Awaited<ReturnType<Read>> extends FeedPage<infer Data> ? Data : never;

/** Every move of the caller's wallet, with the balance it left. */
export async function streamWallet(request: StreamRequest): Stream<DataOf<typeof readWalletFeed>> {
  const { core, actor } = request.ctx;
  const start = await openWalletFeed(core, actor.walletId, cursorOf(request));
  const read = (cursor: string) => readWalletFeed(core, actor.walletId, cursor);
  return streamOf({ ...sourceOf(request, [`changes ${actor.walletId}`], start), read });
}

/** Every charge of the caller's as it is sold, and each change of its status. */
export async function streamCharges(request: StreamRequest): Stream<DataOf<typeof readChargeFeed>> {
  const { core, actor } = request.ctx;
  const start = await openChargeFeed(core, actor.walletId, cursorOf(request));
  const read = (cursor: string) => readChargeFeed(core, actor.walletId, cursor);
  return streamOf({ ...sourceOf(request, [`changes ${actor.walletId}`], start), read });
}

/** How far one of the caller's bulk orders is, as it is now and whenever that changes. */
export async function streamBulk(
  request: StreamRequest & { input: { id: string } },
): Stream<DataOf<typeof readBulkFeed>> {
  const { core, actor } = request.ctx;
  const { id } = request.input;
  const start = await openBulkFeed(core, actor, id, cursorOf(request));
  const read = (cursor: string) => readBulkFeed(core, actor, id, cursor);
  return streamOf({ ...sourceOf(request, [`changes ${actor.walletId}`], start), read });
}

/** What is done about anybody's credit requests, for as long as the caller is an admin. */
export async function streamCredits(request: StreamRequest): Stream<DataOf<typeof readCreditFeed>> {
  const { core } = request.ctx;
  const start = await openCreditFeed(core, cursorOf(request));
  const read = (cursor: string) => readCreditFeed(core, cursor);
  const source = sourceOf(request, ['credits'], start);
  const authorize = async () => {
    const actor = await source.authorize();
    if (actor.role !== 'admin') throw new AppError('PERMISSION_DENIED');
    return actor;
  };
  return streamOf({ ...source, authorize, read });
}

const cursorOf = ({ input }: StreamRequest) => input?.lastEventId ?? null;

function sourceOf({ ctx, signal }: StreamRequest, topics: readonly Topic[], start: string) {
  ctx.stream.start = start;
  return {
    start,
    hub: ctx.hub,
    times: ctx.liveTimes,
    authorize: () => ctx.authenticateAgain(),
    userId: ctx.actor.userId,
    topics,
    signal: signal ?? new AbortController().signal,
  };
}
