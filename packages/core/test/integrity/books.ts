import { randomUUID } from 'node:crypto';
import type { Core } from '#core';
import type { Sql } from '#db/client';
import { ledgerLines } from '#integrity/lines';
import { move } from '#ledger/move';
import { createMany, createSeller, type NamedActor } from '../actors';

const MOVES_PER_CALL = 500;

/** Wallets in the order of their ids. */
export async function openWallets(core: Core, count: number): Promise<string[]> {
  const sellers: NamedActor[] = await createMany(count, () => createSeller(core));
  return sellers.map(({ walletId }) => walletId).toSorted();
}

/** Appends `count` entries to each wallet; what they are for does not matter to a chain. */
export async function fillWallets(core: Core, walletIds: string[], count: number): Promise<void> {
  const moves = walletIds.flatMap((walletId) =>
    Array.from({ length: count }, (_, place) => ({
      walletId,
      kind: 'adjustment' as const,
      amountMinor: place % 3 === 2 ? -7n : 100n + BigInt(place),
      account: 'treasury' as const,
      sourceId: randomUUID(),
      actorId: place % 2 === 0 ? null : randomUUID(),
    })),
  );
  for (let from = 0; from < moves.length; from += MOVES_PER_CALL) {
    await move(core.sql, moves.slice(from, from + MOVES_PER_CALL));
  }
}

/** The lines of the export. */
export async function linesOf(core: Core, pageRows?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of ledgerLines(core, pageRows)) lines.push(...some);
  return lines;
}

/** What somebody does who owns the database: neither triggers nor foreign keys are asked. */
export async function tamper(owner: Sql, ...statements: string[]): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    for (const statement of statements) {
      const { count, command } = await tx.unsafe(statement);
      if (count === 0) throw new Error(`${command} has changed nothing: ${statement}`);
    }
  });
}
