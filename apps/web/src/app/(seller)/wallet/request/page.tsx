import type { Metadata } from 'next';

import { RequestForm } from '#components/credit/request-form';
import { Card } from '#components/ui/card';
import { PageHeader } from '#components/ui/page-header';
import { credit } from '#i18n/credit';

export const metadata: Metadata = { title: credit.requestTitle };

export default function RequestPage() {
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col gap-5">
      <PageHeader title={credit.requestTitle} description={credit.requestText} />
      <Card>
        <RequestForm />
      </Card>
    </div>
  );
}
