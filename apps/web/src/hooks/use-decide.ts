'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import type { Decision } from '#components/credit/queue-columns';
import { useCurrency } from '#components/shell/currency';
import { toast } from '#components/ui/toasts';
import { useDecisionFailureText } from '#hooks/use-decision-failure-text';
import { useFormat } from '#hooks/use-format';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import type { AdminCreditRequest, Outputs } from '#trpc/types';

export type DecisionResult = Outputs['admin']['credit']['decideMany'][number];

interface UseDecideOptions {
  onSingleDone: () => void;
  onManyDone: () => void;
  onBusy: (isBusy: boolean) => void;
}

/** Sends a decision. One request ends in a short notice, many in a result for each. */
export function useDecide({ onSingleDone, onManyDone, onBusy }: UseDecideOptions) {
  const t = useTranslations();
  const decisionFailureText = useDecisionFailureText();
  const { moneyText } = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const currency = useCurrency();

  const refresh = () => {
    onBusy(false);
    void queryClient.invalidateQueries(trpc.admin.report.pathFilter());
    return queryClient.invalidateQueries(trpc.admin.credit.pathFilter());
  };
  const one = useMutation(trpc.admin.credit.decide.mutationOptions({ onSettled: refresh }));
  const many = useMutation(
    trpc.admin.credit.decideMany.mutationOptions({ onSuccess: onManyDone, onSettled: refresh }),
  );

  const decideOne = async (decision: Decision, request: AdminCreditRequest, reason: string) => {
    const about = { amount: moneyText(request.amount, currency), email: request.user.email };
    try {
      const { status } = await one.mutateAsync({
        id: request.id,
        decision,
        ...(reason !== '' && { reason }),
      });
      if (status === 'pending') toast.info(t('queue.firstApproval'));
      else toast.success(t(decision === 'approve' ? 'queue.approved' : 'queue.rejected', about));
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
