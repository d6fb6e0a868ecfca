'use client';

import { Printer, Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { toast } from '#components/ui/toasts';
import { useFormat } from '#hooks/use-format';
import { useTimeZone } from '#hooks/use-time-zone';
import type { Charge } from '#trpc/types';

interface ReceiptCopiesProps {
  charge: Charge;
  operatorName: string | null;
}

/** Gives the receipt away: on paper, by what the device shares with, or else by its clipboard. */
export function ReceiptCopies({ charge, operatorName }: ReceiptCopiesProps) {
  const t = useTranslations();
  const currency = useCurrency();
  const timeZone = useTimeZone();
  const { dateTime, moneyText, phoneText } = useFormat();

  const text = [
    `${t('charges.phone')}: ${phoneText(charge.phone)}`,
    ...(operatorName === null ? [] : [`${t('charges.operator')}: ${operatorName}`]),
    `${t('charges.amount')}: ${moneyText(charge.amount, currency)}`,
    `${t('charges.status')}: ${t(`chargeStatus.${charge.status}.label`)}`,
    `${t('charges.sold')}: ${dateTime(charge.createdAt, timeZone, 'second')}`,
    `${t('charges.reference')}: ${charge.id}`,
  ].join('\n');

  const share = async () => {
    const title = `${t('navigation.productName')} · ${t('charges.receipt')}`;
    try {
      if (typeof navigator.share === 'function') return await navigator.share({ title, text });
      await navigator.clipboard.writeText(`${title}\n${text}`);
      toast.success(t('charges.shareCopied'));
    } catch (error) {
      // Whoever closes the device's own sheet has changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError')) {
        toast.error(t('charges.shareFailed'));
      }
    }
  };

  return (
    <div className="flex gap-2 *:flex-1">
      <Button onClick={() => window.print()}>
        <Printer aria-hidden />
        {t('charges.print')}
      </Button>
      <Button onClick={() => void share()}>
        <Share2 aria-hidden />
        {t('charges.share')}
      </Button>
    </div>
  );
}
