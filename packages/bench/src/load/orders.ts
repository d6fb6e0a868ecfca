import { randomBytes, randomInt } from 'node:crypto';

export interface OrderInput {
  phone: string;
  amount: string;
  idempotencyKey: string;
}

/** Of the three operators whose numbers are told by their first digits. */
const PREFIXES = ['+98912', '+98935', '+98921'];
/** Phones that the simulated operator delivers to at once end below this. */
const ENDINGS = 90;

const run = randomBytes(6).toString('hex');
let made = 0;

/** What a seller asks for: another charge each time. */
export function newOrder(): OrderInput {
  made += 1;
  const middle = String(made % 100_000).padStart(5, '0');
  const ending = String(made % ENDINGS).padStart(2, '0');
  return {
    phone: `${PREFIXES[made % PREFIXES.length]}${middle}${ending}`,
    amount: `${(made % 90) + 10}.00`,
    idempotencyKey: `${run}-${made}`,
  };
}

/** Who sells the next charge, by place among the sellers. */
export type PickSeller = () => number;

/** Everybody sells as much as the others. */
export const spreadOver = (sellers: number) => () => randomInt(sellers);
/** One wallet sells everything. */
export const allFromOne = () => () => 0;
/** A fifth of the sellers sells four fifths. */
export const mostFromFew = (sellers: number) => {
  const few = Math.ceil(sellers / 5);
  return () => (Math.random() < 0.8 ? randomInt(few) : few + randomInt(sellers - few));
};
