import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';

/** Says in words that the wallet cannot pay, and what to do about it. */
export function ShortNotice({ missing }: { missing: string }) {
  const t = useTranslations();
  return (
    <Notice tone="warn" action={<RequestCreditLink />}>
      {t.rich('charges.notEnough', { missing: () => <Money amount={missing} /> })}
    </Notice>
  );
}

/** For those who have just begun: there is nothing to sell from yet. */
export function EmptyWalletNotice() {
  const t = useTranslations();
  return (
    <Notice tone="info" action={<RequestCreditLink />}>
      {t('charges.emptyWallet')}
    </Notice>
  );
}

export function RequestCreditLink() {
  const t = useTranslations();
  return (
    <Link href="/wallet/request" className="font-medium underline underline-offset-2">
      {t('charges.requestCredit')}
    </Link>
  );
}
