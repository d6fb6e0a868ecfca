import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished, expect, test } from 'vitest';
import { z } from 'zod';
import { Caller, makeSettings, orderTo } from './simulator';

const eventSchema = z.object({
  type: z.literal('airtime_transaction.status'),
  data: z.object({ status: z.string(), transaction: z.object({ customIdentifier: z.string() }) }),
});

async function openReceiver(refusals = 0) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  let left = refusals;
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    left -= 1;
    if (left < 0) received.push({ headers: request.headers, body });
    response.writeHead(left < 0 ? 200 : 500).end();
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const statuses = (reference: string) =>
    received
      .map(({ body }) => eventSchema.parse(JSON.parse(body)).data)
      .filter(({ transaction }) => transaction.customIdentifier === reference)
      .map(({ status }) => status);
  return { received, statuses, callback: { url: `http://127.0.0.1:${port}/`, secret: 's3cret' } };
}

test('calls back once for each status, twice for 99, signed', async () => {
  const { received, statuses, callback } = await openReceiver();
  const caller = await Caller.open(makeSettings({ callback, settleMs: 100, lateMs: 10 }));
  onTestFinished(() => caller.simulator.stop());
  const [plain, later, reversed, twice] = ['00', '95', '97', '99'].map((digits) =>
    orderTo(`+9891200000${digits}`),
  ) as [Order, Order, Order, Order];
  await Promise.all([plain, later, reversed, twice].map((order) => caller.topUp(order)));
  await expect.poll(() => received.length).toBe(6);
  expect(statuses(plain.customIdentifier)).toEqual(['SUCCESSFUL']);
  expect(statuses(later.customIdentifier)).toEqual(['SUCCESSFUL']);
  expect(statuses(reversed.customIdentifier)).toEqual(['SUCCESSFUL', 'REFUNDED']);
  expect(statuses(twice.customIdentifier)).toEqual(['SUCCESSFUL', 'SUCCESSFUL']);
  for (const { headers, body } of received) {
    const signed = `${body}:${String(headers['x-reloadly-request-timestamp'])}`;
    const expected = createHmac('sha256', callback.secret).update(signed).digest('hex');
    expect(headers['x-reloadly-signature']).toBe(expected);
  }
});

type Order = ReturnType<typeof orderTo>;

test('calls again when the receiver fails, and after a restart for what became final meanwhile', async () => {
  const { statuses, callback } = await openReceiver(1);
  const settings = makeSettings({ callback, settleMs: 100 });
  const first = await Caller.open(settings);
  const [plain, later] = [orderTo('+989120000000'), orderTo('+989120000095')];
  await first.topUp(plain);
  await expect.poll(() => statuses(plain.customIdentifier), { timeout: 5_000 }).toHaveLength(1);
  await first.topUp(later);
  await first.simulator.stop();
  const second = await Caller.open(settings);
  onTestFinished(() => second.simulator.stop());
  await expect.poll(() => statuses(later.customIdentifier)).toEqual(['SUCCESSFUL']);
  expect(statuses(plain.customIdentifier)).toEqual(['SUCCESSFUL']);
});
