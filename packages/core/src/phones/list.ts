import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { formatMoney } from '#money';
import { pageOf, type Page } from '#page';
import type { ListPhonesInput } from '#phones/inputs';

export interface PhoneItem {
  id: string;
  /** E.164. */
  phone: string;
  label: string | null;
  favourite: boolean;
  /** What the actor had delivered to it in all. */
  charged: string;
}

interface PhoneRow {
  id: string;
  phone: string;
  label: string | null;
  favourite: boolean;
  /** As text: a sum may outgrow a bigint. */
  charged: string;
}

/** The actor's phone book, newest first; the page is cut before anything is summed. */
export async function listPhones(
  { sql, settings }: Core,
  actor: Actor,
  { cursor, limit }: ListPhonesInput,
): Promise<Page<PhoneItem>> {
  const rows = await sql<PhoneRow[]>`
    SELECT p.id, p.phone, p.label, p.favourite, c.charged
    FROM (
      SELECT b.wallet_id, b.id, b.phone, b.label, b.favourite
      FROM phones b
      WHERE b.wallet_id = ${actor.walletId}
        AND b.id < coalesce(${cursor ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      ORDER BY b.id DESC
      LIMIT ${limit + 1}
    ) p
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(h.amount), 0)::text AS charged
      FROM charges h
      WHERE h.phone = p.phone AND h.wallet_id = p.wallet_id AND h.status = 'delivered'
    ) c
    ORDER BY p.id DESC`;
  const { currency } = settings.business;
  return pageOf(
    rows,
    limit,
    (row) => ({ ...row, charged: formatMoney(BigInt(row.charged), currency) }),
    (row) => row.id,
  );
}
