import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '#core';
import { claimCharges, type ClaimedCharge } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import { Flights } from '#delivery/flights';
import { renewLeases } from '#delivery/renew';
import type { OperatorPort } from '#operators/port';
import type { DeliverySettings } from '#settings/delivery';

/** A database that fails is left alone for this long. */
const PAUSE_AFTER_FAILURE_MS = 1_000;

/**
 * Delivers charges until `stopping` is aborted, then lets the calls under way end: they are cut off
 * after `drainMs`. Several may run at once, in one process or many. Never rejects: a charge whose
 * work fails is left to its lease, after which it is claimed again.
 */
export async function runDelivery(
  core: Core,
  operator: OperatorPort,
  settings: DeliverySettings,
  stopping: AbortSignal,
): Promise<void> {
  const flights = new Flights(settings.concurrency);
  const cut = new AbortController();
  setMaxListeners(0, cut.signal, stopping);
  const renewing = setInterval(() => void renew(core, flights, settings), settings.leaseMs / 3);
  try {
    while (!stopping.aborted) {
      await flights.waitForFree(stopping);
      if (stopping.aborted) break;
      const free = flights.free;
      const claimed = await claim(core, settings, free);
      for (const charge of claimed ?? []) {
        flights.add(charge, deliver(core, operator, charge, settings, cut.signal));
      }
      // Where a batch was full there may be more.
      if (claimed === null) await pause(PAUSE_AFTER_FAILURE_MS, stopping);
      else if (claimed.length < free) await pause(settings.pollMs, stopping);
    }
    const limit = setTimeout(() => cut.abort(), settings.drainMs);
    await flights.waitForAll();
    clearTimeout(limit);
  } finally {
    clearInterval(renewing);
  }
}

async function claim(
  core: Core,
  { leaseMs }: DeliverySettings,
  limit: number,
): Promise<ClaimedCharge[] | null> {
  try {
    return await claimCharges(core, { nowMs: Date.now(), leaseMs, limit });
  } catch (error) {
    core.log.error({ err: error }, 'charges could not be claimed');
    return null;
  }
}

async function deliver(
  core: Core,
  operator: OperatorPort,
  charge: ClaimedCharge,
  settings: DeliverySettings,
  cut: AbortSignal,
): Promise<void> {
  const facts = { chargeId: charge.id, walletId: charge.walletId };
  try {
    const outcome = await deliverCharge(core, operator, charge, settings, cut);
    core.log.debug({ ...facts, outcome }, 'charge worked on');
  } catch (error) {
    core.log.error({ err: error, ...facts }, 'charge could not be worked on');
  }
}

async function renew(core: Core, flights: Flights, { leaseMs }: DeliverySettings): Promise<void> {
  try {
    await renewLeases(core, flights.charges, Date.now() + leaseMs);
  } catch (error) {
    core.log.error({ err: error }, 'leases could not be renewed');
  }
}

async function pause(delayMs: number, stopping: AbortSignal): Promise<void> {
  await sleep(delayMs, undefined, { signal: stopping }).catch(() => null);
}
