import type { Metadata } from 'next';

import { PhoneBook } from '#components/phones/phone-book';
import { Hydrated } from '#components/shell/hydrated';
import { phones } from '#i18n/phones';
import { queryClientOfRequest, trpc } from '#server/api';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: phones.title };

export default async function PhonesPage() {
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(trpc.phone.list.infiniteQueryOptions({}, byCursor));
  return (
    <Hydrated queryClient={queryClient}>
      <PhoneBook />
    </Hydrated>
  );
}
