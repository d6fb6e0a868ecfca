import { FIRST_ADMIN, SECOND_ADMIN, type Person } from '#e2e/people';
import { CreditQueuePage } from '#e2e/pages/credit-queue';
import { expect, test } from '#e2e/test';

/** By hand with 500: `REQUESTS=500 playwright test many-decisions`. */
const REQUESTS = Number(process.env['REQUESTS'] ?? 12);
const AMOUNT = 7;

test('two admins who decide the same requests at once decide each of them once', async ({
  newSeller,
  openAs,
}) => {
  test.setTimeout(120_000 + 1_000 * REQUESTS);
  const seller = await newSeller();
  for (let place = 0; place < REQUESTS; place += 1) {
    await seller.api.credit.request.mutate({
      amount: String(AMOUNT),
      idempotencyKey: `request ${place}`,
    });
  }

  /** Takes all that is shown, approves it, and so on until nothing is left. */
  async function approveAll(admin: Person): Promise<string[]> {
    const page = await openAs(admin, `/admin/credit?search=${seller.email}`);
    const queue = new CreditQueuePage(page);
    const results: string[] = [];
    const isOver = page.getByText('No requests match');
    while (!(await isOver.isVisible())) {
      if (!(await queue.openApprovalOfWhatIsLeft())) continue;
      await queue.approve();
      await expect(queue.dialog.getByRole('heading')).toHaveText('What became of each');
      await expect(queue.results()).not.toHaveCount(0);
      results.push(...(await queue.results().allInnerTexts()));
      await queue.dialog.getByRole('button', { name: 'Done' }).click();
      await expect(queue.dialog).toBeHidden();
    }
    return results;
  }
  const results = await Promise.all([FIRST_ADMIN, SECOND_ADMIN].map(approveAll));

  const texts = results.flat().map((line) => line.split('\n')[1] ?? line);
  const isLate = (text: string) => text.startsWith('Already approved by');
  // Each was decided by one of them; the other was told so, or did not see it any more.
  expect(texts.filter((text) => !isLate(text))).toEqual(Array(REQUESTS).fill('Approved'));
  expect((await seller.books()).balance).toBe(`${REQUESTS * AMOUNT}.00`);
});
