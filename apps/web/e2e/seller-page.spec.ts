import { FIRST_ADMIN } from '#e2e/people';
import { Shell } from '#e2e/pages/shell';
import { expectRows, expectRowVisible } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('a wallet is frozen with a reason, and put right after seeing what will be written', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const { id } = await seller.api.auth.me.query();
  const page = await openAs(FIRST_ADMIN, `/admin/sellers/${id}`);
  const shell = new Shell(page);
  const dialog = page.getByRole('dialog');
  const buy = () =>
    seller.api.charge.buy.mutate({ phone: '09121234500', amount: '100', idempotencyKey: 'frozen' });

  await test.step('frozen, it sells nothing', async () => {
    await page.getByRole('button', { name: 'Freeze wallet' }).click();
    await dialog.getByRole('button', { name: 'Freeze wallet' }).click();
    await expect(dialog).toContainText('Give a reason');
    await dialog.getByLabel('Reason').fill('asked for by the bank');
    await dialog.getByRole('button', { name: 'Freeze wallet' }).click();
    await shell.expectNews(`The wallet of ${seller.email} is frozen`);
    await expect(page.getByText('This wallet is frozen: it sells nothing.')).toBeVisible();
    await expect(buy()).rejects.toMatchObject({ data: { appError: { code: 3013 } } });
  });

  await test.step('the entry is shown before it is written', async () => {
    await page.getByRole('button', { name: 'Adjust wallet' }).click();
    const preview = dialog.getByRole('region', { name: 'What will be written' });
    await dialog.getByLabel('Amount').fill('-2000');
    await expect(preview).toContainText('A balance cannot go below zero.');
    await dialog.getByLabel('Amount').fill('-250.50');
    await expect(preview).toContainText('Balance before1,000.00 IRR');
    await expect(preview).toContainText('Entry in the wallet-250.50 IRR');
    await expect(preview).toContainText('Other side, treasury+250.50 IRR');
    await expect(preview).toContainText('Balance after749.50 IRR');
    await dialog.getByLabel('Reason').fill('paid back in cash');
    await dialog.getByRole('button', { name: 'Adjust wallet' }).click();
    await expectRows(page.getByRole('table', { name: 'Entries' }), [
      { Kind: 'Adjustment', Amount: '250.50 IRR', 'Balance after': '749.50 IRR' },
      { Kind: 'Credit', Amount: '1,000.00 IRR' },
    ]);
    expect((await seller.books()).balance).toBe('749.50');
  });

  const openSection = (name: string) =>
    page
      .getByRole('navigation', { name: 'Sections of the account' })
      .getByRole('link', { name })
      .click();

  await test.step('a note is kept, and the log tells both', async () => {
    await openSection('Notes');
    await page.getByLabel('Note', { exact: true }).fill('Called; will pay on Sunday.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect(page.getByRole('list', { name: 'Notes' })).toContainText('will pay on Sunday');
    await openSection('Audit log');
    const log = page.getByRole('table', { name: 'Audit log' });
    await expectRowVisible(log, { Action: 'Wallet frozen', Who: FIRST_ADMIN.email });
    await expectRowVisible(log, { Action: 'Wallet adjusted', Who: FIRST_ADMIN.email });
  });

  await test.step('its key is revoked by the keyboard, once asked about', async () => {
    const { key } = await seller.api.apiKey.create.mutate({ name: 'till' });
    const statusWithKey = async () => {
      const headers = { authorization: `Bearer ${key}` };
      return (await page.request.get('/api/trpc/wallet.get', { headers })).status();
    };
    expect(await statusWithKey()).toBe(200);
    await openSection('API keys');
    const keys = page.getByRole('table', { name: 'API keys' });
    await expectRowVisible(keys, { Name: 'till', Key: `${key.slice(0, 10)}…`, Revoked: 'Revoke' });
    await expect(page.getByText(key)).toHaveCount(0);
    const revoke = page.getByRole('button', { name: 'Revoke till' });
    await revoke.press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Revoke this key?' });
    await expect(question).toContainText('Programs that use till are refused from now on');
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(revoke).toBeFocused();
    expect(await statusWithKey()).toBe(200);
    await revoke.press('Enter');
    await expect(question.getByRole('button', { name: 'Revoke' })).toBeFocused();
    await page.keyboard.press('Enter');
    await shell.expectNews('till was revoked');
    await expectRows(keys, [{ Name: 'till', Made: 'just now', Revoked: 'just now' }]);
    expect(await statusWithKey()).toBe(401);
    await openSection('Audit log');
    const log = page.getByRole('table', { name: 'Audit log' });
    await expectRowVisible(log, { Action: 'API key revoked', Who: FIRST_ADMIN.email });
  });

  await test.step('its session is ended', async () => {
    await openSection('Sessions');
    await page.getByRole('button', { name: /^End the session of/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End' }).click();
    await expect(page.getByText('Signed in nowhere')).toBeVisible();
    await expect(seller.api.wallet.get.query()).rejects.toMatchObject({
      data: { appError: { code: 1010 } },
    });
  });
});
