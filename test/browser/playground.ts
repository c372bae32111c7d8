import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Persona } from '../../sandbox/shapes.ts';

/** The playground as a person sees it: by names and roles. */
export class Playground {
  readonly page: Page;
  readonly chat: Widget;
  readonly mail: Panel;
  readonly whatsapp: Panel;
  readonly phone: Panel;
  readonly persona: Locator;
  readonly clock: Locator;
  readonly story: Locator;
  readonly memory: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.chat = new Widget(page);
    this.mail = new Panel(page, 'Email');
    this.whatsapp = new Panel(page, 'WhatsApp');
    this.phone = new Panel(page, 'Phone');
    this.persona = page.getByRole('combobox', { name: 'You are' });
    this.clock = page.getByRole('region', { name: 'The shop’s clock' });
    this.story = page.getByRole('region', { name: 'The story' });
    this.memory = page.getByRole('complementary', { name: 'What Lune keeps' });
  }

  /** Loads the page and waits until its shop page has the widget. */
  static async open(page: Page, base: string, search = ''): Promise<Playground> {
    await page.goto(`${base}/${search}`);
    const playground = new Playground(page);
    await playground.chat.launcher.waitFor({ state: 'attached' });
    return playground;
  }

  /** Becomes somebody else. */
  async become({ id, email }: Persona): Promise<void> {
    await this.persona.selectOption(id);
    await this.page.getByText(email).waitFor();
    await this.chat.launcher.waitFor();
  }

  /** Rings at the shop; gives how the call is answered. */
  async call(press: () => Promise<unknown>): Promise<Locator> {
    await press();
    await this.phone.status(/^on the phone$/);
    return this.phone.answers.first();
  }

  /** Presses a button of the clock; gives what the clock shows then. */
  async moveClock(button: string): Promise<string> {
    const moved = this.page.waitForResponse(
      (response) => response.url().endsWith('/sandbox/clock') && response.request().method() === 'POST',
    );
    await this.clock.getByRole('button', { name: button, exact: true }).click();
    await moved;
    await this.clock.locator('button:enabled').first().waitFor();
    return textOf(this.clock.locator('output'));
  }
}

/** What an element says. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}

/** Whether the keyboard is on it. */
export async function focused(element: Locator): Promise<boolean> {
  return (await element.and(element.page().locator(':focus')).count()) === 1;
}

/** The widget on the shop's page. */
export class Widget {
  readonly frame: FrameLocator;
  readonly launcher: Locator;
  readonly message: Locator;
  readonly log: Locator;
  readonly answers: Locator;
  readonly own: Locator;

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe[title^="The page of"]');
    this.launcher = this.frame.locator('button.launcher');
    this.message = this.frame.getByRole('textbox', { name: 'Message' });
    this.log = this.frame.getByRole('log', { name: 'Conversation' });
    this.answers = this.log.locator('.turn:not(.customer)');
    this.own = this.log.locator('.turn.customer:not(.pending)');
  }

  async open(): Promise<void> {
    if (!(await this.message.isVisible())) await this.launcher.click();
    await this.message.waitFor();
  }

  /** Types a line and sends it with Enter; gives the answer. */
  async say(line: string): Promise<Locator> {
    await this.open();
    return this.answerTo(async () => {
      await this.message.fill(line);
      await this.message.press('Enter');
    });
  }

  /** Does something that the shop answers; gives the answer. */
  async answerTo(act: () => Promise<unknown>): Promise<Locator> {
    const before = await this.answers.count();
    await act();
    const answer = this.answers.nth(before);
    await answer.waitFor();
    return answer;
  }
}

/** One of the other channels. */
export class Panel {
  readonly region: Locator;
  readonly log: Locator;
  /** What the shop said, finished. */
  readonly answers: Locator;
  /** What the customer wrote. */
  readonly own: Locator;

  constructor(page: Page, name: string) {
    this.region = page.getByRole('region', { name, exact: true });
    this.log = this.region.getByRole('log');
    this.own = this.log.locator('> .mine');
    this.answers = this.log.locator('> :not(.mine, .note, [aria-busy="true"])');
  }

  field(label: string): Locator {
    return this.region.getByLabel(label, { exact: true }).and(this.region.locator('input, textarea, select'));
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  /** Waits for the panel's status to say that. */
  async status(text: RegExp): Promise<void> {
    await this.region.getByRole('status').filter({ hasText: text }).waitFor();
  }

  /** Types a line and sends it with Enter; gives the answer. */
  say(label: string, line: string): Promise<Locator> {
    return this.answerTo(async () => {
      await this.field(label).fill(line);
      await this.field(label).press('Enter');
    });
  }

  /** Does something that the shop answers; gives the answer. */
  async answerTo(act: () => Promise<unknown>): Promise<Locator> {
    const before = await this.answers.count();
    await act();
    const answer = this.answers.nth(before);
    await answer.waitFor();
    return answer;
  }
}

/** Customers who write English and have had a parcel, the latest first; the story's is not among them. */
export async function others(base: string): Promise<(Persona & { order: string })[]> {
  const response = await fetch(`${base}/sandbox/personas`);
  const { personas } = (await response.json()) as { personas: Persona[] };
  return (
    personas
      .slice(1)
      // A name that any keyboard can type.
      .filter(({ locale, name }) => locale === 'en' && /^[\x20-\x7e]+$/.test(name))
      .flatMap((one) => {
        const order = one.orders.findLast(({ status }) => status === 'delivered');
        return order ? [{ ...one, order: order.id }] : [];
      })
      .sort((one, other) => Number(other.order) - Number(one.order))
  );
}
