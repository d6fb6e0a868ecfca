import { randomUUID } from 'node:crypto';

import type { AppRouter } from '@chargeflow/api/router';
import type { AnyProcedure } from '@trpc/server';

import { as, call, group, PHONE, query, type Abuse, type Cast } from './cast';

type PathsOf<Record, Prefix extends string = ''> = {
  [Key in keyof Record & string]: Record[Key] extends AnyProcedure
    ? `${Prefix}${Key}`
    : PathsOf<Record[Key], `${Prefix}${Key}.`>;
}[keyof Record & string];

type Path = PathsOf<AppRouter['_def']['record']>;
type AdminPath = Extract<Path, `admin.${string}`>;

type Method = 'query' | 'mutation';
interface Call {
  method: Method;
  input?: (cast: Cast) => object;
  /** For a procedure that may be called for something else, what then must not happen. */
  code?: number;
}

const asking = (input?: Call['input']): Call => ({ method: 'query', ...(input && { input }) });
const doing = (input?: Call['input'], code?: number): Call => ({
  method: 'mutation',
  ...(input && { input }),
  ...(code !== undefined && { code }),
});

/** Each procedure that names something by its id, called for what is the victim's. */
const OWNED: Partial<Record<Path, Call>> = {
  'charge.get': asking(({ owned }) => ({ id: owned.charge })),
  'credit.cancel': doing(({ owned }) => ({ id: owned.credit })),
  'phone.update': doing(({ owned }) => ({ id: owned.phone, label: 'mine' })),
  'phone.setFavourite': doing(({ owned }) => ({ id: owned.phone, favourite: true })),
  'phone.remove': doing(({ owned }) => ({ id: owned.phone })),
  'bulk.get': asking(({ owned }) => ({ id: owned.bulk })),
  'bulk.lines': asking(({ owned }) => ({ id: owned.bulk })),
  'bulk.addLines': doing(({ owned }) => ({ id: owned.bulk, from: 1, lines: [`${PHONE},1`] })),
  'bulk.start': doing(({ owned }) => ({ id: owned.bulk })),
  'bulk.pause': doing(({ owned }) => ({ id: owned.bulk })),
  'bulk.resume': doing(({ owned }) => ({ id: owned.bulk })),
  'bulk.cancel': doing(({ owned }) => ({ id: owned.bulk })),
  'bulk.remove': doing(({ owned }) => ({ id: owned.bulk })),
  'apiKey.revoke': doing(({ owned }) => ({ id: owned.apiKey })),
  'auth.endSession': doing(({ owned }) => ({ id: owned.session })),
};

