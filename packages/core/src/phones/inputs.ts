import { z } from 'zod';
import { LABEL_MAX_CHARACTERS, SEARCH_MAX_CHARACTERS } from '#consts';
import { idCursor, pageInput } from '#page';
import { phoneInput } from '#phone-input';
import { textInput } from '#text';

export const listPhonesInput = z.strictObject({ ...pageInput, cursor: idCursor });
export type ListPhonesInput = z.infer<typeof listPhonesInput>;

export const addPhoneInput = z.strictObject({
  phone: phoneInput,
  label: textInput(LABEL_MAX_CHARACTERS).optional(),
});
export type AddPhoneInput = z.infer<typeof addPhoneInput>;

export const updatePhoneInput = z.strictObject({
  id: z.uuid(),
  /** Empty or null: none. */
  label: textInput(LABEL_MAX_CHARACTERS).nullable(),
});
export type UpdatePhoneInput = z.infer<typeof updatePhoneInput>;

export const setFavouriteInput = z.strictObject({ id: z.uuid(), favourite: z.boolean() });
export type SetFavouriteInput = z.infer<typeof setFavouriteInput>;

export const removePhoneInput = z.strictObject({ id: z.uuid() });
export type RemovePhoneInput = z.infer<typeof removePhoneInput>;

export const listAllPhonesInput = listPhonesInput.extend({
  userId: z.uuid().optional(),
  phone: phoneInput.optional(),
  search: textInput(SEARCH_MAX_CHARACTERS).optional(),
});
export type ListAllPhonesInput = z.infer<typeof listAllPhonesInput>;
