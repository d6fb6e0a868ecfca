import { z } from 'zod';
import {
  EMAIL_MAX_CHARACTERS,
  NAME_MAX_CHARACTERS,
  PASSWORD_MAX_CHARACTERS,
  PASSWORD_MIN_CHARACTERS,
} from '#consts';
import type { ErrorName } from '#errors';
import { idCursor, pageInput } from '#page';
import { asciiDigits } from '#phone';
import { isStorable, textInput } from '#text';

/** The message of an issue is the name of an error of ours: missing says one, malformed another. */
function missingOr(missing: ErrorName, malformed: ErrorName) {
  return (issue: { input?: unknown }): ErrorName =>
    issue.input === undefined || issue.input === null ? missing : malformed;
}

const emailMissing: ErrorName = 'EMAIL_REQUIRED';
const emailBad: ErrorName = 'INVALID_EMAIL';
const passwordMissing: ErrorName = 'PASSWORD_REQUIRED';
const passwordShort: ErrorName = 'PASSWORD_TOO_SHORT';
const refreshMissing: ErrorName = 'REFRESH_TOKEN_REQUIRED';
const inputBad: ErrorName = 'INVALID_INPUT';
const codeBad: ErrorName = 'INVALID_CODE';

const CODE_MAX_CHARACTERS = 64;

/** An e-mail address in its one canonical form: trimmed, compatibility forms folded, lower case. */
export const emailInput = z
  .string({ error: missingOr(emailMissing, emailBad) })
  .normalize('NFKC')
  .trim()
  .toLowerCase()
  .min(1, { error: emailMissing, abort: true })
  .max(EMAIL_MAX_CHARACTERS, { error: emailBad, abort: true })
  .regex(z.regexes.email, { error: emailBad });

/** Rules for passwords may have changed since the account was made: here only presence counts. */
const presentPassword = z
  .string({ error: missingOr(passwordMissing, inputBad) })
  .min(1, { error: passwordMissing, abort: true })
  .refine(isStorable, { error: inputBad, abort: true });

/** A password to be set; whether it is too common only the server can tell. */
export const newPasswordInput = presentPassword
  .min(PASSWORD_MIN_CHARACTERS, { error: passwordShort, abort: true })
  .max(PASSWORD_MAX_CHARACTERS, { error: inputBad });

export const nameInput = textInput(NAME_MAX_CHARACTERS);

export const registerInput = z.strictObject({
  email: emailInput,
  password: newPasswordInput,
  name: nameInput.optional(),
});
export type RegisterInput = z.infer<typeof registerInput>;

/** Six digits of an app or a recovery code, in whatever digits, with whatever blanks and dashes. */
const codeInput = z
  .string()
  .max(CODE_MAX_CHARACTERS, { error: codeBad, abort: true })
  .transform((text) => asciiDigits(text).replace(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(?:\d{6}|[a-z2-7]{16})$/, { error: codeBad }));

/** The code only where the account has a second factor. */
export const loginInput = z.strictObject({
  email: emailInput,
  password: presentPassword,
  code: codeInput.optional(),
});
export type LoginInput = z.infer<typeof loginInput>;

export const beginSecondFactorInput = z.strictObject({ password: presentPassword });
export type BeginSecondFactorInput = z.infer<typeof beginSecondFactorInput>;

export const confirmSecondFactorInput = z.strictObject({ code: codeInput });
export type ConfirmSecondFactorInput = z.infer<typeof confirmSecondFactorInput>;

export const removeSecondFactorInput = z.strictObject({
  password: presentPassword,
  code: codeInput,
});
export type RemoveSecondFactorInput = z.infer<typeof removeSecondFactorInput>;

export const refreshInput = z.strictObject({
  refreshToken: z
    .string({ error: missingOr(refreshMissing, inputBad) })
    .min(1, { error: refreshMissing }),
});
export type RefreshInput = z.infer<typeof refreshInput>;

export const changePasswordInput = z.strictObject({
  currentPassword: presentPassword,
  newPassword: newPasswordInput,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const listSessionsInput = z.strictObject({ ...pageInput, cursor: idCursor });
export type ListSessionsInput = z.infer<typeof listSessionsInput>;

export const endSessionInput = z.strictObject({ id: z.uuid() });
export type EndSessionInput = z.infer<typeof endSessionInput>;

/** Empty or null: no name. */
export const updateProfileInput = z.strictObject({ name: nameInput.nullable() });
export type UpdateProfileInput = z.infer<typeof updateProfileInput>;
