import { ApiError, answerJson } from '#http/answer';
import type { Call } from '#http/route';
import { describeOperator, detectOperator, operatorById, operatorsOf } from '#operators/catalogue';
import type { Settings } from '#settings';

type Context = { settings: Pick<Settings, 'currency'> };

/** `GET /operators/auto-detect/phone/:phone/countries/:iso` */
export function answerDetection({ settings }: Context, { params, response }: Call): void {
  const operator = detectOperator(params.phone ?? '', params.iso ?? '');
  if (!operator) {
    const message = 'Could not auto detect operator for the given phone number';
    throw new ApiError(404, 'COULD_NOT_AUTO_DETECT_OPERATOR', message);
  }
  answerJson(response, 200, describeOperator(operator, settings.currency));
}

/** `GET /operators/countries/:iso` */
export function answerCountry({ settings }: Context, { params, response }: Call): void {
  const operators = operatorsOf(params.iso ?? '');
  if (operators.length === 0) {
    throw new ApiError(404, 'COUNTRY_NOT_SUPPORTED', 'Country not found or not supported');
  }
  const described = operators.map((operator) => describeOperator(operator, settings.currency));
  answerJson(response, 200, described);
}

/** `GET /operators/:id` */
export function answerOperator({ settings }: Context, { params, response }: Call): void {
  const operator = operatorById(Number(params.id));
  if (!operator) throw new ApiError(404, 'OPERATOR_NOT_FOUND', 'Operator not found');
  answerJson(response, 200, describeOperator(operator, settings.currency));
}

/** `GET /accounts/balance`: an account that never runs dry. */
export function answerBalance({ settings }: Context, { response }: Call): void {
  answerJson(response, 200, {
    balance: 999_999_999_999,
    currencyCode: settings.currency,
    currencyName: settings.currency,
    updatedAt: new Date().toISOString(),
  });
}
