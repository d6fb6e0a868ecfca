import type { ComponentProps, ReactNode } from 'react';

import { PasswordInput } from '#components/auth/password-input';
import { Field } from '#components/ui/field';

interface PasswordFieldProps extends Omit<ComponentProps<typeof PasswordInput>, 'autoComplete'> {
  label: ReactNode;
  hint?: ReactNode;
  error: string | undefined;
  /** For whoever keeps passwords for their user. */
  autoComplete: 'current-password' | 'new-password';
}

/** A password with its label; beside those, what a form registers an input with. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <PasswordInput {...control} {...input} />}
    </Field>
  );
}
