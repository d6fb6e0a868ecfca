import { EventEmitter, once } from 'node:events';

import { FIRST_ADMIN, newPerson, PASSWORD } from '#e2e/people';
import { RegisterPage } from '#e2e/pages/register';
import { Shell } from '#e2e/pages/shell';
import { SignInPage } from '#e2e/pages/sign-in';
import { WalletPage } from '#e2e/pages/wallet';
import { expect, test } from '#e2e/test';

test('a seller is kept out of the admin area', async ({ newSeller, openAs }) => {
  const page = await openAs(await newSeller(), '/admin/credit');
  await expect(page.getByRole('heading', { name: 'You cannot open this page' })).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await page.waitForURL('/buy');
});

test('whoever opens a page signed out comes to it by signing in', async ({ page, newSeller }) => {
  const seller = await newSeller('1000');
  await page.goto('/wallet?from=a-link');
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await new SignInPage(page).signIn(seller, '/wallet?from=a-link');
  await new WalletPage(page).expectBalance('1,000.00 IRR');
});

test('a wrong password and an unknown account are told the same', async ({ page, newSeller }) => {
  const seller = await newSeller();
  const signIn = new SignInPage(page);
  await page.goto('/sign-in');
  for (const person of [{ ...seller, password: 'not the password' }, newPerson()]) {
    await signIn.send({ email: person.email, password: person.password });
    await signIn.expectNotice('The e-mail address or the password is wrong.');
    await page.reload();
  }
  await signIn.signIn(seller, '/buy');
});

test('what is typed before the page’s scripts are there is not lost', async ({
  page,
  newSeller,
}) => {
  const seller = await newSeller();
  const scripts = new EventEmitter();
  const ready = once(scripts, 'ready');
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await ready;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const signIn = new SignInPage(page);
  await signIn.email.fill(seller.email);
  await signIn.password.fill(seller.password);
  scripts.emit('ready');
  await page.waitForLoadState();
  await expect(signIn.email).toHaveValue(seller.email);
  await signIn.password.press('Enter');
  await page.waitForURL('/buy');
});

test('a suspended seller is told so, at work and at the door, until activated again', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller();
  const page = await openAs(seller, '/charges');
  const admin = await openAs(FIRST_ADMIN, `/admin/sellers?search=${seller.email}`);
  const change = async (deed: 'Suspend' | 'Activate') => {
    await admin.getByRole('button', { name: 'More actions' }).click();
    await admin.getByRole('menuitem', { name: deed }).click();
    const question = admin.getByRole('alertdialog', { name: `${deed} this account?` });
    await question.getByRole('button', { name: deed }).click();
  };
  await admin.getByRole('link', { name: seller.email }).click();
  await change('Suspend');
  await new Shell(admin).expectNews(`${seller.email} is suspended`);

  const signIn = new SignInPage(page);
  await signIn.expectNotice(/This account is suspended\./);
  await signIn.send(seller);
  await signIn.expectNotice(/This account is suspended\./);

  await change('Activate');
  await new Shell(admin).expectNews(`${seller.email} is active`);
  await signIn.send(seller);
  await page.waitForURL(/\/charges/);
});

test('an e-mail address is registered once, however it is written', async ({ page, newSeller }) => {
  const seller = await newSeller();
  const register = new RegisterPage(page);
  await register.open();
  await register.send({ email: seller.email.toUpperCase(), password: PASSWORD });
  await expect(register.email).toHaveAccessibleDescription(
    'There is an account with this e-mail address already. Sign in instead.',
  );
});

test('a password that is easy to guess is refused where it is typed', async ({ page }) => {
  const register = new RegisterPage(page);
  await register.open();
  await register.send({ ...newPerson(), password: 'password1' });
  await expect(page.getByText('This password is easy to guess.')).toBeVisible();
});
