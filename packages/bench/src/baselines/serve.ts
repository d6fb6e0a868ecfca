import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase, type Database } from '@chargeflow/core/db/client';
import { sqlStateOf } from '@chargeflow/core/db/sqlstate';
import { formatMoney, parseMoney } from '@chargeflow/core/money';
import type { Sell } from '#baselines/sale';
import { OPERATOR } from '#baselines/sale';
import { verifyToken } from '#baselines/token';

/** What the parent tells a baseline's process before anything else. */
export interface BaselineSettings {
  databaseUrl: string;
  maxConnections: number;
  secret: string;
  currency: string;
}

interface SaleInput {
  phone: string;
  amount: string;
  idempotencyKey: string;
}

const UNIQUE_VIOLATION = '23505';

/**
 * The whole of a baseline's process: told its settings over IPC, it answers the port that it sells
 * on, and ends with its parent.
 */
export async function serveBaseline(open: (database: Database) => Sell): Promise<void> {
  process.once('disconnect', () => process.exit(0));
  const [settings] = (await once(process, 'message')) as [BaselineSettings];
  const { databaseUrl: url, maxConnections } = settings;
  const sell = open(openDatabase({ url, maxConnections, applicationName: 'baseline' }));
  const server = createServer((request, response) => {
    answer(settings, sell, request, response).catch((error: unknown) => {
      const isDuplicate = sqlStateOf(error) === UNIQUE_VIOLATION;
      if (!isDuplicate) process.stderr.write(`${String(error)}\n`);
      writeJson(response, isDuplicate ? 409 : 500, {});
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.({ port: (server.address() as AddressInfo).port });
}

async function answer(
  { secret, currency }: BaselineSettings,
  sell: Sell,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const seller = verifyToken(secret, token);
  if (!seller) return writeJson(response, 401, {});
  const { phone, amount, idempotencyKey } = JSON.parse(await readBody(request)) as SaleInput;
  const amountMinor = parseMoney(amount, currency);
  const sold = await sell(seller, { phone, amountMinor, idempotencyKey });
  if (!sold) return writeJson(response, 402, {});
  writeJson(response, 200, {
    id: sold.id,
    phone,
    operator: OPERATOR,
    amount: formatMoney(amountMinor, currency),
    price: formatMoney(amountMinor, currency),
    status: 'pending',
    balanceAfter: formatMoney(sold.balanceAfterMinor, currency),
    createdAt: sold.createdAt.toISOString(),
    settledAt: null,
    replayed: false,
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += String(chunk);
  return text;
}

function writeJson(response: ServerResponse, status: number, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
