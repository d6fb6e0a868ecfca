import type { Core } from '@chargeflow/core/core';
import { takeCallback } from '@chargeflow/core/delivery/take-callback';
import { AppError, ERRORS } from '@chargeflow/core/errors';
import { readCallback } from '@chargeflow/core/operators/reloadly/read-callback';
import { errorShape } from '#errors/shape';
import { toAppError } from '#errors/to-app-error';
import { readText } from '#http/body';
import { describeUnserved } from '#http/unserved';

const NO_STORE = { 'cache-control': 'no-store' };

/**
 * Serves what the operator calls when a transaction changes: 200 once the hint is taken, also for a
 * charge that is not ours to ask for, 401 unless it is signed with `secret`, 404 without one. What
 * fails on our side is not answered 200, so that the operator calls again. Never throws.
 */
export async function handleOperatorCallback(
  core: Core,
  secret: string | null,
  request: Request,
): Promise<Response> {
  if (secret === null || request.method !== 'POST') {
    return Response.json(describeUnserved(404, 'no such path'), { status: 404 });
  }
  try {
    const read = readCallback(
      {
        body: await readText(request),
        signature: request.headers.get('x-reloadly-signature'),
        timestamp: request.headers.get('x-reloadly-request-timestamp'),
      },
      secret,
      Date.now(),
    );
    if (read === 'forged') throw new AppError('UNAUTHENTICATED');
    if (read === 'unreadable') core.log.warn('a callback of the operator could not be read');
    else await takeCallback(core, read.news, Date.now());
    return Response.json({ received: true }, { headers: NO_STORE });
  } catch (error) {
    const told = toAppError(error);
    if (told.errorName === 'INTERNAL') core.log.error({ err: told.cause }, 'callback failed');
    const status = ERRORS[told.errorName].httpStatus;
    return Response.json({ error: errorShape(told, undefined) }, { status, headers: NO_STORE });
  }
}
