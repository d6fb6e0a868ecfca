import { appRouter } from '@chargeflow/api/router';
import { expect, test } from 'vitest';
import { casesOf } from '#big/queries/cases';
import { byTurns, type Fact } from '#big/queries/facts';
import { QUERIES } from '#big/queries/table';

const fact = (turn: number) => ({ turn, phone: '+989121234500', chargeId: 'c1' }) as Fact;

test('every query of the API has its row, and nothing else has', () => {
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
  );
  const queries = procedures.flatMap(([path, { _def }]) => (_def.type === 'query' ? path : []));
  expect(Object.keys(QUERIES).toSorted()).toEqual(queries.toSorted());
});

test('a list is asked without filters, with each and with each two, on two pages', () => {
  const cases = casesOf('charge.list', {
    as: 'seller',
    filters: { status: byTurns(['pending', 'unknown']), phone: ({ phone }) => phone },
    cursor: ({ chargeId }) => chargeId,
  });
  expect(cases.map(({ asked }) => asked)).toEqual([
    '',
    'cursor',
    'status',
    'status + cursor',
    'phone',
    'phone + cursor',
    'status + phone',
    'status + phone + cursor',
  ]);
  expect(cases.at(-1)?.inputOf(fact(0))).toEqual({
    status: 'pending',
    phone: '+989121234500',
    cursor: 'c1',
    limit: 20,
  });
  expect(cases.at(2)?.inputOf(fact(1))).toEqual({ status: 'unknown', limit: 100 });
});

test('what is needed is always given, and nothing where there is nothing to give', () => {
  const [only, ...others] = casesOf('get', {
    as: 'admin',
    needs: { id: ({ chargeId }) => chargeId },
  });
  expect(others).toEqual([]);
  expect(only?.inputOf(fact(0))).toEqual({ id: 'c1' });
  expect(casesOf('me', { as: 'seller' })[0]?.inputOf(fact(0))).toBeUndefined();
});
