/** An operator of the simulated aggregator; `prefixes` follow the country's calling code. */
type SimulatedOperator = {
  operatorId: number;
  name: string;
  countryCode: string;
  countryName: string;
  prefixes: readonly string[];
};

const IRANIAN: readonly SimulatedOperator[] = [
  {
    operatorId: 9801,
    name: 'MCI Iran',
    countryCode: 'IR',
    countryName: 'Iran',
    prefixes: ['91', '932', '990', '991', '992', '993', '994', '996', '999'],
  },
  {
    operatorId: 9802,
    name: 'Irancell Iran',
    countryCode: 'IR',
    countryName: 'Iran',
    prefixes: ['90', '930', '933', '935', '936', '937', '938', '939'],
  },
  {
    operatorId: 9803,
    name: 'RighTel Iran',
    countryCode: 'IR',
    countryName: 'Iran',
    prefixes: ['92'],
  },
  {
    operatorId: 9804,
    name: 'Shatel Mobile Iran',
    countryCode: 'IR',
    countryName: 'Iran',
    prefixes: ['998'],
  },
  { operatorId: 9805, name: 'ApTel Iran', countryCode: 'IR', countryName: 'Iran', prefixes: [] },
  { operatorId: 9806, name: 'Taliya Iran', countryCode: 'IR', countryName: 'Iran', prefixes: [] },
];

const CALLING_CODE_OF_IRAN = /^(\+|00)?98|^0/;

/** Countries other than Iran have one operator each, which serves every number there. */
export function operatorsOf(countryCode: string): readonly SimulatedOperator[] {
  if (countryCode === 'IR') return IRANIAN;
  if (!/^[A-Z]{2}$/.test(countryCode)) return [];
  const operatorId = 1_000 + letterAt(countryCode, 0) * 26 + letterAt(countryCode, 1);
  return [
    {
      operatorId,
      name: `Simulated ${countryCode}`,
      countryCode,
      countryName: countryCode,
      prefixes: [''],
    },
  ];
}

function letterAt(countryCode: string, index: number): number {
  return countryCode.charCodeAt(index) - 65;
}

/** The operator with this id; undefined when there is none. */
export function operatorById(operatorId: number): SimulatedOperator | undefined {
  const iranian = IRANIAN.find((operator) => operator.operatorId === operatorId);
  if (iranian) return iranian;
  const index = operatorId - 1_000;
  if (!Number.isInteger(index) || index < 0 || index >= 26 * 26) return undefined;
  const countryCode = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
  return operatorsOf(countryCode)[0];
}

/** The operator whose range a number belongs to; undefined when none has it. */
export function detectOperator(phone: string, countryCode: string): SimulatedOperator | undefined {
  const digits = phone.replace(/[\s()-]/g, '');
  const national = countryCode === 'IR' ? digits.replace(CALLING_CODE_OF_IRAN, '') : digits;
  return operatorsOf(countryCode).find((operator) =>
    operator.prefixes.some((prefix) => national.startsWith(prefix)),
  );
}

/** An operator as the aggregator's API shows it. */
export function describeOperator(operator: SimulatedOperator, currency: string) {
  return {
    id: operator.operatorId,
    operatorId: operator.operatorId,
    name: operator.name,
    bundle: false,
    data: false,
    pin: false,
    supportsLocalAmounts: true,
    denominationType: 'RANGE',
    senderCurrencyCode: currency,
    senderCurrencySymbol: currency,
    destinationCurrencyCode: currency,
    destinationCurrencySymbol: currency,
    commission: 0,
    minAmount: 0.01,
    maxAmount: 9_999_999_999.99,
    localMinAmount: 0.01,
    localMaxAmount: 9_999_999_999.99,
    country: { isoName: operator.countryCode, name: operator.countryName },
    fx: { rate: 1, currencyCode: currency },
    fixedAmounts: [],
    suggestedAmounts: [],
  };
}
