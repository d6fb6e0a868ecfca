import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished, expect, test } from 'vitest';
import { z } from 'zod';
import { NEVER, openAdapter, orderTo } from './simulator';

/** An aggregator that refuses every order and reports what it is told to. */
async function openRefusing(content: unknown[]) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://any').pathname;
    const answers: Record<string, [number, unknown]> = {
      '/oauth/token': [200, { access_token: 't', expires_in: 3_600 }],
      '/operators/countries/IR': [200, [OPERATOR]],
      '/topups-async': [
        400,
        { timeStamp: '', message: '', path, errorCode: 'INSUFFICIENT_BALANCE' },
      ],
      '/topups/reports/transactions': [200, { content }],
    };
    const [status, body] = answers[path] ?? [404, {}];
    response.writeHead(status).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return openAdapter(`http://127.0.0.1:${port}`);
}

const OPERATOR = {
  operatorId: 1,
  name: 'MCI Iran',
  senderCurrencyCode: 'IRR',
  destinationCurrencyCode: 'IRR',
  country: { isoName: 'IR', name: 'Iran' },
};

test('the no to a second sending is not believed when the first one arrived after all', async () => {
  const order = orderTo('+989121234501');
  const transaction = { transactionId: 7, status: 'SUCCESSFUL', customIdentifier: order.chargeId };
  const late = await openRefusing([transaction]);
  expect(await late.send(order, NEVER)).toMatchObject({ outcome: 'refused' });
  expect(await late.send({ ...order, attempt: 2 }, NEVER)).toEqual({
    outcome: 'delivered',
    transactionId: '7',
  });
  const never = await openRefusing([]);
  expect(await never.send({ ...order, attempt: 2 }, NEVER)).toMatchObject({ outcome: 'refused' });
});
