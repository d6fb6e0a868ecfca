import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { execPath } from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { findFreePort } from '@chargeflow/local-stack/ports';
import { ROOT } from '@chargeflow/local-stack/programs';
import { expect, onTestFinished, test, vi } from 'vitest';

import { createChargeFlowClient } from '#client';

import { openOwnStack, registerSeller } from './own-stack';
import { times } from './running-stack';

const EXIT_LIMIT_MS = 10_000;
const OPERATOR = { id: 'shop', secret: randomBytes(16).toString('hex') };
const { core, stack, databaseUrl } = await openOwnStack({
  processes: ['web', 'operatorSim'],
  env: {
    OPERATOR_SIM_CLIENT_ID: OPERATOR.id,
    OPERATOR_SIM_CLIENT_SECRET: OPERATOR.secret,
    REDIS_URL: '',
    LOG_LEVEL: 'warn',
  },
});
const { web } = stack.processes;
const phone = '+989121234500';

test('on SIGTERM every call that had an effect is answered, and web ends with 0', async () => {
  const seller = await registerSeller(stack.webUrl, 'drain@example.com', '10000000');
  const { tokens } = await signIn(seller);
  const answered = new Map<string, number>();
  const closed = new AbortController();

  /** Sells until nobody listens any more. */
  async function keepSelling(): Promise<void> {
    while (!closed.signal.aborted) {
      const idempotencyKey = randomUUID();
      const answer = await fetch(`${stack.webUrl}/api/trpc/charge.buy`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokens.accessToken}`,
        },
        body: JSON.stringify({ phone, amount: '1', idempotencyKey }),
      }).catch((error: unknown) => {
        if (isRefused(error)) closed.abort();
        return undefined;
      });
      if (!answer) continue;
      await answer.text();
      answered.set(idempotencyKey, answer.status);
    }
  }

  /** Over a connection that has been used before, asks only when no other is taken on any more. */
  async function askLate(): Promise<string> {
    const { port } = new URL(stack.webUrl);
    const socket = connect(Number(port), '127.0.0.1');
    const question = `GET /healthz HTTP/1.1\r\nHost: localhost:${port}\r\n`;
    socket.write(`${question}\r\n`);
    await once(socket, 'data');
    await once(closed.signal, 'abort');
    socket.end(`${question}Connection: close\r\n\r\n`);
    return text(socket);
  }

  const readiness: (number | undefined)[] = [];
  let takenAfterClose = 0;
  async function watchReadiness(): Promise<void> {
    for (let wasToldToClose = false; !closed.signal.aborted;) {
      const answer = await askReadiness().catch(() => undefined);
      if (answer) {
        readiness.push(answer.status);
        if (wasToldToClose) takenAfterClose += 1;
        wasToldToClose ||= answer.toldToClose;
      }
      await sleep(5);
    }
  }

  const late = askLate();
  const load = Promise.all([...times(20, keepSelling), watchReadiness()]);
  await vi.waitUntil(() => answered.size >= 100, 30_000);
  const toldMs = performance.now();
  expect(await web.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - toldMs).toBeLessThan(EXIT_LIMIT_MS);
  await load;
  expect(await late).toMatch(/^HTTP\/1.1 200 /);

  expect(new Set(answered.values())).toEqual(new Set([200]));
  const sold = await core.sql<{ idempotencyKey: string }[]>`
    SELECT c.idempotency_key AS "idempotencyKey" FROM charges c
    JOIN users u ON u.wallet_id = c.wallet_id WHERE u.email = ${seller.email}`;
  expect(new Set(sold.map(({ idempotencyKey }) => idempotencyKey))).toEqual(
    new Set(answered.keys()),
  );
  // Whoever is told to close comes again at once, and must find nobody listening, not be taken and dropped.
  expect(takenAfterClose).toBe(0);
  // Ready until it was told to stop, then long enough to be heard not ready, and never again.
  const firstNo = readiness.indexOf(503);
  expect(firstNo).toBeGreaterThan(0);
  expect(readiness.length - firstNo).toBeGreaterThan(1);
  expect(new Set(readiness.slice(firstNo))).toEqual(new Set([503]));
  await web.start();
});

test.each(['the sale was made', 'nothing was sold yet'])(
  'web is killed with -9 in the midst of a sale, when %s: its repetition sells once',
  async (fate) => {
    const email = `killed-${fate.replaceAll(' ', '-')}@example.com`;
    const credentials = await registerSeller(stack.webUrl, email, '1000');
    const client = createChargeFlowClient({ url: stack.webUrl, credentials, maxAttempts: 1_000 });
    await client.wallet.get.query();

    const { buying, countSales } = await core.sql.begin(async (tx) => {
      await tx`
        SELECT 1 FROM wallets WHERE user_id = (SELECT id FROM users WHERE email = ${email})
        FOR UPDATE`;
      const buying = client.charge.buy.mutate({ phone, amount: '400', idempotencyKey: 'order 1' });
      const pid = await vi.waitUntil(findBlocked, 30_000);
      expect(await web.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      if (fate === 'nothing was sold yet') await tx`SELECT pg_terminate_backend(${pid}::int)`;
      const countSales = async () => {
        const [row] = await core.sql<{ sales: bigint }[]>`
          SELECT count(*) AS sales FROM charges c
          JOIN users u ON u.wallet_id = c.wallet_id WHERE u.email = ${email}`;
        return Number(row?.sales);
      };
      return { buying: () => buying, countSales };
    });
    const isSold = fate === 'the sale was made';
    if (isSold) await expect.poll(countSales).toBe(1);
    else await expect.poll(findBlocked).toBeUndefined();
    expect(await countSales()).toBe(isSold ? 1 : 0);

    await web.start();
    expect(await buying()).toMatchObject({ balanceAfter: '600.00', replayed: isSold });
    expect(await countSales()).toBe(1);
    expect(await client.wallet.get.query()).toMatchObject({ balance: '600.00' });
  },
);

test('the start command runs web and worker, and on SIGTERM ends both', async () => {
  const port = await findFreePort();
  const child = spawn(execPath, ['--import', 'tsx', 'packages/cli/src/main.ts', 'start'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: randomBytes(32).toString('hex'),
      OPERATOR_URL: stack.operatorSimUrl,
      OPERATOR_CLIENT_ID: OPERATOR.id,
      OPERATOR_CLIENT_SECRET: OPERATOR.secret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGTERM'));
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await vi.waitUntil(() => output.includes(`Charge Flow serves http://localhost:${port}`), 60_000);

  const url = `http://localhost:${port}`;
  const credentials = await registerSeller(url, 'start@example.com', '1000');
  const client = createChargeFlowClient({ url, credentials });
  const { id } = await client.charge.buy.mutate({ phone, amount: '400', idempotencyKey: 'one' });
  await expect
    .poll(async () => (await client.charge.get.query({ id })).status, { timeout: 30_000 })
    .toBe('delivered');

  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  await expect(fetch(`${url}/healthz`)).rejects.toSatisfy(isRefused);
  const left = await core.sql`
    SELECT application_name FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'worker'`;
  expect([...left]).toEqual([]);
});

async function signIn(credentials: { email: string; password: string }) {
  const { user, ...tokens } = await createChargeFlowClient({
    url: stack.webUrl,
  }).auth.login.mutate(credentials);
  return { user, tokens };
}

/** Asks over a connection of its own, as a load balancer does that has not been told yet. */
async function askReadiness(): Promise<{ status: number | undefined; toldToClose: boolean }> {
  const agent = new Agent({ keepAlive: true });
  const request = get(`${stack.webUrl}/readyz`, { agent });
  const [response]: IncomingMessage[] = await once(request, 'response');
  response?.resume();
  agent.destroy();
  return {
    status: response?.statusCode,
    toldToClose: response?.headers.connection === 'close',
  };
}

/** Of a connection that waits for a lock by itself; with others a sale gives up sooner. */
async function findBlocked(): Promise<number | undefined> {
  const [row] = await core.sql<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND clock_timestamp() - query_start > interval '500 milliseconds'`;
  return row?.pid;
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
