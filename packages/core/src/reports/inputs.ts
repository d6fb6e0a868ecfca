import { z } from 'zod';

export const summaryInput = z
  .strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
  .refine(({ from, to }) => new Date(from) < new Date(to), { path: ['to'] });
export type SummaryInput = z.infer<typeof summaryInput>;
