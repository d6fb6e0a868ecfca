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
      <p
        role="status"
        className="flex items-center gap-2 text-[0.8125rem] text-ink-faint empty:hidden"
      >
        {choice.isDetecting ? <Spinner className="size-3.5" /> : null}
        {statusOf(choice)}
      </p>
    </div>
  );
}

function statusOf(choice: OperatorChoice): string | null {
  if (choice.isDetecting) return charges.operatorDetecting;
  if (choice.operator !== null) return charges.operatorHint;
  return choice.isUnknown ? charges.operatorUnknown : null;
}
