import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw bytes, such as a hash. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A transaction's number, as decimal text: it orders feeds, and does not fit a number. */
export const transactionId = customType<{ data: string; driverData: string }>({
  dataType: () => 'xid8',
});

/** Money in minor units; `number` would corrupt what lies above 2^53. */
export const minorUnits = (name: string) => bigint(name, { mode: 'bigint' });

/** An instant; read as a Date, so microseconds are dropped and must not be compared for equality. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
