import type { AnySql } from '@chargeflow/core/db/client';
import { hashPassword } from '@chargeflow/core/auth/passwords';
import type { Size } from '#big/size';

export const ADMINS = 20;
/** Some sell much and most little: the nth largest seller's part is n to the power of minus this. */
const SKEW = 0.7;
const PASSWORD = 'a long pass phrase of four';

/**
 * What every row of the seed is made of: all of it follows from the number of a seller and the place
 * of an entry, so the same scale makes the same rows, but for the time that they end at.
 */
export async function prepareSeed(sql: AnySql, size: Size): Promise<void> {
  await sql`CREATE SCHEMA seed`;
  // Time-ordered ids, as the product makes them, and random ones.
  await sql`
    CREATE FUNCTION seed.id_at(at timestamptz, text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
      SELECT overlay(overlay(overlay(md5($2)
        PLACING lpad(to_hex((extract(epoch FROM $1) * 1000)::bigint), 12, '0') FROM 1 FOR 12)
        PLACING '7' FROM 13 FOR 1) PLACING '8' FROM 17 FOR 1)::uuid
    $$`;
  await sql`
    CREATE FUNCTION seed.random_id(text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
      SELECT overlay(overlay(md5($1) PLACING '4' FROM 13 FOR 1) PLACING '8' FROM 17 FOR 1)::uuid
    $$`;
  await sql`
    CREATE FUNCTION seed.chance(seller bigint, place bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
      SELECT (hashint8($1 * 1000003 + $2) & 2147483647)::bigint
    $$`;
  // The first of every eleven entries is a credit that covers the ten which follow it.
  await sql`
    CREATE FUNCTION seed.kind(place bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
      SELECT CASE WHEN $1 % 11 = 1 THEN 'credit'
        WHEN $1 % 50 = 49 AND $1 % 11 <> 2 THEN 'refund' ELSE 'charge' END
    $$`;
  await sql`
    CREATE FUNCTION seed.price(seller bigint, place bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
      SELECT 10000 + seed.chance($1, $2) % 390 * 1000
    $$`;
  await sql`
    CREATE FUNCTION seed.phone(seller bigint, place bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
      SELECT (ARRAY['+98912', '+98935', '+98921'])[1 + ($1 % 3)]
        || lpad((($1 * 20 + $2 % 20) % 10000000)::text, 7, '0')
    $$`;
  // The hash of an entry takes the one before it first, which is what an aggregate's state is.
  await sql`
    CREATE AGGREGATE seed.chain (uuid, bigint, text, bigint, bigint, text, uuid, uuid, timestamptz) (
      SFUNC = entry_hash, STYPE = bytea,
      INITCOND = '\\x0000000000000000000000000000000000000000000000000000000000000000'
    )`;
  await sql`
    CREATE TABLE seed.sellers AS
    SELECT n.no, seed.id_at(n.since, 'user:' || n.no) AS user_id,
      seed.random_id('wallet:' || n.no) AS wallet_id, n.since,
      n.entries_to - lag(n.entries_to, 1, 0::bigint) OVER (ORDER BY n.no) AS entries
    FROM (
      SELECT g.no, clock.since + g.no * interval '1 millisecond' AS since,
        round(${size.entries}::float8 * sum(power(g.no, -${SKEW}::float8)) OVER (ORDER BY g.no)
          / sum(power(g.no, -${SKEW}::float8)) OVER ())::bigint AS entries_to
      FROM generate_series(1::bigint, ${size.sellers}::bigint) g (no),
        (SELECT date_trunc('second', clock_timestamp()) - interval '365 days' AS since) clock
    ) n`;
  await sql`ALTER TABLE seed.sellers ADD PRIMARY KEY (no)`;
  await sql`
    CREATE TABLE seed.admins AS
    SELECT g.no, seed.id_at(s.since, 'admin:' || g.no) AS user_id,
      seed.random_id('admin wallet:' || g.no) AS wallet_id, s.since
    FROM generate_series(1::bigint, ${ADMINS}::bigint) g (no), seed.sellers s WHERE s.no = 1`;
  await sql`ANALYZE seed.sellers`;
}

/** Accounts and commissions; the wallets of sellers come with their money. */
export async function seedPeople(sql: AnySql): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await sql`
    INSERT INTO users (id, wallet_id, email, name, password_hash, role, status, created_at)
    SELECT s.user_id, s.wallet_id, 'seller' || s.no || '@example.com',
      (ARRAY['Ali', 'Sara', 'Reza', 'Mina', 'Omid', 'Leila', 'Navid', 'Zahra'])[1 + s.no % 8]
        || ' ' || (ARRAY['Karimi', 'Ahmadi', 'Rostami', 'Tehrani', 'Jafari', 'Moradi', 'Nazari'])[1 + s.no % 7],
      ${passwordHash}, 'seller', CASE WHEN s.no % 200 = 0 THEN 'suspended' ELSE 'active' END, s.since
    FROM seed.sellers s`;
  await sql`
    INSERT INTO users (id, wallet_id, email, password_hash, role, created_at)
    SELECT a.user_id, a.wallet_id, 'admin' || a.no || '@example.com', ${passwordHash}, 'admin', a.since
    FROM seed.admins a`;
  await sql`
    INSERT INTO wallets (id, user_id, currency, moved_at, created_at)
    SELECT a.wallet_id, a.user_id, 'IRR', a.since, a.since FROM seed.admins a`;
  await sql`
    INSERT INTO commissions (operator, id, user_id, basis_points, effective_from, created_by, created_at)
    SELECT 'mci', seed.id_at(s.since, 'commission:' || s.no), s.user_id, 100 + s.no % 400, s.since,
      a.user_id, s.since
    FROM seed.sellers s JOIN seed.admins a ON a.no = 1 + s.no % ${ADMINS}::bigint
    WHERE s.no % 10 = 0`;
}

/** Ten of the twenty phones that each seller sells to. */
export async function seedPhones(sql: AnySql): Promise<void> {
  await sql`
    INSERT INTO phones (wallet_id, id, phone, label, created_at)
    SELECT s.wallet_id, seed.id_at(s.since, 'phone:' || s.no || ':' || g.place),
      seed.phone(s.no, g.place), 'Customer ' || g.place, s.since
    FROM seed.sellers s CROSS JOIN generate_series(1::bigint, 10) g (place)`;
}
