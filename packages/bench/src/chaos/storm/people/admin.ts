import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '#chaos/storm/dice';
import type { Adjust, AdjustInput, Decide } from '#chaos/storm/history';
import type { Person, Script, Town } from '#chaos/storm/people/person';

/** How likely an admin decides a request; else they put a wallet right. */
const DECIDES = 0.85;
const APPROVES = 0.75;
/** Few enough for admins to meet at one request again and again. */
const RECENT = 6;

/** What every other seller begins with; the others have to ask, and are refused for want of money. */
const OPENING = '2000000.00';

/** Makes half of the sellers rich, so that sales come through whatever else happens. */
export async function openAccounts(town: Town): Promise<void> {
  const [admin] = town.admins;
  if (!admin) throw new Error('there is no admin');
  for (const [place, { email: owner }] of town.sellers.entries()) {
    if (place % 2 === 1) continue;
    const input = { key: `opening-${place}`, owner, amount: OPENING, reason: 'the opening' };
    if ((await adjust(town, admin, input)) !== 'ok') throw new Error(`${owner} has no money`);
  }
}

/** Decides requests and puts wallets right as the dice say until told to stop. */
export async function actAsAdmin(
  town: Town,
  person: Person,
  name: string,
  { dice, until, pauseMs }: Script,
): Promise<void> {
  let doubt: AdjustInput | undefined;
  for (let step = 1; !until.aborted; step += 1) {
    const roll = dice.next();
    const own = dice.fork(`${name}-${step}`);
    if (roll < DECIDES) await decide(town, person, own);
    else {
      const input = doubt ?? newAdjustment(town, `${name}-${step}`, own);
      doubt = (await adjust(town, person, input)) === 'unknown' ? input : undefined;
    }
    await sleep(own.whole(...pauseMs), undefined, { signal: until }).catch(() => undefined);
  }
}

async function decide({ history, requests }: Town, { email, client }: Person, dice: Dice) {
  if (requests.length === 0) return;
  const id = dice.pick(requests.slice(-RECENT));
  const decision = dice.next() < APPROVES ? 'approve' : 'reject';
  await history.record<Decide>({ op: 'decide', by: email, input: { id, decision } }, () =>
    client.admin.credit.decide.mutate({ id, decision }),
  );
}

function newAdjustment({ sellers }: Town, key: string, dice: Dice): AdjustInput {
  const { email: owner } = dice.pick(sellers);
  const sign = dice.next() < 0.5 ? '-' : '';
  const amount = `${sign}${(dice.whole(100, 20_000) / 100).toFixed(2)}`;
  return { key, owner, amount, reason: `at ${key}` };
}

async function adjust(
  { history, sellers }: Town,
  { email, client }: Person,
  input: AdjustInput,
): Promise<string> {
  const userId = sellers.find((seller) => seller.email === input.owner)?.userId ?? '';
  const { amount, reason, key: idempotencyKey } = input;
  const answer = await history.record<Adjust>({ op: 'adjust', by: email, input }, () =>
    client.admin.wallet.adjust.mutate({ userId, amount, reason, idempotencyKey }),
  );
  return answer.kind;
}
