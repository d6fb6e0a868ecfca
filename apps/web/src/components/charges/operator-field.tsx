'use client';

import { OperatorPicker } from '#components/charges/operator-picker';
import { Spinner } from '#components/ui/spinner';
import type { OperatorChoice } from '#hooks/use-operator-choice';
import { charges } from '#i18n/charges';

export function OperatorField({ choice }: { choice: OperatorChoice }) {
  return (
    <div className="flex flex-col gap-2">
      <span aria-hidden className="text-[0.8125rem] font-medium">
        {charges.operator}
      </span>
      <OperatorPicker
        operators={choice.operators}
        value={choice.operator}
        onChange={choice.choose}
      />
      <p role="status" className="flex min-h-5 items-center gap-2 text-[0.8125rem] text-ink-faint">
        {choice.isDetecting ? (
          <>
            <Spinner className="size-3.5" />
            {charges.operatorDetecting}
          </>
        ) : choice.isUnknown && choice.operator === null ? (
          charges.operatorUnknown
        ) : (
          charges.operatorHint
        )}
      </p>
    </div>
  );
}
