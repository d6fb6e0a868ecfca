import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card';
import { RegisterForm } from '#components/auth/register-form';
import { findAccount } from '#server/account';
import { titled } from '#server/titled';

export const generateMetadata = titled('auth.registerTitle');

export default async function RegisterPage() {
  const t = await getTranslations();
  if ((await findAccount()) !== null) redirect('/');
  return (
    <AuthCard
      title={t('auth.registerTitle')}
      text={t('auth.registerText')}
      footer={
        <>
          {t('auth.haveAccount')}{' '}
          <Link href="/sign-in" className="font-medium text-accent-ink hover:underline">
            {t('auth.toSignIn')}
          </Link>
        </>
      }
    >
      <RegisterForm returnPath="/" />
    </AuthCard>
  );
}
