import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { AppError } from '#errors';
import { formatMoney } from '#money';
import type { AddPhoneInput } from '#phones/inputs';
import type { PhoneItem } from '#phones/list';
import { parsePhone } from '#phones/parse';

/**
 * Puts a phone into the actor's book; the same phone in another form is the same phone.
 * @throws AppError INVALID_PHONE, PHONE_ALREADY_EXISTS
 */
export async function addPhone(
  { sql, settings }: Core,
  { walletId }: Actor,
  input: AddPhoneInput,
): Promise<PhoneItem> {
  const { currency, defaultRegion } = settings.business;
  const phone = parsePhone(input.phone, defaultRegion);
  const id = uuidv7();
  const label = input.label || null;
  const [added] = await sql<{ charged: string }[]>`
    WITH added AS (
      INSERT INTO phones AS p (wallet_id, id, phone, label, created_at)
      VALUES (${walletId}, ${id}, ${phone}, ${label}, ${new Date().toISOString()})
      ON CONFLICT (wallet_id, phone) DO NOTHING
      RETURNING p.wallet_id, p.phone
    )
    SELECT c.charged
    FROM added a
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(h.amount), 0)::text AS charged
      FROM charges h
      WHERE h.phone = a.phone AND h.wallet_id = a.wallet_id AND h.status = 'delivered'
    ) c`;
  if (!added) throw new AppError('PHONE_ALREADY_EXISTS');
  return {
    id,
    phone,
    label,
    favourite: false,
    charged: formatMoney(BigInt(added.charged), currency),
  };
}
