import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { authenticateBrowserSession } from '#auth/authenticate';
import { newBrowserSession } from '#auth/session';
import { sessions } from '#db/schema/users';
import { addNote } from '#users/add-note';
import { endUserSession, endUserSessions } from '#users/end-sessions';
import { listNotes } from '#users/list-notes';
import { listUserSessions } from '#users/list-sessions';
import { createAdmin, createSeller, type NamedActor } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { allPages, failureOf, outcomeOf, sqlStateFrom } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core, { email: 'admin@example.com' });

async function signedIn(seller: NamedActor): Promise<string> {
  const session = newBrowserSession(seller.userId);
  await core.db.insert(sessions).values(session);
  return session.id;
}

const idsOf = async ({ userId }: NamedActor) =>
  (await listUserSessions(core, { id: userId })).items.map(({ id }) => id);
const use = (id: string) => outcomeOf(authenticateBrowserSession(core, id, null));
const recordsOf = async ({ userId }: NamedActor, action: string) =>
  core.sql`SELECT actor_id, after FROM audit_log WHERE subject_id = ${userId} AND action = ${action}`;

test('open sessions are listed, and one that is ended is over at its next call', async () => {
  const [seller, other] = [await createSeller(core), await createSeller(core)];
  const [first, second, others] = [
    await signedIn(seller),
    await signedIn(seller),
    await signedIn(other),
  ];
  expect((await idsOf(seller)).toSorted()).toEqual([first, second].toSorted());
  const end = (sessionId: string) => endUserSession(core, admin, { id: seller.userId, sessionId });
  expect(await end(first)).toEqual({ ended: 1 });
  expect(await use(first)).toBe(1010);
  expect(await use(second)).toBe('ok');
  // Ended already, and not theirs.
  expect(await end(first)).toEqual({ ended: 0 });
  expect(await end(others)).toEqual({ ended: 0 });
  expect(await use(others)).toBe('ok');
  expect(await idsOf(seller)).toEqual([second]);
  expect(await recordsOf(seller, 'user.sessions_ended')).toEqual([
    { actor_id: admin.userId, after: { ended: 1, sessionId: first } },
  ]);
});

test('all of a user’s are ended at once', async () => {
  const seller = await createSeller(core);
  const open = [await signedIn(seller), await signedIn(seller)];
  expect(await endUserSessions(core, admin, { id: seller.userId })).toEqual({ ended: 2 });
  for (const id of open) expect(await use(id)).toBe(1010);
  expect(await idsOf(seller)).toEqual([]);
});

test('not one’s own, and nobody’s', async () => {
  expect(await failureOf(endUserSessions(core, admin, { id: admin.userId }))).toMatchObject({
    code: 3007,
  });
  const id = randomUUID();
  expect(await failureOf(endUserSessions(core, admin, { id }))).toMatchObject({ code: 1005 });
  expect(await failureOf(listUserSessions(core, { id }))).toMatchObject({ code: 1005 });
});

test('notes are kept for good, newest first, with who wrote them', async () => {
  const seller = await createSeller(core);
  const about = { id: seller.userId };
  for (const text of ['one', 'two', 'three']) await addNote(core, admin, { ...about, text });
  const pages = await allPages((cursor) => listNotes(core, { ...about, cursor, limit: 2 }));
  expect(pages.flat()).toMatchObject(
    ['three', 'two', 'one'].map((text) => ({
      text,
      author: { id: admin.userId, email: 'admin@example.com' },
    })),
  );
  expect(await recordsOf(seller, 'user.noted')).toHaveLength(3);
  for (const change of ["UPDATE user_notes SET text = 'x'", 'DELETE FROM user_notes']) {
    expect(await sqlStateFrom(owner.unsafe(change))).toBe('42501');
  }
  const nobody = addNote(core, admin, { id: randomUUID(), text: 'x' });
  expect(await failureOf(nobody)).toMatchObject({ code: 1005 });
});
