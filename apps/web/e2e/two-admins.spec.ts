import { FIRST_ADMIN, SECOND_ADMIN } from '#e2e/people';
import { CreditQueuePage } from '#e2e/pages/credit-queue';
import { Shell } from '#e2e/pages/shell';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('of two admins who approve at once one wins, and the other is told who', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller();
  await seller.api.credit.request.mutate({ amount: '700', idempotencyKey: 'raced for' });
  const admins = [FIRST_ADMIN, SECOND_ADMIN];
  const queues = await Promise.all(
    admins.map(async (admin) => {
      const queue = new CreditQueuePage(await openAs(admin, '/admin/credit'));
      await queue.find(seller.email);
      await queue.openApproval('700.00 IRR', seller.email);
      return queue;
    }),
  );

  await Promise.all(queues.map((queue) => queue.approve()));
  const news = await Promise.all(
    queues.map((queue) =>
      new Shell(queue.page)
        .news()
        .filter({ hasText: /approved/i })
        .innerText(),
    ),
  );

  const approved = `Approved 700.00 IRR for ${seller.email}`;
  const winner = admins[news.indexOf(approved)];
  expect(news.toSorted()).toEqual([`Already approved by ${winner?.email}.`, approved]);
  expect(await seller.books()).toEqual({ balance: '700.00', sales: 0 });
});

test('deciding many says of each what became of it', async ({ newSeller, openAs }) => {
  const seller = await newSeller();
  for (const amount of ['100', '200', '300']) {
    await seller.api.credit.request.mutate({ amount, idempotencyKey: `of ${amount}` });
  }
  const [first, second] = await Promise.all(
    [FIRST_ADMIN, SECOND_ADMIN].map(async (admin) => {
      const queue = new CreditQueuePage(await openAs(admin, '/admin/credit'));
      await queue.find(seller.email);
      await expectRows(queue.list, [
        { Amount: '300.00 IRR' },
        { Amount: '200.00 IRR' },
        { Amount: '100.00 IRR' },
      ]);
      return queue;
    }),
  );
  if (!first || !second) throw new Error('both admins have a queue');

  await first.openApprovalOfAll(3);
  await expect(first.dialog).toContainText('600.00 IRR');
  await second.reject('200.00 IRR', seller.email, 'no transfer was seen');
  await first.approve();

  await expect(first.dialog).toContainText('2 of 3 decided');
  await expect(first.results()).toHaveText([
    /Approved.*300\.00 IRR/,
    new RegExp(`Already rejected by ${SECOND_ADMIN.email}.*200\\.00 IRR`),
    /Approved.*100\.00 IRR/,
  ]);
  await first.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(first.page.getByText('No requests match')).toBeVisible();
  expect((await seller.books()).balance).toBe('400.00');
});

test('a large amount of many waits for the second admin, who sees who was first', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller();
  for (const amount of ['10000000000', '100']) {
    await seller.api.credit.request.mutate({ amount, idempotencyKey: amount });
  }
  const address = `/admin/credit?search=${seller.email}`;
  const first = new CreditQueuePage(await openAs(FIRST_ADMIN, address));
  await first.openApprovalOfAll(2);
  await expect(first.dialog).toContainText('10,000,000,100.00 IRR');
  await first.approve();
  await expect(first.dialog.getByRole('heading')).toHaveText('What became of each');
  await expect(first.results()).toHaveText([
    /Approved.*100\.00 IRR/,
    /1 of 2: needs a second approval.*10,000,000,000\.00 IRR/,
  ]);
  expect((await seller.books()).balance).toBe('100.00');

  const second = new CreditQueuePage(await openAs(SECOND_ADMIN, `${address}&needs=second`));
  await expect(second.list).toContainText(`1 of 2by ${FIRST_ADMIN.email}`);
  await second.openApproval('10,000,000,000.00 IRR', seller.email);
  await second.approve();
  await new Shell(second.page).expectNews(/^Approved 10,000,000,000\.00 IRR/);
  expect((await seller.books()).balance).toBe('10000000100.00');
});
