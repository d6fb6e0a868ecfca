import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { AuthCard } from '#components/auth/auth-card';
import { SignInForm } from '#components/auth/sign-in-form';
import { findAccount } from '#server/account';
import { readFrom } from '#server/search-params';
import { titled } from '#server/titled';
import { safeReturnPath, SIGN_IN_REASONS } from '#session/return-path';

export const generateMetadata = titled('auth.signInTitle');

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const t = await getTranslations();
  const read = readFrom(await searchParams);
  const returnPath = safeReturnPath(read('from')) ?? '/';
  if ((await findAccount()) !== null) redirect(returnPath);
  return (
    <AuthCard
      title={t('auth.signInTitle')}
      text={t('auth.signInText')}
      footer={
        <>
          {t('auth.noAccount')}{' '}
          <Link href="/register" className="font-medium text-accent-ink hover:underline">
            {t('auth.toRegister')}
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
