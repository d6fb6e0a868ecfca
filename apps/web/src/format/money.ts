export interface MoneyParts {
  sign: '' | '-' | '+';
  whole: string;
  fraction: string;
}

const group = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/**
 * Splits an exact decimal string ("-1500.50") for display: grouped whole part, decimals as they
 * came. No float is involved, so no digit can change.
 */
export function splitMoney(amount: string, showPlus = false): MoneyParts {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace(/^[-+]/, '').split('.');
  return {
    sign: negative ? '-' : showPlus ? '+' : '',
    whole: group.format(BigInt(whole)),
    fraction,
  };
}

/** The same as one line of text, for titles and messages: "1,500.50 IRR". */
export function moneyText(amount: string, currency: string): string {
  const { sign, whole, fraction } = splitMoney(amount);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`} ${currency}`;
}
