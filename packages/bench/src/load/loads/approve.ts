import type { Core } from '@chargeflow/core/core';
import { uuidv7 } from 'uuidv7';
import { runCells, type Cell } from '#load/cell';
import { drive } from '#load/http/drive';
import { postJson, targetOf } from '#load/http/request';
import type { Driven } from '#load/measure/driven';
import { tokensOf, type Person } from '#load/people';
import type { LoadSettings } from '#load/settings';
import type { Stage } from '#load/stage';

const DECISIONS_A_CALL = 50;
/** More than are decided in a second; when they run out, the round is shorter. */
const REQUESTS_A_SECOND = 2_500;

/** Admins who approve requests of their sellers, one by one and fifty at a time. */
export async function runApprovals(
  stage: Stage,
  { connections: counts, rounds, seconds }: LoadSettings,
): Promise<{ cells: Cell[]; problems: string[] }> {
  const { core, stack, people, postmaster } = stage;
  const target = targetOf(stack.webUrl);
  const pid = stack.processes.web.pid;
  let acknowledged = 0;
  const decide = async (connections: number, seconds: number, each: number): Promise<Driven> => {
    const tokens = await tokensOf(core, people.admins);
    const ids = await writeRequests(core, people.sellers, Math.ceil(seconds * REQUESTS_A_SECOND));
    let turn = 0;
    const next = () => {
      const taken = ids.splice(-each);
      const [id] = taken;
      if (id === undefined) return null;
      turn += 1;
      const token = tokens[turn % tokens.length] ?? '';
      return each === 1
        ? postJson('/api/trpc/admin.credit.decide', token, { id, decision: 'approve' })
        : postJson('/api/trpc/admin.credit.decideMany', token, { ids: taken, decision: 'approve' });
    };
    const driven = await drive(target, { connections, seconds, next });
    acknowledged += driven.latenciesMs.length * each;
    return driven;
  };
  const cells: Cell[] = [];
  for (const connections of counts) {
    const contenders = [
      { name: 'decide', each: 1 },
      { name: 'decideMany', each: DECISIONS_A_CALL },
    ].map(({ name, each }) => ({
      name,
      pid,
      each,
      run: (seconds: number) => decide(connections, seconds, each),
    }));
    cells.push(
      ...(await runCells({
        load: 'approve',
        connections,
        contenders,
        postmaster,
        rounds,
        seconds,
      })),
    );
  }
  const [row] = await core.sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM credit_requests WHERE status = 'approved'`;
  const approved = row?.count ?? 0;
  const problems =
    approved === acknowledged
      ? []
      : [`${approved} requests are approved, and ${acknowledged} were said to be`];
  return { cells, problems };
}

/** Pending requests of all sellers by turns; a multiple of what is decided in one call. */
async function writeRequests(
  { sql }: Core,
  sellers: readonly Person[],
  atLeast: number,
): Promise<string[]> {
  const count = Math.ceil(atLeast / DECISIONS_A_CALL) * DECISIONS_A_CALL;
  const requests = Array.from({ length: count }, (_, place) => {
    const { walletId, userId } = sellers[place % sellers.length] ?? {};
    return { id: uuidv7(), walletId, userId };
  });
  await sql`
    INSERT INTO credit_requests AS r
      (wallet_id, id, user_id, amount, idempotency_key, input_hash, created_at)
    SELECT n."walletId", n.id, n."userId", 100000, n.id, '\\x00', ${new Date().toISOString()}
    FROM jsonb_to_recordset(${JSON.stringify(requests)}::text::jsonb)
      AS n (id uuid, "walletId" uuid, "userId" uuid)`;
  return requests.map(({ id }) => id);
}
