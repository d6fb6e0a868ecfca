import { useTranslations } from 'next-intl';

import { RequestForm } from '#components/credit/request-form';
import { Card } from '#components/ui/card';
import { PageHeader } from '#components/ui/page-header';
import { titled } from '#server/titled';

export const generateMetadata = titled('credit.requestTitle');

export default function RequestPage() {
  const t = useTranslations();
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col gap-5">
      <PageHeader title={t('credit.requestTitle')} description={t('credit.requestText')} />
      <Card>
        <RequestForm />
      </Card>
    </div>
  );
}
