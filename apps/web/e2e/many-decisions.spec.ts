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
      results.push(...(await queue.results().allInnerTexts()));
      await queue.dialog.getByRole('button', { name: 'Done' }).click();
      await expect(queue.dialog).toBeHidden();
    }
    return results;
  }
  const results = await Promise.all([FIRST_ADMIN, SECOND_ADMIN].map(approveAll));

  const approved = results.flat().filter((line) => /\bApproved\b/.test(line));
  const late = results.flat().filter((line) => /\bAlready approved by\b/.test(line));
  expect(approved).toHaveLength(REQUESTS);
  expect(approved.length + late.length).toBe(results.flat().length);
  expect((await seller.books()).balance).toBe(`${REQUESTS * AMOUNT}.00`);
});
