import { EventEmitter, once } from 'node:events';
import { env, stdout } from 'node:process';

import { createChargeFlowClient } from '@chargeflow/client';
import { isChargeFlowError } from '@chargeflow/client/errors';

const client = createChargeFlowClient({
  url: env['CHARGE_FLOW_URL'] ?? 'http://localhost:3000',
  credentials: {
    email: env['CHARGE_FLOW_EMAIL'] ?? 'seller@example.com',
    password: env['CHARGE_FLOW_PASSWORD'] ?? 'demo-password',
  },
});

/** `order` is the caller's own number of the sale: sold twice, it is charged once. */
async function sell(order: string, phone: string, amount: string): Promise<string> {
  try {
    const charge = await client.charge.buy.mutate({ phone, amount, idempotencyKey: order });
    return `${charge.phone} is charged ${charge.amount}, ${charge.balanceAfter} are left`;
  } catch (error) {
    if (isChargeFlowError(error, 'INSUFFICIENT_BALANCE')) return `no money left for ${phone}`;
    throw error;
  }
}

// Every move of the wallet is told from `onStarted` on, also across a lost line.
const wallet = new EventEmitter();
const stream = client.wallet.onChange.subscribe(undefined, {
  onStarted: () => wallet.emit('open'),
  onData: ({ data: { entry } }) => wallet.emit('move', `${entry.kind} of ${entry.amount}`),
  onError: (error) => wallet.emit('error', error),
});
const firstMove = once(wallet, 'move');
await once(wallet, 'open');

stdout.write(`${await sell('order 1', '+989121234500', '1500')}\n`);
stdout.write(`${await sell('order 1', '+989121234500', '1500')}\n`);
stdout.write(`${await sell('order 2', '+989121234500', '9000')}\n`);

const { balance, currency } = await client.wallet.get.query();
stdout.write(`balance: ${balance} ${currency}\n`);
stdout.write(`told: ${String((await firstMove)[0])}\n`);
stream.unsubscribe();
