import { and, desc, eq, lt } from 'drizzle-orm';
import { toApiKey, type ApiKey } from '#api-keys/api-key';
import type { ListApiKeysInput, ListUserApiKeysInput } from '#api-keys/inputs';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { apiKeys } from '#db/schema/users';
import { pageOf, type Page } from '#page';
import { getUser } from '#users/get';

/** The actor's keys, newest first, revoked ones too. */
export function listApiKeys(
  core: Core,
  { userId }: Actor,
  input: ListApiKeysInput,
): Promise<Page<ApiKey>> {
  return readKeys(core, userId, input);
}

/**
 * The same of any user, for admins.
 * @throws AppError ACCOUNT_NOT_FOUND
 */
export async function listUserApiKeys(
  core: Core,
  { id, ...input }: ListUserApiKeysInput,
): Promise<Page<ApiKey>> {
  await getUser(core, { id });
  return await readKeys(core, id, input);
}

async function readKeys(
  { db }: Core,
  userId: string,
  { cursor, limit }: ListApiKeysInput,
): Promise<Page<ApiKey>> {
  const rows = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.userId, userId), cursor ? lt(apiKeys.id, cursor) : undefined))
    .orderBy(desc(apiKeys.id))
    .limit(limit + 1);
  return pageOf(rows, limit, toApiKey, ({ id }) => id);
}
