import { expect, type BrowserContext, type Page, type TestInfo } from '@playwright/test';

const MAX_TEXT = 6_000;

/** How browsers begin to say what the policy of a page kept it from. */
const VIOLATION = /Content.Security.Policy|Permissions policy violation|Refused to/i;

/**
 * Notes what goes wrong in a browser's pages, and once a story has failed prints that with what the
 * pages showed: where nothing but the output is kept, a failure is to be understood from it. A page
 * that does what its policy forbids fails its story, whatever it looks like.
 */
export function takeNotes(context: BrowserContext) {
  const notes: string[] = [];
  const violations: string[] = [];
  context.on('weberror', (error) => notes.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    const text = message.text();
    if (VIOLATION.test(text)) violations.push(text);
    if (message.type() === 'error') notes.push(`console: ${text}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // What a page no longer needs is given up on all the time.
    if (why !== 'net::ERR_ABORTED') notes.push(`no answer: ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) notes.push(`${response.status()}: ${response.url()}`);
  });

  return {
    expectNoViolations(): void {
      expect(violations).toEqual([]);
    },
    async tellIfFailed({ status, expectedStatus, title }: TestInfo): Promise<void> {
      if (status === expectedStatus) return;
      const pages = await Promise.all(context.pages().map(describe));
      // oxlint-disable-next-line no-console -- the reporter shows what a test prints
      console.log([`What was seen in “${title}”:`, ...notes, ...pages].join('\n'));
    },
  };
}

async function describe(page: Page): Promise<string> {
  const shown = await page
    .locator('body')
    .ariaSnapshot({ timeout: 2_000 })
    .catch(() => 'nothing');
  return `${page.url()}\n${shown.slice(0, MAX_TEXT)}`;
}
