import { randomUUID } from 'node:crypto';
import type { Actor } from '#auth/actor';
import type { Role } from '#consts';
import type { Core } from '#core';
import { createUser } from '#users/create';
import { ADDRESS, fund, type UserOptions } from './fixtures';

/** Nobody can sign in with it, and nothing has to be hashed for it. */
const NO_PASSWORD = 'none';

export interface NamedActor extends Actor {
  email: string;
}

/** A seller without a password: cheap, where it is not the registration that is tested. */
export function createSeller(core: Core, options: UserOptions = {}): Promise<NamedActor> {
  return createActor(core, 'seller', options);
}

export function createAdmin(core: Core, options: UserOptions = {}): Promise<NamedActor> {
  return createActor(core, 'admin', options);
}

/** As many as asked for; they are made one by one, so that later ones have later ids. */
export async function createMany(
  count: number,
  create: (place: number) => Promise<NamedActor>,
): Promise<NamedActor[]> {
  const actors: NamedActor[] = [];
  for (let place = 0; place < count; place += 1) actors.push(await create(place));
  return actors;
}

async function createActor(
  core: Core,
  role: Role,
  { email = `${randomUUID()}@example.com`, name, balance }: UserOptions,
): Promise<NamedActor> {
  const { currency } = core.settings.business;
  const { userId, walletId } = await core.db.transaction((tx) =>
    createUser(tx, { email, name: name ?? null, passwordHash: NO_PASSWORD, role, currency }),
  );
  const actor = { userId, walletId, role, sessionId: randomUUID(), address: ADDRESS, email };
  if (balance) await fund(core, actor, balance);
  return actor;
}
