'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { WholePageState } from '#components/shell/whole-page-state';
import { Button } from '#components/ui/button';

export function Crashed({ retry }: { retry: () => void }) {
  const t = useTranslations();
  return (
    <WholePageState
      icon={TriangleAlert}
      title={t('states.crashedTitle')}
      text={t('states.crashedText')}
      action={
        <Button variant="primary" onClick={retry}>
          {t('states.tryAgain')}
        </Button>
      }
    />
  );
}
