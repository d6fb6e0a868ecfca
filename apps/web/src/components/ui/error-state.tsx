'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '#components/ui/button';

interface ErrorStateProps {
  /** Where it stands for the whole page, whose heading its title then is. */
  heading?: boolean;
  title?: string | undefined;
  message: string;
  onRetry?: (() => void) | undefined;
  busy?: boolean;
}

export function ErrorState({
  heading = false,
  title,
  message,
  onRetry,
  busy = false,
}: ErrorStateProps) {
  const t = useTranslations();
  const Title = heading ? 'h1' : 'p';
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-bad-soft text-bad">
        <CircleAlert aria-hidden className="size-5" />
      </span>
      <div className="flex max-w-sm flex-col gap-1">
        <Title className="font-medium">{title ?? t('states.loadFailed')}</Title>
        <p className="text-ink-faint text-pretty">{message}</p>
      </div>
      {onRetry ? (
        <Button onClick={onRetry} busy={busy}>
          {t('crashed.tryAgain')}
        </Button>
      ) : null}
    </div>
  );
}
