'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';

import type { SaleDraft, SaleInput } from '#session/sale-draft';
import { useTRPC } from '#trpc/client';
import type { Outputs } from '#trpc/types';

/** How long a price may stand on the screen without being asked for again. */
const FRESH_MS = 5_000;

type Quote = Outputs['charge']['quote'];

const inputOf = ({ phone, amount, operator }: SaleInput) => ({
  phone,
  amount,
  ...(operator !== null && { operator }),
});

/** Asks what a sale would be; whoever confirms it next is shown the answer at once. */
export function useFetchQuote(): (sale: SaleInput) => Promise<Quote> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async (sale) => {
    const options = trpc.charge.quote.queryOptions(inputOf(sale), { staleTime: 0, retry: false });
    const quote = await queryClient.fetchQuery(options);
    const { phone, operator } = quote;
    const confirmed = inputOf({ phone, operator, amount: sale.amount });
    queryClient.setQueryData(trpc.charge.quote.queryKey(confirmed), quote);
    return quote;
  };
}

/** The price of a sale that is being confirmed, kept up to date; as it last was once it is sent. */
export function useQuote(draft: SaleDraft | null) {
  const trpc = useTRPC();
  return useQuery(
    trpc.charge.quote.queryOptions(draft === null ? skipToken : inputOf(draft), {
      enabled: draft?.state === 'confirming',
      staleTime: FRESH_MS,
      refetchInterval: FRESH_MS,
    }),
  );
}
