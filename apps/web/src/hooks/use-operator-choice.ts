'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { asciiDigits } from '@chargeflow/core/phone';
import { useState } from 'react';

import { useDebounced } from '#hooks/use-debounced';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

const SETTLE_MS = 250;
const WORTH_ASKING_DIGITS = 10;
const DAY_MS = 24 * 60 * 60_000;

const ABOUT_THE_PHONE = new Set(['INVALID_PHONE', 'PHONE_NOT_ALLOWED']);

/** The operator of a number: found while it is typed, or chosen over that for this very number. */
export function useOperatorChoice(phone: string) {
  const trpc = useTRPC();
  const digits = asciiDigits(phone).replace(/[^+0-9]/g, '');
  const settled = useDebounced(digits, SETTLE_MS);
  const [chosen, setChosen] = useState<{ digits: string; operator: string } | null>(null);

  const isWorthAsking = settled === digits && settled.length >= WORTH_ASKING_DIGITS;
  const detection = useQuery(
    trpc.operator.detect.queryOptions(isWorthAsking ? { phone: settled } : skipToken, {
      staleTime: DAY_MS,
    }),
  );
  const operators = useQuery(trpc.operator.list.queryOptions());

  const failureName = detection.isError ? failureOf(detection.error).name : null;
  const detected = isWorthAsking ? detection.data : undefined;
  const picked = chosen?.digits === digits ? chosen.operator : null;
  const operator = picked ?? detected?.operator ?? null;
  return {
    /** What was typed, in ASCII digits. */
    digits,
    operators: operators.data?.items ?? [],
    operator,
    /** Chosen over what the number says; null where it was not. */
    picked,
    /** What that operator sells, and at what commission. */
    offer: operators.data?.items.find(({ code }) => code === operator) ?? null,
    /** E.164 once the number is known to be valid. */
    phone: detected?.phone ?? null,
    isDetecting: isWorthAsking && detection.isPending,
    isUnknown: failureName === 'PHONE_NOT_SERVED',
    isAsked: isWorthAsking,
    phoneError: failureName !== null && ABOUT_THE_PHONE.has(failureName) ? failureName : null,
    choose: (operator: string) => setChosen({ digits, operator }),
    /** The same of a number that is about to stand in the form. */
    chooseFor: (digits: string, operator: string) => setChosen({ digits, operator }),
  };
}

export type OperatorChoice = ReturnType<typeof useOperatorChoice>;
