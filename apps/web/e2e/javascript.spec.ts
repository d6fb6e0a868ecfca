import { gzipSync } from 'node:zlib';

import type { APIRequestContext } from '@playwright/test';

import { FIRST_ADMIN } from '#e2e/people';
import { OPEN_PAGES, pagesWithBusiness } from '#e2e/routes';
import { expect, test } from '#e2e/test';

/** Of all scripts that a page begins with, compressed. */
const MOST_BYTES = 200_000;

/** Browsers that know modules, which is all that are supported, leave these alone. */
const FOR_OLD_BROWSERS = /<script[^>]*noModule[^>]*>/gi;

const SCRIPT = /static\/chunks\/[\w.~-]+\.js/g;

/**
 * The scripts that a page's HTML names: in tags, and in what it tells React to load. What comes once
 * the page is at rest is in neither.
 */
async function expectLight(request: APIRequestContext, page: string): Promise<void> {
  const html = await (await request.get(page)).text();
  const names = new Set(html.replace(FOR_OLD_BROWSERS, '').match(SCRIPT));
  expect(names.size, `scripts of ${page}`).toBeGreaterThan(0);
  const sizes = await Promise.all([...names].map((name) => sizeOf(request, name)));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: page, description: `${bytes} bytes` });
  expect.soft(bytes, `bytes of script on ${page}`).toBeLessThan(MOST_BYTES);
}

async function sizeOf(request: APIRequestContext, name: string): Promise<number> {
  const answer = await request.get(`/_next/${name}`);
  expect(answer.ok(), name).toBe(true);
  return gzipSync(await answer.body()).length;
}

test('no page for whoever is signed out begins with much script', async ({ request }) => {
  for (const page of OPEN_PAGES) await expectLight(request, page);
});

test('no page of a seller begins with much script', async ({ newSeller, openAs }) => {
  const seller = await newSeller('1000');
  const { request } = (await openAs(seller, '/password')).context();
  for (const page of await pagesWithBusiness('seller', seller)) await expectLight(request, page);
});

test('no page of an admin begins with much script', async ({ newSeller, openAs }) => {
  const pages = await pagesWithBusiness('admin', await newSeller('1000'));
  const { request } = (await openAs(FIRST_ADMIN, '/admin/password')).context();
  for (const page of pages) await expectLight(request, page);
});
