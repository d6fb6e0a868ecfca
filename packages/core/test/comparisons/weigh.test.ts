import { expect, test } from 'vitest';
import { weigh, type Weighed } from '#comparisons/weigh';
import { CHARGE_STATUSES, type ChargeStatus, type DifferenceKind } from '#consts';
import type { ListedTransaction } from '#operators/books';

const AMOUNT = 150_000n;
const OUTCOMES = ['delivered', 'processing', 'reversed', 'refused'] as const;
type Outcome = ListedTransaction['outcome'];
type Cell = [kind: DifferenceKind | null, ask: Weighed['ask']];

const QUIET: Cell = [null, null];
const ASK: Cell = [null, 'recheck'];
const CONFIRM: Cell = [null, 'confirmation'];
const UNSETTLED: Record<Outcome, Cell> = {
  delivered: CONFIRM,
  processing: QUIET,
  reversed: ASK,
  refused: ASK,
};
const NO: Record<Outcome, Cell> = {
  delivered: ['refunded_but_delivered', null],
  processing: ['refunded_but_delivered', null],
  reversed: QUIET,
  refused: QUIET,
};

/** Our status × theirs: the difference that it is, and what asking may settle. */
const TABLE: Record<ChargeStatus | 'none', Record<Outcome, Cell>> = {
  pending: UNSETTLED,
  unknown: UNSETTLED,
  delivered: {
    delivered: QUIET,
    processing: ASK,
    reversed: ['reversed_by_them', 'recheck'],
    refused: ['reversed_by_them', 'recheck'],
  },
  refunded: NO,
  refused: NO,
  none: {
    delivered: ['theirs_unknown_to_us', null],
    processing: ['theirs_unknown_to_us', null],
    reversed: QUIET,
    refused: QUIET,
  },
};

const CASES = [...CHARGE_STATUSES, 'none' as const].flatMap((status) =>
  OUTCOMES.map((outcome) => [status, outcome] as const),
);

test.each(CASES)('ours %s, theirs %s: what it is and what is done', (status, outcome) => {
  const ours = status === 'none' ? null : { status, amountMinor: AMOUNT };
  const deliveries = outcome === 'delivered' ? 1 : 0;
  const [kind, ask] = TABLE[status][outcome];
  expect(weigh(ours, { outcome, amountMinor: AMOUNT, deliveries })).toEqual({
    kinds: kind === null ? [] : [kind],
    ask,
  });
});

test('another amount is a difference of what was delivered only, and only where it is told', () => {
  const ours = { status: 'delivered' as const, amountMinor: AMOUNT };
  const kindsOf = (outcome: Outcome, amountMinor: bigint | null) =>
    weigh(ours, { outcome, amountMinor, deliveries: 1 }).kinds;
  expect(kindsOf('delivered', AMOUNT + 1n)).toEqual(['amount_differs']);
  expect(kindsOf('delivered', null)).toEqual([]);
  expect(kindsOf('reversed', AMOUNT + 1n)).toEqual(['reversed_by_them']);
});

test('a reference delivered twice is a difference whatever else it is', () => {
  const theirs = { outcome: 'delivered' as const, amountMinor: AMOUNT, deliveries: 2 };
  const kindsOf = (status: ChargeStatus) => weigh({ status, amountMinor: AMOUNT }, theirs).kinds;
  expect(kindsOf('delivered')).toEqual(['delivered_twice']);
  expect(kindsOf('refunded')).toEqual(['delivered_twice', 'refunded_but_delivered']);
});
