import { randomUUID } from 'node:crypto';
import { addBulkLines } from '@chargeflow/core/bulk/add-lines';
import { createBulkOrder } from '@chargeflow/core/bulk/create';
import { expect, test } from 'vitest';
import { handleExport } from '#http/export';
import { openTestApi, ORIGIN } from './fixtures';
import { actorOf, fund, newPerson, tokenOf, type Person } from './people';

const api = await openTestApi();
const { core } = api;
const seller = await newPerson(core);
const other = await newPerson(core);
await fund(core, seller, '1500.50');
await fund(core, other, '7');

async function get(path: string, person: Person): Promise<{ status: number; lines: string[] }> {
  const headers = { authorization: `Bearer ${await tokenOf(core, person)}` };
  const request = new Request(`${ORIGIN}/api/export/${path}`, { headers });
  const answer = await handleExport(api.services, request);
  return { status: answer.status, lines: (await answer.text()).trimEnd().split('\r\n').slice(1) };
}

test('a seller takes away their own statement and charges, and nobody else’s', async () => {
  const statement = await get('statement.csv?direction=in', seller);
  expect(statement.status).toBe(200);
  expect(statement.lines).toHaveLength(1);
  expect(statement.lines[0]).toContain('adjustment,1500.50,1500.50');
  expect((await get('statement.csv?direction=out', seller)).lines).toEqual([]);
  expect((await get('own-charges.csv', seller)).lines).toEqual([]);
});

test('a bulk order’s lines are taken away by its owner, safe for spreadsheets', async () => {
  const actor = actorOf(seller);
  const { id } = await createBulkOrder(core, actor, { name: 'x', idempotencyKey: randomUUID() });
  const lines = ['09121234567,5,,"=HYPERLINK(1)"', '=1+1,5', '09121234567,5'];
  await addBulkLines(core, actor, { id, from: 1, lines });
  const answer = await get(`bulk-lines.csv?id=${id}`, seller);
  expect(answer.lines).toEqual(
    [
      `1,+989121234567,5.00,mci,'=HYPERLINK(1),ready,,,,,,`,
      `2,"'=1+1,5",5.00,,,invalid,4003,This is not a valid mobile number.,,,,`,
      '3,+989121234567,5.00,mci,,ready,,,1,,,',
    ].map((line) => line.replace('+98', "'+98")),
  );
  expect((await get(`bulk-lines.csv?id=${id}`, other)).status).toBe(404);
  expect((await get('bulk-lines.csv', seller)).status).toBe(400);
});
