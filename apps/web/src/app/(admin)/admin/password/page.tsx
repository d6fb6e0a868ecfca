import { ChangePasswordForm } from '#components/auth/change-password-form';
import { titled } from '#server/titled';

export const generateMetadata = titled('auth.changePasswordTitle');

export default function PasswordPage() {
  return <ChangePasswordForm />;
}
