import type { Core } from '#core';
import { UUIDS } from '#db/oids';
import type { ClaimedCharge } from '#delivery/claim';
import { isoTime } from '#delivery/iso-time';

/** Prolongs the leases that are still this worker's; one that was taken over stays lost. */
export async function renewLeases(
  core: Core,
  held: readonly ClaimedCharge[],
  leasedUntilMs: number,
): Promise<void> {
  if (held.length === 0) return;
  const { sql } = core;
  const wallets = held.map(({ walletId }) => walletId);
  const ids = held.map(({ id }) => id);
  const leases = held.map(({ leaseId }) => leaseId);
  await sql`
    UPDATE charges AS c
    SET leased_until = ${isoTime(leasedUntilMs)}
    FROM unnest(${sql.array(wallets, UUIDS)}, ${sql.array(ids, UUIDS)}, ${sql.array(leases, UUIDS)})
      AS h (wallet_id, id, lease_id)
    WHERE c.wallet_id = h.wallet_id AND c.id = h.id AND c.lease_id = h.lease_id`;
}
