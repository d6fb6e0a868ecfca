import { TOTP } from 'otpauth';

import { PASSWORD } from '#e2e/people';
import { Shell } from '#e2e/pages/shell';
import { SignInPage } from '#e2e/pages/sign-in';
import { expect, test } from '#e2e/test';

const STEP_MS = 30_000;

test('a second factor is set up, asked for at the door, got round by no wrong code, and turned off', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller();
  const page = await openAs(seller, '/profile');
  const card = page.getByRole('region', { name: 'Second factor' });
  await card.getByRole('button', { name: 'Set up' }).click();
  const setUp = page.getByRole('dialog', { name: 'Set up a second factor' });
  await setUp.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await setUp.getByRole('button', { name: 'Next' }).click();
  await expect(setUp.getByRole('img', { name: 'Picture of the key' })).toBeVisible();
  const key = (await setUp.getByLabel('Key', { exact: true }).textContent()) ?? '';
  const app = new TOTP({ secret: key });
  await setUp.getByLabel('Code from the app').fill(app.generate());
  await setUp.getByRole('button', { name: 'Turn on' }).click();
  const codes = ((await setUp.getByLabel('Recovery codes').textContent()) ?? '').split('\n');
  expect(codes).toHaveLength(10);
  await setUp.getByRole('button', { name: 'I have kept them' }).click();
  await expect(card).toContainText('10 recovery codes are left');

  await new Shell(page).signOut();
  const door = new SignInPage(page);
  await door.send(seller);
  await door.expectNotice('Enter the code from your app as well.');
  await expect(door.code).toBeFocused();
  await door.sendCode('abcd-efgh-ijkl-mnop');
  await door.expectNotice('This code is wrong, has run out or was used before.');
  // Of the next step: the present one's was used when it was set up.
  await door.sendCode(app.generate({ timestamp: Date.now() + STEP_MS }));
  await page.waitForURL(/\/buy/);

  await page.goto('/profile');
  await card.getByRole('button', { name: 'Turn off' }).click();
  const turnOff = page.getByRole('dialog', { name: 'Turn off the second factor?' });
  await turnOff.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await turnOff.getByLabel('Code from the app').fill(codes[0] ?? '');
  await turnOff.getByRole('button', { name: 'Turn off' }).click();
  await new Shell(page).expectNews('The second factor is off');
  await expect(card.getByRole('button', { name: 'Set up' })).toBeVisible();
});
