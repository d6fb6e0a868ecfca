'use client';

import { useMutation } from '@tanstack/react-query';

import { signIn } from '#session/sign-in';
import type { SignInFailure } from '#session/sign-in-failure';

/** Signs in and goes on with a fresh page, so that nothing of an earlier user is left in it. */
export function useEnter(returnPath: string) {
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: (failure) => {
      if (failure === null) window.location.assign(returnPath);
    },
  });
  const failure: SignInFailure | null = enter.data ?? null;
  return {
    enter: enter.mutateAsync,
    failure,
    /** The server could not be reached. */
    isUnreachable: enter.isError,
    /** Stays true once signed in, until the next page is there. */
    isBusy: enter.isPending || (enter.isSuccess && enter.data === null),
  };
}
