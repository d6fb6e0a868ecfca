import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { CreditStatus } from '#consts';
import type { Core } from '#core';
import { approvalsNeededFor } from '#credits/approvals';
import type { DecideCreditInput } from '#credits/inputs';
import type { AnySql } from '#db/client';
import { creditRequests } from '#db/schema/credits';
import { users } from '#db/schema/users';
import { AppError } from '#errors';
import { asMoneyError } from '#ledger/move';
import { formatMoney } from '#money';

export interface DecidedCredit {
  id: string;
  amount: string;
  /** `pending` where another admin has to approve as well. */
  status: CreditStatus;
  /** Admins who have approved, the caller among them where that was the decision. */
  approvals: number;
  approvalsNeeded: number;
  decidedAt: string | null;
  decisionReason: string | null;
}

/** A request to be decided, and what is to become of it. */
interface Decision {
  walletId: string;
  id: string;
  amountMinor: bigint;
  status: 'approved' | 'rejected';
  reason: string | null;
  approvalsNeeded: number;
  /** ISO 8601, UTC. */
  now: string;
}

/** What a decision has left; `decidedAt` is null while more approvals are needed. */
interface Outcome {
  decidedAt: string | null;
  approvals: number;
}

/**
 * Approves or rejects a request, once however many admins press: the guards stand in the outermost
 * WHERE of the UPDATE, where a racer that waited for the row sees it as it became. The last approval
 * that is needed moves the money in the same statement; one before it is only written down.
 * @throws AppError TRANSACTION_NOT_FOUND, SELF_APPROVAL, ALREADY_PROCESSED; SECOND_APPROVER_NEEDED to
 * whoever has approved it and is not enough; INVALID_AMOUNT where the wallet cannot hold that much
 */
export async function decideCredit(
  core: Core,
  actor: Actor,
  { id, decision, reason }: DecideCreditInput,
): Promise<DecidedCredit> {
  const { business } = core.settings;
  const request = await findRequest(core, id);
  const approvalsNeeded = approvalsNeededFor(request.amountMinor, business);
  const wanted: Decision = {
    ...request,
    id,
    status: decision === 'approve' ? 'approved' : 'rejected',
    reason: reason || null,
    approvalsNeeded,
    now: new Date().toISOString(),
  };
  const outcome = await core.sql
    .begin((tx) => decideIn(tx, actor, wanted))
    .catch((error: unknown) => {
      throw asMoneyError(error);
    });
  if (!outcome) throw await whyNotDecided(core, actor, wanted);
  core.publisher.publish('credits', id);
  const isDecided = outcome.decidedAt !== null;
  if (isDecided && wanted.status === 'approved') {
    core.publisher.publish('changes', request.walletId);
  }
  return {
    id,
    amount: formatMoney(request.amountMinor, business.currency),
    status: isDecided ? wanted.status : 'pending',
    approvals: outcome.approvals,
    approvalsNeeded,
    decidedAt: outcome.decidedAt,
    decisionReason: isDecided ? wanted.reason : null,
  };
}

/** Null where nothing was done. */
async function decideIn(tx: AnySql, actor: Actor, wanted: Decision): Promise<Outcome | null> {
  const isNew = wanted.status === 'approved' && (await writeApproval(tx, actor, wanted));
  const decided = await writeDecision(tx, actor, wanted);
  if (decided) return decided;
  if (!isNew) return null;
  return { decidedAt: null, approvals: await logApproval(tx, actor, wanted) };
}

/**
 * Locks the request, so that the next statement, under a new snapshot, counts every approval; the key
 * keeps one admin from giving two. True where this one is the admin's first.
 */
async function writeApproval(tx: AnySql, actor: Actor, wanted: Decision): Promise<boolean> {
  const given = await tx`
    INSERT INTO credit_approvals AS a (wallet_id, request_id, approver_id, user_id, created_at)
    SELECT r.wallet_id, r.id, ${actor.userId}, r.user_id, ${wanted.now}
    FROM credit_requests r
    WHERE r.wallet_id = ${wanted.walletId} AND r.id = ${wanted.id}
      AND r.status = 'pending' AND r.user_id <> ${actor.userId}
    FOR NO KEY UPDATE
    ON CONFLICT DO NOTHING`;
  return given.count === 1;
}

