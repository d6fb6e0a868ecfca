import { describe, expect, test } from 'vitest';
import { addBulkLines } from '#bulk/add-lines';
import { createBulkOrder } from '#bulk/create';
import { getBulkOrder } from '#bulk/get';
import { listBulkLines } from '#bulk/list-lines';
import { setOperatorStatus } from '#operators/set-status';
import { setOperatorProducts } from '#operators/set-products';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { failureOf } from '../outcomes';
import { draft, newPhone } from './selling';

const core = await openTestCore();
const admin = await createAdmin(core);
const seller = await createSeller(core, { balance: '1000' });
await setOperatorStatus(core, admin, { code: 'rightel', status: 'paused' });
await setOperatorProducts(core, admin, { code: 'irancell', denominations: ['500'], ranges: [] });

async function linesOf(file: readonly string[]) {
  const id = await draft(core, seller, file);
  return (await listBulkLines(core, seller, { id, limit: 100 })).items;
}

describe('a line that cannot be sold is told by its number, with its reason', () => {
  test.each([
    ['malformed', 5004, '"09121234567,100'],
    ['malformed', 5004, '0912"1234567,100'],
    ['not_text', 5004, '09121234567,100,,\0'],
    ['line_too_long', 5004, `09121234567,100,,${'x'.repeat(500)}`],
    ['too_many_cells', 5004, '09121234567,100,mci,Ali,more'],
    ['phone_missing', 4003, ',100'],
    ['phone_invalid', 4003, '0912123456,100'],
    ['phone_invalid', 4003, '9.12E+09,100'],
    ['phone_invalid', 4003, '02188776655,100'],
    ['phone_not_served', 3003, '+447911123456,100'],
    ['amount_missing', 3006, '09121234567'],
    ['amount_missing', 3006, '09121234567,,mci'],
    ['amount_invalid', 3006, '09121234567,-100'],
    ['amount_invalid', 3006, '09121234567,0'],
    ['amount_invalid', 3006, '09121234567,1.005'],
    ['amount_invalid', 3006, '09121234567,"1,000"'],
    ['amount_invalid', 3006, '09121234567,ten'],
    ['amount_not_offered', 3011, '09351234567,100'],
    ['operator_unknown', 3003, '09121234567,100,vodafone'],
    ['operator_unavailable', 3012, '09211234567,100'],
    ['operator_unavailable', 3012, '09121234567,100,rightel'],
    ['label_too_long', 5004, `09121234567,100,,${'x'.repeat(101)}`],
  ])('%s (%i): %j', async (problem, code, line) => {
    const [first, bad, last] = await linesOf([`${newPhone()},1`, line, `${newPhone()},1`]);
    expect(bad).toMatchObject({ line: 2, status: 'invalid', problem, error: { code } });
    expect(bad?.error?.message).toMatch(/^[A-Z].*\.$/);
    for (const good of [first, last]) {
      expect(good).toMatchObject({ status: 'ready', problem: null, error: null });
    }
  });
});

describe('a line is read as its author would read it', () => {
  test.each([
    ['09121234567,1500', '+989121234567', '1500.00', 'mci', null],
    ['9121234567,1500', '+989121234567', '1500.00', 'mci', null],
    ['۰۹۱۲۱۲۳۴۵۶۷,۱۵۰۰', '+989121234567', '1500.00', 'mci', null],
    ['+98 912 123 4567 , 0.50 , MCI , Ali ', '+989121234567', '0.50', 'mci', 'Ali'],
    ['00989121234567,۱٫۵,Hamrah-e Aval', '+989121234567', '1.50', 'mci', null],
    [
      '"09121234567","20","","Reza, the ""tall"" one"',
      '+989121234567',
      '20.00',
      'mci',
      'Reza, the "tall" one',
    ],
    ['09351234567,20,mci,,,', '+989351234567', '20.00', 'mci', null],
  ])('%s', async (line, phone, amount, operator, label) => {
    expect(await linesOf([line])).toMatchObject([
      { line: 1, status: 'ready', content: line, phone, amount, operator, label },
    ]);
  });

  test.each([
    ['semicolons', ['09121234567;5;;Ali']],
    ['tabs', ['09121234567\t5\t\tAli']],
    ['a header in another order', ['Label,Amount,Phone', 'Ali,5,09121234567']],
    ['a Persian header behind a mark', ['\uFEFFشماره,مبلغ,اپراتور,نام', '09121234567,5,,Ali']],
    ['blank lines', ['', '  ', ',,,', '09121234567,5,,Ali', '']],
  ])('with %s', async (_name, file) => {
    const line = file.findIndex((text) => text.includes('0912')) + 1;
    expect(await linesOf(file)).toMatchObject([
      { line, status: 'ready', phone: '+989121234567', amount: '5.00', label: 'Ali' },
    ]);
  });
});

test('who asks for the same twice is warned, and may mean it', async () => {
  const [phone, other] = [newPhone(), newPhone()];
  const file = [
    `${phone},5`,
    `${other},5`,
    `${phone},6`,
    `+98${phone.slice(1)},5.00`,
    `${phone},5,x`,
  ];
  const id = await draft(core, seller, [...file, `${phone},5`]);
  const { items } = await listBulkLines(core, seller, { id, limit: 100 });
  expect(items.map(({ duplicateOf }) => duplicateOf)).toEqual([null, null, null, 1, null, 1]);
  expect(items.filter(({ status }) => status === 'ready')).toHaveLength(5);
  expect((await getBulkOrder(core, seller, { id })).lines).toMatchObject({
    total: 6,
    duplicates: 2,
  });
});

describe('lines are taken once, in their places', () => {
  const file = Array.from({ length: 6 }, () => `${newPhone()},1`);
  const create = () => createBulkOrder(core, seller, { name: 'x', idempotencyKey: newPhone() });
  const add = (id: string, from: number, lines: string[]) =>
    addBulkLines(core, seller, { id, from, lines });

  test('a call that is made again changes nothing, nor does one that overlaps', async () => {
    const { id } = await create();
    await add(id, 1, ['', ...file.slice(0, 2)]);
    await add(id, 1, ['', ...file.slice(0, 2)]);
    const overlapping = await add(id, 3, file.slice(1));
    expect(overlapping).toMatchObject({ taken: 7, lines: { total: 6, ready: 6 } });
  });

  test('twenty calls at once with the same lines are one', async () => {
    const { id } = await create();
    const calls = await Promise.allSettled(Array.from({ length: 20 }, () => add(id, 1, file)));
    expect(calls.filter(({ status }) => status === 'rejected')).toEqual([]);
    const { lines, taken } = await getBulkOrder(core, seller, { id });
    expect({ ...lines, taken }).toMatchObject({ total: 6, ready: 6, taken: 6 });
  });

  test('another line in a place that is taken is refused', async () => {
    const { id } = await create();
    await add(id, 1, ['phone,amount', ...file]);
    expect(await failureOf(add(id, 2, [file[1] ?? '']))).toMatchObject({ code: 3009 });
    expect(await failureOf(add(id, 1, [file[1] ?? '']))).toMatchObject({ code: 3009 });
    expect(await failureOf(add(id, 7, ['']))).toMatchObject({ code: 3009 });
  });

  test('a gap is refused, and so is more than an order may have', async () => {
    const { id } = await create();
    await add(id, 1, file.slice(0, 2));
    const gap = await failureOf(add(id, 4, file.slice(3)));
    expect(gap).toMatchObject({ code: 5004, details: { next: 3 } });
    const many = await failureOf(add(id, 9_999, file));
    expect(many).toMatchObject({ code: 5004, details: { max: 10_000 } });
  });
});
