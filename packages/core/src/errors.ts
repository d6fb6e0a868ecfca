/** Every failure that a caller may see: its number, HTTP status and default message. */
export const ERRORS = {
  INVALID_EMAIL: { code: 1001, httpStatus: 400, message: 'This is not a valid e-mail address.' },
  PASSWORD_TOO_SHORT: {
    code: 1002,
    httpStatus: 400,
    message: 'The password needs at least 8 characters.',
  },
  EMAIL_TAKEN: {
    code: 1003,
    httpStatus: 409,
    message: 'An account with this e-mail address exists already.',
  },
  INVALID_CREDENTIALS: {
    code: 1004,
    httpStatus: 401,
    message: 'The e-mail address or the password is wrong.',
  },
  ACCOUNT_NOT_FOUND: { code: 1005, httpStatus: 404, message: 'There is no such account.' },
  EMAIL_REQUIRED: { code: 1006, httpStatus: 400, message: 'An e-mail address is required.' },
  PASSWORD_REQUIRED: { code: 1007, httpStatus: 400, message: 'A password is required.' },
  PASSWORD_TOO_COMMON: { code: 1008, httpStatus: 400, message: 'This password is too common.' },
  ACCOUNT_SUSPENDED: { code: 1009, httpStatus: 403, message: 'This account is suspended.' },
  UNAUTHENTICATED: { code: 1010, httpStatus: 401, message: 'Sign in first.' },
  SECOND_FACTOR_REQUIRED: {
    code: 1011,
    httpStatus: 401,
    message: 'A code of the second factor is needed as well.',
  },
  INVALID_CODE: {
    code: 1012,
    httpStatus: 401,
    message: 'The code is wrong, has run out or was used before.',
  },
  REFRESH_TOKEN_REQUIRED: { code: 2001, httpStatus: 400, message: 'A refresh token is required.' },
  INVALID_REFRESH_TOKEN: {
    code: 2002,
    httpStatus: 401,
    message: 'The refresh token is invalid or has expired.',
  },
  REFRESH_TOKEN_REUSED: {
    code: 2003,
    httpStatus: 401,
    message: 'The refresh token was used before; its session has ended.',
  },
  INSUFFICIENT_BALANCE: {
    code: 3001,
    httpStatus: 402,
    message: 'The balance does not cover this.',
  },
  WALLET_NOT_FOUND: { code: 3002, httpStatus: 404, message: 'There is no such wallet.' },
  PHONE_NOT_SERVED: { code: 3003, httpStatus: 404, message: 'No operator serves this phone.' },
  TRANSACTION_NOT_FOUND: { code: 3004, httpStatus: 404, message: 'There is no such transaction.' },
  ALREADY_PROCESSED: { code: 3005, httpStatus: 409, message: 'This was decided before.' },
  INVALID_AMOUNT: { code: 3006, httpStatus: 400, message: 'This is not a valid amount.' },
  PERMISSION_DENIED: { code: 3007, httpStatus: 403, message: 'You may not do this.' },
  INVALID_STATUS: {
    code: 3008,
    httpStatus: 409,
    message: 'The present status does not allow this.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    code: 3009,
    httpStatus: 409,
    message: 'This idempotency key stands for another request.',
  },
  SELF_APPROVAL: { code: 3010, httpStatus: 403, message: 'Nobody decides a request of their own.' },
  AMOUNT_NOT_OFFERED: {
    code: 3011,
    httpStatus: 400,
    message: 'The operator does not offer this amount.',
  },
  OPERATOR_UNAVAILABLE: {
    code: 3012,
    httpStatus: 503,
    message: 'The operator is not available at present.',
  },
  WALLET_FROZEN: { code: 3013, httpStatus: 403, message: 'This wallet is frozen.' },
  SECOND_APPROVER_NEEDED: {
    code: 3014,
    httpStatus: 409,
    message: 'Another admin has to approve this.',
  },
  PHONE_NOT_ALLOWED: { code: 4001, httpStatus: 403, message: 'This phone is not allowed.' },
  PHONE_ALREADY_EXISTS: {
    code: 4002,
    httpStatus: 409,
    message: 'This phone is in the phone book already.',
  },
  INVALID_PHONE: { code: 4003, httpStatus: 400, message: 'This is not a valid mobile number.' },
  RATE_LIMITED: { code: 5001, httpStatus: 429, message: 'Too many requests; try again later.' },
  OVERLOADED: { code: 5002, httpStatus: 503, message: 'The service is overloaded; try again.' },
  INTERNAL: { code: 5003, httpStatus: 500, message: 'Something went wrong on our side.' },
  INVALID_INPUT: { code: 5004, httpStatus: 400, message: 'The input is invalid.' },
} as const;

export type ErrorName = keyof typeof ERRORS;
export type ErrorCode = (typeof ERRORS)[ErrorName]['code'];

/** What every error answer carries, whatever layer it comes from. */
export interface ErrorBody {
  code: ErrorCode;
  name: ErrorName;
  message: string;
  details?: Record<string, unknown>;
}

/** A failure that a caller may see; anything else that is thrown reaches callers as INTERNAL. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly errorName: ErrorName;
  readonly details: Record<string, unknown> | undefined;

  constructor(errorName: ErrorName, details?: Record<string, unknown>, options?: ErrorOptions) {
    super(ERRORS[errorName].message, options);
    this.errorName = errorName;
    this.details = details;
  }

  get body(): ErrorBody {
    const { code, message } = ERRORS[this.errorName];
    return {
      code,
      name: this.errorName,
      message,
      ...(this.details && { details: this.details }),
    };
  }
}

const NAMES_BY_CODE = new Map<number, ErrorName>(
  Object.entries(ERRORS).map(([name, { code }]) => [code, name as ErrorName]),
);

/** The name of an error number as stored with a refusal; throws on a number that is not ours. */
export function errorNameOf(code: number): ErrorName {
  const name = NAMES_BY_CODE.get(code);
  if (!name) throw new Error(`no error has the number ${code}`);
  return name;
}

export function isErrorName(text: string): text is ErrorName {
  return Object.hasOwn(ERRORS, text);
}
