import { BEST_SELLERS_LISTED } from '#consts';

/** The last month and the last seven days that have lists of who sold most. */
const LAST_LISTED = `
  SELECT 'month' AS unit, (s.months_to - interval '1 month')::date AS starts FROM rollup_state s
  UNION ALL
  SELECT 'day', s.days_to - g.ago FROM rollup_state s CROSS JOIN generate_series(1, 7) g (ago)`;

/**
 * What must hold of the money at any moment, each as a query that returns the rows in which it does
 * not: no row, no violation. They are read together in one snapshot; at READ COMMITTED several reads
 * raised 1,763 false alarms in 3,400.
 */
export const CHECKS: Readonly<Record<string, string>> = {
  'I1 a balance is the sum of its entries': `
    SELECT w.id AS wallet_id, w.balance::text, coalesce(e.total, 0)::text AS entries
    FROM wallets w
    LEFT JOIN (
      SELECT wallet_id, sum(amount) AS total, count(*) AS entries FROM entries GROUP BY wallet_id
    ) e ON e.wallet_id = w.id
    WHERE w.balance <> coalesce(e.total, 0) OR w.last_seq <> coalesce(e.entries, 0)`,

  // The accounts are summed from what caused the entries, not from the entries themselves.
  'I2 all accounts together are zero': `
    SELECT wallets::text, treasury::text, operator::text
    FROM (
      SELECT
        (SELECT coalesce(sum(balance), 0) FROM wallets) AS wallets,
        -(SELECT coalesce(sum(amount), 0) FROM credit_requests WHERE status = 'approved')
          - (SELECT coalesce(sum(amount), 0) FROM adjustments) AS treasury,
        (SELECT coalesce(sum(price), 0) FROM charges
          WHERE status IN ('pending', 'unknown', 'delivered')) AS operator
    ) accounts
    WHERE wallets + treasury + operator <> 0`,

  'I3 entries follow each other without gap, and never below zero': `
    SELECT e.wallet_id, e.seq::text, e.amount::text, e.balance_after::text
    FROM (
      SELECT wallet_id, seq, amount, balance_after, created_at,
        lag(seq, 1, 0::bigint) OVER w AS seq_before,
        lag(balance_after, 1, 0::bigint) OVER w AS balance_before,
        lag(created_at) OVER w AS created_before
      FROM entries
      WINDOW w AS (PARTITION BY wallet_id ORDER BY seq)
    ) e
    WHERE e.seq <> e.seq_before + 1 OR e.balance_after <> e.balance_before + e.amount
      OR e.balance_after < 0 OR e.created_at < e.created_before
    UNION ALL
    SELECT id, NULL, NULL, balance::text FROM wallets WHERE balance < 0`,

  'I4 a request is decided once, by another, and credited as approved': `
    SELECT r.wallet_id, r.id AS request_id, r.status, count(e.seq)::text AS credits
    FROM credit_requests r
    LEFT JOIN entries e
      ON e.wallet_id = r.wallet_id AND e.kind = 'credit' AND e.source_id = r.id
    LEFT JOIN LATERAL (
      SELECT count(*) AS given, coalesce(bool_or(a.approver_id = r.user_id), false) AS own,
        coalesce(bool_or(a.approver_id = r.decided_by), false) AS by_decider
      FROM credit_approvals a WHERE a.wallet_id = r.wallet_id AND a.request_id = r.id
    ) a ON true
    GROUP BY r.wallet_id, r.id, a.given, a.own, a.by_decider
    HAVING (r.status = 'pending') <> (r.decided_at IS NULL)
      OR (r.status IN ('approved', 'rejected')) <> (r.decided_by IS NOT NULL)
      OR r.decided_by = r.user_id OR a.own
      OR (r.status = 'approved' AND (r.approvals_needed IS NULL
        OR a.given < r.approvals_needed OR NOT a.by_decider))
      OR count(e.seq) <> (r.status = 'approved')::int
      OR (r.status = 'approved' AND sum(e.amount) <> r.amount)`,

  'I5 an idempotency key stands for one thing': `
    SELECT wallet_id, 'charge' AS operation, idempotency_key FROM charges
    GROUP BY wallet_id, idempotency_key HAVING count(*) > 1
    UNION ALL
    SELECT wallet_id, 'credit', idempotency_key FROM credit_requests
    GROUP BY wallet_id, idempotency_key HAVING count(*) > 1
    UNION ALL
    SELECT actor_id, 'adjustment', idempotency_key FROM adjustments
    GROUP BY actor_id, idempotency_key HAVING count(*) > 1`,

  'I6 a charge is debited once, and refunded once if and only if it says so': `
    SELECT c.wallet_id, c.id AS charge_id, c.status,
      count(e.seq) FILTER (WHERE e.kind = 'charge')::text AS debits,
      count(e.seq) FILTER (WHERE e.kind = 'refund')::text AS refunds
    FROM charges c
    LEFT JOIN entries e
      ON e.wallet_id = c.wallet_id AND e.source_id = c.id AND e.kind IN ('charge', 'refund')
    GROUP BY c.wallet_id, c.id
    HAVING count(e.seq) FILTER (WHERE e.kind = 'charge') <> (c.status <> 'refused')::int
      OR count(e.seq) FILTER (WHERE e.kind = 'refund') <> (c.status = 'refunded')::int
      OR bool_or(e.kind = 'charge' AND (e.amount <> -c.price OR e.balance_after <> c.balance_after))
      OR bool_or(e.kind = 'refund' AND e.amount <> c.price)`,

  'I7 an operator reference stands for one charge': `
    SELECT id AS charge_id, count(*)::text AS charges FROM charges GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT min(id::text)::uuid, count(*)::text FROM charges
    WHERE operator_transaction_id IS NOT NULL
    GROUP BY operator, operator_transaction_id HAVING count(*) > 1`,

  // An unknown charge is shown as such; one that nobody has tried to deliver is not.
  'I8 nothing is unsettled for ten minutes without being shown': `
    SELECT wallet_id, id AS charge_id, status, attempts::text, created_at::text
    FROM charges
    WHERE next_attempt_at IS NOT NULL AND status = 'pending'
      AND created_at < clock_timestamp() - interval '10 minutes'`,

  'I9 every entry has its source': `
    SELECT e.wallet_id, e.seq::text, e.kind, e.source_id
    FROM entries e
    LEFT JOIN credit_requests r ON e.kind = 'credit' AND r.wallet_id = e.wallet_id AND r.id = e.source_id
    LEFT JOIN adjustments a ON e.kind = 'adjustment' AND a.wallet_id = e.wallet_id AND a.id = e.source_id
    LEFT JOIN charges c ON e.kind IN ('charge', 'refund') AND c.wallet_id = e.wallet_id AND c.id = e.source_id
    LEFT JOIN wallets w ON w.id = e.wallet_id
    WHERE w.id IS NULL OR coalesce(r.id, a.id, c.id) IS NULL
      OR (a.id IS NOT NULL AND a.amount <> e.amount)`,

  'I10 the hash chain recomputes': `
    SELECT e.wallet_id, e.seq::text
    FROM (
      SELECT n.*, lag(n.hash, 1, decode(repeat('00', 32), 'hex'))
        OVER (PARTITION BY n.wallet_id ORDER BY n.seq) AS hash_before
      FROM entries n
    ) e
    WHERE e.hash <> entry_hash(e.hash_before, e.wallet_id, e.seq, e.kind, e.amount,
      e.balance_after, e.account, e.source_id, e.actor_id, e.created_at)
    UNION ALL
    SELECT w.id, w.last_seq::text
    FROM wallets w
    LEFT JOIN entries e ON e.wallet_id = w.id AND e.seq = w.last_seq
    WHERE w.head_hash <> coalesce(e.hash, decode(repeat('00', 32), 'hex'))
      OR w.moved_at < e.created_at`,

  'I11 a user has one wallet, and a wallet one user': `
    SELECT u.id AS user_id, w.id AS wallet_id
    FROM users u
    FULL JOIN wallets w ON w.id = u.wallet_id
    WHERE u.id IS NULL OR w.id IS NULL OR w.user_id <> u.id`,

  // A contradiction that a charge has left behind, or that the worker is asking about, is none yet.
  'I12 the operator says of every charge what we say': `
    SELECT d.kind, d.subject AS reference, d.charge_id, d.our_status, d.their_status,
      d.opened_at::text
    FROM operator_differences d
    LEFT JOIN charges c ON c.wallet_id = d.wallet_id AND c.id = d.charge_id
    WHERE d.closed_at IS NULL AND (c.id IS NULL OR c.status = d.our_status)
      AND NOT coalesce(c.next_attempt_at IS NOT NULL
        AND d.opened_at > clock_timestamp() - interval '10 minutes', false)`,

  // Of the last week; older totals change no more. What waits to be added up counts as added.
  'I14 the totals are the sum of what they total': `
    WITH since AS MATERIALIZED (
      SELECT date_bin('15 minutes', clock_timestamp() - interval '7 days', '2000-01-01 00:00:00+00') AS at
    ), facts AS (
      SELECT date_bin('15 minutes', f.at, '2000-01-01 00:00:00+00') AS quarter, f.measure, f.operator,
        f.code, count(*) AS count, sum(f.amount) AS amount, sum(f.price) AS price
      FROM (
        SELECT e.created_at AS at, e.kind AS measure, coalesce(c.operator, '') AS operator, 0 AS code,
          coalesce(c.amount, e.amount) AS amount, coalesce(c.price, e.amount) AS price
        FROM entries e
        JOIN seller_activity a ON a.wallet_id = e.wallet_id AND e.seq <= a.rolled_seq
        LEFT JOIN charges c ON e.kind IN ('charge', 'refund') AND c.wallet_id = e.wallet_id
          AND c.id = e.source_id
        UNION ALL
        SELECT c.created_at, 'refused', coalesce(c.operator, ''), c.refusal_code, c.amount, c.price
        FROM charges c WHERE c.status = 'refused'
        UNION ALL
        SELECT v.created_at, 'delivered', c.operator, 0, c.amount, c.price
        FROM charge_events v
        JOIN charges c ON c.wallet_id = v.wallet_id AND c.id = v.charge_id
        WHERE v.status = 'delivered'
      ) f
      WHERE f.at >= (SELECT s.at FROM since s)
      GROUP BY 1, 2, 3, 4
    ), totals AS (
      SELECT t.quarter, t.measure, t.operator, t.code, sum(t.count) AS count, sum(t.amount) AS amount,
        sum(t.price) AS price
      FROM (
        SELECT q.* FROM quarter_totals q WHERE q.quarter >= (SELECT s.at FROM since s)
        UNION ALL
        SELECT date_bin('15 minutes', d.at, '2000-01-01 00:00:00+00'), d.measure, d.operator, d.code, 1,
          d.amount, d.price
        FROM rollup_deltas d WHERE d.at >= (SELECT s.at FROM since s)
      ) t
      GROUP BY 1, 2, 3, 4
    )
    SELECT quarter::text, measure, operator, code::text, t.count::text AS total, f.count::text AS facts,
      t.price::text AS total_price, f.price::text AS facts_price
    FROM totals t
    FULL JOIN facts f USING (quarter, measure, operator, code)
    WHERE (t.count, t.amount, t.price) IS DISTINCT FROM (f.count, f.amount, f.price)
    UNION ALL
    SELECT NULL, 'sold by ' || a.wallet_id, NULL, NULL, a.sold_count::text, coalesce(h.count, 0)::text,
      a.sold_price::text, coalesce(h.price, 0)::text
    FROM seller_activity a
    LEFT JOIN (
      SELECT g.wallet_id, sum(g.count) AS count, sum(g.price) AS price FROM seller_hours g
      WHERE g.hour >= (SELECT s.window_from FROM rollup_state s) GROUP BY g.wallet_id
    ) h ON h.wallet_id = a.wallet_id
    WHERE (a.sold_count, a.sold_price) IS DISTINCT FROM (coalesce(h.count, 0), coalesce(h.price, 0))
    UNION ALL
    SELECT NULL, 'best of the ' || unit || ' ' || starts, operator, rank::text, l.count::text,
      b.count::text, l.price::text, b.price::text
    FROM (
      SELECT u.unit, u.starts, b.operator, b.rank, b.wallet_id, b.count, b.amount, b.price
      FROM (${LAST_LISTED}) u
      CROSS JOIN LATERAL best_sellers_of(u.unit, u.starts, ${BEST_SELLERS_LISTED}) b
    ) b
    FULL JOIN (
      SELECT l.* FROM best_sellers l JOIN (${LAST_LISTED}) u USING (unit, starts)
    ) l USING (unit, starts, operator, rank)
    WHERE (l.wallet_id, l.count, l.amount, l.price)
      IS DISTINCT FROM (b.wallet_id, b.count, b.amount, b.price)`,
};
