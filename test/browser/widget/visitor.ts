import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody on a shop's page, by what they see of the widget. */
export class Visitor {
  readonly page: Page;
  readonly launcher: Locator;
  readonly message: Locator;
  readonly log: Locator;

  constructor(page: Page) {
    this.page = page;
    this.launcher = page.getByRole('button', { name: 'Chat', exact: true });
    this.message = page.getByRole('textbox', { name: 'Message' });
    this.log = page.getByRole('log', { name: 'Conversation' });
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.message.waitFor();
  }

  /** Writes a line and waits for what `answer` matches after it. */
  async say(text: string, answer: RegExp): Promise<void> {
    await this.message.fill(text);
    await this.message.press('Enter');
    await this.hears(answer);
  }

  async hears(answer: RegExp): Promise<void> {
    await expect.poll(() => this.log.textContent()).toMatch(answer);
  }

  /** What the browser keeps of the session. */
  token(): Promise<string> {
    return this.page.evaluate<string>(`(() => {
      const kept = Object.keys(localStorage).find((key) => key.startsWith('onethread:'));
      return JSON.parse(localStorage.getItem(kept)).token;
    })()`);
  }

  /** How often a line stands in the log. */
  count(text: string | RegExp): Promise<number> {
    return this.log.locator('.bubble').filter({ hasText: text }).count();
  }
}
