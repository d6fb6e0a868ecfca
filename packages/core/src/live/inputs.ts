import { z } from 'zod';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Fits a bigint and a transaction's number. */
const NUMBER = String.raw`\d{1,18}`;

/** The cursor of each feed, as its own events carry it. */
const cursorOf = (pattern: string) => z.string().regex(new RegExp(`^${pattern}$`));

/** What a stream is opened with; tRPC puts the id of the last event here when it resumes. */
const streamInput = (cursor: z.ZodString) =>
  z.strictObject({ lastEventId: cursor.nullish() }).optional();

export const walletStreamInput = streamInput(cursorOf(NUMBER));
/** Entry, transaction, charge. */
export const chargeStreamInput = streamInput(cursorOf(`${NUMBER}_${NUMBER}_${UUID}`));
/** Status and counts of the order, or that nothing was told yet. */
export const bulkStreamInput = z.strictObject({
  id: z.uuid(),
  lastEventId: cursorOf(String.raw`(?:new|[a-z]{1,9}(?:_\d{1,5}){4})`).nullish(),
});
/** Transaction, record. */
export const creditStreamInput = streamInput(cursorOf(`${NUMBER}_${UUID}`));
