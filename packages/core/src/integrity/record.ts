import { uuidv7 } from 'uuidv7';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import { verifyLedger, type VerifiedLedger } from '#integrity/verify';
import type { LeasedJob } from '#jobs/lease';

const NOTHING: VerifiedLedger = {
  ok: false,
  wallets: 0,
  entries: 0,
  anchors: 0,
  lastAnchor: null,
  damaged: 0,
  damages: [],
};

/** Verifies the ledger and keeps what it has come to, also where it could not be completed. */
export async function recordVerification(
  core: Core,
  { requestedBy }: LeasedJob,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = isoTime(Date.now());
  const keep = async ({ damages, ...found }: VerifiedLedger, error: string | null) => {
    await core.sql`
      INSERT INTO ledger_verifications
        (id, requested_by, started_at, finished_at, wallets, entries, anchors, damaged, damages, error)
      VALUES (${uuidv7()}, ${requestedBy}, ${startedAt}, ${isoTime(Date.now())}, ${found.wallets},
        ${found.entries}, ${found.anchors}, ${found.damaged}, ${JSON.stringify(damages)}::text::jsonb, ${error})`;
  };
  try {
    const { lastAnchor, ...verified } = await verifyLedger(core, { signal });
    await keep({ lastAnchor, ...verified }, null);
    if (verified.ok) core.log.info(verified, 'verified the ledger');
    else core.log.error(verified, 'the ledger was tampered with');
  } catch (error) {
    if (!signal.aborted) await keep(NOTHING, 'it could not be read to its end');
    throw error;
  }
}
