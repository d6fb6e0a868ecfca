import { PhoneBook } from '#components/phones/phone-book';
import { Hydrated } from '#components/shell/hydrated';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('phones.title');

export default async function PhonesPage() {
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(trpc.phone.list.infiniteQueryOptions({}, byCursor));
  return (
    <Hydrated queryClient={queryClient}>
      <PhoneBook />
    </Hydrated>
  );
}
