const WEB = 'CHARGEFLOW_E2E_URL';
const OPERATOR = 'CHARGEFLOW_E2E_OPERATOR_URL';

/** The setup's word to the workers, which inherit its environment. */
export function rememberStack({
  webUrl,
  operatorSimUrl,
}: {
  webUrl: string;
  operatorSimUrl: string;
}): void {
  process.env[WEB] = webUrl;
  process.env[OPERATOR] = operatorSimUrl;
}

export function stackUrl(): string {
  return remembered(WEB);
}

/** Where the simulated operator is. */
export function operatorUrl(): string {
  return remembered(OPERATOR);
}

function remembered(name: string): string {
  const url = process.env[name];
  if (!url) throw new Error('The stack was not started by the global setup');
  return url;
}
