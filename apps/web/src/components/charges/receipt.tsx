'use client';

import {
  CircleCheck,
  CircleX,
  Hourglass,
  LoaderCircle,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'next-intl';

import { ChargeStatus } from '#components/charges/charge-status';
import { useCurrency } from '#components/shell/currency';
import { CopyButton } from '#components/ui/copy-button';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import { AbsoluteTime } from '#components/ui/time';
import { subtractMoney } from '#format/minor';
import { useErrorText } from '#hooks/use-error-text';
import { cn } from '#style/class-names';
import type { Charge } from '#trpc/types';

const LOOKS: Record<Charge['status'], { icon: LucideIcon; className: string }> = {
  pending: { icon: LoaderCircle, className: 'bg-info-soft text-info [&_svg]:animate-spin' },
  delivered: { icon: CircleCheck, className: 'bg-good-soft text-good' },
  refunded: { icon: Undo2, className: 'bg-sunken text-ink-soft' },
  unknown: { icon: Hourglass, className: 'bg-warn-soft text-warn' },
  refused: { icon: CircleX, className: 'bg-bad-soft text-bad' },
};

interface ReceiptProps {
  charge: Charge;
  operatorName: string | null;
}

/**
 * A charge as it stands; its status is announced whenever it changes. On paper, which is for whoever
 * gets the airtime, the seller's own price and balance are left out.
 */
export function Receipt({ charge, operatorName }: ReceiptProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const currency = useCurrency();
  const { icon: Icon, className } = LOOKS[charge.status];
  return (
    <div data-print className="flex flex-col gap-4">
      <p className="hidden text-center font-semibold print:block">
        {t('navigation.productName')} · {t('charges.receipt')}
      </p>
      <div className="flex flex-col items-center gap-3 pt-2 text-center">
        <span
          key={charge.status}
          className={cn('grid size-14 animate-rise place-items-center rounded-full', className)}
        >
          <Icon aria-hidden className="size-7" />
        </span>
        <Money amount={charge.amount} className="text-3xl font-semibold tracking-tight" />
        <Phone number={charge.phone} className="text-base text-ink-soft" />
        <div role="status" className="flex flex-col items-center gap-1.5">
          <ChargeStatus status={charge.status} />
          <p className="max-w-sm text-[0.8125rem] text-ink-faint text-pretty">
            {t(`chargeStatus.${charge.status}.text`)}
            {charge.refusal === null ? null : ` ${errorText(charge.refusal)}`}
          </p>
        </div>
      </div>
      <Details>
        {operatorName === null ? null : (
          <Detail term={t('charges.operator')}>{operatorName}</Detail>
        )}
        {charge.price === charge.amount ? null : (
          <Detail term={t('charges.commission')} className="print:hidden">
            <Money amount={subtractMoney(charge.amount, charge.price, currency)} />
          </Detail>
        )}
        <Detail term={t('charges.price')} className="print:hidden">
          <Money amount={charge.price} />
        </Detail>
        {charge.balanceAfter === null ? null : (
          <Detail term={t('charges.balanceAfter')} className="print:hidden">
            <Money amount={charge.balanceAfter} />
          </Detail>
        )}
        <Detail term={t('charges.sold')}>
          <AbsoluteTime iso={charge.createdAt} shape="second" />
        </Detail>
        {charge.settledAt === null ? null : (
          <Detail term={t('charges.settled')}>
            <AbsoluteTime iso={charge.settledAt} shape="second" />
          </Detail>
        )}
        <Detail term={t('charges.reference')}>
          <span className="inline-flex items-center gap-1">
            <bdi dir="ltr" title={charge.id} className="font-mono text-[0.8125rem] print:hidden">
              …{charge.id.slice(-12)}
            </bdi>
            <bdi dir="ltr" className="hidden font-mono text-xs print:inline">
              {charge.id}
            </bdi>
            <CopyButton text={charge.id} label={t('charges.copyReference')} />
          </span>
        </Detail>
      </Details>
    </div>
  );
}
