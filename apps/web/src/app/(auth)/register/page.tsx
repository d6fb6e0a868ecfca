import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card';
import { RegisterForm } from '#components/auth/register-form';
import { auth } from '#i18n/auth';
import { findAccount } from '#server/account';

export const metadata: Metadata = { title: auth.registerTitle };

export default async function RegisterPage() {
  if ((await findAccount()) !== null) redirect('/');
  return (
    <AuthCard
      title={auth.registerTitle}
      text={auth.registerText}
      footer={
        <>
          {auth.haveAccount}{' '}
          <Link href="/sign-in" className="font-medium text-accent-ink hover:underline">
            {auth.toSignIn}
          </Link>
        </>
      }
    >
      <RegisterForm returnPath="/" />
    </AuthCard>
  );
}
