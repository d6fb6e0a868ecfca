import { randomUUID } from 'node:crypto';

import {
  admin,
  adminCredentials,
  newClient,
  newSeller,
  patiently,
  type Seller,
} from '../running-stack';
import { post, send, type Answer } from '../raw-http';

/** What an abuse is answered with: an error of the contract by its number, or no harm. */
export type Expected = number | 'ok';

/** One abuse: who does what, and what they are to be told. */
export interface Abuse {
  what: string;
  ask: (cast: Cast) => Promise<Answer>;
  code: Expected;
  /** Where it is not the error's own: 404 for what is not there, 405 for a wrong method. */
  status?: number;
}

/** Those of one kind. */
export const group = (kind: string, abuses: readonly Abuse[]): Abuse[] =>
  abuses.map((abuse) => ({ ...abuse, what: `${kind}: ${abuse.what}` }));

/** Who takes part, and what the victim owns. */
export interface Cast {
  attacker: Seller;
  victim: Seller;
  adminToken: string;
  owned: Owned;
}

/** Of the victim's, each by its id. */
export interface Owned {
  credit: string;
  charge: string;
  phone: string;
  bulk: string;
  apiKey: string;
  session: string;
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export const as = ({ tokens }: Seller) => bearer(tokens.accessToken);

/** A POST of a value, as JSON. */
export const call = (procedure: string, input: unknown, headers: Record<string, string> = {}) =>
  post(procedure, JSON.stringify(input), headers);

/** A GET with a value for its input. */
export const query = (procedure: string, input: unknown, headers: Record<string, string> = {}) =>
  send(
    `/api/trpc/${procedure}?${new URLSearchParams({ input: JSON.stringify(input) }).toString()}`,
    {
      headers,
    },
  );

export const PHONE = '+989121234500';

/** A sale that the attacker could pay, so that it takes place unless it is refused. */
export const sale = (change: object = {}) => ({
  phone: PHONE,
  amount: '5',
  idempotencyKey: randomUUID(),
  ...change,
});

export async function meetCast(): Promise<Cast> {
  const [attacker, victim] = [await newSeller('1000'), await newSeller('1000')];
  const { client } = victim;
  const key = randomUUID();
  const [email, password] = [adminCredentials[0]?.email ?? '', adminCredentials[0]?.password ?? ''];
  const tokens = await patiently(() => newClient().auth.login.mutate({ email, password }));
  const { id: credit } = await client.credit.request.mutate({ amount: '7', idempotencyKey: key });
  const { id: phone } = await client.phone.add.mutate({ phone: PHONE });
  const { id: bulk } = await client.bulk.create.mutate({ name: 'mine', idempotencyKey: key });
  const { id: apiKey } = await client.apiKey.create.mutate({ name: 'shop' });
  const { items } = await client.auth.sessions.query({});
  const bought = { phone: PHONE, amount: '1', idempotencyKey: key };
  const { id: charge } = await client.charge.buy.mutate(bought);
  return {
    attacker,
    victim,
    adminToken: tokens.accessToken,
    owned: { credit, charge, phone, bulk, apiKey, session: items[0]?.id ?? '' },
  };
}

/** What a seller has, and every movement that led to it. */
export async function booksOf({ id, client }: Seller) {
  const { balance } = await client.wallet.get.query();
  const { items: entries } = await admin.admin.entry.list.query({ userId: id, limit: 100 });
  const { items: sales } = await client.charge.list.query({ limit: 100 });
  return {
    balance,
    entries: entries.map(({ seq, kind, amount }) => ({ seq, kind, amount })),
    sold: sales.filter(({ status }) => status !== 'refused').map((sold) => sold.id),
  };
}