async function writeDecision(
  tx: AnySql,
  actor: Actor,
  { walletId, id, status, reason, approvalsNeeded, now }: Decision,
): Promise<Outcome | null> {
  const isApproval = status === 'approved';
  const approvals = tx`
    (SELECT count(*) FROM credit_approvals a WHERE a.wallet_id = ${walletId} AND a.request_id = ${id})`;
  const [decided] = await tx<{ decided_at: string; approvals: number }[]>`
    WITH decided AS (
      UPDATE credit_requests AS r
      SET status = ${status}, decided_by = ${actor.userId}, decided_at = ${now},
        decision_reason = ${reason}, approvals_needed = ${isApproval ? approvalsNeeded : null}
      WHERE r.wallet_id = ${walletId} AND r.id = ${id}
        AND r.status = 'pending' AND r.user_id <> ${actor.userId}
        ${isApproval ? tx`AND ${approvals} >= ${approvalsNeeded}` : tx``}
      RETURNING r.wallet_id, r.id, r.amount, r.status, r.decided_by, r.decided_at, r.decision_reason
    ), logged AS (
      INSERT INTO audit_log AS l
        (id, actor_id, session_id, address, action, subject_id, before, after, created_at)
      SELECT ${uuidv7()}, d.decided_by, ${actor.sessionId}, ${actor.address}, 'credit.' || d.status,
        d.id, '{"status": "pending"}',
        jsonb_build_object('status', d.status, 'amountMinor', d.amount::text,
          'reason', d.decision_reason),
        d.decided_at
      FROM decided d
    )
    SELECT d.decided_at, ${approvals}::int AS approvals
    FROM decided d ${isApproval ? credited(tx) : tx``}`;
  if (!decided) return null;
  return { decidedAt: new Date(decided.decided_at).toISOString(), approvals: decided.approvals };
}

/** In the text of an approval only: a function in a join runs before the join's condition is asked. */
const credited = (tx: AnySql) => tx`
  CROSS JOIN LATERAL ledger_move(ARRAY[d.wallet_id], ARRAY['credit'], ARRAY[d.amount],
    ARRAY['treasury'], ARRAY[d.id], ARRAY[d.decided_by]) m`;

/** Writes down an approval that others have to follow; answers how many there are. */
async function logApproval(
  tx: AnySql,
  actor: Actor,
  { walletId, id, amountMinor, reason, approvalsNeeded, now }: Decision,
): Promise<number> {
  const [row] = await tx<{ approvals: number }[]>`
    WITH given AS MATERIALIZED (
      SELECT count(*)::int AS approvals FROM credit_approvals a
      WHERE a.wallet_id = ${walletId} AND a.request_id = ${id}
    ), logged AS (
      INSERT INTO audit_log AS l
        (id, actor_id, session_id, address, action, subject_id, before, after, created_at)
      SELECT ${uuidv7()}, ${actor.userId}, ${actor.sessionId}, ${actor.address},
        'credit.approval_given', ${id}, '{"status": "pending"}',
        jsonb_build_object('status', 'pending', 'amountMinor', ${String(amountMinor)}::text,
          'reason', ${reason}::text, 'approvals', g.approvals,
          'approvalsNeeded', ${approvalsNeeded}::int),
        ${now}
      FROM given g
    )
    SELECT g.approvals FROM given g`;
  return row?.approvals ?? 0;
}

/** Callers know the request's id only; rows are found by their wallet. The amount never changes. */
async function findRequest(
  core: Core,
  id: string,
): Promise<{ walletId: string; amountMinor: bigint }> {
  const [row] = await core.db
    .select({ walletId: creditRequests.walletId, amountMinor: creditRequests.amount })
    .from(creditRequests)
    .where(eq(creditRequests.id, id));
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  return row;
}

async function whyNotDecided(
  core: Core,
  actor: Actor,
  { id, approvalsNeeded }: Decision,
): Promise<AppError> {
  const [row] = await core.db
    .select({
      userId: creditRequests.userId,
      status: creditRequests.status,
      decidedAt: creditRequests.decidedAt,
      decidedBy: users.email,
    })
    .from(creditRequests)
    .leftJoin(users, eq(users.id, creditRequests.decidedBy))
    .where(eq(creditRequests.id, id));
  if (!row) return new AppError('TRANSACTION_NOT_FOUND');
  if (row.userId === actor.userId) return new AppError('SELF_APPROVAL');
  if (row.status === 'pending') return new AppError('SECOND_APPROVER_NEEDED', { approvalsNeeded });
  return new AppError('ALREADY_PROCESSED', {
    status: row.status,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedBy,
  });
}
