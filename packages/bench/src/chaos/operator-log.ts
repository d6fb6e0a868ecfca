import { z } from 'zod';
import type { Scene } from '#chaos/scene';

const logSchema = z.array(
  z.object({
    customIdentifier: z.string(),
    phone: z.string(),
    amount: z.string(),
    delivered: z.boolean(),
    reversed: z.boolean(),
    times: z.number(),
    sends: z.number(),
    acceptedAt: z.iso.datetime(),
  }),
);

export type Delivery = z.infer<typeof logSchema>[number];

/** What the operator has done for each reference, by its own account. */
export async function readOperatorLog({ stack }: Scene): Promise<Map<string, Delivery>> {
  const response = await fetch(`${stack.operatorSimUrl}/log`);
  const items = logSchema.parse(await response.json());
  return new Map(items.map((item) => [item.customIdentifier, item]));
}

/** Tells the simulator to be normal, slow, down or over its rate. */
export async function setOperator({ stack }: Scene, mode: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${stack.operatorSimUrl}/control`, {
    method: 'POST',
    body: JSON.stringify(mode),
  });
  if (!response.ok) throw new Error(await response.text());
}
