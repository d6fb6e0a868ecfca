import type { AnySql } from '@chargeflow/core/db/client';
import { ADMINS } from '#big/seed/prepare';

/** What a credit adds: more than the ten charges after it can cost. */
const CREDIT_MINOR = 5_000_000n;

/**
 * The entries of some sellers, from the first to the last, with all that stands behind them: wallets,
 * charges and credit requests. Balances are sums and hashes are chained, so the books reconcile.
 */
export async function seedMoney(sql: AnySql, from: number, to: number): Promise<void> {
  await sql`DROP TABLE IF EXISTS seed.moves`;
  await sql`
    CREATE UNLOGGED TABLE seed.moves AS
    WITH times AS (
      SELECT s.*, g.place, seed.kind(g.place) AS kind,
        s.since + make_interval(secs => 3600 + s.no % 3600
          + g.place::float8 / (s.entries + 1) * (365 * 86400 - 7300)) AS at,
        s.since + make_interval(secs => 3600 + s.no % 3600
          + (g.place - 1)::float8 / (s.entries + 1) * (365 * 86400 - 7300)) AS at_before
      FROM seed.sellers s CROSS JOIN LATERAL generate_series(1::bigint, s.entries) g (place)
      WHERE s.no BETWEEN ${from}::bigint AND ${to}::bigint
    ), moves AS (
      SELECT t.*,
        CASE t.kind WHEN 'credit' THEN ${CREDIT_MINOR}::bigint
          WHEN 'refund' THEN seed.price(t.no, t.place - 1) ELSE -seed.price(t.no, t.place) END AS amount,
        CASE t.kind WHEN 'credit' THEN 'treasury' ELSE 'operator' END AS account,
        CASE t.kind
          WHEN 'credit' THEN seed.id_at(t.at - interval '30 minutes', 'credit:' || t.no || ':' || t.place)
          WHEN 'refund' THEN seed.id_at(t.at_before, 'charge:' || t.no || ':' || t.place - 1)
          ELSE seed.id_at(t.at, 'charge:' || t.no || ':' || t.place)
        END AS source_id,
        CASE t.kind WHEN 'credit' THEN a.user_id WHEN 'charge' THEN t.user_id END AS actor_id
      FROM times t JOIN seed.admins a ON a.no = 1 + t.place % ${ADMINS}::bigint
    ), balances AS (
      SELECT m.*, (sum(m.amount) OVER (PARTITION BY m.no ORDER BY m.place))::bigint AS balance_after
      FROM moves m
    )
    SELECT b.*, seed.chain(b.wallet_id, b.place, b.kind, b.amount, b.balance_after, b.account,
      b.source_id, b.actor_id, b.at) OVER (PARTITION BY b.no ORDER BY b.place) AS hash
    FROM balances b`;
  await sql`
    INSERT INTO entries (wallet_id, seq, kind, amount, balance_after, account, source_id, actor_id,
      created_at, hash)
    SELECT wallet_id, place, kind, amount, balance_after, account, source_id, actor_id, at, hash
    FROM seed.moves`;
  await sql`
    INSERT INTO wallets (id, user_id, currency, balance, last_seq, head_hash, moved_at, created_at)
    SELECT wallet_id, user_id, 'IRR', balance_after, place, hash, at, since
    FROM seed.moves WHERE place = entries`;
  await seedCharges(sql);
  await seedRefusals(sql, from, to);
  await seedCredits(sql, from, to);
}

/** One in some four thousand is unknown; the others are settled. */
async function seedCharges(sql: AnySql): Promise<void> {
  await sql`
    INSERT INTO charges (wallet_id, id, user_id, phone, operator, amount, price, status,
      idempotency_key, input_hash, balance_after, attempts, sends, in_flight_until, next_attempt_at,
      last_answer, operator_transaction_id, created_at, settled_at)
    SELECT m.wallet_id, m.source_id, m.user_id, seed.phone(m.no, m.chance),
      (ARRAY['mci', 'irancell', 'rightel'])[1 + m.no % 3], -m.amount, -m.amount, m.status,
      'seed-' || m.place, sha256((m.no || ':' || m.place)::bytea), m.balance_after, 1, 1,
      m.at + interval '20 seconds',
      CASE WHEN m.status = 'unknown' THEN clock_timestamp() + interval '30 days' END,
      CASE m.status WHEN 'refunded' THEN 'refused' ELSE m.status END,
      m.no || '-' || m.place, m.at,
      CASE WHEN m.status <> 'unknown' THEN m.at + interval '2 seconds' END
    FROM (
      SELECT c.*, seed.chance(c.no, c.place) AS chance,
        CASE WHEN c.place < c.entries AND seed.kind(c.place + 1) = 'refund' THEN 'refunded'
          WHEN seed.chance(c.place, c.no) % 4000 = 0 THEN 'unknown' ELSE 'delivered' END AS status
      FROM seed.moves c WHERE c.kind = 'charge'
    ) m`;
}

