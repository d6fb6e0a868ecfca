import { expect } from 'vitest';
import type { Answer, Envelope } from './fixtures';

/** The contract's table of errors, written down a second time: name, number, HTTP status. */
export const CONTRACT = {
  INVALID_EMAIL: [1001, 400],
  PASSWORD_TOO_SHORT: [1002, 400],
  EMAIL_TAKEN: [1003, 409],
  INVALID_CREDENTIALS: [1004, 401],
  ACCOUNT_NOT_FOUND: [1005, 404],
  EMAIL_REQUIRED: [1006, 400],
  PASSWORD_REQUIRED: [1007, 400],
  PASSWORD_TOO_COMMON: [1008, 400],
  ACCOUNT_SUSPENDED: [1009, 403],
  UNAUTHENTICATED: [1010, 401],
  // Beside the contract: of accounts with a second factor alone.
  SECOND_FACTOR_REQUIRED: [1011, 401],
  INVALID_CODE: [1012, 401],
  REFRESH_TOKEN_REQUIRED: [2001, 400],
  INVALID_REFRESH_TOKEN: [2002, 401],
  REFRESH_TOKEN_REUSED: [2003, 401],
  INSUFFICIENT_BALANCE: [3001, 402],
  WALLET_NOT_FOUND: [3002, 404],
  PHONE_NOT_SERVED: [3003, 404],
  TRANSACTION_NOT_FOUND: [3004, 404],
  ALREADY_PROCESSED: [3005, 409],
  INVALID_AMOUNT: [3006, 400],
  PERMISSION_DENIED: [3007, 403],
  INVALID_STATUS: [3008, 409],
  IDEMPOTENCY_KEY_REUSED: [3009, 409],
  SELF_APPROVAL: [3010, 403],
  AMOUNT_NOT_OFFERED: [3011, 400],
  OPERATOR_UNAVAILABLE: [3012, 503],
  WALLET_FROZEN: [3013, 403],
  SECOND_APPROVER_NEEDED: [3014, 409],
  PHONE_NOT_ALLOWED: [4001, 403],
  PHONE_ALREADY_EXISTS: [4002, 409],
  INVALID_PHONE: [4003, 400],
  RATE_LIMITED: [5001, 429],
  OVERLOADED: [5002, 503],
  INTERNAL: [5003, 500],
  INVALID_INPUT: [5004, 400],
} as const;

export type ContractError = keyof typeof CONTRACT;

/** What no answer may hold: SQL, a stack, a file's name, what drivers say. */
export const LEAKS =
  /\b(select|insert|update|delete)\s|\bfrom "|\$\d\b|stack|node_modules|\.ts:\d|\bat \w+ \(|postgres|relation|column|Failed query|params/i;

/** The error answer that the contract has for `name`, and nothing beside it in the body. */
export function expectRefusal(
  answer: Answer,
  name: ContractError,
  httpStatus?: number,
  contentType = 'application/json',
): void {
  expect(answer.appError?.name ?? answer.text).toBe(name);
  expect(answer.status).toBe(httpStatus ?? CONTRACT[name][1]);
  expect(answer.headers.get('content-type')).toBe(contentType);
  expectErrorBody(answer.body, name, httpStatus);
}

/** The same of one call's body, as in a batch. */
export function expectErrorBody(body: Envelope, name: ContractError, httpStatus?: number): void {
  const [code, status] = CONTRACT[name];
  const { error, ...others } = body;
  expect(others).toEqual({});
  expect(error?.data.appError).toMatchObject({ code, name, message: error?.message });
  expect(error?.data.httpStatus).toBe(httpStatus ?? status);
  expectKeys(error, ['message', 'code', 'data']);
  expectKeys(error?.data, ['code', 'httpStatus', 'path', 'appError']);
  expectKeys(error?.data.appError, ['code', 'name', 'message', 'details']);
  expect(JSON.stringify(error)).not.toMatch(LEAKS);
}

function expectKeys(value: object | undefined, allowed: readonly string[]): void {
  expect(Object.keys(value ?? {}).filter((key) => !allowed.includes(key))).toEqual([]);
}
