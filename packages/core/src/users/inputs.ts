import { z } from 'zod';
import { NOTE_MAX_CHARACTERS, ROLES, SEARCH_MAX_CHARACTERS, USER_STATUSES } from '#consts';
import { keysetCursor } from '#keyset';
import { idCursor, pageInput } from '#page';
import { textInput } from '#text';

const USER_ORDERS = ['newest', 'balance', 'sales', 'activity'] as const;
export type UserOrder = (typeof USER_ORDERS)[number];

export const listUsersInput = z.strictObject({
  ...pageInput,
  cursor: keysetCursor,
  search: textInput(SEARCH_MAX_CHARACTERS).optional(),
  status: z.enum(USER_STATUSES).optional(),
  role: z.enum(ROLES).optional(),
  frozen: z.boolean().optional(),
  order: z.enum(USER_ORDERS).optional(),
});
export type ListUsersInput = z.infer<typeof listUsersInput>;

export const getUserInput = z.strictObject({ id: z.uuid() });
export type GetUserInput = z.infer<typeof getUserInput>;

export const setUserStatusInput = z.strictObject({ id: z.uuid(), status: z.enum(USER_STATUSES) });
export type SetUserStatusInput = z.infer<typeof setUserStatusInput>;

export const setUserRoleInput = z.strictObject({ id: z.uuid(), role: z.enum(ROLES) });
export type SetUserRoleInput = z.infer<typeof setUserRoleInput>;

export const endUserSessionInput = z.strictObject({ id: z.uuid(), sessionId: z.uuid() });
export type EndUserSessionInput = z.infer<typeof endUserSessionInput>;

export const listNotesInput = z.strictObject({ ...pageInput, cursor: idCursor, id: z.uuid() });
export type ListNotesInput = z.infer<typeof listNotesInput>;

export const addNoteInput = z.strictObject({
  id: z.uuid(),
  text: textInput(NOTE_MAX_CHARACTERS).min(1),
});
export type AddNoteInput = z.infer<typeof addNoteInput>;
