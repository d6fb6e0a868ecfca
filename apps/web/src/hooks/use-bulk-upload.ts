'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { batchesOf } from '#forms/bulk-lines';
import { useTRPC } from '#trpc/client';

interface List {
  name: string;
  lines: readonly string[];
}

/**
 * Brings a list to the server, a part after another; answers the order's id. The key is minted once
 * a list: what is tried again goes on where the last try broke off, and makes no second order.
 */
export function useBulkUpload() {
  const trpc = useTRPC();
  const create = useMutation(trpc.bulk.create.mutationOptions());
  const addLines = useMutation(trpc.bulk.addLines.mutationOptions());
  const [taken, setTaken] = useState(0);
  const begun = useRef<{ list: List; key: string } | null>(null);

  const upload = useMutation({
    mutationFn: async (list: List) => {
      if (begun.current?.list !== list) begun.current = { list, key: crypto.randomUUID() };
      const { key } = begun.current;
      const order = await create.mutateAsync({ name: list.name, idempotencyKey: key });
      setTaken(order.taken);
      for (const batch of batchesOf(list.lines, order.taken + 1)) {
        const { taken: soFar } = await addLines.mutateAsync({ id: order.id, ...batch });
        setTaken(soFar);
      }
      return order.id;
    },
  });
  return { upload, taken };
}
