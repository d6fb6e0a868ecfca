import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

import { openCore } from '@chargeflow/core/core';
import { isMigrated } from '@chargeflow/core/db/migrate';
import { DEMO_ACCOUNTS } from '@chargeflow/core/demo/seed';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { startOperatorSim } from '@chargeflow/operator-sim/start';
import { cloneDatabase, type ClonedDatabase } from '@chargeflow/local-postgres/databases';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { buy } from '../../core/test/delivery/delivering';
import { openTestOwner, registerSeller } from '../../core/test/fixtures';
import { openAdapter, orderTo, simulatorSettings } from '../../core/test/operators/simulator';
import { afterAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { runProgram } from '#program';

const CLI = path.resolve(import.meta.dirname, '..');
const AUTH_SECRET = randomBytes(32).toString('hex');
const PASSWORD = 'a long pass phrase of four';

const { url: databaseUrl, ownerUrl } = await testDatabase();
const URLS = { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl };
const core = openTestCore(databaseUrl);
const owner = await openTestOwner();
afterAll(() => core.close());

function openTestCore(url: string) {
  const env = { DATABASE_URL: url, AUTH_SECRET, LOG_LEVEL: 'silent' };
  return openCore(readCoreSettings(env), 'test');
}

interface Given {
  /** What it reads from standard input. */
  input?: string;
  env?: Record<string, string>;
}

/** Runs a command of the CLI to its end, in this process: one of its own takes longer than most. */
async function run(command: string, { input = '', env = {} }: Given = {}) {
  vi.stubEnv('NODE_ENV', undefined);
  for (const [name, value] of Object.entries({ ...URLS, AUTH_SECRET, ...env })) {
    vi.stubEnv(name, value);
  }
  const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(standardInput(input));
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const written = (stream: typeof stdout) => stream.mock.calls.map(([text]) => text).join('');
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runProgram(command.split(' '));
    return { code: process.exitCode, output: written(stdout), errors: written(stderr) };
  } finally {
    process.exitCode = before;
    for (const spy of [stdin, stdout, stderr]) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

function standardInput(text: string): typeof process.stdin {
  return Object.assign(Readable.from([text]), { isTTY: false }) as unknown as typeof process.stdin;
}

/** The same as a process of its own. */
async function runProcess(command: string, { input = '', env = {} }: Given = {}) {
  const args = ['--import', 'tsx', 'src/main.ts', ...command.split(' ')];
  const child = spawn(process.execPath, args, {
    cwd: CLI,
    env: { PATH: process.env['PATH'], ...URLS, AUTH_SECRET, ...env },
  });
  child.stdin.end(input);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, output, errors };
}

/** A database that nothing has been migrated in, dropped with the test. */
async function emptyDatabase(): Promise<ClonedDatabase> {
  const { server, template } = inject('testPostgres');
  const name = `${template}_${randomBytes(8).toString('hex')}`;
  const database = await cloneDatabase(server, 'template1', name);
  onTestFinished(() => database.drop());
  return database;
}

const urlsOf = ({ ownerUrl, appUrl }: ClonedDatabase) => ({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
});

test('migrate fills an empty database, and leaves a migrated one as it is', async () => {
  const database = await emptyDatabase();
  const empty = openTestCore(database.ownerUrl);
  onTestFinished(() => empty.close());
  expect(await isMigrated(empty.sql)).toBe(false);
  for (const _time of ['first', 'second']) {
    const { code, output, errors } = await run('migrate', { env: urlsOf(database) });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^The database is up to date\n/);
    expect(await isMigrated(empty.sql)).toBe(true);
  }
});

test('migrate says when the application may do everything, and only then', async () => {
  const database = await emptyDatabase();
  const { ownerUrl: oneForAll, appUrl } = database;
  const hint = /somebody who may rewrite the ledger/;
  const alone = await run('migrate', {
    env: { DATABASE_URL: oneForAll, DATABASE_OWNER_URL: '' },
  });
  expect(alone.output).toMatch(hint);
  const { output } = await run('migrate', { env: urlsOf(database) });
  expect(hint.test(output)).toBe(appUrl === oneForAll);
});

