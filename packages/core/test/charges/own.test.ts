import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import type { Charge } from '#charges/charge';
import { ownChargesExport } from '#charges/export-own';
import { listCharges } from '#charges/list';
import { listRecipients } from '#charges/list-recipients';
import { quoteCharge } from '#charges/quote';
import { addPhone } from '#phones/add';
import { listPhones } from '#phones/list';
import { setFavouritePhone, updatePhone } from '#phones/update';
import { createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { allPages, failureOf } from '../outcomes';

const core = await openTestCore();
const seller = await createSeller(core, { balance: '1000' });
const other = await createSeller(core, { balance: '1000' });

const buy = (phone: string, amount = '1', operator?: string, actor = seller) =>
  buyCharge(core, actor, { phone, amount, operator, idempotencyKey: randomUUID() });

describe('the list of charges', () => {
  const sold: Charge[] = [];

  test('finds by time, operator and digits, and nothing of others', async () => {
    for (const phone of ['09121110001', '09121110002', '09351110003', '09121220004']) {
      sold.unshift(await buy(phone));
    }
    await buy('09121110001', '1', undefined, other);
    const find = async (filter: object) => {
      const pages = await allPages((cursor) =>
        listCharges(core, seller, { ...filter, cursor, limit: 1 }),
      );
      return pages.flat().map(({ id }) => id);
    };
    const ids = (matches: (charge: Charge) => boolean) => sold.filter(matches).map(({ id }) => id);
    expect(await find({ operator: 'irancell' })).toEqual(ids((c) => c.operator === 'irancell'));
    expect(await find({ search: '111' })).toEqual(ids((c) => c.phone.includes('111')));
    expect(await find({ search: '۰۹۱۲-۱۱' })).toEqual(ids((c) => c.phone.includes('91211')));
    expect(await find({ search: '%0004' })).toEqual(ids((c) => c.phone.endsWith('0004')));
    const at = sold[1]?.createdAt ?? '';
    expect(await find({ from: at })).toEqual(ids((c) => c.createdAt >= at));
    expect(await find({ to: at })).toEqual(ids((c) => c.createdAt < at));
    expect(await find({ from: at, to: at })).toEqual([]);

    let text = '';
    for await (const piece of ownChargesExport.read({ operator: 'irancell' })(core, seller)) {
      text += piece;
    }
    expect(text.trimEnd().split('\r\n')).toHaveLength(2);
    expect(text).toContain(`${sold[1]?.id},`);
  });
});

test('a quote warns of the same sale a moment ago, and of nothing else', async () => {
  const input = { phone: '09127770001', amount: '5' };
  const warned = async (changed = {}) =>
    (await quoteCharge(core, seller, { ...input, ...changed })).recentSame;
  expect(await warned()).toBeNull();
  await buy('09127770001', '5', undefined, other);
  await buy('09127770001', '6');
  await buy('09127770001', '99999').catch(() => null);
  expect(await warned()).toBeNull();
  const { id: chargeId, createdAt } = await buy('+98 912 777 0001', '5.00');
  expect(await warned()).toEqual({ chargeId, createdAt });
  expect(await warned({ amount: '99999' })).toBeNull();
  expect(await quoteCharge(core, seller, input)).toMatchObject({ refusal: null });
  const past = new Date(Date.now() - 121_000).toISOString();
  await core.sql`UPDATE charges SET created_at = ${past} WHERE id = ${chargeId}`;
  expect(await warned()).toBeNull();
});

test('the phone book takes labels and stars, of its owner alone', async () => {
  const owner = await createSeller(core);
  const { id } = await addPhone(core, owner, { phone: '09121234567', label: 'Ali' });
  expect(await updatePhone(core, owner, { id, label: ' Reza ' })).toMatchObject({
    label: ' Reza ',
  });
  expect(await setFavouritePhone(core, owner, { id, favourite: true })).toEqual({
    id,
    phone: '+989121234567',
    label: ' Reza ',
    favourite: true,
  });
  const { items } = await listPhones(core, owner, { limit: 5 });
  expect(items).toMatchObject([{ id, label: ' Reza ', favourite: true }]);
  for (const act of [
    () => updatePhone(core, seller, { id, label: null }),
    () => setFavouritePhone(core, seller, { id, favourite: false }),
  ]) {
    expect(await failureOf(act())).toMatchObject({ code: 3004 });
  }
});

test('recipients are the starred ones, the last ones, and those that a search finds', async () => {
  const owner = await createSeller(core, { balance: '1000' });
  const sell = (phone: string, amount: string) => buy(phone, amount, undefined, owner);
  const star = await addPhone(core, owner, { phone: '09121110001', label: 'Sara' });
  await setFavouritePhone(core, owner, { id: star.id, favourite: true });
  await addPhone(core, owner, { phone: '09121110009', label: 'Sasan' });
  await addPhone(core, owner, { phone: '09121110002', label: 'Reza' });
  await sell('09121110002', '2');
  await sell('09121110001', '3');
  await sell('09121110003', '4');
  await sell('09121110002', '5');
  await sell('09121110002', '5000').catch(() => null);
  await buy('09121110004', '1', undefined, other);

  const told = (items: { phone: string; lastAmount: string | null }[]) =>
    items.map(({ phone, lastAmount }) => [phone.slice(-4), lastAmount]);
  const first = await listRecipients(core, owner, {});
  expect(first.favourites).toMatchObject([
    { phone: star.phone, phoneId: star.id, label: 'Sara', lastOperator: 'mci', lastAmount: '3.00' },
  ]);
  expect(told(first.recents)).toEqual([
    ['0002', '5.00'],
    ['0003', '4.00'],
    ['0001', '3.00'],
  ]);
  expect(first.recents[0]).toMatchObject({ label: 'Reza', favourite: false });
  expect(first.contacts).toEqual([]);

  const byLabel = await listRecipients(core, owner, { search: 'sa' });
  expect(told(byLabel.favourites)).toEqual([['0001', '3.00']]);
  expect(told(byLabel.recents)).toEqual([['0001', '3.00']]);
  expect(told(byLabel.contacts)).toEqual([['0009', null]]);
  const byDigits = await listRecipients(core, owner, { search: '۰۹۱۲۱۱۱۰۰۰۲' });
  expect(told(byDigits.recents)).toEqual([['0002', '5.00']]);
  expect(byDigits.favourites).toEqual([]);
});
