'use client';

import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { onDemand } from '#components/ui/on-demand';
import { useFormat } from '#hooks/use-format';

const SetLowBalance = onDemand(() =>
  import('#components/wallet/set-low-balance').then(({ SetLowBalance }) => SetLowBalance),
);

/** Says below which balance its owner is warned, and changes that. */
export function LowBalance({ threshold }: { threshold: string | null }) {
  const t = useTranslations();
  const { moneyText } = useFormat();
  const currency = useCurrency();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" size="sm" className="-ms-3 w-fit" onClick={() => setIsOpen(true)}>
        <Bell aria-hidden />
        {threshold === null
          ? t('wallet.warnNever')
          : t('wallet.warnAlways', { threshold: moneyText(threshold, currency) })}
      </Button>
      <SetLowBalance threshold={threshold} open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
