import { and, between, eq } from 'drizzle-orm';
import pLimit from 'p-limit';
import type { Actor } from '#auth/actor';
import { checkLine, type CheckedLine } from '#bulk/check-line';
import { formatOf, isBlank, isHeader, withoutMark, type BulkFormat } from '#bulk/format';
import type { AddBulkLinesInput } from '#bulk/inputs';
import { markDuplicates } from '#bulk/mark-duplicates';
import { ownOrder, readOrder, toBulkOrder, type BulkOrder, type BulkOrderRow } from '#bulk/order';
import { BULK_LINES_MAX, BULK_LINE_MAX_CHARACTERS } from '#consts';
import type { Core } from '#core';
import type { Tx } from '#db/client';
import { bulkLines, bulkOrders } from '#db/schema/bulk';
import { AppError } from '#errors';
import { listOperators } from '#operators/list';
import { storableText } from '#text';

/** Each line that is looked up takes a connection of the pool for a moment. */
const CHECKS_AT_ONCE = 3;
/** Two calls that bring the same lines at once: one of them is the first. */
const TRIES = 3;

interface WrittenLine {
  line: number;
  text: string;
}

type NewLine = WrittenLine & CheckedLine;

/**
 * Takes lines of the file from a place on, and says of each whether it can be sold. Lines that were
 * taken before are passed over if they are the same, so a call whose answer was lost is made again.
 * @throws AppError TRANSACTION_NOT_FOUND; INVALID_STATUS once the order has been started;
 * INVALID_INPUT `{next}` where lines before these are missing, `{max}` beyond the last that an order
 * may have; IDEMPOTENCY_KEY_REUSED where another line stands at the place
 */
export async function addBulkLines(
  core: Core,
  actor: Actor,
  { id, from, lines }: AddBulkLinesInput,
): Promise<BulkOrder> {
  if (from + lines.length - 1 > BULK_LINES_MAX) {
    throw new AppError('INVALID_INPUT', { max: BULK_LINES_MAX });
  }
  const written = lines.map((text, place) => ({ line: from + place, text }));
  for (let tries = 0; tries < TRIES; tries += 1) {
    const order = await readOrder(core.db, actor, id);
    if (from > order.taken + 1) throw new AppError('INVALID_INPUT', { next: order.taken + 1 });
    await refuseOthers(
      core,
      order,
      written.filter(({ line }) => line <= order.taken),
    );
    const next = written.filter(({ line }) => line > order.taken);
    if (next.length === 0) return toBulkOrder(order);
    if (order.status !== 'draft') throw new AppError('INVALID_STATUS');
    const taken = await takeLines(core, actor, order, next);
    if (taken) return toBulkOrder(taken);
  }
  throw new AppError('OVERLOADED');
}

/** What stands in the order for a line. */
const contentOf = (text: string) => storableText(withoutMark(text), BULK_LINE_MAX_CHARACTERS);

async function refuseOthers(
  { db }: Core,
  order: BulkOrderRow,
  again: readonly WrittenLine[],
): Promise<void> {
  const [first, last] = [again[0], again.at(-1)];
  if (!first || !last) return;
  const stored = await db
    .select({ line: bulkLines.line, content: bulkLines.content })
    .from(bulkLines)
    .where(
      and(
        eq(bulkLines.walletId, order.walletId),
        eq(bulkLines.orderId, order.id),
        between(bulkLines.line, first.line, last.line),
      ),
    );
  const contents = new Map(stored.map(({ line, content }) => [line, content]));
  const format = formatIn(order);
  const isOther = ({ line, text }: WrittenLine) => {
    const content = contents.get(line);
    if (content !== undefined) return content !== contentOf(text);
    return !isBlank(withoutMark(text)) && !(format && isHeader(withoutMark(text), format));
  };
  if (again.some(isOther)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
}

const formatIn = ({ delimiter, columns }: BulkOrderRow): BulkFormat | null =>
  delimiter !== null && columns !== null ? { delimiter, columns } : null;

/** Undefined where others took lines of the order, or started it, since it was read. */
async function takeLines(
  core: Core,
  actor: Actor,
  order: BulkOrderRow,
  next: readonly WrittenLine[],
): Promise<BulkOrderRow | undefined> {
  const known = formatIn(order);
  const present = next
    .map(({ line, text }) => ({ line, text: withoutMark(text) }))
    .filter(({ text }) => !isBlank(text));
  const [first, ...others] = present;
  const format = known ?? (first ? formatOf(first.text) : null);
  const hasHeader = !known && first && format && isHeader(first.text, format);
  const checked = format ? await check(core, actor, format, hasHeader ? others : present) : [];

  return await core.db.transaction(async (tx) => {
    const [taken] = await tx
      .update(bulkOrders)
      .set({
        taken: next.at(-1)?.line ?? order.taken,
        delimiter: format?.delimiter ?? null,
        columns: format ? [...format.columns] : null,
      })
      .where(
        and(
          ownOrder(actor, order.id),
          eq(bulkOrders.taken, order.taken),
          eq(bulkOrders.status, 'draft'),
        ),
      )
      .returning();
    if (!taken || checked.length === 0) return taken;
    return await storeLines(tx, taken, checked);
  });
}

/** Before the transaction: what is looked up meanwhile needs other connections. */
async function check(
  core: Core,
  actor: Actor,
  format: BulkFormat,
  lines: readonly WrittenLine[],
): Promise<NewLine[]> {
  const { items: operators } = await listOperators(core, actor);
  const rules = { core, userId: actor.userId, format, operators };
  const limit = pLimit(CHECKS_AT_ONCE);
  return await Promise.all(
    lines.map((line) => limit(async () => ({ ...line, ...(await checkLine(rules, line.text)) }))),
  );
}

async function storeLines(
  tx: Tx,
  { walletId, id, total, invalid, duplicates }: BulkOrderRow,
  lines: readonly NewLine[],
): Promise<BulkOrderRow | undefined> {
  await tx.insert(bulkLines).values(
    lines.map(({ line, text, phone, amountMinor, operator, label, problem }) => ({
      walletId,
      orderId: id,
      line,
      content: contentOf(text),
      phone,
      amount: amountMinor,
      operator,
      label,
      status: problem ? ('invalid' as const) : ('ready' as const),
      problem,
    })),
  );
  const repeated = await markDuplicates(tx, { walletId, id }, lines[0]?.line ?? 1);
  const [stored] = await tx
    .update(bulkOrders)
    .set({
      total: total + lines.length,
      invalid: invalid + lines.filter(({ problem }) => problem !== null).length,
      duplicates: duplicates + repeated,
    })
    .where(and(eq(bulkOrders.walletId, walletId), eq(bulkOrders.id, id)))
    .returning();
  return stored;
}
