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
      title={t('crashed.title')}
      text={t('crashed.text')}
      action={
        <Button variant="primary" onClick={retry}>
          {t('crashed.tryAgain')}
        </Button>
      }
    />
  );
}
