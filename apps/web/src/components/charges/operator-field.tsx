'use client';

import { useTranslations } from 'next-intl';

import { OperatorPicker } from '#components/charges/operator-picker';
import { Spinner } from '#components/ui/spinner';
import type { OperatorChoice } from '#hooks/use-operator-choice';
import type { Translate } from '#i18n/translation';
import { cn } from '#style/class-names';

interface OperatorFieldProps {
  choice: OperatorChoice;
  /** One was needed and none was chosen. */
  isMissing: boolean;
}

export function OperatorField({ choice, isMissing }: OperatorFieldProps) {
  const t = useTranslations();
  const isBad = isMissing && choice.isUnknown && choice.operator === null;
  return (
    <div className="flex flex-col gap-2">
      <span aria-hidden className="text-[0.8125rem] font-medium">
        {t('charges.operator')}
      </span>
      <OperatorPicker
        operators={choice.operators}
        value={choice.operator}
        onChange={choice.choose}
      />
      {/* It has its line even while empty: nothing below may move just as it is pressed. */}
      <p
        role={isBad ? 'alert' : 'status'}
        className={cn(
          'flex min-h-5 items-center gap-2 text-[0.8125rem]',
          isBad ? 'text-bad' : 'text-ink-faint',
        )}
      >
        {choice.isDetecting ? <Spinner className="size-3.5" /> : null}
        {statusOf(t, choice)}
      </p>
    </div>
  );
}

function statusOf(t: Translate, choice: OperatorChoice): string | null {
  if (choice.isDetecting) return t('charges.operatorDetecting');
  if (choice.operator !== null) return t('charges.operatorHint');
  return choice.isUnknown ? t('charges.operatorUnknown') : null;
}
