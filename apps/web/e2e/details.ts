import { expect, type Locator } from '@playwright/test';

/** Expects a list of facts to say these, by their terms: `{ Price: '500.00 IRR' }`. */
export async function expectDetails(
  within: Locator,
  details: Record<string, string>,
): Promise<void> {
  for (const [term, value] of Object.entries(details)) {
    const line = within.locator('dl > div').filter({
      has: within.page().getByRole('term').getByText(term, { exact: true }),
    });
    await expect(line.getByRole('definition'), term).toHaveText(value);
  }
}
