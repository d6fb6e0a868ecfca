import { z } from 'zod';
import { instantInput } from '#instant';

export const summaryInput = z
  .strictObject({ from: instantInput, to: instantInput })
  .refine(({ from, to }) => new Date(from) < new Date(to), { path: ['to'] });
export type SummaryInput = z.infer<typeof summaryInput>;
