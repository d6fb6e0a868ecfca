import type postgres from 'postgres';
import { APP_FUNCTIONS, APP_ROLE, APP_TABLES, REPORTING_ROLE, SECRET_COLUMNS } from '#db/roles';
import { INSUFFICIENT_PRIVILEGE, sqlStateOf } from '#db/sqlstate';

/**
 * Gives the application and whoever reports exactly what they should have, as the owner of the tables.
 * Roles belong to the whole server, so they are made where they are not there. Where the user of
 * `appUrl` is not the owner, they are made too, with the password in it, and a member. Answers whether
 * the application is held to what is listed: it is not where its user owns the tables or the server.
 * @throws Error where the roles are lacking, this owner may not make them, and `appUrl` needs them
 */
export async function grantRoles(sql: postgres.Sql, appUrl: string): Promise<boolean> {
  const app = new URL(appUrl);
  const [session] = await sql<{ owner: string }[]>`SELECT current_user AS owner`;
  const owner = session?.owner ?? '';
  const login = decodeURIComponent(app.username) || owner;
  const isOwner = login === owner;
  try {
    for (const role of [APP_ROLE, REPORTING_ROLE]) await makeRole(sql, role, 'NOLOGIN');
    if (!isOwner) {
      const password = decodeURIComponent(app.password);
      await makeRole(sql, login, password === '' ? 'LOGIN' : `LOGIN PASSWORD ${quoted(password)}`);
      await join(sql, login);
    }
  } catch (error) {
    if (sqlStateOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    if (isOwner) return false;
    throw new Error(
      `${owner} may make no roles: have somebody make ${APP_ROLE} and ${REPORTING_ROLE}, and ` +
        `make ${login} a member of ${APP_ROLE}`,
      { cause: error },
    );
  }
  await sql.unsafe(await grants(sql));
  const [row] = await sql`
    SELECT has_table_privilege(${login}, 'entries', 'UPDATE')
      OR has_schema_privilege(${login}, 'public', 'CREATE') AS more`;
  return row?.['more'] === false;
}

/** Unless it is there: two databases of one server may be migrated at once. */
async function makeRole(sql: postgres.Sql, role: string, options: string): Promise<void> {
  const found = await sql`SELECT 1 FROM pg_roles WHERE rolname = ${role}`;
  if (found.length > 0) return;
  await sql.unsafe(`
    DO $do$ BEGIN CREATE ROLE ${identifier(role)} ${options};
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $do$`);
}

async function join(sql: postgres.Sql, login: string): Promise<void> {
  const [row] = await sql`SELECT pg_has_role(${login}, ${APP_ROLE}, 'USAGE') AS joined`;
  if (row?.['joined'] === true) return;
  await sql.unsafe(`
    DO $do$ BEGIN GRANT ${APP_ROLE} TO ${identifier(login)};
    EXCEPTION WHEN unique_violation THEN NULL; END $do$`);
}

/** One text, so that what is taken away and given again is never missed. */
async function grants(sql: postgres.Sql): Promise<string> {
  const tables = await sql<{ table: string; columns: string[] }[]>`
    SELECT c.relname::text AS table, array_agg(a.attname::text) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
    GROUP BY c.relname`;
  const ours = tables.map(({ table }) => identifier(table)).join(', ');
  const both = `${APP_ROLE}, ${REPORTING_ROLE}`;
  return [
    `REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${both}`,
    `GRANT USAGE ON SCHEMA public TO ${both}`,
    `GRANT USAGE ON SCHEMA drizzle TO ${APP_ROLE}`,
    `GRANT SELECT ON drizzle.__drizzle_migrations TO ${APP_ROLE}`,
    `REVOKE ALL ON ${ours} FROM PUBLIC, ${both}`,
    ...Object.entries(APP_TABLES).map(
      ([table, privileges]) => `GRANT ${privileges.join(', ')} ON ${table} TO ${APP_ROLE}`,
    ),
    ...tables.flatMap(({ table, columns: all }) => {
      const shown = all.filter((column) => !SECRET_COLUMNS[table]?.includes(column));
      const list = shown.map(identifier).join(', ');
      if (shown.length === 0) return [];
      return [`GRANT SELECT (${list}) ON ${identifier(table)} TO ${REPORTING_ROLE}`];
    }),
    ...APP_FUNCTIONS.flatMap((name) => [
      `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`,
      `GRANT EXECUTE ON FUNCTION ${name} TO ${APP_ROLE}`,
    ]),
  ].join(';\n');
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
