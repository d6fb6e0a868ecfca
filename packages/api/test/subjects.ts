import { randomUUID } from 'node:crypto';
import { addBulkLines } from '@chargeflow/core/bulk/add-lines';
import { createBulkOrder } from '@chargeflow/core/bulk/create';
import { startBulkOrder } from '@chargeflow/core/bulk/start';
import { requestCredit } from '@chargeflow/core/credits/request';
import { buyCharge } from '@chargeflow/core/charges/buy';
import type { Core } from '@chargeflow/core/core';
import { addPhone } from '@chargeflow/core/phones/add';
import { beginSecondFactor } from '@chargeflow/core/second-factor/begin';
import { TOTP } from 'otpauth';
import { actorOf, apiKeyOf, fund, newPerson, PASSWORD, type Person } from './people';

/** What calls are about: made for its owner, and answered by what names it. */

let phones = 1_000_000;
export const newPhone = () => `+98912${(phones += 1)}`;

export async function newCredit(core: Core, owner: Person): Promise<{ id: string }> {
  const input = { amount: '10', idempotencyKey: randomUUID() };
  const { id } = await requestCredit(core, actorOf(owner), input);
  return { id };
}

export async function newCharge(core: Core, owner: Person): Promise<{ id: string }> {
  const input = { phone: newPhone(), amount: '1', idempotencyKey: randomUUID() };
  const { id } = await buyCharge(core, actorOf(owner), input);
  return { id };
}

export async function newPhoneId(core: Core, owner: Person): Promise<{ id: string }> {
  const { id } = await addPhone(core, actorOf(owner), { phone: newPhone() });
  return { id };
}

export async function newApiKeyId(core: Core, owner: Person): Promise<{ id: string }> {
  return { id: (await apiKeyOf(core, owner)).id };
}

export async function newBulk(core: Core, owner: Person): Promise<{ id: string }> {
  const actor = actorOf(owner);
  const { id } = await createBulkOrder(core, actor, {
    name: 'bonus',
    idempotencyKey: randomUUID(),
  });
  await addBulkLines(core, actor, { id, from: 1, lines: [`${newPhone()},1`] });
  return { id };
}

export async function newRunningBulk(core: Core, owner: Person): Promise<{ id: string }> {
  const { id } = await newBulk(core, owner);
  await startBulkOrder(core, actorOf(owner), { id });
  return { id };
}

export async function newChargeOfAnother(core: Core): Promise<{ id: string }> {
  const seller = await newPerson(core);
  await fund(core, seller, '1');
  return newCharge(core, seller);
}

export async function newUnknownCharge(core: Core): Promise<{ id: string }> {
  const { id } = await newChargeOfAnother(core);
  await core.sql`UPDATE charges SET status = 'unknown' WHERE id = ${id}`;
  return { id };
}

export const idOfNewPerson = async (core: Core) => ({ id: (await newPerson(core)).userId });

export async function dropAnySecondFactor(core: Core, { userId }: Person): Promise<void> {
  await core.sql`DELETE FROM second_factors WHERE user_id = ${userId}`;
}

/** Begins a second factor; answers a code of now, and one that counts after it. */
export async function newSecondFactor(
  core: Core,
  owner: Person,
): Promise<{ now: string; next: string }> {
  await dropAnySecondFactor(core, owner);
  const { key } = await beginSecondFactor(core, actorOf(owner), { password: PASSWORD });
  const app = new TOTP({ secret: key });
  return { now: app.generate(), next: app.generate({ timestamp: Date.now() + 30_000 }) };
}
