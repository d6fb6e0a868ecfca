'use client';

import type { OperatorStatus } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { ChoiceChips } from '#components/ui/choice-chips';
import { useOperatorNames } from '#hooks/use-operator-names';

interface OperatorPickerProps {
  operators: readonly { code: string; status: OperatorStatus }[];
  value: string | null;
  onChange: (code: string) => void;
}

/** All operators at once: one press changes what was detected. */
export function OperatorPicker({ operators, value, onChange }: OperatorPickerProps) {
  const t = useTranslations();
  const nameOf = useOperatorNames();
  return (
    <ChoiceChips
      label={t('charges.operator')}
      name="operator"
      choices={operators.map(({ code, status }) => ({
        value: code,
        label: nameOf(code),
        disabled: status !== 'active',
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
