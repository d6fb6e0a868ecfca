import type { Role } from '#consts';

/** Who acts: found anew for every call, from the session and the user as they are now. */
export interface Actor {
  userId: string;
  walletId: string;
  role: Role;
  /** Of a program with an API key: the key's id. */
  sessionId: string;
  /** Only where an API key speaks for the user. */
  apiKeyId?: string;
  /** Network address, for the audit log. */
  address: string | null;
}
