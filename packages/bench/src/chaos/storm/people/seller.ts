import { setTimeout as sleep } from 'node:timers/promises';
import { phoneEnding } from '#chaos/sell';
import type { Dice } from '#chaos/storm/dice';
import type {
  BuyInput,
  Cancel,
  ReadBalance,
  ReadCharges,
  ReadStatement,
  RequestInput,
} from '#chaos/storm/history';
import {
  buy,
  requestCredit,
  type Person,
  type Script,
  type Town,
} from '#chaos/storm/people/person';

/** A keyed call whose client does not know what became of it. */
type Doubt = { op: 'buy'; input: BuyInput } | { op: 'request'; input: RequestInput };

/** What a seller does next, up to this number of chance. */
const STEPS = [
  [0.55, buyNew],
  [0.67, readBalance],
  [0.73, readStatement],
  [0.8, readCharges],
  [0.9, askForCredit],
  [0.93, cancelCredit],
  [0.97, askAgain],
  [1, reuseKey],
] as const;
const LIST_LIMIT = 20;
/** How likely somebody asks again at once what they do not know. */
const ASKS_AGAIN = 0.7;
const CLOSING_PAUSE_MS = 200;

interface Seller {
  town: Town;
  person: Person;
  name: string;
  dice: Dice;
  step: number;
  done: BuyInput[];
  doubts: Doubt[];
}

/**
 * Sells, reads and asks for credit as the dice say until told to stop. Answers what asks once more
 * for most of what was never answered, until it is, or `untilMs`.
 */
export async function actAsSeller(
  town: Town,
  person: Person,
  name: string,
  { dice, until, pauseMs }: Script,
): Promise<(untilMs: number) => Promise<void>> {
  const seller: Seller = { town, person, name, dice, step: 0, done: [], doubts: [] };
  while (!until.aborted) {
    seller.step += 1;
    const [roll, patience] = [dice.next(), dice.next()];
    // Its own, so that what a step throws depends on nothing that was answered.
    const own = dice.fork(`${name}-${seller.step}`);
    const doubt = patience < ASKS_AGAIN ? seller.doubts.shift() : undefined;
    if (doubt) await ask(seller, doubt);
    else await STEPS.find(([below]) => roll < below)?.[1](seller, own);
    await sleep(own.whole(...pauseMs), undefined, { signal: until }).catch(() => undefined);
  }
  return (untilMs) => closeDoubts(seller, untilMs);
}

async function closeDoubts(seller: Seller, untilMs: number): Promise<void> {
  // Some never come back.
  seller.doubts = seller.doubts.filter(() => seller.dice.next() < ASKS_AGAIN);
  for (let doubt = seller.doubts.shift(); doubt; doubt = seller.doubts.shift()) {
    await ask(seller, doubt);
    if (Date.now() > untilMs) return;
    await sleep(CLOSING_PAUSE_MS);
  }
}

async function ask(seller: Seller, doubt: Doubt): Promise<void> {
  const { town, person } = seller;
  const answer =
    doubt.op === 'buy'
      ? await buy(town, person, doubt.input)
      : await requestCredit(town, person, doubt.input);
  if (answer.kind === 'unknown') seller.doubts.push(doubt);
}

async function buyNew(seller: Seller, dice: Dice): Promise<void> {
  const ending = String(dice.whole(0, 99)).padStart(2, '0');
  const input = {
    key: `${seller.name}-${seller.step}`,
    phone: phoneEnding(ending, (count) => dice.whole(0, count - 1)),
    amount: (dice.whole(100, 10_000) / 100).toFixed(2),
  };
  seller.done.push(input);
  await ask(seller, { op: 'buy', input });
}

async function askForCredit(seller: Seller, dice: Dice): Promise<void> {
  const key = `${seller.name}-${seller.step}`;
  const amount = dice.whole(50, 400).toFixed(2);
  await ask(seller, { op: 'request', input: { key, amount, note: `for step ${seller.step}` } });
}

/** The same again: the answer must be the same thing. */
async function askAgain(seller: Seller, dice: Dice): Promise<void> {
  if (seller.done.length > 0) await ask(seller, { op: 'buy', input: dice.pick(seller.done) });
}

/** Another amount under a key of before. */
async function reuseKey(seller: Seller, dice: Dice): Promise<void> {
  if (seller.done.length === 0) return;
  const { town, person } = seller;
  const before = dice.pick(seller.done);
  await buy(town, person, { ...before, amount: (Number(before.amount) + 0.01).toFixed(2) });
}

async function cancelCredit({ town, person }: Seller, dice: Dice): Promise<void> {
  const { history, requests } = town;
  if (requests.length === 0) return;
  // Mostly somebody else's, which is not there for this seller.
  const id = dice.pick(requests.slice(-10));
  await history.record<Cancel>({ op: 'cancel', by: person.email, input: { id } }, () =>
    person.client.credit.cancel.mutate({ id }),
  );
}

async function readBalance({ town, person }: Seller): Promise<void> {
  await town.history.record<ReadBalance>({ op: 'balance', by: person.email, input: null }, () =>
    person.client.wallet.get.query(),
  );
}

async function readStatement({ town, person }: Seller): Promise<void> {
  const input = { limit: LIST_LIMIT };
  await town.history.record<ReadStatement>({ op: 'statement', by: person.email, input }, () =>
    person.client.wallet.statement.query(input),
  );
}

async function readCharges({ town, person }: Seller): Promise<void> {
  const input = { limit: LIST_LIMIT };
  await town.history.record<ReadCharges>({ op: 'charges', by: person.email, input }, () =>
    person.client.charge.list.query(input),
  );
}
