import type { BulkProblem } from '#consts';
import type { ErrorName } from '#errors';

/** Each problem's error, as a sale of the line would have it, and what its author is told. */
export const BULK_PROBLEMS: Readonly<Record<BulkProblem, { error: ErrorName; message: string }>> = {
  malformed: { error: 'INVALID_INPUT', message: 'The quotes of this line do not match.' },
  not_text: { error: 'INVALID_INPUT', message: 'This line holds characters that are no text.' },
  line_too_long: { error: 'INVALID_INPUT', message: 'This line is too long.' },
  too_many_cells: {
    error: 'INVALID_INPUT',
    message: 'This line has more cells than phone, amount, operator and label.',
  },
  phone_missing: { error: 'INVALID_PHONE', message: 'The phone is missing.' },
  phone_invalid: { error: 'INVALID_PHONE', message: 'This is not a valid mobile number.' },
  phone_not_served: { error: 'PHONE_NOT_SERVED', message: 'No operator serves this phone.' },
  amount_missing: { error: 'INVALID_AMOUNT', message: 'The amount is missing.' },
  amount_invalid: { error: 'INVALID_AMOUNT', message: 'This is not a valid amount.' },
  amount_not_offered: {
    error: 'AMOUNT_NOT_OFFERED',
    message: 'The operator does not offer this amount.',
  },
  operator_unknown: { error: 'PHONE_NOT_SERVED', message: 'There is no such operator.' },
  operator_unavailable: {
    error: 'OPERATOR_UNAVAILABLE',
    message: 'The operator is not available at present.',
  },
  label_too_long: { error: 'INVALID_INPUT', message: 'The label is too long.' },
};

/** The problem of a line that a sale now would be refused for. */
export function problemOf(refusal: ErrorName): BulkProblem {
  if (refusal === 'PHONE_NOT_SERVED') return 'phone_not_served';
  if (refusal === 'AMOUNT_NOT_OFFERED') return 'amount_not_offered';
  if (refusal === 'OPERATOR_UNAVAILABLE') return 'operator_unavailable';
  throw new Error(`a quote is not refused with ${refusal}`);
}
