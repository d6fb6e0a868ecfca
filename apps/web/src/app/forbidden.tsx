import { ShieldAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { WholePageState } from '#components/shell/whole-page-state';
import { ButtonLink } from '#components/ui/button';
import { titled } from '#server/titled';

export const generateMetadata = titled('states.forbiddenTitle');

export default function Forbidden() {
  const t = useTranslations();
  return (
    <WholePageState
      icon={ShieldAlert}
      code="403"
      title={t('states.forbiddenTitle')}
      text={t('states.forbiddenText')}
      action={<ButtonLink href="/">{t('states.goHome')}</ButtonLink>}
    />
  );
}
