import { getTranslations } from 'next-intl/server';

import { ApiKeys } from '#components/profile/api-keys';
import { Looks } from '#components/profile/looks';
import { NameForm } from '#components/profile/name-form';
import { Sessions } from '#components/profile/sessions';
import { SecondFactor } from '#components/second-factor/second-factor';
import { Hydrated } from '#components/shell/hydrated';
import { ButtonLink } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { PageHeader } from '#components/ui/page-header';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('profile.title');

export default async function ProfilePage() {
  const t = await getTranslations();
  const account = await requireAccount();
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchInfiniteQuery(trpc.auth.sessions.infiniteQueryOptions({}, byCursor)),
    queryClient.prefetchQuery(trpc.auth.secondFactor.get.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.apiKey.list.infiniteQueryOptions({}, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('profile.title')} description={t('profile.text')} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
        <Card aria-labelledby="name">
          <CardHeader id="name" title={t('profile.nameTitle')} description={account.email} />
          <NameForm name={account.name ?? ''} />
        </Card>
        <Card aria-labelledby="looks">
          <CardHeader id="looks" title={t('profile.looksTitle')} />
          <Looks />
        </Card>
      </div>
      <Card aria-labelledby="password">
        <CardHeader
          id="password"
          title={t('profile.passwordTitle')}
          description={t('profile.passwordText')}
          actions={<ButtonLink href="/password">{t('auth.changePassword')}</ButtonLink>}
        />
      </Card>
      <SecondFactor />
      <Sessions />
      <ApiKeys />
    </Hydrated>
  );
}
