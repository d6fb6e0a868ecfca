import { z } from 'zod';
import { instantInput } from '#instant';
import { isStorable } from '#text';

export const summaryInput = z
  .strictObject({ from: instantInput, to: instantInput })
  .refine(({ from, to }) => new Date(from) < new Date(to), { path: ['to'] });
export type SummaryInput = z.infer<typeof summaryInput>;

const STEP_MS = { hour: 3_600_000, day: 86_400_000 } as const;
/** More than a reader can look at. */
const STEPS_MAX = 1_000;

export const overviewInput = z
  .strictObject({
    from: instantInput,
    to: instantInput,
    by: z.enum(['day', 'hour']),
    /** IANA name: whose days and hours. */
    timeZone: z.string().max(64).refine(isTimeZone, 'is no time zone').default('UTC'),
    operator: z.string().min(1).max(50).refine(isStorable).optional(),
    userId: z.uuid().optional(),
  })
  .refine(({ from, to }) => new Date(from) < new Date(to), { path: ['to'] })
  .refine(({ from, to, by }) => Date.parse(to) - Date.parse(from) <= STEPS_MAX * STEP_MS[by], {
    path: ['to'],
    error: 'too long a period',
  });
export type OverviewInput = z.infer<typeof overviewInput>;

/** By name: PostgreSQL reads the sign of a bare offset the other way round. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
