import type { AppRouter } from '@chargeflow/api/router';
import type { TRPCLink } from '@trpc/client';

/** What infinite queries add to a list's input that the API's strict schemas do not know. */
function withoutPagingExtras(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('direction' in input)) return input;
  const { direction: _direction, ...rest } = input;
  return 'cursor' in rest && rest.cursor === null ? { ...rest, cursor: undefined } : rest;
}

/** Makes the input of a page what the contract says: a direction and a null cursor are dropped. */
export const listInputLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next({ ...op, input: withoutPagingExtras(op.input) });
