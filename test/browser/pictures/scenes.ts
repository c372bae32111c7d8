import type { Page } from 'playwright-core';
import type { ServerFrame } from '../../../src/protocol.ts';

/* What the widget is shown in: frames as the service would send them, and what the visitor does. */

export interface Scene {
  name: string;
  /** Of the shop's settings, what is not as usual. */
  config?: object;
  frames?: ServerFrame[];
  /** The service is not there. */
  offline?: boolean;
  /** Done once the panel is open; `send` brings another frame. */
  act?(page: Page, send: (frame: ServerFrame) => void): Promise<void>;
  /** The panel stays closed. */
  closed?: boolean;
  zoom?: number;
}

const at = (minute: number) => `2026-11-29T09:${String(minute).padStart(2, '0')}:00Z`;
let seq = 0;
type Message = Extract<ServerFrame, { type: 'message' }>;
const say = (from: Message['from'], text: string, more: Partial<Message> = {}): Message => {
  seq += 1;
  return { type: 'message', seq, id: `m${seq}`, from, text, at: at(seq % 60), ...more };
};
export const welcome = (state: 'assistant' | 'waiting' | 'advisor' = 'assistant'): ServerFrame => ({
  type: 'welcome',
  session: 'token',
  seq: 1_000,
  assurance: 'anonymous',
  store: 'demo',
  name: 'Lune',
  state,
});

const TALK = [
  say('customer', 'Hello, I received my order #45821 but the size is too small, what should I do?'),
  say(
    'assistant',
    "Hello! I'm Lune's AI assistant; you can ask for a person at any time.\n\nYou have 29 days left to return **order #45821**. You can:\n- exchange it for the *next size up*\n- send it back for a refund\n\nThe label is free: [how returns work](https://lune.example/returns).",
  ),
];
const CARD = say('assistant', 'Exchange the Lune dress, S for M? Nothing is charged.', {
  choices: [
    { id: 'yes', label: 'Yes, exchange it' },
    { id: 'no', label: 'No, thank you' },
    { id: 'refund', label: 'I would rather have my money back' },
  ],
});
const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#8aa"/></svg>')}`;
const ADVISOR = say(
  'advisor',
  'Good morning, Nora here. I have looked at your order: a new one leaves today.',
  {
    name: 'Nora',
  },
);
const fill = (page: Page, name: string, text: string) => page.getByLabel(name, { exact: true }).fill(text);
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung'.repeat(2);

