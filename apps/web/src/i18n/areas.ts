import type { Namespace } from '#i18n/translation';

/** What every page may say: the shell, failures, and the states of lists and forms. */
const SHARED = [
  'errors',
  'navigation',
  'overlay',
  'states',
  'transport',
] as const satisfies Namespace[];

/** What the browser is given in each area of the app, beside the texts that are rendered for it. */
export const AREA_NAMESPACES = {
  shared: SHARED,
  auth: [...SHARED, 'auth'],
  seller: [
    ...SHARED,
    'auth',
    'bulk',
    'bulkLineStatus',
    'bulkProblems',
    'bulkStatus',
    'charges',
    'chargeStatus',
    'credit',
    'entryKinds',
    'phones',
    'profile',
    'wallet',
  ],
  admin: [
    ...SHARED,
    'adminCharge',
    'adminCharges',
    'adminChargeStatus',
    'answers',
    'askNow',
    'audit',
    'auditActions',
    'auth',
    'catalogue',
    'charges',
    'chargeStatus',
    'checks',
    'credit',
    'damageKinds',
    'desk',
    'differenceKinds',
    'differences',
    'entries',
    'entryKinds',
    'facts',
    'lists',
    'overview',
    'palette',
    'queue',
    'reconciliation',
    'resolution',
    'sellerPage',
    'sellers',
    'shortcuts',
    'summary',
    'theirStatuses',
    'verification',
  ],
} as const satisfies Record<string, readonly Namespace[]>;

export type MessageArea = keyof typeof AREA_NAMESPACES;
