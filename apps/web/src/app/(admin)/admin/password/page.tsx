import type { Metadata } from 'next';

import { ChangePasswordForm } from '#components/auth/change-password-form';
import { auth } from '#i18n/auth';

export const metadata: Metadata = { title: auth.changePasswordTitle };

export default function PasswordPage() {
  return <ChangePasswordForm />;
}
