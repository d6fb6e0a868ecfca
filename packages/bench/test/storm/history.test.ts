import { describe, expect, test } from 'vitest';
import type { Books, ChargeRow, CreditRow, EntryRow } from '#chaos/storm/books';
import type { Adjust, Buy, Call, Cancel, Decide, RequestCredit } from '#chaos/storm/history';
import { checkHistory } from '#chaos/storm/verify/check-history';

/*
 * One small story that is well: a credit of 100.00 is asked for (at 0–10) and approved (20–30), a
 * charge of 30.00 sold (40–50), and one of 110.00 refused (60–70). Each test changes one thing in it.
 */
const ANN = 'ann@example.com';
const BOSS = 'boss@example.com';
const CHIEF = 'chief@example.com';
const PHONE = '+989121234500';

type Times = Pick<Call, 'beganMs' | 'endedMs'>;
const at = (beganMs: number, endedMs = beganMs + 10): Times => ({ beganMs, endedMs });
const unknown = { kind: 'unknown', code: null, reason: 'ECONNRESET' } as const;
const refused = (code: number, details: Record<string, unknown> = {}) =>
  ({ kind: 'refused', code, details }) as const;

const request: RequestCredit = {
  op: 'request',
  by: ANN,
  input: { key: 'r1', amount: '100.00', note: 'for ann' },
  ...at(0),
  answer: { kind: 'ok', value: { id: 'c1', amount: '100.00' } },
};
const decide: Decide = {
  op: 'decide',
  by: BOSS,
  input: { id: 'c1', decision: 'approve' },
  ...at(20),
  answer: { kind: 'ok', value: { status: 'approved' } },
};
const sold = { id: '02', phone: PHONE, amount: '30.00', price: '30.00', status: 'pending' };
const buy: Buy = {
  op: 'buy',
  by: ANN,
  input: { key: 'k1', phone: PHONE, amount: '30.00' },
  ...at(40),
  answer: { kind: 'ok', value: { ...sold, balanceAfter: '70.00' } },
};
const dear: Buy = {
  op: 'buy',
  by: ANN,
  input: { key: 'k2', phone: PHONE, amount: '110.00' },
  ...at(60),
  answer: refused(3001),
};
const STORY: readonly Call[] = [request, decide, buy, dear];

const creditRow: CreditRow = {
  id: 'c1',
  owner: ANN,
  key: 'r1',
  amount: 10_000n,
  note: 'for ann',
  status: 'approved',
  decidedBy: BOSS,
};
const chargeRow: ChargeRow = {
  id: '02',
  owner: ANN,
  key: 'k1',
  phone: PHONE,
  amount: 3_000n,
  price: 3_000n,
  status: 'delivered',
  refusal: null,
  balanceAfter: 7_000n,
};
const refusedRow: ChargeRow = {
  ...chargeRow,
  id: '03',
  key: 'k2',
  amount: 11_000n,
  price: 11_000n,
  status: 'refused',
  refusal: 3001,
  balanceAfter: null,
};
const credited: EntryRow = {
  owner: ANN,
  seq: 1,
  kind: 'credit',
  amount: 10_000n,
  balanceAfter: 10_000n,
  sourceId: 'c1',
  createdAtMs: 25,
};
const debited: EntryRow = {
  owner: ANN,
  seq: 2,
  kind: 'charge',
  amount: -3_000n,
  balanceAfter: 7_000n,
  sourceId: '02',
  createdAtMs: 45,
};
const BOOKS: Books = {
  charges: [chargeRow, refusedRow],
  credits: [creditRow],
  adjustments: [],
  entries: [credited, debited],
};

const problemsOf = (calls: readonly Call[], books: Partial<Books> = {}) =>
  checkHistory(calls, { ...BOOKS, ...books });
/** The story with other calls after it. */
const after = (...calls: readonly Call[]) => problemsOf([...STORY, ...calls]);
/** The story with one of its calls as it is given. */
const withCall = (call: Call) =>
  STORY.map((each) =>
    each.op === call.op && JSON.stringify(each.input) === JSON.stringify(call.input) ? call : each,
  );

test('a story that is well has nothing to tell', () => {
  expect(problemsOf(STORY)).toEqual([]);
});

