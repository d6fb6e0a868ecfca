import type { Core } from '#core';

/** Hints that an order has changed: at its wallet's streams, and at the workers where it is to run. */
export function tellOfBulk(
  { publisher }: Core,
  { walletId, status }: { walletId: string; status: string },
): void {
  publisher.publish('changes', walletId);
  if (status === 'running') publisher.publish('bulk');
}
