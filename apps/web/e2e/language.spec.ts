import { BuyPage } from '#e2e/pages/buy';
import { RegisterPage } from '#e2e/pages/register';
import { SignInPage } from '#e2e/pages/sign-in';
import { newPerson } from '#e2e/people';
import { say } from '#e2e/say';
import { expect, test } from '#e2e/test';

const persian = say('fa');
const english = say('en');

test.describe('with a browser that asks for Persian', () => {
  test.use({ locale: 'fa-IR' });

  test('what is entered wrongly is told in Persian, and digits may be too', async ({
    page,
    newSeller,
  }) => {
    const { t } = persian;
    const seller = await newSeller('1000');
    await page.goto('/sign-in');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page).toHaveTitle(new RegExp(t('auth.signInTitle')));
    const signIn = new SignInPage(page, persian);
    await signIn.send({ ...seller, password: 'not the password' });
    await signIn.expectNotice(t('errors.INVALID_CREDENTIALS'));

    const register = new RegisterPage(page, persian);
    await register.open();
    await register.send({ ...newPerson(), password: 'short' });
    await expect(page.getByText(t('errors.PASSWORD_TOO_SHORT'))).toBeVisible();

    await page.goto('/sign-in');
    await signIn.signIn(seller, '/buy');
    const buy = new BuyPage(page, persian);
    await buy.fillIn({ phone: '۰۹۱۲ ۱۲۳', amount: '۵۰۰' });
    await buy.review.click();
    await expect(buy.phone).toHaveAccessibleDescription(t('errors.INVALID_PHONE'));
    await buy.fillIn({ phone: '۰۹۱۲۱۲۳۴۵۰۷', amount: '۱٬۰۰۰٫۵' });
    await expect(buy.review).toBeDisabled();
    await buy.amount.fill('۵۰۰');
    await buy.review.click();
    await buy.confirm.click();
    await buy.receipt.expectStatus(t('chargeStatus.delivered.label'));

    // The days of a filter are those of the reader's calendar, on the page and in what is typed.
    await page.goto('/charges?from=2020-01-01');
    await expect(page.getByLabel(t('lists.from'))).toHaveValue('۱۳۹۸/۱۰/۱۱');
    await page.getByLabel(t('lists.to')).fill('1398/10/12');
    await expect(page).toHaveURL(/to=2020-01-02/);
    await expect(page.getByText(t('charges.noMatchTitle'))).toBeVisible();
  });
});

test('the language is changed in the account’s menu, at once and for good', async ({
  newSeller,
  openAs,
}) => {
  const page = await openAs(await newSeller('1000'), '/wallet');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await page.getByRole('button', { name: english.t('navigation.accountMenu') }).click();
  await page.getByRole('menuitem', { name: 'فارسی' }).click();
  const balance = page.getByRole('region', { name: persian.t('wallet.balance') });
  await expect(balance).toContainText(persian.money('1000.00'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'fa');
  await page.reload();
  await expect(balance).toContainText(persian.money('1000.00'));
  await page.getByRole('button', { name: persian.t('navigation.accountMenu') }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('region', { name: 'Balance' })).toContainText('1,000.00 IRR');
});
