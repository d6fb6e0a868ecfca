import { ShieldAlert } from 'lucide-react';
import type { Metadata } from 'next';

import { WholePageState } from '#components/shell/whole-page-state';
import { ButtonLink } from '#components/ui/button';
import { states } from '#i18n/states';

export const metadata: Metadata = { title: states.forbiddenTitle };

export default function Forbidden() {
  return (
    <WholePageState
      icon={ShieldAlert}
      code="403"
      title={states.forbiddenTitle}
      text={states.forbiddenText}
      action={<ButtonLink href="/">{states.goHome}</ButtonLink>}
    />
  );
}
