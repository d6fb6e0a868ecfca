'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';

import type { Decision } from '#components/credit/queue-columns';
import { useCurrency } from '#components/shell/currency';
import { moneyText } from '#format/money';
import { decisionFailureText } from '#i18n/decision';
import { fill } from '#i18n/fill';
import { queue } from '#i18n/queue';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import type { AdminCreditRequest, Outputs } from '#trpc/types';

export type DecisionResult = Outputs['admin']['credit']['decideMany'][number];

interface UseDecideOptions {
  onSingleDone: () => void;
  onBusy: (isBusy: boolean) => void;
}

/** Sends a decision. One request ends in a short notice, many in a result for each. */
export function useDecide({ onSingleDone, onBusy }: UseDecideOptions) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const currency = useCurrency();

  const refresh = () => {
    onBusy(false);
    void queryClient.invalidateQueries(trpc.admin.report.pathFilter());
    return queryClient.invalidateQueries(trpc.admin.credit.pathFilter());
  };
  const one = useMutation(trpc.admin.credit.decide.mutationOptions({ onSettled: refresh }));
  const many = useMutation(trpc.admin.credit.decideMany.mutationOptions({ onSettled: refresh }));

  const decideOne = async (decision: Decision, request: AdminCreditRequest, reason: string) => {
    const about = { amount: moneyText(request.amount, currency), email: request.user.email };
    try {
      const { status } = await one.mutateAsync({
        id: request.id,
        decision,
        ...(reason !== '' && { reason }),
      });
      if (status === 'pending') toast.info(queue.firstApproval);
      else toast.success(fill(decision === 'approve' ? queue.approved : queue.rejected, about));
      onSingleDone();
    } catch (error) {
      const failure = failureOf(error);
      // Somebody was faster: there is nothing left to decide here.
      if (failure.name !== 'ALREADY_PROCESSED') return;
      toast.info(decisionFailureText(failure));
      onSingleDone();
    }
  };

  return {
    decide: (decision: Decision, requests: readonly AdminCreditRequest[], reason: string) => {
      const [only] = requests;
      onBusy(true);
      if (requests.length === 1 && only) void decideOne(decision, only, reason);
      else {
        many.mutate({
          ids: requests.map(({ id }) => id),
          decision,
          ...(reason !== '' && { reason }),
        });
      }
    },
    isBusy: one.isPending || many.isPending,
    error: one.error ?? many.error,
    results: many.data ?? null,
  };
}
