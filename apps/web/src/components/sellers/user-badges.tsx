import type { Role, UserStatus } from '@chargeflow/core/consts';

import { Badge } from '#components/ui/badge';
import { sellers } from '#i18n/sellers';

export function UserStatusBadge({ status }: { status: UserStatus }) {
  return (
    <Badge tone={status === 'active' ? 'good' : 'bad'} dot>
      {sellers[status]}
    </Badge>
  );
}

export function RoleBadge({ role }: { role: Role }) {
  return <Badge tone={role === 'admin' ? 'accent' : 'neutral'}>{sellers[role]}</Badge>;
}
