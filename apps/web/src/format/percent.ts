/** Basis points as people read them, always with two decimals: 250 → "2.50 %". */
export function percentText(basisPoints: number): string {
  return `${percentDigits(basisPoints)} %`;
}

/** The same as it stands in a field: 250 → "2.50". */
export function percentDigits(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
