import { openVerifier, type Damage } from '#verifier';
import type { Core } from '#core';
import { ledgerLines } from '#integrity/lines';

export interface VerifiedLedger {
  ok: boolean;
  wallets: number;
  entries: number;
  anchors: number;
  /** Hash of the last anchor, hexadecimal; null before the first. */
  lastAnchor: string | null;
  damaged: number;
  /** The first hundred of them: of each wallet the first, in the order of ids, then those of anchors. */
  damages: Damage[];
}

export interface VerifyOptions {
  /** Told the number of entries read so far, some thousand at a time. */
  onProgress?: (entries: number) => void;
  /** Hash of an anchor that was kept elsewhere and must be in the ledger, hexadecimal. */
  keptAnchor?: string | undefined;
  signal?: AbortSignal;
}

/**
 * Recomputes every wallet's chain and every anchor in one snapshot, and names what was altered,
 * removed, swapped or inserted. The database is asked for its rows only: nothing that it computes is
 * believed. What is checked are the lines of the export, by the very code that an outsider runs; memory
 * is bounded by a page. 100,000 entries of few wallets took 2 s, and of as many wallets 6 s.
 * @throws the reason of `signal`, or AppError OVERLOADED
 */
export async function verifyLedger(
  core: Core,
  { onProgress, keptAnchor, signal }: VerifyOptions = {},
): Promise<VerifiedLedger> {
  const verifier = openVerifier();
  let entries = 0;
  for await (const lines of ledgerLines(core)) {
    signal?.throwIfAborted();
    for (const line of lines) verifier.take(line);
    if (lines[0]?.startsWith('entry ')) onProgress?.((entries += lines.length));
  }
  return verifier.finish(keptAnchor);
}
