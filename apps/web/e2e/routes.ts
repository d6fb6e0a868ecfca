import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { Seller } from '#e2e/test';

const APP = path.join(import.meta.dirname, '../src/app');

/** Every page of an area, as the folders make it: `/admin/sellers/[id]`. */
function routesOf(area: 'auth' | 'seller' | 'admin'): string[] {
  const files = readdirSync(path.join(APP, `(${area})`), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => `/${path.dirname(file).split(path.sep).join('/')}`)
    .toSorted();
}

/** Pages for whoever is not signed in. */
export const OPEN_PAGES = [...routesOf('auth'), '/no-such-page'];

/**
 * Sells, asks and notes something for a seller, so that every list has a row.
 * @returns the address of every page of an area that there is.
 */
export async function pagesWithBusiness(area: 'seller' | 'admin', { api }: Seller) {
  for (const phone of ['09121234509', '09121234590', '09121234595']) {
    await api.charge.buy.mutate({ phone, amount: '100', idempotencyKey: phone });
  }
  const note = 'a-note-without-any-place-to-break'.repeat(8).replaceAll('-', '');
  await api.credit.request.mutate({ amount: '9999999999.99', note, idempotencyKey: 'note' });
  await api.phone.add.mutate({ phone: '09121234509', label: 'a label' });
  await api.apiKey.create.mutate({ name: 'a program' });
  const order = await api.bulk.create.mutate({ name: 'a list', idempotencyKey: 'list' });
  await api.bulk.addLines.mutate({ id: order.id, from: 1, lines: ['09121234509,100', '0912,100'] });
  const [charge] = (await api.charge.list.query({})).items;
  const { id } = await api.auth.me.query();
  const places: Record<string, string | undefined> = {
    '/bulk/[id]': order.id,
    '/charges/[id]': charge?.id,
    '/admin/charges/[id]': charge?.id,
    '/admin/operators/[code]': 'mci',
    '/admin/sellers/[id]': id,
  };
  return routesOf(area).map((route) => {
    if (!route.includes('[')) return route;
    const place = places[route];
    if (place === undefined) throw new Error(`Nothing to show on ${route}`);
    return route.replace(/\[\w+\]/, place);
  });
}
