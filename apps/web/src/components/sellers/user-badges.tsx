import type { Role, UserStatus } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { Badge } from '#components/ui/badge';

export function UserStatusBadge({ status }: { status: UserStatus }) {
  const t = useTranslations();
  return (
    <Badge tone={status === 'active' ? 'good' : 'bad'} dot>
      {t(`sellers.${status}`)}
    </Badge>
  );
}

export function RoleBadge({ role }: { role: Role }) {
  const t = useTranslations();
  return <Badge tone={role === 'admin' ? 'accent' : 'neutral'}>{t(`sellers.${role}`)}</Badge>;
}

export function FrozenBadge() {
  const t = useTranslations();
  return <Badge tone="info">{t('sellers.frozen')}</Badge>;
}
