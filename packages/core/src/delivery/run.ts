import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '#core';
import { Breakers } from '#delivery/breaker';
import { claimCharges, type ClaimedCharge } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import { Flights } from '#delivery/flights';
import { renewLeases } from '#delivery/renew';
import { Wake } from '#delivery/wake';
import { listen } from '#live/listen';
import type { OperatorPort } from '#operators/port';
import type { DeliverySettings } from '#settings/delivery';

/** A database that fails is left alone for this long. */
const PAUSE_AFTER_FAILURE_MS = 1_000;

/** Around a charge's work; between them the operator port is called. */
export type Point = 'claimed' | 'settled';

/** Where a test lets a worker die or freeze: waited for at each point of each charge. */
export type AtPoint = (point: Point, charge: ClaimedCharge) => Promise<void> | void;

/** What a worker needs for each charge. */
interface Work {
  core: Core;
  operator: OperatorPort;
  settings: DeliverySettings;
  breakers: Breakers;
  /** Aborted when calls under way must end. */
  cut: AbortSignal;
  at: AtPoint | undefined;
}

/**
 * Delivers charges until `stopping` is aborted, then lets the calls under way end: they are cut off
 * after `drainMs`. Several may run at once, in one process or many. Never rejects: a charge whose
 * work fails is left to its lease, after which it is claimed again. `at` is for tests only.
 */
export async function runDelivery(
  core: Core,
  operator: OperatorPort,
  settings: DeliverySettings,
  stopping: AbortSignal,
  at?: AtPoint,
): Promise<void> {
  const wake = new Wake();
  const flights = new Flights(settings.concurrency, () => wake.wake());
  const cut = new AbortController();
  const breakers = new Breakers(settings, core.log);
  const work: Work = { core, operator, settings, breakers, cut: cut.signal, at };
  setMaxListeners(0, cut.signal, stopping);
  const renewing = setInterval(() => void renew(core, flights, settings), settings.leaseMs / 3);
  // A hint only shortens the wait: what nobody hinted at is found by looking.
  const stopListening = listen(core, 'deliveries', () => wake.wake());
  try {
    while (!stopping.aborted) {
      const { free } = flights;
      const claimed = free > 0 ? await claim(core, settings, flights) : [];
      for (const charge of claimed ?? []) flights.add(charge, deliver(work, charge));
      // Where a batch was full there may be more.
      if (claimed === null) await pause(PAUSE_AFTER_FAILURE_MS, stopping);
      else if (flights.free === 0 || claimed.length < free)
        await wake.sleep(settings.pollMs, stopping);
    }
    const limit = setTimeout(() => cut.abort(), settings.drainMs);
    await flights.waitForAll();
    clearTimeout(limit);
  } finally {
    stopListening();
    clearInterval(renewing);
  }
}

async function claim(
  core: Core,
  { leaseMs, operatorConcurrency }: DeliverySettings,
  { free, byOperator }: Flights,
): Promise<ClaimedCharge[] | null> {
  const lanes = { perOperator: operatorConcurrency, underWay: byOperator };
  try {
    return await claimCharges(core, { nowMs: Date.now(), leaseMs, limit: free, ...lanes });
  } catch (error) {
    core.log.error({ err: error }, 'charges could not be claimed');
    return null;
  }
}

async function deliver(work: Work, charge: ClaimedCharge): Promise<void> {
  const { core, operator, settings, breakers, cut, at } = work;
  const facts = { chargeId: charge.id, walletId: charge.walletId };
  try {
    await at?.('claimed', charge);
    const outcome = await deliverCharge(core, operator, charge, settings, cut, breakers);
    if (outcome !== 'lost') core.publisher.publish('changes', charge.walletId);
    await at?.('settled', charge);
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
