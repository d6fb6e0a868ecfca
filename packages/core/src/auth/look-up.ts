import type { Role, SessionKind, UserStatus } from '#consts';
import type { Sql } from '#db/client';
import { gather } from '#db/gather';
import { UUIDS } from '#db/oids';

/** A session with its user, as they are now. */
export interface FoundSession {
  kind: SessionKind;
  user_id: string;
  wallet_id: string;
  role: Role;
  status: UserStatus;
  revoked: boolean;
  created_at: string;
  expires_at: string;
}

/** Looks a session up anew, together with others that are asked for at this moment. */
export type SessionLookUp = (sessionId: string) => Promise<FoundSession | null>;

const FLIGHT_MAX = 200;
const FLIGHTS_OUT = 1;
/** Each costs both processes a wake-up, which many calls at once may share; a lone caller's are rarer. */
const FLIGHT_EVERY_MS = 3;

/** The look-up of a process; ids are UUIDs in lower case. */
export function sessionLookUp(sql: Sql): SessionLookUp {
  const find = async (ids: readonly string[]): Promise<(FoundSession | null)[]> => {
    const rows = await sql<(FoundSession & { id: string })[]>`
      SELECT s.id, s.kind, u.id AS user_id, u.wallet_id, u.role, u.status,
        s.revoked_at IS NOT NULL AS revoked, s.created_at, s.expires_at
      FROM sessions s
      JOIN users u ON u.id = s.user_id
      WHERE s.id = ANY (${sql.array([...new Set(ids)], UUIDS)})`;
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  };
  return gather(find, { maxItems: FLIGHT_MAX, maxOut: FLIGHTS_OUT, everyMs: FLIGHT_EVERY_MS });
}
