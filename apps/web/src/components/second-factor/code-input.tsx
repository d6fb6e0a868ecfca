import type { ComponentProps } from 'react';

import { Input } from '#components/ui/input';

/** Six digits of an app, or a recovery code, which has letters: hence no keyboard of digits alone. */
export function CodeInput(props: ComponentProps<typeof Input>) {
  return (
    <Input
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      dir="ltr"
      className="h-11 font-mono"
      {...props}
    />
  );
}
