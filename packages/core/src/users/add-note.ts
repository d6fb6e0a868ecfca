import { uuidv7 } from 'uuidv7';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { userNotes } from '#db/schema/users';
import { getUser } from '#users/get';
import type { AddNoteInput } from '#users/inputs';

/**
 * Writes a note about a user down, for good.
 * @throws AppError ACCOUNT_NOT_FOUND
 */
export async function addNote(
  core: Core,
  actor: Actor,
  { id, text }: AddNoteInput,
): Promise<{ id: string }> {
  await getUser(core, { id });
  const note = { id: uuidv7(), userId: id, authorId: actor.userId, text, createdAt: new Date() };
  await core.db.transaction(async (tx) => {
    await tx.insert(userNotes).values(note);
    await recordAudit(tx, actor, {
      action: 'user.noted',
      subjectId: id,
      after: { noteId: note.id },
    });
  });
  return { id: note.id };
}
