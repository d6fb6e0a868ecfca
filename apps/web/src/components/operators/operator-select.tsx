'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';

import { Select } from '#components/ui/select';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTRPC } from '#trpc/client';

const ALL = 'all';

interface OperatorSelectProps extends Omit<
  ComponentProps<typeof Select<string>>,
  'options' | 'value' | 'onChange'
> {
  /** An operator's code; null: all of them. */
  value: string | null;
  onChange: (code: string | null) => void;
}

/** The one operator that a list is narrowed to, or all. */
export function OperatorSelect({ value, onChange, ...control }: OperatorSelectProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const nameOf = useOperatorNames();
  const { data } = useQuery(trpc.operator.list.queryOptions());
  return (
    <Select
      {...control}
      options={[
        { value: ALL, label: t('charges.anyOperator') },
        ...(data?.items.map(({ code }) => ({ value: code, label: nameOf(code) })) ?? []),
      ]}
      value={value ?? ALL}
      onChange={(code) => onChange(code === ALL ? null : code)}
    />
  );
}
