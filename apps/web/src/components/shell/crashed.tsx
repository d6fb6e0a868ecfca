'use client';

import { TriangleAlert } from 'lucide-react';

import { WholePageState } from '#components/shell/whole-page-state';
import { Button } from '#components/ui/button';
import { states } from '#i18n/states';

export function Crashed({ retry }: { retry: () => void }) {
  return (
    <WholePageState
      icon={TriangleAlert}
      title={states.crashedTitle}
      text={states.crashedText}
      action={
        <Button variant="primary" onClick={retry}>
          {states.tryAgain}
        </Button>
      }
    />
  );
}
