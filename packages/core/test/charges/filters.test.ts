import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { listAuditInput } from '#audit/inputs';
import { listAudit } from '#audit/list';
import { buyCharge } from '#charges/buy';
import { listAllChargesInput } from '#charges/inputs';
import { listAllCharges } from '#charges/list-all';
import { addPhone } from '#phones/add';
import { listAllPhonesInput } from '#phones/inputs';
import { listAllPhones } from '#phones/list-all';
import { setFrozen } from '#wallets/set-frozen';
import { createAdmin, createSeller, type NamedActor } from '../actors';
import { openTestCore } from '../fixtures';

const core = await openTestCore();
const admin = await createAdmin(core, { email: 'admin@example.com' });
const [sara, omid] = [
  await createSeller(core, { balance: '100' }),
  await createSeller(core, { balance: '100' }),
];
const MCI = '+989121234567';
const IRANCELL = '+989351234567';

const sell = async (by: NamedActor, phone: string, amount: string) =>
  (await buyCharge(core, by, { phone, amount, idempotencyKey: randomUUID() })).id;
const [ten, twenty] = [await sell(sara, MCI, '10'), await sell(omid, IRANCELL, '20')];
await expect(sell(sara, MCI, '500')).rejects.toMatchObject({ errorName: 'INSUFFICIENT_BALANCE' });
await core.sql`UPDATE charges SET status = 'unknown' WHERE id = ${twenty}`;
const [first] = await core.sql<
  { at: string }[]
>`SELECT created_at AS at FROM charges WHERE id = ${ten}`;
const firstAt = new Date(String(first?.at)).toISOString();

test.each([
  [{}, ['500.00', '20.00', '10.00']],
  [{ operator: 'mci' }, ['500.00', '10.00']],
  [{ amountFrom: '20', amountTo: '20' }, ['20.00']],
  [{ userId: sara.userId }, ['500.00', '10.00']],
  [{ status: 'unknown' }, ['20.00']],
  [{ status: 'pending' }, ['10.00']],
  [{ status: 'refused', userId: sara.userId }, ['500.00']],
  [{ from: firstAt }, ['500.00', '20.00', '10.00']],
  [{ to: firstAt }, []],
  [{ from: '2090-01-01T00:00:00Z' }, []],
])('charges are chosen by %j', async (input, amounts) => {
  const { items } = await listAllCharges(core, listAllChargesInput.parse(input));
  expect(items.map(({ amount }) => amount)).toEqual(amounts);
});

test('everybody’s phone books are searched', async () => {
  await addPhone(core, sara, { phone: MCI, label: 'Mother' });
  await addPhone(core, omid, { phone: MCI });
  await addPhone(core, omid, { phone: IRANCELL, label: 'Shop' });
  const found = async (input: object) => {
    const { items } = await listAllPhones(core, listAllPhonesInput.parse(input));
    return items.map(({ phone, user }) => `${user.id === sara.userId ? 'sara' : 'omid'} ${phone}`);
  };
  expect(await found({})).toEqual([`omid ${IRANCELL}`, `omid ${MCI}`, `sara ${MCI}`]);
  expect(await found({ userId: omid.userId })).toEqual([`omid ${IRANCELL}`, `omid ${MCI}`]);
  expect(await found({ phone: '09121234567' })).toEqual([`omid ${MCI}`, `sara ${MCI}`]);
  expect(await found({ search: 'moth' })).toEqual([`sara ${MCI}`]);
  expect(await found({ search: '93512' })).toEqual([`omid ${IRANCELL}`]);
  expect(await found({ search: 'moth', userId: omid.userId })).toEqual([]);

  // What is found so often is looked for in another way.
  await core.sql`
    INSERT INTO phones (id, wallet_id, phone, label, created_at)
    SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ${sara.walletId},
      '+98911' || lpad(n::text, 7, '0'), 'mother ' || n, '2020-01-01'
    FROM generate_series(1, 1001) n`;
  const { items } = await listAllPhones(
    core,
    listAllPhonesInput.parse({ search: 'moth', limit: 2 }),
  );
  expect(items.map(({ label }) => label)).toEqual(['Mother', 'mother 1001']);
});

test('the audit log is searched by time and by what is written down', async () => {
  await setFrozen(core, admin, { userId: sara.userId, frozen: true, reason: 'chargeback_1' });
  const found = async (input: object) => {
    const { items } = await listAudit(core, listAuditInput.parse(input));
    return items.map(({ action }) => action);
  };
  for (const search of ['CHARGEBACK_', 'wallet.fro', 'admin@ex']) {
    expect(await found({ search, subjectId: sara.userId })).toEqual(['wallet.frozen']);
  }
  expect(await found({ search: 'chargebackx1' })).toEqual([]);
  expect(await found({ to: firstAt, subjectId: sara.userId })).toEqual([]);
  expect(await found({ from: firstAt, subjectId: sara.userId })).toEqual(['wallet.frozen']);
});
