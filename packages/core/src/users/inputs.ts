import { z } from 'zod';
import { ROLES, SEARCH_MAX_CHARACTERS, USER_STATUSES } from '#consts';
import { idCursor, pageInput } from '#page';
import { textInput } from '#text';

export const listUsersInput = z.strictObject({
  ...pageInput,
  cursor: idCursor,
  search: textInput(SEARCH_MAX_CHARACTERS).optional(),
  status: z.enum(USER_STATUSES).optional(),
});
export type ListUsersInput = z.infer<typeof listUsersInput>;

export const getUserInput = z.strictObject({ id: z.uuid() });
export type GetUserInput = z.infer<typeof getUserInput>;

export const setUserStatusInput = z.strictObject({ id: z.uuid(), status: z.enum(USER_STATUSES) });
export type SetUserStatusInput = z.infer<typeof setUserStatusInput>;

export const setUserRoleInput = z.strictObject({ id: z.uuid(), role: z.enum(ROLES) });
export type SetUserRoleInput = z.infer<typeof setUserRoleInput>;
