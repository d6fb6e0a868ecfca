// oxlint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs
import { test as base, type BrowserContext, type Page } from '@playwright/test';

import { loginToApi, registerAtApi, type Api } from '#e2e/api';
import { takeNotes } from '#e2e/failure-notes';
import { FIRST_ADMIN, newPerson, type Person } from '#e2e/people';
import { say, type Words } from '#e2e/say';
import { stackUrl } from '#e2e/stack-url';

/** A seller of this test alone, and what the API says about them. */
export interface Seller extends Person {
  api: Api;
  /** The wallet's balance, and how often a charge was sold. */
  books: () => Promise<{ balance: string; sales: number }>;
}

interface Fixtures {
  /** The words of the language that the browser asks for. */
  words: Words;
  /** Registers a seller; with `balance`, credit of that amount was approved. */
  newSeller: (balance?: string) => Promise<Seller>;
  /** A page in a browser of one's own, signed in as the person. */
  openAs: (person: Person, path: string) => Promise<Page>;
}

interface WorkerFixtures {
  adminApi: Api;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  baseURL: async ({}, use) => use(stackUrl()),

  adminApi: [
    async ({}, use) => {
      await use(await loginToApi(FIRST_ADMIN));
    },
    { scope: 'worker' },
  ],

  words: async ({ locale }, use) => use(say(locale?.startsWith('fa') ? 'fa' : 'en')),

  newSeller: async ({ adminApi }, use) => {
    await use(async (balance) => {
      const person = newPerson();
      const api = await registerAtApi(person);
      if (balance !== undefined) {
        const { id } = await api.credit.request.mutate({ amount: balance, idempotencyKey: 'fund' });
        await adminApi.admin.credit.decide.mutate({ id, decision: 'approve' });
      }
      const books = async () => {
        const wallet = await api.wallet.get.query();
        const { items } = await api.charge.list.query({});
        return { balance: wallet.balance, sales: items.length };
      };
      return { ...person, api, books };
    });
  },

  context: async ({ context }, use, testInfo) => {
    const notes = takeNotes(context);
    await use(context);
    await notes.tellIfFailed(testInfo);
    notes.expectNoViolations();
  },

  openAs: async ({ browser }, use, testInfo) => {
    const contexts = new Map<BrowserContext, ReturnType<typeof takeNotes>>();
    await use(async (person, path) => {
      const context = await browser.newContext();
      contexts.set(context, takeNotes(context));
      await signInQuietly(context, person);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const [context, notes] of contexts) {
      await notes.tellIfFailed(testInfo);
      await context.close();
    }
    for (const notes of contexts.values()) notes.expectNoViolations();
  },
});

export { expect } from '@playwright/test';

/** Signs in without the form, which has stories of its own. */
async function signInQuietly({ request }: BrowserContext, person: Person): Promise<void> {
  const csrf: unknown = await (await request.get('/api/auth/csrf')).json();
  const { csrfToken } = csrf as { csrfToken: string };
  const answer = await request.post('/api/auth/callback/credentials', {
    form: { csrfToken, ...person, json: 'true' },
  });
  if (!answer.ok()) throw new Error(`${person.email} could not sign in: ${await answer.text()}`);
}
