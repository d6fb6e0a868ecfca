import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { openWalletFeed, readWalletFeed } from '#live/read-wallet';
import { listStatement } from '#wallets/statement';
import { createSeller } from '../actors';
import { buy } from '../delivery/delivering';
import { fund, openTestCore } from '../fixtures';
import { readAll } from './feeds';

const core = await openTestCore();

const readerOf = (seller: Actor, limit?: number) => (cursor: string) =>
  readWalletFeed(core, seller.walletId, cursor, limit);

const opened = (seller: Actor, cursor: string | null = null) =>
  openWalletFeed(core, seller.walletId, cursor);

test('a new reader is told nothing of the past, and every later move with the balance it left', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  const start = await opened(seller);
  expect(await readerOf(seller)(start)).toEqual({ events: [], next: start, again: 'told' });
  const charge = await buy(core, seller);
  await fund(core, seller, '20');
  const { data } = await readAll(readerOf(seller), start);
  const { items } = await listStatement(core, seller, { limit: 2 });
  expect(data.map(({ entry }) => entry)).toEqual(items.toReversed());
  expect(data).toMatchObject([
    { balance: '500.00', currency: 'IRR', entry: { kind: 'charge', chargeId: charge.id } },
    { balance: '520.00', currency: 'IRR', entry: { kind: 'adjustment', amount: '20.00' } },
  ]);
});

test('a reader that resumes is told what it missed; a cursor from beyond the present begins now', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  for (let count = 0; count < 5; count += 1) await fund(core, seller, '1');
  const resumed = await readAll(readerOf(seller, 2), await opened(seller, '3'));
  expect(resumed.data.map(({ entry }) => entry.seq)).toEqual([4, 5, 6]);
  expect(await opened(seller, '7')).toBe('6');
});

test('a reader is told each move of a busy wallet once, in order, and none of another wallet', async () => {
  const seller = await createSeller(core);
  const other = await createSeller(core);
  const start = await opened(seller);
  const moving = Promise.all(
    Array.from({ length: 60 }, (_, place) => fund(core, place % 3 ? seller : other, '1')),
  );
  const seen: number[] = [];
  let cursor = start;
  while (seen.length < 40) {
    const { data, next } = await readAll(readerOf(seller, 7), cursor);
    seen.push(...data.map(({ entry }) => entry.seq));
    cursor = next;
  }
  await moving;
  expect(seen).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
});

test('a wallet that is not there is refused', async () => {
  const opening = openWalletFeed(core, '00000000-0000-4000-8000-000000000000', null);
  await expect(opening).rejects.toMatchObject({ errorName: 'WALLET_NOT_FOUND' });
});
