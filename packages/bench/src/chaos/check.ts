import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { minor } from '#chaos/minor';
import { readOperatorLog, type Delivery } from '#chaos/operator-log';
import type { Scene } from '#chaos/scene';
import type { Intent } from '#chaos/sell';

export interface ChargeRow {
  id: string;
  email: string;
  key: string;
  phone: string;
  amount: bigint;
  price: bigint;
  status: string;
  refusal: number | null;
}

export interface Books {
  charges: ChargeRow[];
  log: Map<string, Delivery>;
  balances: Map<string, bigint>;
}

/** What does not add up, in a sentence each; nothing when all is well. */
export async function findProblems(scene: Scene): Promise<string[]> {
  const { checks } = await reconcile(scene.core);
  const broken = checks.flatMap(({ name, ok, violations }) =>
    ok ? [] : [`${name}: ${JSON.stringify(violations.slice(0, 5))}`],
  );
  const books = await readBooks(scene);
  return [...broken, ...compareWithOperator(books), ...compareWithClients(scene, books)];
}

async function readBooks(scene: Scene): Promise<Books> {
  const { sql } = scene.core;
  const charges = await sql<ChargeRow[]>`
    SELECT c.id, u.email, c.idempotency_key AS key, c.phone, c.amount, c.price, c.status,
      c.refusal_code AS refusal
    FROM charges c JOIN users u ON u.wallet_id = c.wallet_id`;
  const wallets = await sql<{ email: string; balance: bigint }[]>`
    SELECT u.email, w.balance FROM wallets w JOIN users u ON u.wallet_id = w.id`;
  return {
    charges,
    log: await readOperatorLog(scene),
    balances: new Map(wallets.map(({ email, balance }) => [email, balance])),
  };
}

/** I12: each delivered charge was delivered exactly once, no refunded one was, and none is unknown to us. */
export function compareWithOperator({
  charges,
  log,
}: {
  charges: readonly Pick<ChargeRow, 'id' | 'phone' | 'amount' | 'status'>[];
  log: Books['log'];
}): string[] {
  const problems: string[] = [];
  const ours = new Map(charges.map((charge) => [charge.id, charge]));
  for (const [id, item] of log) {
    const charge = ours.get(id);
    if (!charge) problems.push(`I12 the operator knows a reference that we do not: ${id}`);
    else if (charge.phone !== item.phone || charge.amount !== minor(item.amount)) {
      problems.push(`I12 the operator was sent something else under ${id}`);
    }
  }
  for (const { id, status } of charges) {
    const item = log.get(id);
    const times = item && item.delivered && !item.reversed ? item.times : 0;
    if (times !== (status === 'delivered' ? 1 : 0)) {
      problems.push(`I12 ${id} is ${status} with us and was delivered ${times} times`);
    }
  }
  return problems;
}

/** I13: what was acknowledged is there, what was refused left nothing, and nobody bought unasked. */
export function compareWithClients(
  { intents, sellers }: Pick<Scene, 'intents' | 'sellers'>,
  { charges, balances }: Books,
): string[] {
  const problems: string[] = [];
  const byKey = new Map(charges.map((charge) => [charge.key, charge]));
  if (byKey.size !== charges.length) problems.push('I13 two charges have one key');
  for (const intent of intents) {
    const charge = byKey.get(intent.idempotencyKey);
    byKey.delete(intent.idempotencyKey);
    if (!agree(intent, charge)) {
      const told = JSON.stringify(intent.answer);
      problems.push(`I13 ${intent.idempotencyKey} was told ${told}; there is ${describe(charge)}`);
    }
  }
  for (const charge of byKey.values()) problems.push(`I13 nobody asked for ${describe(charge)}`);
  for (const { email, creditMinor } of sellers) {
    const paid = charges.filter(
      ({ email: owner, status }) => owner === email && !['refused', 'refunded'].includes(status),
    );
    const left = paid.reduce((sum, { price }) => sum - price, creditMinor);
    if (balances.get(email) !== left) problems.push(`I13 ${email} should have ${left} left`);
  }
  return problems;
}

function agree({ seller, phone, amount, answer }: Intent, charge: ChargeRow | undefined): boolean {
  if (answer.kind === 'left') return true;
  if (answer.kind === 'refused') return !charge || charge.refusal === answer.code;
  return (
    charge !== undefined &&
    charge.id === answer.id &&
    charge.email === seller.email &&
    charge.phone === phone &&
    charge.amount === minor(amount) &&
    charge.price === minor(answer.price) &&
    charge.status !== 'refused'
  );
}

function describe(charge: ChargeRow | undefined): string {
  return charge ? `${charge.status} ${charge.id}` : 'nothing';
}
