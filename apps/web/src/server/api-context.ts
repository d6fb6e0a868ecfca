import 'server-only';

import { createContext, type ApiContext } from '@chargeflow/api/context';
import { headers } from 'next/headers';
import { cache } from 'react';

import { webServices } from '#server/services';

/**
 * The API's context of the page being rendered: one look-up of the session for all its calls. Pages
 * only read, and SameSite keeps their cookie from what other sites embed, so it is believed.
 */
export const readApiContext = cache(async (): Promise<ApiContext> =>
  createContext(await webServices(), await headers(), true),
);
