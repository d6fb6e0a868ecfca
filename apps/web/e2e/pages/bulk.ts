import { expect, type Page } from '@playwright/test';

import { expectDetails } from '#e2e/details';
import { say, type Words } from '#e2e/say';

/** Lists of charges: where they are given in, and one of them on its way. */
export class BulkPage {
  readonly text;
  readonly lists;
  readonly lines;
  readonly summary;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    // Two while what was streamed takes the place of what was shown meanwhile.
    this.text = page.getByLabel(t('bulk.paste'), { exact: true }).filter({ visible: true });
    this.lists = page.getByRole('table', { name: t('bulk.listTitle') });
    this.lines = page.getByRole('table', { name: t('bulk.linesTitle') });
    this.summary = page.getByRole('region', { name: t('bulk.summary') });
  }

  /** Pastes lines; ends on the page that says what is wrong with each. */
  async check(lines: readonly string[]): Promise<void> {
    await this.text.fill(lines.join('\n'));
    await this.press(this.words.t('bulk.check'));
    await expect(this.lines).toBeVisible();
  }

  async chooseFile(name: string, content: Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByText(this.words.t('bulk.chooseFile')).click();
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: content });
  }

  async expectSummary(details: Record<string, string>): Promise<void> {
    await expectDetails(this.summary, details);
  }

  async start(lines: number): Promise<void> {
    const { t, shown } = this.words;
    await this.press(t('bulk.start'));
    const question = this.page.getByRole('alertdialog', {
      name: shown(t('bulk.startTitle', { count: lines })),
    });
    await question.getByRole('button', { name: t('bulk.start') }).click();
    await expect(question).toBeHidden();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async expectStanding(text: string): Promise<void> {
    await expect(this.summary.getByText(text)).toBeVisible();
  }

  async show(name: RegExp): Promise<void> {
    const which = this.page.getByRole('navigation', { name: this.words.t('bulk.filterStatus') });
    await which.getByRole('link', { name }).click();
  }
}
