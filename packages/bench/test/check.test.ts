import { expect, test } from 'vitest';
import { compareWithClients, compareWithOperator, type Books, type ChargeRow } from '#chaos/check';
import type { Delivery } from '#chaos/operator-log';
import type { Seller } from '#chaos/scene';
import type { Intent } from '#chaos/sell';

const seller = { email: 'seller@example.com', creditMinor: 10_000n } as Seller;
const charge: ChargeRow = {
  id: 'c1',
  email: seller.email,
  key: 'k1',
  phone: '+989121234500',
  amount: 2_550n,
  price: 2_500n,
  status: 'delivered',
  refusal: null,
};
const delivery: Delivery = {
  customIdentifier: charge.id,
  phone: charge.phone,
  amount: '25.5',
  delivered: true,
  reversed: false,
  times: 1,
  sends: 1,
  acceptedAt: '2026-01-01T00:00:00.000Z',
};
const sold = { kind: 'sold', id: charge.id, price: '25.00', replayed: false } as const;
const intent: Intent = {
  seller,
  idempotencyKey: charge.key,
  phone: charge.phone,
  amount: '25.50',
  asked: 1,
  answer: sold,
};

interface Story {
  charge?: Partial<ChargeRow> | null;
  delivery?: Partial<Delivery> | null;
  intent?: Partial<Intent> | null;
  balance?: bigint;
}

/** What is found where everything is well but this; null leaves a thing out. */
function problemsOf(story: Story): string[] {
  const charges = story.charge === null ? [] : [{ ...charge, ...story.charge }];
  const item = { ...delivery, ...story.delivery };
  const books: Books = {
    charges,
    log: new Map(story.delivery === null ? [] : [[item.customIdentifier, item]]),
    balances: new Map([[seller.email, story.balance ?? 7_500n]]),
  };
  const intents = story.intent === null ? [] : [{ ...intent, ...story.intent }];
  return [
    ...compareWithOperator(books),
    ...compareWithClients({ intents, sellers: [seller] }, books),
  ];
}

const refunded = { charge: { status: 'refunded' }, balance: 10_000n };

test.each<[string, Story]>([
  ['delivered once', {}],
  ['refunded and never sent', { ...refunded, delivery: null }],
  ['refunded and not delivered', { ...refunded, delivery: { delivered: false, times: 0 } }],
  ['refunded as it was reversed', { ...refunded, delivery: { reversed: true } }],
  ['sold to a client that has left', { intent: { answer: { kind: 'left' } } }],
])('nothing is wrong with a charge that was %s', (_, story) => {
  expect(problemsOf(story)).toEqual([]);
});

const refused = { kind: 'refused', code: 3001 } as const;

test.each<[string, Story]>([
  ['delivered with us and never sent', { delivery: null }],
  ['delivered with us and not with the operator', { delivery: { delivered: false, times: 0 } }],
  ['delivered twice', { delivery: { times: 2 } }],
  ['delivered with us and reversed', { delivery: { reversed: true } }],
  ['refunded and delivered', refunded],
  ['refused and delivered', { ...refunded, charge: { status: 'refused', refusal: 3001 } }],
  ['unknown to us', { charge: null, intent: null, balance: 10_000n }],
  ['sent with another amount', { delivery: { amount: '25.51' } }],
  ['sent to another phone', { delivery: { phone: '+989121234501' } }],
  ['sold and is not there', { charge: null, delivery: null, balance: 10_000n }],
  ['sold under another id', { intent: { answer: { ...sold, id: 'c2' } } }],
  ['sold at another price', { intent: { answer: { ...sold, price: '25.01' } } }],
  ['told to be refused and is there', { intent: { answer: refused } }],
  ['bought by nobody', { intent: null }],
  ['paid for wrongly', { balance: 7_499n }],
])('a charge that was %s is found', (_, story) => {
  expect(problemsOf(story)).not.toEqual([]);
});
