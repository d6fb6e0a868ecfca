import type { z } from 'zod';
import { clientNameOf } from '@chargeflow/core/auth/client';
import { loginInput } from '@chargeflow/core/auth/inputs';
import { openBrowserSession, type BrowserSession } from '@chargeflow/core/auth/login-browser';
import { limitLogin } from '#auth/limit-login';
import { toAppError } from '#errors/to-app-error';
import { requestAddress } from '#limits/address';
import { enforceLimit } from '#limits/enforce';
import type { ApiServices } from '#services';

/**
 * Opens a session for the web app's cookie, under the limits of `auth.login`.
 * @throws AppError INVALID_CREDENTIALS, ACCOUNT_SUSPENDED, RATE_LIMITED and those of a bad input
 */
export async function signInBrowser(
  { core, limiter, trustedProxyHops }: ApiServices,
  input: z.input<typeof loginInput>,
  headers: Headers,
): Promise<BrowserSession> {
  try {
    const address = requestAddress(headers, trustedProxyHops);
    const name = clientNameOf(headers.get('user-agent'));
    await enforceLimit(limiter, 'LOGIN_ADDRESS', { address });
    const login = loginInput.parse(input);
    await limitLogin({ core, limiter }, address, login);
    return await openBrowserSession(core, login, { address, name });
  } catch (error) {
    throw toAppError(error);
  }
}
