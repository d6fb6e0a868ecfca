'use client';

import { useTranslations } from 'next-intl';

import { Email } from '#components/ui/email';

interface ActorProps {
  /** Null where nobody did it but the system itself. */
  email: string | null;
  className?: string;
}

/** Who did something. */
export function Actor({ email, className = '' }: ActorProps) {
  const t = useTranslations();
  if (email === null) return <span className={className}>{t('entries.system')}</span>;
  return <Email address={email} className={className} />;
}
