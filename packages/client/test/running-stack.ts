import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, inject } from 'vitest';

import { createChargeFlowClient, type ChargeFlowClient } from '#client';
import { isChargeFlowError } from '#errors';
import type { Tokens } from '#session';

/** How often each race is run: a race lost once in many rounds is lost. */
export const ROUNDS = Number(process.env['TEST_ROUNDS'] || 5);

export const { webUrl, operatorSimUrl, admins: adminCredentials } = inject('testStack');

export const SELLER_PASSWORD = 'a long pass phrase of four';

/** Sends everything once: what the client would repeat, a test must see. */
export const newClient = (tokens?: Tokens): ChargeFlowClient =>
  createChargeFlowClient({ url: webUrl, maxAttempts: 1, ...(tokens && { tokens }) });

export const admins = adminCredentials.map((credentials) =>
  createChargeFlowClient({ url: webUrl, maxAttempts: 1, credentials }),
);

export const admin = nth(admins, 0);

/** On a machine too busy for the store of rate limits, doors that guard passwords are shut a while. */
const TRIES = 10;

/** Asks again as long as a rate limit asks for patience. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isChargeFlowError(error, 'RATE_LIMITED') || tries === TRIES) throw error;
      await sleep(error.details.retryAfterMs);
    }
  }
}

await Promise.all(admins.map((each) => patiently(() => each.auth.me.query())));

export interface Seller {
  id: string;
  email: string;
  client: ChargeFlowClient;
  tokens: Tokens;
}

/** Somebody who has just registered; the balance came by a request that an admin approved. */
export async function newSeller(balance?: string): Promise<Seller> {
  const client = newClient();
  const email = `${randomUUID()}@example.com`;
  const person = { email, password: SELLER_PASSWORD };
  const { user, ...tokens } = await patiently(() => client.auth.register.mutate(person));
  const seller = { id: user.id, email, client, tokens };
  if (balance !== undefined) await topUp(seller, balance);
  return seller;
}

export async function topUp({ client }: Seller, amount: string): Promise<void> {
  const { id } = await client.credit.request.mutate({ amount, idempotencyKey: randomUUID() });
  await admin.admin.credit.decide.mutate({ id, decision: 'approve' });
}

export async function balanceOf({ client }: Seller): Promise<string> {
  return (await client.wallet.get.query()).balance;
}

/** The answer, or the error of the contract. What else may go wrong is thrown. */
export async function settle<T>(call: Promise<T>) {
  try {
    return { ok: true as const, answer: await call };
  } catch (error) {
    if (isChargeFlowError(error)) return { ok: false as const, error };
    throw error;
  }
}

/** `'ok'`, or the number of the error that the call was refused with. */
export async function outcomeOf(call: Promise<unknown>): Promise<number | 'ok'> {
  const settled = await settle(call);
  return settled.ok ? 'ok' : settled.error.code;
}

/** How often each value occurs. */
export function tally(values: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

export function times<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_, place) => make(place));
}

export function nth<T>(items: readonly T[], place: number): T {
  const item = items[place];
  if (item === undefined) throw new Error(`there is no item ${place}`);
  return item;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Every item of a list, page after page of a hundred. */
export async function everyItem<Item>(
  list: (page: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let page: Page<Item> = await list({ limit: 100 });
  items.push(...page.items);
  while (page.nextCursor !== null) {
    page = await list({ limit: 100, cursor: page.nextCursor });
    items.push(...page.items);
  }
  return items;
}

/** Every invariant of the money holds, as an admin sees it. */
export async function expectBooksInOrder(): Promise<void> {
  const { ok, checks } = await admin.admin.reconcile.query();
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
}
