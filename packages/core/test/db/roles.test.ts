import { randomBytes } from 'node:crypto';
import { cloneDatabase } from '@chargeflow/local-postgres/databases';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { afterAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { migrate } from '#db/migrate';
import { openDatabase, type AnySql, type Sql } from '#db/client';
import { openTestCore, openTestOwner, registerSeller } from '../fixtures';
import { sqlStateFrom } from '../outcomes';

const REFUSED = '42501';
const { ownerUrl } = await testDatabase();
const core = await openTestCore();
const owner = await openTestOwner();
const login = `roles_${randomBytes(6).toString('hex')}`;
const appUrl = asUser(ownerUrl, login, 'it\'s "secret"');
await migrate(ownerUrl, { appUrl });
const service = openDatabase({
  url: appUrl,
  maxConnections: 2,
  applicationName: 'app',
});
const { sql: app } = service;
afterAll(async () => {
  await service.close();
  await owner.unsafe(`DROP ROLE ${login}`);
});

/** The same database as somebody else. */
function asUser(at: string, username: string, password: string): string {
  return Object.assign(new URL(at), { username, password }).href;
}

/**
 * What the application may do with each table, written down a second time: S(elect), I(nsert), U(pdate),
 * D(elete); in brackets those columns only. A table without a row here fails.
 */
const EXPECTED: Record<string, string> = {
  users: 'S I U',
  sessions: 'S I U D',
  api_keys: 'S I U',
  second_factors: 'S I U D',
  user_notes: 'S I',
  audit_log: 'S I',
  entries: 'S',
  wallets: 'S I[created_at currency id moved_at user_id] U[frozen low_balance_threshold]',
  credit_requests: 'S I U',
  credit_approvals: 'S I',
  adjustments: 'S I',
  charges: 'S I U',
  charge_attempts: 'S I U[ended_at outcome reason]',
  charge_events: 'S I',
  ledger_anchors: 'S I',
  ledger_anchor_heads: 'S I',
  ledger_verifications: 'S I',
  reconciliations: 'S I',
  operators: 'S U',
  products: 'S I U',
  commissions: 'S I',
  phones: 'S I U D',
  bulk_orders: 'S I U D',
  bulk_lines: 'S I U D',
  operator_comparisons: 'S I U D',
  operator_listings: 'S I U D',
  operator_differences: 'S I U',
  quarter_totals: 'S I U D',
  seller_hours: 'S I U D',
  seller_activity: 'S I U',
  best_sellers: 'S I U D',
  rollup_deltas: 'S I U D',
  rollup_state: 'S U',
  jobs: 'S U',
  rate_limits: 'S I U D',
};
const SECRETS: Record<string, string[]> = {
  users: ['password_hash'],
  sessions: ['refresh_hash'],
  api_keys: ['hash'],
  second_factors: ['sealed_key', 'recovery_hashes'],
  rate_limits: ['expires_ms', 'key', 'started_ms', 'sweep_ms', 'used'],
};

interface Rights {
  table: string;
  privilege: string;
  whole: boolean;
  columns: string[];
}

/** What a role has of every table of ours, whole or by column. */
const rightsOf = (role: string) => owner<Rights[]>`
  SELECT c.relname::text AS table, p.privilege, has_table_privilege(${role}, c.oid, p.privilege) AS whole,
    CASE WHEN p.privilege IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN ARRAY(
      SELECT a.attname::text FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND has_column_privilege(${role}, c.oid, a.attnum, p.privilege)
      ORDER BY 1) ELSE '{}' END AS columns
  FROM pg_class c
  CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
    WITH ORDINALITY AS p (privilege, place)
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
  ORDER BY 1, p.place`;

function described(rights: Rights[]): Record<string, string> {
  const tables: Record<string, string[]> = {};
  for (const { table, privilege, whole, columns } of rights) {
    const words = (tables[table] ??= []);
    const word = ['TRUNCATE', 'TRIGGER'].includes(privilege) ? privilege : privilege.slice(0, 1);
    if (whole) words.push(word);
    else if (columns.length > 0) words.push(`${word}[${columns.join(' ')}]`);
  }
  return Object.fromEntries(Object.entries(tables).map(([name, words]) => [name, words.join(' ')]));
}

/** Whether a statement is allowed; what it does is undone. */
async function tried(sql: Sql, statement: string, role?: string): Promise<string> {
  let state = '';
  const undone = sql.begin(async (tx: AnySql) => {
    if (role) await tx.unsafe(`GRANT ${role} TO CURRENT_USER; SET LOCAL ROLE ${role}`);
    state = await sqlStateFrom(tx.unsafe(statement));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  return state;
}

const columnsOf = async (table: string) => {
  const rows = await owner<{ name: string }[]>`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1`;
  return rows.map(({ name }) => name);
};

describe('the application', () => {
  test('may do what is written down here and no more', async () => {
    expect(described(await rightsOf('chargeflow_app'))).toEqual(EXPECTED);
    expect(described(await rightsOf(login))).toEqual(EXPECTED);
  });

  test('is who tests connect as, unless they were given one user for everything', async () => {
    const [row] = await core.sql`SELECT current_user::text AS name`;
    const isOneForAll = process.env['DATABASE_URL'] && !process.env['DATABASE_OWNER_URL'];
    const [rights] = await owner`
      SELECT has_table_privilege(${row?.['name']}, 'entries', 'INSERT') AS more`;
    expect(rights).toEqual({ more: Boolean(isOneForAll) });
  });

  test.each(Object.entries(EXPECTED))(
    'is given %s as %s, and refused all else',
    async (table, may) => {
      const can = (word: string) => may.split(/ (?![^[]*\])/).find((one) => one.startsWith(word));
      const state = (word: string) => (can(word) ? 'accepted' : REFUSED);
      expect(await tried(app, `SELECT * FROM ${table} LIMIT 1`)).toBe(state('S'));
      expect(await tried(app, `DELETE FROM ${table} WHERE false`)).toBe(state('D'));
      for (const column of await columnsOf(table)) {
        const isGiven = (word: string) => {
          const right = can(word);
          return (
            right &&
            (!right.includes('[') || /\[(.*)\]/.exec(right)?.[1]?.split(' ').includes(column))
          );
        };
        const update = `UPDATE ${table} SET ${column} = ${column} WHERE false`;
        expect([column, await tried(app, update)]).toEqual([
          column,
          isGiven('U') ? 'accepted' : REFUSED,
        ]);
        const insert = `INSERT INTO ${table} (${column}) SELECT ${column} FROM ${table} WHERE false`;
        expect([column, await tried(app, insert)]).toEqual([
          column,
          isGiven('I') ? 'accepted' : REFUSED,
        ]);
      }
      for (const statement of [
        `TRUNCATE ${table}`,
        `DROP TABLE ${table}`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        `ALTER TABLE ${table} ADD COLUMN more int`,
        `CREATE INDEX ON ${table} ((1))`,
        `CREATE TRIGGER mine BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      ]) {
        expect([statement, await tried(app, statement)]).toEqual([statement, REFUSED]);
      }
    },
  );

  test.each([
    'CREATE TABLE mine (one int)',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE SCHEMA mine',
    'CREATE ROLE mine',
    'SET session_replication_role = replica',
    `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`,
    'DROP FUNCTION refuse_change() CASCADE',
    'ALTER FUNCTION ledger_move(uuid[], text[], bigint[], text[], uuid[], uuid[]) SECURITY INVOKER',
    'DELETE FROM drizzle.__drizzle_migrations',
    `SELECT pg_read_file('PG_VERSION')`,
  ])('may not %s', async (statement) => {
    expect(await tried(app, statement)).toBe(REFUSED);
  });

  test('may not become the owner', async () => {
    const [row] = await owner<{ name: string }[]>`SELECT current_user::text AS name`;
    expect(await tried(app, `SET ROLE ${row?.name}`)).toBe(REFUSED);
    expect(await tried(app, `SET SESSION AUTHORIZATION ${row?.name}`)).toBe(REFUSED);
  });

  test('moves money by the one function, whatever it has put in the way of its tables', async () => {
    const { walletId } = await registerSeller(core);
    const moved = await app.begin(async (tx) => {
      await tx`CREATE TEMP TABLE wallets ON COMMIT DROP AS TABLE public.wallets`;
      await tx`UPDATE pg_temp.wallets SET balance = 1000000`;
      await tx`GRANT ALL ON pg_temp.wallets TO PUBLIC`;
      await tx`SET LOCAL search_path = pg_temp, public`;
      return tx`
        SELECT refusal FROM ledger_move(ARRAY[${walletId}::uuid], ARRAY['charge'],
          ARRAY[(-1)::bigint], ARRAY['operator'], ARRAY[gen_random_uuid()], ARRAY[NULL::uuid])`;
    });
    expect([...moved]).toEqual([{ refusal: 3001 }]);
  });
});

describe('who reports', () => {
  const ROLE = 'chargeflow_reporting';

  test('reads every column but secrets, and does nothing else', async () => {
    const expected: Record<string, string> = {};
    for (const table of Object.keys(EXPECTED)) {
      const columns = await columnsOf(table);
      const shown = columns.filter((column) => !SECRETS[table]?.includes(column));
      expected[table] = shown.length === 0 ? '' : `S[${shown.join(' ')}]`;
    }
    expect(described(await rightsOf(ROLE))).toEqual(expected);
  });

  test.each([
    ['SELECT id, email, role FROM users', 'accepted'],
    ['SELECT sum(amount) FROM entries', 'accepted'],
    ['SELECT * FROM users', REFUSED],
    ['SELECT password_hash FROM users', REFUSED],
    ['SELECT refresh_hash FROM sessions', REFUSED],
    ['SELECT hash FROM api_keys', REFUSED],
    ['SELECT count(*) FROM rate_limits', REFUSED],
    ['UPDATE wallets SET frozen = true WHERE false', REFUSED],
    ['INSERT INTO audit_log SELECT * FROM audit_log WHERE false', REFUSED],
    ['CREATE TABLE mine (one int)', REFUSED],
    [`SELECT ledger_move('{}', '{}', '{}', '{}', '{}', '{}')`, REFUSED],
  ])('%s: %s', async (statement, state) => {
    expect(await tried(owner, statement, ROLE)).toBe(state);
  });
});

describe('migrate', () => {
  /** A database that is owned by somebody who may make no roles. */
  async function ownDatabase() {
    const { server } = inject('testPostgres');
    const name = `roles_${randomBytes(6).toString('hex')}`;
    const database = await cloneDatabase(server, 'template1', name);
    await owner.unsafe(
      `CREATE ROLE ${name} LOGIN PASSWORD 'plain'; ALTER DATABASE ${name} OWNER TO ${name}`,
    );
    onTestFinished(async () => {
      await database.drop();
      await owner.unsafe(`DROP ROLE ${name}`);
    });
    return { ownerUrl: asUser(database.ownerUrl, name, 'plain'), server: database.ownerUrl, name };
  }

  test('grants again what was taken, and takes what was given beyond it', async () => {
    await owner`GRANT DELETE ON entries TO chargeflow_app`;
    await owner`REVOKE INSERT ON charges FROM chargeflow_app`;
    await owner`GRANT UPDATE (balance) ON wallets TO PUBLIC`;
    expect(await migrate(ownerUrl, { appUrl })).toBe(true);
    expect(described(await rightsOf('chargeflow_app'))).toEqual(EXPECTED);
  });

  test('tells of an application that may do everything: as the owner, or as a superuser', async () => {
    const superuser = `${login}_super`;
    await owner.unsafe(`CREATE ROLE ${superuser} LOGIN SUPERUSER PASSWORD 'plain'`);
    onTestFinished(async () => void (await owner.unsafe(`DROP ROLE ${superuser}`)));
    expect(await migrate(ownerUrl)).toBe(false);
    expect(await migrate(ownerUrl, { appUrl: asUser(ownerUrl, superuser, 'plain') })).toBe(false);
    const own = await ownDatabase();
    expect(await migrate(own.ownerUrl)).toBe(false);
  });

  test('works for an owner who may make no roles, where they are there already', async () => {
    const own = await ownDatabase();
    const app = { appUrl: asUser(own.server, login, '') };
    expect(await migrate(own.ownerUrl, app)).toBe(true);
  });

  test('says what to do where the application’s user is not there, and may not be made', async () => {
    const own = await ownDatabase();
    const unknown = { appUrl: asUser(own.server, `${own.name}_app`, '') };
    await expect(migrate(own.ownerUrl, unknown)).rejects.toThrow(
      new RegExp(`^${own.name} may make no roles: .* ${own.name}_app a member of chargeflow_app`),
    );
  });
});
