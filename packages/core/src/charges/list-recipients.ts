import type { Actor } from '#auth/actor';
import type { ListRecipientsInput } from '#charges/inputs';
import { FAVOURITES_MAX, RECIPIENTS_MAX } from '#consts';
import type { Core } from '#core';
import { containsPattern } from '#db/pattern';
import { formatMoney } from '#money';
import { phoneFragment } from '#phone';

/** Somebody whom the actor sells to, with the last sale. */
export interface Recipient {
  /** E.164. */
  phone: string;
  /** In the phone book; null where the phone is not in it. */
  phoneId: string | null;
  label: string | null;
  favourite: boolean;
  /** Of the last sale that was not refused; null where there is none. */
  lastOperator: string | null;
  lastAmount: string | null;
  lastSoldAt: string | null;
}

export interface Recipients {
  /** Starred in the phone book, by label. */
  favourites: Recipient[];
  /** Phones of the last sales, the last one first. */
  recents: Recipient[];
  /** Others in the phone book that the search finds; none without a search. */
  contacts: Recipient[];
}

/** Sales that are looked through for recent phones. */
const RECENT_SALES = 500;

interface Row {
  phone: string;
  phone_id: string | null;
  label: string | null;
  favourite: boolean;
  operator: string | null;
  amount: bigint | null;
  created_at: string | null;
}

/** Whom the buy form offers before a number is typed, and what it finds while one is. */
export async function listRecipients(
  core: Core,
  { walletId }: Actor,
  { search }: ListRecipientsInput,
): Promise<Recipients> {
  const matches = patternsOf(search);
  const favourites = await readBook(core, walletId, true, FAVOURITES_MAX, matches);
  const recents = await readRecents(core, walletId, matches);
  const contacts = search ? await readBook(core, walletId, false, RECIPIENTS_MAX, matches) : [];
  const { currency } = core.settings.business;
  const seen = new Set(recents.map(({ phone }) => phone));
  return {
    favourites: favourites.map((row) => toRecipient(row, currency)),
    recents: recents.map((row) => toRecipient(row, currency)),
    contacts: contacts
      .filter(({ phone }) => !seen.has(phone))
      .map((row) => toRecipient(row, currency)),
  };
}

interface Patterns {
  /** Null: no phone has it. */
  phone: string | null;
  label: string;
}

/** Without a search everything matches. A search without digits is for labels alone. */
function patternsOf(search: string | undefined): Patterns {
  if (!search) return { phone: '%', label: '%' };
  const digits = phoneFragment(search);
  return { phone: digits === '' ? null : containsPattern(digits), label: containsPattern(search) };
}

/** The phone book is the seller's own and small; each phone's last sale is one look-up by index. */
function readBook(
  { sql }: Core,
  walletId: string,
  favourite: boolean,
  limit: number,
  { phone, label }: Patterns,
): Promise<Row[]> {
  return sql<Row[]>`
    SELECT b.phone, b.id AS phone_id, b.label, b.favourite, s.operator, s.amount, s.created_at
    FROM (
      SELECT p.wallet_id, p.id, p.phone, p.label, p.favourite
      FROM phones p
      WHERE p.wallet_id = ${walletId} AND p.favourite = ${favourite}
        AND (p.phone LIKE ${phone} OR p.label ILIKE ${label})
      ORDER BY p.label, p.id
      LIMIT ${limit}
    ) b
    LEFT JOIN LATERAL (
      SELECT c.operator, c.amount, c.created_at FROM charges c
      WHERE c.phone = b.phone AND c.wallet_id = b.wallet_id AND c.status <> 'refused'
      ORDER BY c.id DESC LIMIT 1
    ) s ON true
    ORDER BY b.label, b.id`;
}

/** The last sales are read by the wallet's own order, however many there are before them. */
function readRecents({ sql }: Core, walletId: string, { phone, label }: Patterns): Promise<Row[]> {
  return sql<Row[]>`
    SELECT r.phone, b.id AS phone_id, b.label, coalesce(b.favourite, false) AS favourite,
      r.operator, r.amount, r.created_at
    FROM (
      SELECT DISTINCT ON (l.phone) l.*
      FROM (
        SELECT c.wallet_id, c.id, c.phone, c.operator, c.amount, c.created_at
        FROM charges c
        WHERE c.wallet_id = ${walletId} AND c.status <> 'refused'
        ORDER BY c.id DESC
        LIMIT ${RECENT_SALES}
      ) l
      ORDER BY l.phone, l.id DESC
    ) r
    LEFT JOIN phones b ON b.wallet_id = r.wallet_id AND b.phone = r.phone
    WHERE r.phone LIKE ${phone} OR b.label ILIKE ${label} OR (${label} = '%')
    ORDER BY r.id DESC
    LIMIT ${RECIPIENTS_MAX}`;
}

function toRecipient(row: Row, currency: string): Recipient {
  return {
    phone: row.phone,
    phoneId: row.phone_id,
    label: row.label,
    favourite: row.favourite,
    lastOperator: row.operator,
    lastAmount: row.amount === null ? null : formatMoney(row.amount, currency),
    lastSoldAt: row.created_at === null ? null : new Date(row.created_at).toISOString(),
  };
}
