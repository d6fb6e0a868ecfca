import { Compass } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { WholePageState } from '#components/shell/whole-page-state';
import { ButtonLink } from '#components/ui/button';
import { titled } from '#server/titled';

export const generateMetadata = titled('states.notFoundTitle');

export default function NotFound() {
  const t = useTranslations();
  return (
    <WholePageState
      icon={Compass}
      code="404"
      title={t('states.notFoundTitle')}
      text={t('states.notFoundText')}
      action={<ButtonLink href="/">{t('states.goHome')}</ButtonLink>}
    />
  );
}