describe('a call under a key', () => {
  test('that was acknowledged is there', () => {
    const books = { charges: [refusedRow], entries: [credited] };
    expect(problemsOf(STORY, books)).toEqual([
      'the charge under ann@example.com k1 was acknowledged and is not there',
    ]);
  });

  test('that was acknowledged is there once', () => {
    const twice = [chargeRow, { ...chargeRow, id: '04' }, refusedRow];
    expect(problemsOf(STORY, { charges: twice }).join()).toContain('two charges stand under');
  });

  test.each([
    ['another phone', { phone: '+989121234501' }],
    ['another amount', { amount: 3_001n }],
  ])('is there exactly as it was asked for, not with %s', (_, wrong) => {
    const problems = problemsOf(STORY, { charges: [{ ...chargeRow, ...wrong }, refusedRow] });
    expect(problems).toContain('the charge under ann@example.com k1 is not what was asked for');
  });

  test.each([
    ['id', { id: '09' }],
    ['price', { price: 2_999n }],
    ['balance', { balanceAfter: 6_999n }],
  ])('is there with the %s that was told', (_, wrong) => {
    const problems = problemsOf(STORY, { charges: [{ ...chargeRow, ...wrong }, refusedRow] });
    expect(problems).toContain(
      'the charge under ann@example.com k1 was acknowledged as something else',
    );
  });

  test('that was refused left nothing', () => {
    const calls = withCall({ ...buy, answer: refused(5001) });
    expect(problemsOf(calls)).toContain(
      'the charge under ann@example.com k1 was refused and is there',
    );
  });

  test('that was refused is refused with the same code for good', () => {
    const again = { ...dear, ...at(80), answer: refused(3013) };
    expect(after(again).join()).toContain('was refused with 3013 and has 3001');
    expect(after({ ...dear, ...at(80) })).toEqual([]);
  });

  test('that nobody was told of happened once or not at all', () => {
    const calls = withCall({ ...buy, answer: unknown });
    expect(problemsOf(calls)).toEqual([]);
    expect(problemsOf(calls, { charges: [refusedRow], entries: [credited] })).toEqual([]);
    const wrong = { charges: [{ ...chargeRow, amount: 1n }, refusedRow] };
    expect(problemsOf(calls, wrong).join()).toContain('is not what was asked for');
  });

  test('is somebody’s: nothing is there that nobody asked for', () => {
    const problems = problemsOf(STORY.filter((call) => call !== buy));
    expect(problems).toContain('nobody asked for the charge under ann@example.com k1');
  });

  test('that is refused as another’s has another’s input', () => {
    const reused = { ...buy, ...at(80), answer: refused(3009) };
    expect(after(reused).join()).toContain("refused as another's and is not");
    expect(after({ ...reused, input: { ...buy.input, amount: '30.01' } })).toEqual([]);
  });

  test('that adjusts a wallet is not refused once it was acknowledged', () => {
    const adjust: Adjust = {
      op: 'adjust',
      by: BOSS,
      input: { key: 'a1', owner: ANN, amount: '-60.00', reason: 'a slip' },
      ...at(80),
      answer: { kind: 'ok', value: { id: 'a', balanceAfter: '10.00' } },
    };
    const adjusted = {
      ...debited,
      seq: 3,
      kind: 'adjustment',
      amount: -6_000n,
      balanceAfter: 1_000n,
    };
    const books = {
      adjustments: [
        { id: 'a', owner: ANN, actor: BOSS, key: 'a1', amount: -6_000n, reason: 'a slip' },
      ],
      entries: [credited, debited, { ...adjusted, sourceId: 'a', createdAtMs: 85 }],
    };
    expect(problemsOf([...STORY, adjust], books)).toEqual([]);
    const late = { ...adjust, ...at(100), answer: refused(3001) };
    expect(problemsOf([...STORY, adjust, late], books)).toEqual([
      'the adjustment under boss@example.com a1 was refused with 3001 after it was acknowledged',
    ]);
  });
});

describe('a request', () => {
  const rival: Decide = { ...decide, by: CHIEF };
  const toldOf = { status: 'approved', decidedBy: BOSS };

  test('is decided once', () => {
    expect(after({ ...rival, ...at(80) }).join()).toContain('request c1 was decided 2 times');
  });

  test('is decided by whoever was told so, and as they were told', () => {
    const by = (row: Partial<CreditRow>) =>
      problemsOf(STORY, { credits: [{ ...creditRow, ...row }] });
    expect(by({ decidedBy: CHIEF }).join()).toContain('was decided by boss@example.com and is');
    expect(by({ status: 'rejected' }).join()).toContain('is rejected by boss@example.com');
  });

  test('is decided by somebody', () => {
    const calls = withCall({ ...decide, answer: unknown });
    expect(problemsOf(calls)).toEqual([]);
    const credits = [{ ...creditRow, decidedBy: CHIEF }];
    expect(problemsOf(calls, { credits })).toContain('request c1 is approved and nobody did that');
  });

  test('was decided as its losers were told', () => {
    const lost = (details: Record<string, unknown>, times = at(22)) =>
      after({ ...rival, ...times, answer: refused(3005, details) });
    expect(lost(toldOf)).toEqual([]);
    expect(lost({ ...toldOf, decidedBy: CHIEF }).join()).toContain(
      'chief@example.com was told that',
    );
    expect(lost({ ...toldOf, status: 'rejected' }).join()).toContain('was told that request c1');
    expect(lost(toldOf, at(5)).join()).toContain('is decided before it was');
  });

  test('is cancelled by its owner alone', () => {
    const books = { credits: [{ ...creditRow, status: 'cancelled', decidedBy: null }] };
    const cancel: Cancel = {
      op: 'cancel',
      by: ANN,
      input: { id: 'c1' },
      ...at(20),
      answer: { kind: 'ok', value: { status: 'cancelled' } },
    };
    const calls = [request, cancel];
    const nothing = { charges: [], entries: [] };
    expect(problemsOf(calls, { ...books, ...nothing })).toEqual([]);
    const other = [request, { ...cancel, by: 'bob@example.com', answer: unknown }];
    expect(problemsOf(other, { ...books, ...nothing })).toEqual([
      'request c1 is cancelled and nobody did that',
    ]);
  });
});

