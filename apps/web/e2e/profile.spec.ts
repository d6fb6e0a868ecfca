import { Shell } from '#e2e/pages/shell';
import { stackUrl } from '#e2e/stack-url';
import { expectRowVisible } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('a session that is ended here is over in the other browser', async ({ newSeller, openAs }) => {
  const seller = await newSeller('1000');
  const other = await openAs(seller, '/wallet');
  await expect(other.getByRole('heading', { level: 1, name: 'Wallet' })).toBeVisible();
  const page = await openAs(seller, '/buy');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  const sessions = page.getByRole('table', { name: 'Sessions' });
  const mine = sessions.getByRole('row').filter({ hasText: 'This one' });
  await expect(mine).toHaveCount(1);
  await expect(mine.getByRole('button')).toHaveCount(0);

  await page.getByRole('button', { name: 'End all others' }).click();
  const question = page.getByRole('alertdialog', { name: 'End all other sessions?' });
  await question.getByRole('button', { name: 'End all others' }).click();
  // Two browsers and the program that registered.
  await new Shell(page).expectNews('2 sessions ended');
  await other.waitForURL(/\/sign-in/);
  await expect(sessions.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(mine).toHaveCount(1);
});

test('a key is shown once, sells in the seller’s name, and is refused once revoked', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/profile');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a key' });
  await dialog.getByLabel('Name of the key').fill('till');
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  const secret = (await dialog.getByLabel('Key', { exact: true }).textContent()) ?? '';
  expect(secret).toMatch(/^cf_/);
  const statusWithKey = async () => {
    const answer = await page.request.get(`${stackUrl()}/api/trpc/wallet.get`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    return answer.status();
  };
  expect(await statusWithKey()).toBe(200);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await expect(page.getByText(secret)).toHaveCount(0);

  await page.getByRole('button', { name: 'Revoke till' }).click();
  const question = page.getByRole('alertdialog', { name: 'Revoke this key?' });
  await question.getByRole('button', { name: 'Revoke' }).click();
  await expectRowVisible(page.getByRole('table', { name: 'API keys' }), { Revoked: 'just now' });
  expect(await statusWithKey()).toBe(401);
});

test('a name is changed, and the navigation says it', async ({ newSeller, openAs }) => {
  const page = await openAs(await newSeller(), '/profile');
  await page.getByRole('textbox', { name: 'Name' }).fill('Corner Shop');
  await page.getByRole('button', { name: 'Save' }).click();
  await new Shell(page).expectNews('Your name was saved');
  await expect(page.getByRole('button', { name: 'Account' })).toContainText('Corner Shop');
});
