import { z } from 'zod';
import { phoneInput } from '#phone';

export const detectOperatorInput = z.strictObject({ phone: phoneInput });
export type DetectOperatorInput = z.infer<typeof detectOperatorInput>;
