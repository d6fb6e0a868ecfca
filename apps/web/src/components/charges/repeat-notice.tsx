'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Notice } from '#components/ui/notice';
import { RelativeTime } from '#components/ui/time';

interface RepeatNoticeProps {
  sale: { chargeId: string; createdAt: string };
}

/** The same was sold a moment ago: it may be meant, so it is said and not refused. */
export function RepeatNotice({ sale }: RepeatNoticeProps) {
  const t = useTranslations();
  return (
    <Notice
      tone="warn"
      action={
        <Link
          href={`/charges/${sale.chargeId}`}
          target="_blank"
          className="font-medium underline underline-offset-2"
        >
          {t('charges.seeThat')}
        </Link>
      }
    >
      {t.rich('charges.recentSame', { time: () => <RelativeTime iso={sale.createdAt} /> })}
    </Notice>
  );
}
