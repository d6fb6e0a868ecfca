import { operatorUrl } from '#e2e/stack-url';

/** Takes the line to the operator down for everybody, or puts it right again. */
export async function setOperator(mode: 'normal' | 'down'): Promise<void> {
  const answer = await fetch(`${operatorUrl()}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode }),
  });
  if (!answer.ok) throw new Error(`the operator cannot be told: ${await answer.text()}`);
}

/** Whether the operator has taken on the order of this charge. */
export async function hasOrder(chargeId: string): Promise<boolean> {
  const answer = await fetch(`${operatorUrl()}/log`);
  return (await answer.text()).includes(chargeId);
}
