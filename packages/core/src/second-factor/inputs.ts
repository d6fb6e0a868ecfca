import { z } from 'zod';
import { codeInput, presentPassword } from '#auth/inputs';

export const beginSecondFactorInput = z.strictObject({ password: presentPassword });
export type BeginSecondFactorInput = z.infer<typeof beginSecondFactorInput>;

export const confirmSecondFactorInput = z.strictObject({ code: codeInput });
export type ConfirmSecondFactorInput = z.infer<typeof confirmSecondFactorInput>;

export const removeSecondFactorInput = z.strictObject({
  password: presentPassword,
  code: codeInput,
});
export type RemoveSecondFactorInput = z.infer<typeof removeSecondFactorInput>;
