import type { ChargeStatus, CreditStatus, EntryKind } from '#consts';
import { isThereFromTheStart, OPENING_BALANCE, USERS, type Answer } from './world';

/** The product as one plain object: what must be true, without a database or two at once. */
export interface Bank {
  users: Record<string, Holder>;
  /** By label. */
  credits: Record<string, CreditFact>;
  charges: Record<string, ChargeFact>;
  /** By admin and key. */
  adjustments: Record<string, AdjustmentFact>;
  paused: string[];
}

export interface Holder {
  balance: bigint;
  frozen: boolean;
  entries: { kind: EntryKind; amount: bigint; balanceAfter: bigint; source: string | null }[];
}

export interface CreditFact {
  label: string;
  owner: string;
  amount: bigint;
  note: string | null;
  status: CreditStatus;
  reason: string | null;
  decidedBy: string | null;
}

export interface ChargeFact {
  label: string;
  owner: string;
  phone: string;
  operator: string | null;
  operatorAsked: string | null;
  amount: bigint;
  status: ChargeStatus;
  refusal: string | null;
  balanceAfter: bigint | null;
}

export interface AdjustmentFact {
  user: string;
  amount: bigint;
  reason: string;
  balanceAfter: bigint;
}

export function openBank(): Bank {
  const there = USERS.filter(isThereFromTheStart);
  const users = Object.fromEntries(there.map((user) => [user, newHolder()]));
  for (const holder of Object.values(users)) post(holder, 'adjustment', OPENING_BALANCE, null);
  return { users, credits: {}, charges: {}, adjustments: {}, paused: [] };
}

export const newHolder = (): Holder => ({ balance: 0n, frozen: false, entries: [] });

export const holderOf = (bank: Bank, user: string): Holder => {
  const holder = bank.users[user];
  if (!holder) throw new Error(`${user} is not there`);
  return holder;
};

export const money = (minor: bigint): string => {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Moves a holder's money; the caller has seen that it is there. */
export function post(holder: Holder, kind: EntryKind, amount: bigint, source: string | null): void {
  holder.balance += amount;
  holder.entries.push({ kind, amount, balanceAfter: holder.balance, source });
}

export const refused = (error: string, details?: unknown): Answer =>
  details === undefined ? { error } : { error, details };

export const inOrder = <T extends { label: string }>(facts: readonly T[]): T[] =>
  facts.toSorted((a, b) => a.label.localeCompare(b.label));

export const ownedBy = <T extends { label: string; owner: string }>(
  facts: Record<string, T>,
  owner: string,
): T[] => inOrder(Object.values(facts).filter((fact) => fact.owner === owner));

export function statementOf({ entries }: Holder): unknown[] {
  return entries
    .map(({ kind, amount, balanceAfter, source }, place) => ({
      seq: place + 1,
      kind,
      amount: money(amount),
      balanceAfter: money(balanceAfter),
      source,
    }))
    .toReversed();
}

export const creditAnswer = ({ label, amount, note, status, reason }: CreditFact) => ({
  label,
  amount: money(amount),
  status,
  note,
  decided: status !== 'pending',
  reason,
});

export const chargeAnswer = (charge: ChargeFact) => ({
  label: charge.label,
  phone: charge.phone,
  operator: charge.operator,
  amount: money(charge.amount),
  price: money(charge.amount),
  status: charge.status,
  refusal: charge.refusal,
  balanceAfter: charge.balanceAfter === null ? null : money(charge.balanceAfter),
  settled: charge.status !== 'pending' && charge.status !== 'unknown',
});