test('migrate as whom the application connects as is refused in one line', async () => {
  const database = await emptyDatabase();
  await owner.unsafe(`
    CREATE ROLE cli_somebody LOGIN PASSWORD 'plain'`);
  onTestFinished(async () => void (await owner`DROP ROLE cli_somebody`));
  const url = Object.assign(new URL(database.ownerUrl), {
    username: 'cli_somebody',
    password: 'plain',
  });
  const env = { DATABASE_URL: url.href, DATABASE_OWNER_URL: '' };
  const { code, errors } = await run('migrate', { env });
  expect(code).toBe(1);
  expect(errors).toBe(
    'Only who owns the tables may migrate them: name them in DATABASE_OWNER_URL (docs/roles.md)\n',
  );
});

test('two that migrate at once do not disturb each other', async () => {
  const env = urlsOf(await emptyDatabase());
  const ends = await Promise.all([runProcess('migrate', { env }), runProcess('migrate', { env })]);
  expect(ends.map(({ code, errors }) => [code, errors])).toEqual([
    [0, ''],
    [0, ''],
  ]);
});

describe('admin create', () => {
  const create = (email: string, input: string, as = run) =>
    as(`admin create --email ${email}`, { input });

  const roleOf = async (email: string) =>
    (await core.sql`SELECT role, password_hash FROM users WHERE email = ${email}`)[0];

  test('makes an admin with the password on standard input, which it does not show', async () => {
    const { code, output, errors } = await create('Boss@Example.com', `${PASSWORD}\n`, runProcess);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('boss@example.com');
    expect(output).not.toContain(PASSWORD);
    const row = await roleOf('boss@example.com');
    expect(row).toMatchObject({ role: 'admin' });
    expect(row?.['password_hash']).toMatch(/^\$argon2id\$/);
  });

  test.each([
    ['a short password', 'short@example.com', 'short\n', /password.*8/i],
    ['no password', 'none@example.com', '', /password/i],
    ['a common password', 'common@example.com', 'password123\n', /common|guess/i],
    ['no e-mail address', 'nobody', PASSWORD, /e-?mail/i],
  ])('refuses %s, says so and makes nobody', async (_case, email, input, message) => {
    const { code, output, errors } = await create(email, input);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toMatch(message);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(await roleOf(email)).toBeUndefined();
  });

  test('refuses an address that somebody has, and makes no admin of them', async () => {
    await core.sql`
      UPDATE users SET role = 'seller' WHERE email = 'boss@example.com'`;
    const { code, errors } = await create('BOSS@example.com', `another ${PASSWORD}\n`);
    expect(code).toBe(1);
    expect(errors).toMatch(/e-?mail/i);
    expect(await roleOf('boss@example.com')).toMatchObject({ role: 'seller' });
  });
});

test('admin drop-second-factor is for somebody who has one, and forgets it', async () => {
  const { userId } = await registerSeller(core, { email: 'lost@example.com' });
  await core.sql`INSERT INTO second_factors (user_id, sealed_key, confirmed_at, created_at)
    VALUES (${userId}, '\\x00', now(), now())`;
  const command = 'admin drop-second-factor --email lost@example.com';
  expect([(await run(command)).code, (await run(command)).code]).toEqual([0, 1]);
});

describe('reconcile', () => {
  test('exits 0 over books in order, each check named', async () => {
    const { code, output } = await run('reconcile');
    expect(code).toBe(0);
    const lines = output.trim().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line).toMatch(/^ok +I\d+ /);
  });

  test('exits 1 over a balance that its entries do not make, and names the check', async () => {
    await owner`
      UPDATE wallets SET balance = balance + 1
      WHERE user_id = (SELECT id FROM users WHERE email = 'boss@example.com')`;
    const plain = await runProcess('reconcile');
    expect(plain.code).toBe(1);
    expect(plain.output).toMatch(/^BROKEN I1 /m);
    expect(plain.output).toMatch(/^BROKEN I2 /m);
    expect(plain.output).toMatch(/^ok +I3 /m);
    const json = await run('reconcile --json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toMatchObject({ ok: false, checks: expect.any(Array) });
    await owner`UPDATE wallets SET balance = balance - 1 WHERE balance = 1`;
    expect((await run('reconcile')).code).toBe(0);
  });
});

