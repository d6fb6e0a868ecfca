import { z } from 'zod';
import { NAME_MAX_CHARACTERS } from '#consts';
import { idCursor, pageInput } from '#page';
import { textInput } from '#text';

export const createApiKeyInput = z.strictObject({ name: textInput(NAME_MAX_CHARACTERS).min(1) });
export type CreateApiKeyInput = z.infer<typeof createApiKeyInput>;

export const listApiKeysInput = z.strictObject({ ...pageInput, cursor: idCursor });
export type ListApiKeysInput = z.infer<typeof listApiKeysInput>;

/** Of a user, for admins. */
export const listUserApiKeysInput = listApiKeysInput.extend({ id: z.uuid() });
export type ListUserApiKeysInput = z.infer<typeof listUserApiKeysInput>;

export const revokeApiKeyInput = z.strictObject({ id: z.uuid() });
export type RevokeApiKeyInput = z.infer<typeof revokeApiKeyInput>;
