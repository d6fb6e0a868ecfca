'use client';

import { useMutation } from '@tanstack/react-query';

import { prepareToLeave } from '#session/leave';
import { signInPath, type SignInReason } from '#session/return-path';
import { clearSessionCookie } from '#session/sign-in';
import { useTRPCClient } from '#trpc/client';

/** Ends our session, takes the cookie away and leaves; the cookie goes even if the first fails. */
export function useSignOut(reason: SignInReason = 'signed-out'): {
  signOut: () => void;
  busy: boolean;
} {
  const client = useTRPCClient();
  const leave = useMutation({
    onMutate: prepareToLeave,
    mutationFn: async () => {
      await client.auth.logout.mutate().catch(() => undefined);
      await clearSessionCookie();
    },
    onSettled: () => window.location.assign(signInPath({ reason })),
  });
  return { signOut: () => leave.mutate(), busy: leave.isPending || leave.isSuccess };
}
