import type { Core } from '#core';

/**
 * Whether the account was signed in to from this network address before, as far as its sessions are
 * remembered: thirty days beyond their end. Takes as long, and is false, where there is no account.
 */
export async function isKnownAddress(
  { sql }: Core,
  email: string,
  address: string,
): Promise<boolean> {
  const [known] = await sql`
    SELECT 1 FROM users u JOIN sessions s ON s.user_id = u.id
    WHERE u.email = ${email} AND s.address = ${address} LIMIT 1`;
  return known !== undefined;
}
