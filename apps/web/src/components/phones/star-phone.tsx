'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '#components/ui/button';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useTRPC } from '#trpc/client';
import type { PhoneEntry } from '#trpc/types';

/** Favourites stand first beside the buy form. */
export function StarPhone({ entry: { id, phone, favourite } }: { entry: PhoneEntry }) {
  const t = useTranslations();
  const { phoneText } = useFormat();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const queryClient = useQueryClient();
  const set = useMutation(
    trpc.phone.setFavourite.mutationOptions({
      onError: (error) => toast.error(failureText(error)),
      onSettled: () => {
        void queryClient.invalidateQueries(trpc.charge.recipients.pathFilter());
        return queryClient.invalidateQueries(trpc.phone.pathFilter());
      },
    }),
  );
  return (
    <Button
      variant="ghost"
      size="icon"
      busy={set.isPending}
      aria-label={t(favourite ? 'phones.unstar' : 'phones.star', { phone: phoneText(phone) })}
      onClick={() => set.mutate({ id, favourite: !favourite })}
    >
      <Star aria-hidden className={favourite ? 'fill-current text-warn' : undefined} />
    </Button>
  );
}
