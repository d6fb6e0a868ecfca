import 'server-only';

import { ERRORS } from '@chargeflow/core/errors';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { api } from '#server/api';
import { signInPath } from '#session/return-path';
import { failureOf } from '#trpc/app-error';
import type { Outputs } from '#trpc/types';

export type SignedIn = Outputs['auth']['me'];

const SIGNED_OUT = new Set<number | null>([
  ERRORS.UNAUTHENTICATED.code,
  ERRORS.ACCOUNT_SUSPENDED.code,
]);

/** Who this request is, as the API knows them now; looked up once a request. */
export const findAccount = cache(async (): Promise<SignedIn | null> => {
  try {
    return await api.auth.me.query();
  } catch (error) {
    if (SIGNED_OUT.has(failureOf(error).code)) return null;
    throw error;
  }
});

/** Sends whoever is not signed in to do so, and back here afterwards. */
export async function requireAccount(): Promise<SignedIn> {
  const account = await findAccount();
  if (account !== null) return account;
  const path = (await headers()).get('x-chargeflow-path') ?? undefined;
  redirect(signInPath({ ...(path && { from: path }) }));
}
