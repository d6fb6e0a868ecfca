import type { ReactNode } from 'react';

import { Messages } from '#components/shell/messages';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <Messages area="auth">{children}</Messages>;
}
