'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, type ComponentProps } from 'react';

import { Input } from '#components/ui/input';

/** A password that can be looked at before it is sent. */
export function PasswordInput(props: ComponentProps<'input'>) {
  const t = useTranslations();
  const [isShown, setIsShown] = useState(false);
  return (
    <div dir="ltr" className="relative">
      <Input {...props} type={isShown ? 'text' : 'password'} className="h-11 pe-11" />
      <button
        type="button"
        aria-label={isShown ? t('auth.hidePassword') : t('auth.showPassword')}
        onClick={() => setIsShown(!isShown)}
        className="absolute inset-y-0 end-1 my-auto grid size-9 place-items-center rounded-md text-ink-faint hover:text-ink"
      >
        {isShown ? (
          <EyeOff aria-hidden className="size-4" />
        ) : (
          <Eye aria-hidden className="size-4" />
        )}
      </button>
    </div>
  );
}