/** Each that is an admin's, called by a seller. One without a row here does not compile. */
const ADMINS: Record<Exclude<AdminPath, 'admin.credit.onChange'>, Call> = {
  'admin.credit.list': asking(),
  'admin.credit.get': asking(({ owned }) => ({ id: owned.credit })),
  'admin.credit.decide': doing(({ owned }) => ({ id: owned.credit, decision: 'approve' })),
  'admin.credit.decideMany': doing(({ owned }) => ({ ids: [owned.credit], decision: 'approve' })),
  'admin.user.list': asking(),
  'admin.user.get': asking(({ victim }) => ({ id: victim.id })),
  'admin.user.setStatus': doing(({ victim }) => ({ id: victim.id, status: 'suspended' })),
  'admin.user.setRole': doing(({ attacker }) => ({ id: attacker.id, role: 'admin' })),
  'admin.user.sessions': asking(({ victim }) => ({ id: victim.id })),
  'admin.user.endSession': doing(({ victim, owned }) => ({
    id: victim.id,
    sessionId: owned.session,
  })),
  'admin.user.endSessions': doing(({ victim }) => ({ id: victim.id })),
  'admin.user.notes': asking(({ victim }) => ({ id: victim.id })),
  'admin.user.addNote': doing(({ victim }) => ({ id: victim.id, text: 'pays late' })),
  'admin.user.apiKeys': asking(({ victim }) => ({ id: victim.id })),
  'admin.user.revokeApiKey': doing(({ owned }) => ({ id: owned.apiKey })),
  'admin.operator.list': asking(),
  'admin.operator.get': asking(() => ({ code: 'mci' })),
  'admin.operator.setStatus': doing(() => ({ code: 'mci', status: 'paused' })),
  'admin.operator.setProducts': doing(() => ({ code: 'mci', denominations: ['1'], ranges: [] })),
  'admin.operator.setCommission': doing(() => ({ code: 'mci', basisPoints: 9999 })),
  'admin.operator.sellerCommissions': asking(() => ({ code: 'mci' })),
  'admin.operator.setSellerCommission': doing(({ attacker }) => ({
    code: 'mci',
    userId: attacker.id,
    basisPoints: 9999,
  })),
  'admin.charge.list': asking(),
  'admin.charge.get': asking(({ owned }) => ({ id: owned.charge })),
  'admin.charge.desk': asking(),
  'admin.charge.deskCount': asking(),
  'admin.charge.resolve': doing(({ owned }) => ({
    id: owned.charge,
    outcome: 'refunded',
    reason: 'mine',
  })),
  'admin.charge.askNow': doing(({ owned }) => ({ id: owned.charge })),
  'admin.wallet.get': asking(({ victim }) => ({ userId: victim.id })),
  'admin.wallet.balanceAt': asking(({ victim }) => ({
    userId: victim.id,
    at: '2026-01-01T00:00:00Z',
  })),
  'admin.wallet.setFrozen': doing(({ victim }) => ({
    userId: victim.id,
    frozen: true,
    reason: 'mine',
  })),
  'admin.wallet.adjust': doing(({ attacker }) => ({
    userId: attacker.id,
    amount: '5',
    reason: 'mine',
    idempotencyKey: randomUUID(),
  })),
  'admin.entry.list': asking(({ victim }) => ({ userId: victim.id })),
  'admin.entry.get': asking(() => ({ walletId: randomUUID(), seq: 1 })),
  'admin.phone.list': asking(),
  'admin.operatorReconciliation.latest': asking(),
  'admin.operatorReconciliation.list': asking(),
  'admin.operatorReconciliation.run': doing(),
  'admin.ledgerVerification.latest': asking(),
  'admin.ledgerVerification.run': doing(),
  'admin.reconcile': asking(),
  'admin.report.summary': asking(() => ({
    from: '2026-01-01T00:00:00Z',
    to: '2026-02-01T00:00:00Z',
  })),
  'admin.report.overview': asking(() => ({
    from: '2026-01-01T00:00:00Z',
    to: '2026-02-01T00:00:00Z',
    by: 'day',
  })),
  'admin.history': asking(({ owned }) => ({ subjectId: owned.charge })),
  'admin.audit.list': asking(),
};

const NOBODYS: readonly [path: Path, call: Call][] = [
  ['admin.user.get', asking(() => ({ id: randomUUID() }))],
  ['admin.user.setRole', doing(() => ({ id: randomUUID(), role: 'admin' }))],
  ['admin.wallet.get', asking(() => ({ userId: randomUUID() }))],
];

const rows = (
  kind: string,
  calls: readonly (readonly [path: string, call: Call])[],
  headersOf: (cast: Cast) => Record<string, string>,
  code: number,
) =>
  group(
    kind,
    calls.map(([path, each]): Abuse => ({
      what: path,
      ask: (cast) => {
        const send = each.method === 'query' ? query : call;
        return send(path, each.input?.(cast) ?? {}, headersOf(cast));
      },
      code: each.code ?? code,
    })),
  );

const nobody = () => ({});
const attacker = (cast: Cast) => as(cast.attacker);

export const OTHERS: readonly Abuse[] = [
  ...rows('for what is another’s,', Object.entries(OWNED), attacker, 3004),
  ...rows('by nobody, for what is another’s,', Object.entries(OWNED), nobody, 1010),
  ...rows('by a seller,', Object.entries(ADMINS), attacker, 3007),
  ...rows('by nobody,', Object.entries(ADMINS), nobody, 1010),
  ...rows(
    'by an admin, for whom nobody is,',
    NOBODYS,
    ({ adminToken }) => ({ authorization: `Bearer ${adminToken}` }),
    1005,
  ),
  ...group('a list of another’s', [
    {
      what: 'by the user’s id',
      ask: (cast) => query('charge.list', { userId: cast.victim.id }, attacker(cast)),
      code: 5004,
    },
    {
      what: 'by the wallet’s id',
      ask: (cast) => query('wallet.statement', { walletId: cast.victim.id }, attacker(cast)),
      code: 5004,
    },
    {
      what: 'by an input where none is taken',
      ask: (cast) => query('wallet.get', { userId: cast.victim.id }, attacker(cast)),
      code: 5004,
    },
  ]),
];
