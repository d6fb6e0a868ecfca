import type { ErrorName } from '@chargeflow/core/errors';

/** What a person reads for each error of the contract: what happened and what to do about it. */
export const errors = {
  INVALID_EMAIL: 'This does not look like an e-mail address.',
  PASSWORD_TOO_SHORT: 'Use at least 8 characters.',
  EMAIL_TAKEN: 'There is an account with this e-mail address already. Sign in instead.',
  INVALID_CREDENTIALS: 'The e-mail address or the password is wrong.',
  ACCOUNT_NOT_FOUND: 'There is no such account.',
  EMAIL_REQUIRED: 'Enter your e-mail address.',
  PASSWORD_REQUIRED: 'Enter your password.',
  PASSWORD_TOO_COMMON: 'This password is easy to guess. Choose a less common one.',
  ACCOUNT_SUSPENDED: 'This account is suspended. Ask an admin to activate it again.',
  SECOND_FACTOR_REQUIRED: 'Enter the code from your app as well.',
  INVALID_CODE: 'This code is wrong, has run out or was used before.',
  UNAUTHENTICATED: 'Your session has ended. Sign in again.',
  REFRESH_TOKEN_REQUIRED: 'Your session has ended. Sign in again.',
  INVALID_REFRESH_TOKEN: 'Your session has ended. Sign in again.',
  REFRESH_TOKEN_REUSED: 'Your session has ended. Sign in again.',
  INSUFFICIENT_BALANCE: 'Your balance does not cover this.',
  WALLET_NOT_FOUND: 'This wallet could not be found.',
  PHONE_NOT_SERVED: 'No operator serves this number.',
  TRANSACTION_NOT_FOUND: 'This could not be found.',
  ALREADY_PROCESSED: 'This has been decided already.',
  INVALID_AMOUNT: 'Enter an amount above zero, in digits.',
  PERMISSION_DENIED: 'You are not allowed to do this.',
  INVALID_STATUS: 'This is no longer possible in its present status.',
  IDEMPOTENCY_KEY_REUSED: 'The form was changed after it was sent. Check it and send it again.',
  SELF_APPROVAL: 'You cannot decide a request of your own. Another admin has to.',
  AMOUNT_NOT_OFFERED: 'The operator does not offer this amount.',
  OPERATOR_UNAVAILABLE:
    'The operator is not available right now. Nothing was charged; try again later.',
  WALLET_FROZEN: 'This wallet is frozen. Ask an admin about it.',
  SECOND_APPROVER_NEEDED: 'You have approved this already. It needs a second admin.',
  PHONE_NOT_ALLOWED: 'This number is not allowed.',
  PHONE_ALREADY_EXISTS: 'This number is in the phone book already.',
  INVALID_PHONE: 'Enter a valid mobile number.',
  RATE_LIMITED: 'Too many tries. Wait a moment, then try again.',
  OVERLOADED: 'The service is very busy. Try again in a moment.',
  INTERNAL: 'Something went wrong on our side. Try again.',
  INVALID_INPUT: 'Check what you entered.',
} as const satisfies Record<ErrorName, string>;

export const transport = {
  offline: 'No connection to the server. Check your network and try again.',
  retryIn: 'Too many tries. Try again in {seconds, number} s.',
} as const;
