import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card';
import { SignInForm } from '#components/auth/sign-in-form';
import { auth } from '#i18n/auth';
import { findAccount } from '#server/account';
import { safeReturnPath, SIGN_IN_REASONS } from '#session/return-path';
import { readFrom } from '#trpc/list-inputs';

export const metadata: Metadata = { title: auth.signInTitle };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const read = readFrom(await searchParams);
  const returnPath = safeReturnPath(read('from')) ?? '/';
  if ((await findAccount()) !== null) redirect(returnPath);
  return (
    <AuthCard
      title={auth.signInTitle}
      text={auth.signInText}
      footer={
        <>
          {auth.noAccount}{' '}
          <Link href="/register" className="font-medium text-accent-ink hover:underline">
            {auth.toRegister}
          </Link>
        </>
      }
    >
      <SignInForm
        returnPath={returnPath}
        reason={SIGN_IN_REASONS.find((reason) => reason === read('reason')) ?? null}
      />
    </AuthCard>
  );
}
