import type { AppRouter } from '@chargeflow/api/router';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';

import type { Person } from '#e2e/people';
import { stackUrl } from '#e2e/stack-url';

export type Api = TRPCClient<AppRouter>;

/** The API as a program calls it: to prepare what a story begins with, and to see what it left. */
function callApi(accessToken?: string): Api {
  const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${stackUrl()}/api/trpc`, headers })],
  });
}

export async function loginToApi(person: Person): Promise<Api> {
  const { accessToken } = await callApi().auth.login.mutate(person);
  return callApi(accessToken);
}

export async function registerAtApi(person: Person): Promise<Api> {
  const { accessToken } = await callApi().auth.register.mutate(person);
  return callApi(accessToken);
}
