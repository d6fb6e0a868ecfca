import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { CreditStatus } from '#consts';
import type { Core } from '#core';
import type { DecideCreditInput } from '#credits/inputs';
import { creditRequests } from '#db/schema/credits';
import { users } from '#db/schema/users';
import { AppError } from '#errors';
import { asMoneyError } from '#ledger/move';
import { formatMoney } from '#money';

export interface DecidedCredit {
  id: string;
  amount: string;
  status: CreditStatus;
  decidedAt: string;
  decisionReason: string | null;
}

interface DecidedRow {
  amount: bigint;
  decided_at: string;
}

/**
 * Approves or rejects a request, once however many admins press: the guards stand in the outermost
 * WHERE of the UPDATE, where a racer that waited for the row sees it as it became. An approval moves
 * the money in the same statement.
 * @throws AppError TRANSACTION_NOT_FOUND, SELF_APPROVAL, ALREADY_PROCESSED; INVALID_AMOUNT where the
 * wallet cannot hold that much
 */
export async function decideCredit(
  core: Core,
  actor: Actor,
  { id, decision, reason }: DecideCreditInput,
): Promise<DecidedCredit> {
  const walletId = await walletOf(core, id);
  const status = decision === 'approve' ? 'approved' : 'rejected';
  const decisionReason = reason || null;
  const now = new Date().toISOString();
  const [decided] = await core.sql<DecidedRow[]>`
    WITH decided AS (
      UPDATE credit_requests AS r
      SET status = ${status}, decided_by = ${actor.userId}, decided_at = ${now},
        decision_reason = ${decisionReason}
      WHERE r.wallet_id = ${walletId} AND r.id = ${id}
        AND r.status = 'pending' AND r.user_id <> ${actor.userId}
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
    SELECT d.amount, d.decided_at FROM decided d ${decision === 'approve' ? credited(core) : core.sql``}
  `.catch((error: unknown) => {
    throw asMoneyError(error);
  });
  if (!decided) throw await whyNotDecided(core, actor, id);
  core.publisher.publish('credits', id);
  if (status === 'approved') core.publisher.publish('changes', walletId);
  return {
    id,
    amount: formatMoney(decided.amount, core.settings.business.currency),
    status,
    decidedAt: new Date(decided.decided_at).toISOString(),
    decisionReason,
  };
}

/** In the text of an approval only: a function in a join runs before the join's condition is asked. */
const credited = ({ sql }: Core) => sql`
  CROSS JOIN LATERAL ledger_move(ARRAY[d.wallet_id], ARRAY['credit'], ARRAY[d.amount],
    ARRAY['treasury'], ARRAY[d.id], ARRAY[d.decided_by]) m`;

/** Callers know the request's id only; rows are found by their wallet. */
async function walletOf(core: Core, id: string): Promise<string> {
  const [row] = await core.db
    .select({ walletId: creditRequests.walletId })
    .from(creditRequests)
    .where(eq(creditRequests.id, id));
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  return row.walletId;
}

async function whyNotDecided(core: Core, actor: Actor, id: string): Promise<AppError> {
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
  return new AppError('ALREADY_PROCESSED', {
    status: row.status,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedBy,
  });
}
