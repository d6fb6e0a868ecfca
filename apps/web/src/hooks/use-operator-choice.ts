'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { asciiDigits } from '@chargeflow/core/phone';
import { useState } from 'react';

import { useDebounced } from '#hooks/use-debounced';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

const SETTLE_MS = 250;
const WORTH_ASKING_DIGITS = 10;
const DAY_MS = 24 * 60 * 60_000;

const ABOUT_THE_PHONE = new Set(['INVALID_PHONE', 'PHONE_NOT_ALLOWED']);

export interface SettledChoice {
  /** E.164; null where the number is not known to be valid. */
  phone: string | null;
  operator: string | null;
  /** The error's name, where the number has no operator that we know. */
  failure: string | null;
}

/** The operator of a number: found while it is typed, or chosen over that for this very number. */
export function useOperatorChoice(phone: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const digits = asciiDigits(phone).replace(/[^+0-9]/g, '');
  const settled = useDebounced(digits, SETTLE_MS);
  const [chosen, setChosen] = useState<{ digits: string; operator: string } | null>(null);

  const isWorthAsking = settled === digits && settled.length >= WORTH_ASKING_DIGITS;
  const detection = useQuery(
    trpc.operator.detect.queryOptions(isWorthAsking ? { phone: settled } : skipToken, {
      staleTime: DAY_MS,
    }),
  );
  const operators = useQuery(trpc.operator.list.queryOptions(undefined, { staleTime: DAY_MS }));

  const failureName = detection.isError ? failureOf(detection.error).name : null;
  const detected = isWorthAsking ? detection.data : undefined;
  /** Waits for the answer about the number as it stands now, however fast one typed. */
  const settle = async (): Promise<SettledChoice> => {
    const picked = chosen?.digits === digits ? chosen.operator : null;
    try {
      const found = await queryClient.fetchQuery(
        trpc.operator.detect.queryOptions({ phone: digits }, { staleTime: DAY_MS, retry: false }),
      );
      return { phone: found.phone, operator: picked ?? found.operator, failure: null };
    } catch (error) {
      return { phone: null, operator: picked, failure: failureOf(error).name };
    }
  };

  return {
    settle,
    operators: operators.data?.items ?? [],
    operator: chosen?.digits === digits ? chosen.operator : (detected?.operator ?? null),
    /** E.164 once the number is known to be valid. */
    phone: detected?.phone ?? null,
    isDetecting: isWorthAsking && detection.isPending,
    isUnknown: failureName === 'PHONE_NOT_SERVED',
    isAsked: isWorthAsking,
    phoneError: failureName !== null && ABOUT_THE_PHONE.has(failureName) ? failureName : null,
    choose: (operator: string) => setChosen({ digits, operator }),
  };
}

export type OperatorChoice = ReturnType<typeof useOperatorChoice>;
