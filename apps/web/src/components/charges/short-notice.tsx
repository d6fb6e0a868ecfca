import Link from 'next/link';

import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { charges } from '#i18n/charges';

/** Says in words that the wallet cannot pay, and what to do about it. */
export function ShortNotice({ missing }: { missing: string }) {
  const [before, after] = charges.notEnough.split('{missing}');
  return (
    <Notice tone="warn" action={<RequestCreditLink />}>
      {before}
      <Money amount={missing} />
      {after}
    </Notice>
  );
}

/** For those who have just begun: there is nothing to sell from yet. */
export function EmptyWalletNotice() {
  return (
    <Notice tone="info" action={<RequestCreditLink />}>
      {charges.emptyWallet}
    </Notice>
  );
}

export function RequestCreditLink() {
  return (
    <Link href="/wallet/request" className="font-medium underline underline-offset-2">
      {charges.requestCredit}
    </Link>
  );
}