describe('the order of a wallet', () => {
  test('is that of calls which did not overlap', () => {
    const swapped = [
      { ...debited, seq: 1, balanceAfter: -3_000n },
      { ...credited, seq: 2, balanceAfter: 7_000n },
    ];
    expect(problemsOf(STORY, { entries: swapped })).toContain(
      'entry 1 of ann@example.com began after a later one was acknowledged',
    );
  });

  test('explains each refusal for want of money', () => {
    const rich = { ...dear, input: { ...dear.input, amount: '60.00' } };
    const books = { charges: [chargeRow, { ...refusedRow, amount: 6_000n, price: 6_000n }] };
    expect(problemsOf([request, decide, buy, rich], books)).toEqual([
      'charge k2 was refused for money that ann@example.com had',
    ]);
    // An attempt whose answer was lost may have been refused before there was any.
    const early = { ...rich, ...at(5), answer: unknown };
    expect(problemsOf([request, decide, buy, early, rich], books)).toEqual([]);
  });
});

describe('a read', () => {
  const balance = (text: string, times: Times, by = ANN): Call => ({
    op: 'balance',
    by,
    input: null,
    ...times,
    answer: { kind: 'ok', value: { balance: text } },
  });

  test('finds all that was acknowledged before it began', () => {
    expect(after(balance('100.00', at(80))).join()).toContain('100.00 as ann@example.com read it');
    expect(after(balance('70.00', at(80)))).toEqual([]);
  });

  test('finds nothing that began after it ended', () => {
    expect(after(balance('70.00', at(31, 39))).join()).toContain('fits no order');
    expect(after(balance('100.00', at(31, 39)))).toEqual([]);
  });

  test('may find what was under way, or not', () => {
    expect(after(balance('70.00', at(41, 49)))).toEqual([]);
    expect(after(balance('100.00', at(41, 49)))).toEqual([]);
  });

  test('finds the whole of an effect', () => {
    expect(after(balance('85.00', at(41, 49))).join()).toContain('fits no order');
  });

  test('does not fall behind an earlier one', () => {
    const [first, second] = [at(41, 42), at(43, 44)];
    expect(after(balance('70.00', first), balance('100.00', second)).join()).toContain('fits no');
    expect(after(balance('100.00', first), balance('70.00', second))).toEqual([]);
  });

  test('finds a wallet that nothing has happened to empty', () => {
    const bob = 'bob@example.com';
    expect(after(balance('0.00', at(80), bob))).toEqual([]);
    expect(after(balance('1.00', at(80), bob)).join()).toContain('1.00 as bob@example.com read it');
  });

  test('of a statement finds entries as they are, and all of its page', () => {
    const line = { seq: 1, kind: 'credit', amount: '100.00', balanceAfter: '100.00' };
    const next = { seq: 2, kind: 'charge', amount: '-30.00', balanceAfter: '70.00' };
    const statement = (items: (typeof line)[]) =>
      after({
        op: 'statement',
        by: ANN,
        input: { limit: 20 },
        ...at(80),
        answer: { kind: 'ok', value: { items } },
      });
    expect(statement([next, line])).toEqual([]);
    for (const wrong of [[line], [next], [line, next], [{ ...next, amount: '-30.01' }, line]]) {
      expect(statement(wrong).join()).toContain('a statement as ann@example.com read it');
    }
  });

  test('of charges finds those that were acknowledged, and none that was not asked for', () => {
    const charges = (items: (typeof sold)[], times = at(80)) =>
      after({
        op: 'charges',
        by: ANN,
        input: { limit: 20 },
        ...times,
        answer: { kind: 'ok', value: { items } },
      });
    const dearer = { ...sold, id: '03', amount: '110.00', price: '110.00', status: 'refused' };
    expect(charges([dearer, sold])).toEqual([]);
    expect(charges([sold], at(41, 42))).toEqual([]);
    expect(charges([dearer]).join()).toContain('lack 02, which was acknowledged before');
    expect(charges([sold], at(31, 39)).join()).toContain('have 02, which was not asked for yet');
    expect(charges([dearer, { ...sold, status: 'refunded' }]).join()).toContain('02 as refunded');
    expect(charges([dearer, { ...sold, price: '29.99' }]).join()).toContain('have 02 as pending');
    expect(charges([dearer, sold, { ...sold, id: '01' }]).join()).toContain('have 01 as pending');
  });
});

test('no fault of another is answered as a defect of ours', () => {
  const defect = { kind: 'unknown', code: 5003, reason: 'INTERNAL' } as const;
  expect(problemsOf(withCall({ ...buy, answer: defect }))).toEqual([
    'buy by ann@example.com was answered with 5003',
  ]);
});