describe('reconcile-operator', () => {
  const openOperator = async () => {
    const simulator = await startOperatorSim(simulatorSettings());
    onTestFinished(() => simulator.stop());
    return simulator;
  };
  const against = ({ url }: { url: string }, options = '') =>
    run(`reconcile-operator${options}`, { env: { OPERATOR_URL: url } });

  test('exits 0 where both lists agree, and says what was compared', async () => {
    const end = await against(await openOperator());
    expect(end).toMatchObject({ code: 0, errors: '' });
    expect(end.output).toMatch(/^The operator lists 0 orders; 0 delivered/);
  });

  test('exits 1 over a charge that the operator knows nothing of, until it does', async () => {
    const seller = await registerSeller(core, { balance: '1000' });
    const { id, phone } = await buy(core, seller);
    const now = new Date().toISOString();
    await core.sql`
      UPDATE charges SET status = 'delivered', settled_at = ${now}, next_attempt_at = NULL
      WHERE id = ${id}`;
    // It is too young to be looked for by itself.
    const to = ` --to ${new Date(Date.now() + 1_000).toISOString()}`;
    const operator = await openOperator();
    const differing = await against(operator, to);
    expect(differing).toMatchObject({ code: 1, errors: '' });
    expect(differing.output).toMatch(
      new RegExp(`^OPEN   delivered_not_theirs ${id}: ours delivered`, 'm'),
    );

    const order = orderTo(phone, { chargeId: id, amountMinor: 50_000n });
    await openAdapter(operator.url).send(order, new AbortController().signal);
    const agreeing = await against(operator, `${to} --json`);
    expect(agreeing.code).toBe(0);
    expect(JSON.parse(agreeing.output)).toMatchObject({ found: 0, closed: 1, open: [] });
    await core.sql`
      UPDATE charges SET next_attempt_at = NULL, hinted = false, rechecks = 0 WHERE id = ${id}`;
  });

  test.each([
    ['--from yesterday', /ISO 8601/],
    ['--from 2026-02-01 --to 2026-01-01', /--from must be before --to/],
  ])('refuses %s and compares nothing', async (options, message) => {
    const end = await against(await openOperator(), ` ${options}`);
    expect(end).toMatchObject({ code: 1, output: '' });
    expect(end.errors).toMatch(message);
  });

  test('an operator that is not there is told in one line, with exit 1', async () => {
    const { code, errors } = await run('reconcile-operator', {
      env: { OPERATOR_URL: 'http://127.0.0.1:1' },
    });
    expect(code).toBe(1);
    expect(errors).toMatch(/^\/topups\/reports\/transactions: no token/);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});

describe('the ledger', () => {
  const VERIFIER = path.resolve(CLI, '../core/verifier/verify-ledger.mjs');
  const verifyFile = (file: string, anchor: string) =>
    promisify(execFile)(process.execPath, [VERIFIER, file, anchor]).then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, output: stdout }),
    );

  test(
    'is anchored and exported; verify and the exported file say the same of it',
    { timeout: 120_000 },
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'ledger-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      const file = path.join(folder, 'ledger.txt');
      const { walletId } = await registerSeller(core, { balance: '1000' });
      const anchored = await run(`anchor --export ${file}`);
      expect(anchored).toMatchObject({ code: 0, errors: '' });
      const [, hash = ''] = /^Anchor \d+ over .*: ([0-9a-f]{64})$/m.exec(anchored.output) ?? [];
      const clean = await run(`verify --anchor ${hash}`);
      expect(clean).toMatchObject({ code: 0, errors: '' });
      expect(clean.output).toMatch(/^\d+ entries of \d+ wallets under 1 anchors: in order$/m);
      expect(await verifyFile(file, hash)).toEqual({ code: 0, output: clean.output });
      const { output: piped } = await runProcess('export');
      expect(piped).toBe(await readFile(file, 'utf8'));

      await owner.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE entries SET amount = amount + 1 WHERE wallet_id = ${walletId}`;
      });
      onTestFinished(async () => {
        await owner.begin(async (tx) => {
          await tx`SET LOCAL session_replication_role = replica`;
          await tx`UPDATE entries SET amount = amount - 1 WHERE wallet_id = ${walletId}`;
        });
      });
      expect(await run(`export ${file}`)).toMatchObject({ code: 0, errors: '' });
      const damaged = await verifyFile(file, hash);
      expect(damaged.output).toMatch(
        new RegExp(`^DAMAGED entry 1 of wallet ${walletId} \\(for \\S+\\) was altered$`, 'm'),
      );
      const { code, output, errors } = await run('verify --json');
      expect([damaged.code, code, errors]).toEqual([1, 1, '']);
      expect(JSON.parse(output)).toMatchObject({
        ok: false,
        damages: [{ kind: 'altered', wallet: walletId, seq: 1 }],
      });
    },
  );

  test('verify refuses what is no hash of an anchor', async () => {
    const { code, errors } = await runProcess('verify --anchor abc');
    expect(code).toBe(1);
    expect(errors).toMatch(/Not the hash of an anchor/);
  });
});

describe('seed demo', () => {
  const countEverything = async () => {
    const [row] = await core.sql`
      SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM entries) AS entries,
        (SELECT count(*) FROM credit_requests) AS requests, (SELECT count(*) FROM phones) AS phones,
        (SELECT sum(balance) FROM wallets)::text AS balances`;
    return row;
  };

  test('is refused in production, and touches nothing', async () => {
    const database = await emptyDatabase();
    const { code, errors } = await run('seed demo', {
      env: { NODE_ENV: 'production', ...urlsOf(database) },
    });
    expect(code).toBe(1);
    expect(errors).toContain('NODE_ENV');
    const untouched = openTestCore(database.ownerUrl);
    onTestFinished(() => untouched.close());
    expect(await isMigrated(untouched.sql)).toBe(false);
  });

  test('prints who may sign in, and done twice adds nothing', async () => {
    const first = await run('seed demo');
    expect(first).toMatchObject({ code: 0, errors: '' });
    for (const { email } of DEMO_ACCOUNTS) expect(first.output).toContain(email);
    const seeded = await countEverything();
    expect(await run('seed demo')).toEqual(first);
    expect(await countEverything()).toEqual(seeded);
    expect((await run('reconcile')).code).toBe(0);
  });
});

test('what is backed up is restored into an empty database, whose books are checked', async () => {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'chargeflow-cli-')), 'backup');
  onTestFinished(() => rm(path.dirname(folder), { recursive: true }));
  const backup = await run(`backup ${folder}`);
  expect(backup.code).toBe(0);
  expect(backup.output).toMatch(/^\d+ rows of \d+ tables, as of \d{4}-\d\d-\d\dT[\d:.]+Z\n$/);

  const env = urlsOf(await emptyDatabase());
  const restored = await run(`restore ${folder}`, { env });
  expect(restored.code).toBe(0);
  expect(restored.output).toMatch(/^Restored as of .+Z\nok +I1 /);
  const again = await run(`restore ${folder}`, { env });
  expect(again).toMatchObject({ code: 1, output: '' });
  expect(again.errors).toMatch(/^the database holds accounts/);
});

test('a database that is not there is told in one line, with exit 1', async () => {
  const url = 'postgres://nobody:hunter2@127.0.0.1:1/none';
  const env = { DATABASE_URL: url, DATABASE_OWNER_URL: url };
  for (const command of ['migrate', 'reconcile']) {
    const { code, errors } = await run(command, { env });
    expect(code).toBe(1);
    expect(errors).toMatch(/ECONNREFUSED/);
    expect(errors).not.toContain('hunter2');
  }
});
