const NAME = 'CHARGEFLOW_E2E_URL';

/** The setup's word to the workers, which inherit its environment. */
export function rememberStackUrl(url: string): void {
  process.env[NAME] = url;
}

export function stackUrl(): string {
  const url = process.env[NAME];
  if (!url) throw new Error('The stack was not started by the global setup');
  return url;
}
