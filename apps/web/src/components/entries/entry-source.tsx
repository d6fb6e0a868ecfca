import { useTranslations } from 'next-intl';
import Link from 'next/link';

import type { AdminEntry } from '#trpc/types';

/** The way to what an entry was made for. */
export function EntrySource({ entry }: { entry: AdminEntry }) {
  const t = useTranslations();
  const { chargeId, creditRequestId, user } = entry;
  const [href, text] = chargeId
    ? [`/admin/charges/${chargeId}`, t('entries.openCharge')]
    : creditRequestId
      ? [`/admin/audit?subject=${creditRequestId}`, t('entries.openRequest')]
      : [`/admin/audit?action=wallet.adjusted&subject=${user.id}`, t('entries.openAdjustment')];
  return (
    <Link
      href={href}
      className="whitespace-nowrap text-accent-ink underline-offset-4 hover:underline"
    >
      {text}
    </Link>
  );
}
