'use client';

import { ERRORS } from '@chargeflow/core/errors';
import { useQueryClient } from '@tanstack/react-query';

import { useErrorText } from '#hooks/use-error-text';
import { useFailureText } from '#hooks/use-failure-text';
import { useFetchQuote } from '#hooks/use-quote';
import type { SaleInput } from '#session/sale-draft';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

export interface ReviewProblem {
  /** The contract's number; null when no answer came. */
  code: number | null;
  name: string | null;
  text: string;
}

type Reviewed = { sale: SaleInput } | { problem: ReviewProblem };

/** Looks whether a sale would be made as things are now, and fills in what the server knows of it. */
export function useReview(): (wanted: SaleInput) => Promise<Reviewed> {
  const errorText = useErrorText();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const fetchQuote = useFetchQuote();
  return async (wanted) => {
    try {
      const { phone, operator, refusal } = await fetchQuote(wanted);
      if (refusal === null) return { sale: { phone, operator, amount: wanted.amount } };
      // What the form offered is not what is there any more.
      void queryClient.invalidateQueries(trpc.operator.list.pathFilter());
      void queryClient.invalidateQueries(trpc.wallet.pathFilter());
      const { code } = ERRORS[refusal];
      return { problem: { code, name: refusal, text: errorText(refusal) } };
    } catch (error) {
      const { code, name } = failureOf(error);
      return { problem: { code, name, text: failureText(error) } };
    }
  };
}
