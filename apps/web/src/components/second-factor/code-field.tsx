import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';

import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';

interface CodeFieldProps extends ComponentProps<typeof Input> {
  error: string | undefined;
  /** A recovery code counts as well, which has letters: hence no keyboard of digits alone. */
  takesRecoveryCode?: boolean;
}

/** A code of the second factor; beside it, what a form registers an input with. */
export function CodeField({ error, takesRecoveryCode = false, ...input }: CodeFieldProps) {
  const t = useTranslations('secondFactor');
  return (
    <Field label={t('code')} hint={takesRecoveryCode ? t('codeHint') : undefined} error={error}>
      {(control) => (
        <Input
          {...control}
          {...input}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className="h-11 font-mono"
        />
      )}
    </Field>
  );
}
