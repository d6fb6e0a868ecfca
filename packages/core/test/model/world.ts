import type { Role } from '#consts';

/** What the model and the system have in common: names, and what texts mean. */

/** Few, so that they meet often; the last one is not there until they register. */
export const USERS = ['s0', 's1', 'a0', 'a1', 'n0'] as const;
export const roleOf = (user: string): Role => (user.startsWith('a') ? 'admin' : 'seller');
export const isThereFromTheStart = (user: string): boolean => !user.startsWith('n');
/** What those who are there from the start begin with, in minor units. */
export const OPENING_BALANCE = 4000n;
export const emailOf = (user: string): string => `${user}@example.com`;

/** Texts as callers write them, and their minor units; null for what is no amount. Usual ones first. */
export const AMOUNTS = new Map<string, bigint | null>([
  ['1', 100n],
  ['2.5', 250n],
  ['2.50', 250n],
  ['7', 700n],
  ['30', 3000n],
  ['0', null],
  ['1.001', null],
  ['10000000000', 1_000_000_000_000n],
]);
export const SIGNED_AMOUNTS = new Map<string, bigint | null>([
  ['50', 5000n],
  ['50.00', 5000n],
  ['20.25', 2025n],
  ['-1', -100n],
  ['-40', -4000n],
  ['-0', null],
]);

/** The most that an operator offers, in minor units. */
export const OFFERED_MOST = 999_999_999_999n;

/** Phones as callers write them: which number that is, and whose; null for what is none. */
export const PHONES = new Map<string, { phone: string; operator: string | null } | null>([
  ['09121234567', { phone: '+989121234567', operator: 'mci' }],
  ['۰۹۱۲ ۱۲۳ ۴۵۶۷', { phone: '+989121234567', operator: 'mci' }],
  ['+989351234567', { phone: '+989351234567', operator: 'irancell' }],
  // Served by no operator of the region, whichever is asked for.
  ['+4915123456789', { phone: '+4915123456789', operator: null }],
  ['02188881111', null],
]);
export const OPERATORS = ['mci', 'irancell'] as const;

/** One thing under one name for the model, which knows no ids, and for the system. */
export const labelOf = (kind: 'charge' | 'credit', user: string, key: string): string =>
  `${kind} ${user} ${key}`;

/** What a caller was told, without ids and times. */
export type Answer = { value: unknown } | { error: string; details?: unknown };