export const SCENES: Scene[] = [
  { name: 'closed', closed: true },
  {
    name: 'unread',
    frames: [...TALK],
    async act(page, send) {
      await page.keyboard.press('Escape');
      send(say('assistant', 'Your parcel has arrived.'));
      send(say('assistant', 'Do you still need help?'));
      await page.locator('.badge').waitFor();
    },
  },
  { name: 'first-open' },
  { name: 'conversation', frames: TALK },
  {
    name: 'streaming',
    frames: [
      TALK[0] as ServerFrame,
      { type: 'delta', turn: 't1', text: 'You have 29 days left to return order #45821. I can' },
    ],
  },
  { name: 'typing', frames: [TALK[0] as ServerFrame, { type: 'typing', from: 'assistant' }] },
  { name: 'card', frames: [...TALK, CARD] },
  {
    name: 'card-answered',
    frames: [
      ...TALK,
      CARD,
      say('customer', 'Yes, exchange it'),
      say('assistant', 'Done: the M is reserved for you.'),
    ],
  },
  {
    name: 'upload-error',
    frames: TALK,
    async act(page) {
      await page.locator('input[type=file]').setInputFiles({
        name: 'a-very-long-name-of-a-film-of-my-dress.mp4',
        mimeType: 'video/mp4',
        buffer: Buffer.alloc(10),
      });
    },
  },
  {
    name: 'uploading',
    frames: TALK,
    async act(page) {
      await page.locator('input[type=file]').setInputFiles([
        { name: 'too-small.png', mimeType: 'image/png', buffer: Buffer.alloc(10) },
        {
          name: 'the-receipt-that-came-with-the-parcel-of-last-week.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.alloc(10),
        },
      ]);
      await page.locator('progress').first().waitFor();
    },
  },
  {
    name: 'files',
    frames: [
      say('customer', 'It looks like this.', {
        attachments: [
          { id: 'f1', filename: 'too-small.png', type: 'image/png', size: 1_200_000, url: PICTURE },
        ],
      }),
      say('assistant', 'Here is your label.', {
        attachments: [
          {
            id: 'f2',
            filename: 'return-label-45821.pdf',
            type: 'application/pdf',
            size: 61_000,
            url: PICTURE,
          },
        ],
      }),
    ],
  },
  {
    name: 'queue',
    frames: [...TALK, { type: 'status', state: 'waiting', position: 3, until: '2026-11-29T10:00:00Z' }],
  },
  { name: 'advisor', frames: [...TALK, ADVISOR, { type: 'status', state: 'advisor', name: 'Nora' }] },
  {
    name: 'offline',
    frames: TALK,
    offline: true,
    act: (page) => fill(page, 'Message', 'Are you there?').then(() => page.keyboard.press('Enter')),
  },
  {
    name: 'refused',
    frames: TALK,
    async act(page, send) {
      await fill(page, 'Message', 'And what does it cost?');
      await page.keyboard.press('Enter');
      const kept = await page.evaluate<string>('Object.values(localStorage)[0]');
      const { waiting } = JSON.parse(kept) as { waiting: { id: string }[] };
      send({ type: 'error', code: 'too_many', message: 'Wait a moment.', id: waiting[0]?.id });
      await page.getByText('Not sent').waitFor();
    },
  },
  {
    name: 'resolved',
    frames: [
      ...TALK,
      say('advisor', 'You are welcome.', { name: 'Nora', ticket: 't1' }),
      { type: 'status', state: 'resolved' },
    ],
  },
  {
    name: 'withdrawal',
    frames: TALK,
    async act(page) {
      await page.getByText('Withdraw from contract here').click();
      await fill(page, 'Your name', 'Sophie Martin');
      await fill(page, 'Order number', '45821');
    },
  },
  {
    name: 'withdrawal-confirm',
    frames: TALK,
    async act(page) {
      await page.getByText('Withdraw from contract here').click();
      await fill(page, 'Your name', 'Sophie Martin');
      await fill(page, 'Order number', '45821');
      await fill(page, 'Email', 'sophie.martin@example.com');
      await page.getByRole('button', { name: 'Continue' }).click();
    },
  },
  {
    name: 'call-me',
    frames: TALK,
    act: (page) => page.getByText('Call me back').click(),
  },
  {
    name: 'transcript',
    frames: [{ ...(welcome() as Extract<ServerFrame, { type: 'welcome' }>), assurance: 'verified' }, ...TALK],
    act: (page) => page.getByRole('button', { name: 'By email' }).click(),
  },
  {
    name: 'right-to-left',
    config: { locale: 'ar', languages: ['ar'], name: 'لون' },
    frames: [
      say('customer', 'مرحبا، وصل طلبي رقم 45821 لكن المقاس صغير جدا، ماذا أفعل؟'),
      say('assistant', 'أهلا! لديك 29 يوما لإرجاع الطلب.\n- استبدال المقاس\n- استرداد المبلغ', {
        choices: [{ id: 'a', label: 'استبدال' }],
      }),
    ],
  },
  { name: 'zoom', frames: [...TALK, CARD], zoom: 2 },
  {
    name: 'long-words',
    config: { name: `${LONG}` },
    frames: [
      say('customer', LONG),
      say('assistant', `See https://lune.example/${LONG}`, { choices: [{ id: 'a', label: LONG }] }),
    ],
  },
  { name: 'yellow', config: { colour: '#ffd400', position: 'left' }, frames: [...TALK, CARD] },
  {
    name: 'newer',
    frames: Array.from({ length: 8 }, () => TALK)
      .flat()
      .map((one) => say(one.from, one.text)),
    async act(page, send) {
      await page.locator('.turn').nth(10).waitFor();
      await page.locator('.scroll').hover();
      await page.mouse.wheel(0, -400);
      const left = `(({ scrollTop, clientHeight, scrollHeight }) => scrollHeight - clientHeight - scrollTop)
        (document.querySelector('[data-side]').shadowRoot.querySelector('.scroll'))`;
      while ((await page.evaluate<number>(left)) < 100) await page.waitForTimeout(50);
      send(say('assistant', 'One more thing.'));
      await page.locator('.pill').waitFor();
    },
  },
];
