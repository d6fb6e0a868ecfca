import { FIRST_ADMIN, SECOND_ADMIN } from '#e2e/people';
import { AdminChargePage } from '#e2e/pages/admin-charge';
import { DeskPage } from '#e2e/pages/desk';
import { Receipt } from '#e2e/pages/receipt';
import { Shell } from '#e2e/pages/shell';
import { hasOrder, setOperator } from '#e2e/simulated-operator';
import { expectRows, expectRowVisible } from '#e2e/table';
import { expect, test, type Seller } from '#e2e/test';

// There is one operator, and each of these stories takes its line down.
test.describe.configure({ mode: 'default' });
test.afterEach(() => setOperator('normal'));

const PHONE_WIDTH = { width: 360, height: 740 };
const TIMED_OUT_WITHIN_MS = 30_000;

test('what the operator keeps silent about waits on the desk until an admin has it asked for', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const { id } = await buy(seller, '09121234591');
  await expect.poll(() => hasOrder(id)).toBe(true);
  await setOperator('down');
  const receipt = new Receipt((await openAs(seller, `/charges/${id}`)).getByRole('main'));
  const admin = await openAs(FIRST_ADMIN, '/admin/charges');
  await expect.poll(() => statusOf(seller, id), { timeout: TIMED_OUT_WITHIN_MS }).toBe('unknown');
  await receipt.expectStatus('Checking');

  const desk = new DeskPage(admin);
  await desk.openByCount();
  await expectRowVisible(desk.list, {
    'Phone number': '+989121234591',
    Seller: seller.email,
    Operator: 'Hamrah-e Aval',
    Amount: '400.00 IRR',
  });
  await desk.openChargeOf(seller.email);
  const charge = new AdminChargePage(admin);
  await charge.expectStatus('Checking');
  await expectRowVisible(charge.calls, {
    Call: '1. Sent',
    Answer: 'No clear answer: no answer in time',
  });
  await expectRowVisible(charge.calls, {
    Call: '2. Asked',
    Answer: 'No clear answer: the line broke',
  });
  await expectRows(charge.entries, [
    { Kind: 'Charge', By: seller.email, Amount: '-400.00 IRR Balance after 600.00 IRR' },
  ]);

  await setOperator('normal');
  await charge.askNow();
  await new Shell(admin).expectNews('The operator is asked now');
  await charge.expectStatus('Delivered');
  await receipt.expectStatus('Delivered');
  await expectRows(charge.audit, [{ Action: 'Charge asked for again', Who: FIRST_ADMIN.email }]);
  await expect(charge.history).toHaveText([
    new RegExp(`^Sending.*${seller.email}$`),
    /^Checking.*By the operator’s answer$/,
    /^Delivered.*By the operator’s answer$/,
  ]);
});

test('of two admins who resolve at once one wins, and the other is told who', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const { id } = await buyWhileDown(seller, '09121234592');
  const seen = new Receipt((await openAs(seller, `/charges/${id}`)).getByRole('main'));
  await seen.expectStatus('Checking');
  const admins = [FIRST_ADMIN, SECOND_ADMIN];
  const charges = await Promise.all(
    admins.map(async (admin) => {
      const charge = new AdminChargePage(await openAs(admin, `/admin/charges/${id}`));
      await charge.openResolution();
      await charge.resolve();
      await expect(charge.dialog).toContainText('Choose what became of it.');
      await expect(charge.dialog).toContainText('Say what you know it from.');
      await charge.fillIn({ outcome: 'It was not delivered', evidence: `of ${admin.email}` });
      return charge;
    }),
  );

  await Promise.all(charges.map((charge) => charge.resolve()));
  const news = await Promise.all(
    charges.map(({ page }) =>
      new Shell(page)
        .news()
        .filter({ hasText: /resolved/i })
        .innerText(),
    ),
  );

  const done = `Resolved: 400.00 IRR is back with ${seller.email}`;
  const winner = admins[news.indexOf(done)];
  expect(news.toSorted()).toEqual([`Already resolved by ${winner?.email}: it is refunded.`, done]);
  for (const charge of charges) {
    await charge.expectStatus('Refunded');
    await expect(charge.dialog).toBeHidden();
    await expectRowVisible(charge.entries, {
      Kind: 'Refund',
      By: winner?.email ?? '',
      Amount: '+400.00 IRR Balance after 900.00 IRR',
    });
    await expectRowVisible(charge.audit, { Action: 'Charge resolved', Who: winner?.email ?? '' });
    await expect(charge.audit).toContainText(`of ${winner?.email}`);
  }
  await seen.expectStatus('Refunded');
  expect((await seller.books()).balance).toBe('900.00');
});

test('the desk and its charges fit a phone, and say so when all is well', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const { id } = await buyWhileDown(seller, '09121234503');
  const admin = await openAs(FIRST_ADMIN, '/admin/credit');
  await admin.setViewportSize(PHONE_WIDTH);
  const shell = new Shell(admin);
  const desk = new DeskPage(admin);
  await desk.openByCount();
  await expectRowVisible(desk.list, { Seller: seller.email });
  await shell.expectNoSidewaysScroll();
  await desk.openChargeOf(seller.email);
  const charge = new AdminChargePage(admin);
  await charge.openResolution();
  await shell.expectNoSidewaysScroll();
  await charge.fillIn({ outcome: 'It was delivered', evidence: 'their support says so' });
  await charge.resolve();
  await shell.expectNews('Resolved: it counts as delivered');
  await charge.expectStatus('Delivered');
  await shell.expectNoSidewaysScroll();

  await setOperator('normal');
  await shell.goTo('Desk');
  await expect(admin.getByText('All is well')).toBeVisible();
  await shell.expectNoSidewaysScroll();
  expect(await statusOf(seller, id)).toBe('delivered');
});

async function buy({ api }: Seller, phone: string, amount = '400') {
  return await api.charge.buy.mutate({ phone, amount, idempotencyKey: phone });
}

/** Sells what the operator will never have heard of: its outcome stays unknown. */
async function buyWhileDown(seller: Seller, phone: string) {
  // The worker has then looked up what it needs, so that it is the order itself that is lost.
  const before = await buy(seller, '09121234500', '100');
  await expect.poll(() => statusOf(seller, before.id)).toBe('delivered');
  await setOperator('down');
  const charge = await buy(seller, phone);
  await expect.poll(() => statusOf(seller, charge.id)).toBe('unknown');
  return charge;
}

async function statusOf({ api }: Seller, id: string): Promise<string> {
  const { status } = await api.charge.get.query({ id });
  return status;
}
