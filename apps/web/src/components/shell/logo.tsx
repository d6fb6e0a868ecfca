import { useTranslations } from 'next-intl';

import { cn } from '#style/class-names';

/** The mark: a bolt that runs along as a line, on the accent. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn('size-7', className)}>
      <rect width="32" height="32" rx="8.5" fill="var(--color-accent)" />
      <path
        d="M6.5 18.5h5.2L16.6 7l-1 8.7h9.9M15.6 15.7 14.2 25l4.7-7.2"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Logo() {
  const t = useTranslations();
  return (
    <span className="flex items-center gap-2.5">
      <LogoMark />
      <span className="text-[0.9375rem] font-semibold tracking-tight">
        {t('navigation.productName')}
      </span>
    </span>
  );
}
