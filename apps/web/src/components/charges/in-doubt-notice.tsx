'use client';

import { useTranslations } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { Notice } from '#components/ui/notice';
import { useFormat } from '#hooks/use-format';
import type { SaleDraft } from '#session/sale-draft';

interface InDoubtNoticeProps {
  draft: SaleDraft;
  onFinish: () => void;
  onDrop: () => void;
}

/** A sale whose answer never came: finishing it under its key is safe, guessing is not. */
export function InDoubtNotice({ draft, onFinish, onDrop }: InDoubtNoticeProps) {
  const t = useTranslations();
  const { moneyText, phoneText } = useFormat();
  const currency = useCurrency();
  return (
    <div className="px-5 pt-5 phone:px-4 phone:pt-4">
      <Notice
        tone="warn"
        action={
          <span className="flex gap-2">
            <Button size="sm" onClick={onFinish}>
              {t('charges.finish')}
            </Button>
            <Button size="sm" variant="ghost" onClick={onDrop}>
              {t('charges.drop')}
            </Button>
          </span>
        }
      >
        {t('charges.inDoubt', {
          amount: moneyText(draft.amount, currency),
          phone: phoneText(draft.phone),
        })}
      </Notice>
    </div>
  );
}
