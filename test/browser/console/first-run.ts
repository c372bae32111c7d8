import type { Locator, Page } from 'playwright-core';
import { Chat } from '../../../scripts/clients/chat.ts';
import type { Service } from '../../../scripts/clients/service.ts';
import { dressOrder } from '../../orders.ts';

/* A store that was just made, its owner's hands, and its customers. */

const JSON_TYPE = { 'content-type': 'application/json' };

/** Makes a store with nothing in it, and an invitation for its owner. */
export async function emptyStore(service: Service, id: string): Promise<{ store: Service; invite: string }> {
  const post = async (path: string, token: string, body: object) => {
    const headers = {
      ...JSON_TYPE,
      authorization: `Bearer ${token}`,
      'idempotency-key': crypto.randomUUID(),
    };
    const answer = await service.fetch(`/api/v1/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { token } = (await post('stores', 'dev-platform-token', { id })) as { token: string };
  const owner = { name: 'Ida', email: `ida@${id}.example`, role: 'owner', languages: ['en'] };
  const { invite } = (await post('people', token, owner)) as { invite: string };
  return { store: { ...service, store: id, adminToken: token }, invite };
}

/** The hands of somebody who sets a store up: every click, key and text counts as a step. */
export class Hands {
  readonly page: Page;
  steps = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.steps++;
    await target.click();
  }

  /** Writes over what stands in a field, by the keyboard. */
  async write(label: string, text: string): Promise<void> {
    this.steps++;
    const field = this.page.getByLabel(label, { exact: true });
    await field.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  async choose(label: string, option: string): Promise<void> {
    this.steps++;
    await this.page.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  async time(label: string, text: string): Promise<void> {
    this.steps++;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async press(key: string): Promise<void> {
    this.steps++;
    await this.page.keyboard.press(key);
  }

  /** Saves the form that is open, and sees it say so. */
  async save(name = 'Save'): Promise<void> {
    await this.click(this.page.getByRole('button', { name, exact: true }));
    await this.page.getByText('Saved.', { exact: true }).waitFor();
  }

  /** On to what is still to be done, by its key alone: its form is open then, and its line has the focus. */
  async next(line: string): Promise<void> {
    const button = this.page.getByRole('button', { name: `Next: ${line}` });
    await button.focus();
    await this.press('Enter');
    await this.page.locator(`button[aria-expanded="true"]:focus`).filter({ hasText: line }).waitFor();
  }
}

/** The line of the checklist of that name. */
export function lineOf(page: Page, name: string): Locator {
  return page
    .getByRole('list', { name: 'Set up', exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^${name}`) }) })
    .first();
}

/** A file as a shop brings it: two orders, and a line that is wrong. */
export function feedFile(): { name: string; mimeType: string; buffer: Buffer } {
  const placed = (order: string, name: string) =>
    dressOrder({ order, name, account: `c-${order}`, email: `${order}@example.com`, phone: '' }, new Date());
  const lines = [placed('70001', 'Ida Blum'), placed('70002', 'Max Roth'), { type: 'order', id: '70003' }];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  return { name: 'feed.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(text) };
}

/** Orders as a spreadsheet has them: one, and a row that is wrong. */
export function csvFile(): { name: string; mimeType: string; buffer: Buffer } {
  const rows = [
    'order;placed_at;status;total;customer;name;email;sku;title;quantity;price',
    '70011;2026-11-20;delivered;87,00;c-70011;Nora Lind;70011@example.com;DR-S;Lune dress;1;87,00',
    '70012;yesterday;delivered;87,00;c-70011;Nora Lind;70011@example.com;DR-S;Lune dress;1;87,00',
  ];
  return { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
}

/** What a visitor of the store is told now, question by question. */
export async function told<Question extends string>(
  store: Service,
  questions: Readonly<Record<Question, string>>,
): Promise<Record<Question, string>> {
  const answers = new Map<string, string>();
  for (const [name, words] of Object.entries<string>(questions)) {
    const chat = await Chat.open(store);
    const said = await chat.say(words);
    answers.set(name, said.map(({ text }) => text).join('\n'));
    chat.close();
  }
  return Object.fromEntries(answers) as Record<Question, string>;
}