/** One in a hundred sales was refused. */
async function seedRefusals(sql: AnySql, from: number, to: number): Promise<void> {
  await sql`
    INSERT INTO charges (wallet_id, id, user_id, phone, operator, amount, price, status,
      refusal_code, idempotency_key, input_hash, created_at, settled_at)
    SELECT r.wallet_id, seed.id_at(r.at, 'refused:' || r.no || ':' || r.place), r.user_id,
      seed.phone(r.no, r.place), 'mci', 900000000, 900000000, 'refused', 3001, 'refused-' || r.place,
      sha256((r.no || ':refused:' || r.place)::bytea), r.at, r.at
    FROM (
      SELECT s.*, g.place, s.since + make_interval(secs => 7200 + seed.chance(s.no, g.place) % 31000000) AS at
      FROM seed.sellers s CROSS JOIN LATERAL generate_series(1::bigint, 1 + s.entries / 100) g (place)
      WHERE s.no BETWEEN ${from}::bigint AND ${to}::bigint
    ) r`;
}

/** Besides what was approved, each seller has one request that was not, or not yet. */
async function seedCredits(sql: AnySql, from: number, to: number): Promise<void> {
  await sql`
    INSERT INTO credit_requests (wallet_id, id, user_id, amount, status, note, idempotency_key,
      input_hash, decided_by, decided_at, approvals_needed, created_at)
    SELECT wallet_id, source_id, user_id, amount, 'approved',
      'branch ' || (no * 7 + place) % 5000 || ' top-up', 'seed-' || place, '\\x00', actor_id, at, 1,
      at - interval '30 minutes'
    FROM seed.moves WHERE kind = 'credit'`;
  await sql`
    INSERT INTO credit_approvals (wallet_id, request_id, approver_id, user_id, created_at)
    SELECT wallet_id, source_id, actor_id, user_id, at FROM seed.moves WHERE kind = 'credit'`;
  await sql`
    INSERT INTO credit_requests (wallet_id, id, user_id, amount, status, note, idempotency_key,
      input_hash, decided_by, decided_at, created_at)
    SELECT r.wallet_id, seed.id_at(r.at, 'open credit:' || r.no), r.user_id, ${CREDIT_MINOR}, r.status,
      'branch ' || r.no % 5000 || ' is empty', 'open', '\\x00',
      CASE WHEN r.status = 'rejected' THEN a.user_id END,
      CASE WHEN r.status <> 'pending' THEN r.at + interval '1 hour' END, r.at
    FROM (
      SELECT s.*, s.since + make_interval(secs => 7200 + seed.chance(s.no, 7) % 31000000) AS at,
        (ARRAY['pending', 'pending', 'rejected', 'rejected', 'cancelled'])[1 + s.no % 5] AS status
      FROM seed.sellers s WHERE s.no BETWEEN ${from}::bigint AND ${to}::bigint
    ) r
    JOIN seed.admins a ON a.no = 1 + r.no % ${ADMINS}::bigint`;
}

/** Who did what: a record for each request and for each decision. */
export async function seedAudit(sql: AnySql): Promise<void> {
  await sql`
    INSERT INTO audit_log (id, actor_id, address, action, subject_id, after, created_at)
    SELECT seed.id_at(r.created_at, 'requested:' || r.id), r.user_id, '192.0.2.1', 'credit.requested',
      r.id, jsonb_build_object('amountMinor', r.amount::text), r.created_at
    FROM credit_requests r`;
  await sql`
    INSERT INTO audit_log (id, actor_id, address, action, subject_id, before, after, created_at)
    SELECT seed.id_at(r.decided_at, 'decided:' || r.id), coalesce(r.decided_by, r.user_id), '192.0.2.2',
      'credit.' || r.status, r.id, '{"status": "pending"}',
      jsonb_build_object('status', r.status, 'amountMinor', r.amount::text), r.decided_at
    FROM credit_requests r WHERE r.decided_at IS NOT NULL`;
  await sql`
    INSERT INTO audit_log (id, action, subject_id, after, created_at)
    SELECT seed.id_at(u.created_at, 'registered:' || u.id), 'user.registered', u.id,
      jsonb_build_object('email', u.email), u.created_at
    FROM users u`;
}
