import { Compass } from 'lucide-react';
import type { Metadata } from 'next';

import { WholePageState } from '#components/shell/whole-page-state';
import { ButtonLink } from '#components/ui/button';
import { states } from '#i18n/states';

export const metadata: Metadata = { title: states.notFoundTitle };

export default function NotFound() {
  return (
    <WholePageState
      icon={Compass}
      code="404"
      title={states.notFoundTitle}
      text={states.notFoundText}
      action={<ButtonLink href="/">{states.goHome}</ButtonLink>}
    />
  );
}
