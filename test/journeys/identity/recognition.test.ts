import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { type Datum, repetitionOf } from '../../repetition.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/*
 * Who is recognised, and by what: the same browser, the same mailbox, the same number. Nothing is asked that
 * was said before.
 */

const service = serviceInside();
const clock = new Clock(service);

/** What is on record once the customer has named an order and said what is wrong. */
const HELD: readonly Datum[] = [
  'order number',
  'which order',
  'item',
  'size',
  'problem',
  'topic',
  'wish',
  'email',
];

function repeated(texts: string[]): string[] {
  const outgoing = texts.map((text) => ({
    channel: 'chat' as const,
    session: 's',
    text,
    holds: new Set(HELD),
  }));
  return repetitionOf(outgoing).repeated.map(({ sentence }) => sentence);
}

describe('a browser that comes back', () => {
  it.each([
    {
      locale: 'en',
      first: (order: string) => `Hello, my order ${order} is too small.`,
      pause: "I'll get back to you.",
      again: 'Hello again, about my return.',
      yes: 'Yes, please.',
      greeting: /^Hello again! /,
    },
    {
      locale: 'fr',
      first: (order: string) => `Bonjour, ma commande ${order} est trop petite.`,
      pause: 'Je reviens vers vous.',
      again: 'Bonjour, c’est encore moi, pour mon retour.',
      yes: 'Oui, s’il vous plaît.',
      greeting: /^Bonjour, ravi de vous retrouver\s! /,
    },
  ])(
    'goes on where it was, and is told so, $locale',
    async ({ locale, first, pause, again, yes, greeting }) => {
      const eve = await shopper(service, 'Eve');
      const monday = await Chat.open(service, { locale });
      await monday.say(first(eve.order));
      await monday.say(pause);
      await clock.advance('25h');
      const tuesday = await monday.again();
      expect(tuesday.welcome.assurance).toBe('claimed');
      const [answer, ...more] = await tuesday.say(again);
      const done = await tuesday.say(yes);
      const texts = [answer, ...more, ...done].map((message) => message?.text ?? '');
      expect(texts[0]).toMatch(greeting);
      expect(texts[0]).toContain(eve.order);
      expect(repeated(texts)).toEqual([]);
      expect((await new Api(service).order(eve.order))?.returns).toHaveLength(1);
      tuesday.close();
    },
  );

  it('is nobody’s in particular without its token', async () => {
    const eve = await shopper(service, 'Eve');
    const monday = await Chat.open(service);
    await monday.say(`Hello, my order ${eve.order} is too small.`);
    monday.close();
    const other = await Chat.open(service);
    const [answer] = await other.say('Hello again, about my return.');
    expect(answer?.text).toMatch(/^Hello! /);
    expect(answer?.text).not.toContain(eve.order);
    other.close();
  });
});

describe('a stranger’s chat that named the order', () => {
  it.each([
    [
      "I'd like to finalize the return for the order I mentioned yesterday on your chat.",
      'yesterday in the chat',
    ],
    ['Please go ahead with what I asked on the chat, I want to send it back.', 'yesterday in the chat'],
  ])('is found by its owner’s mail: “%s”', async (text, earlier) => {
    const eve = await shopper(service, 'Eve');
    const chat = await Chat.open(service);
    await chat.say(`Hello, I received my order #${eve.order} but the size is too small.`);
    chat.close();
    await clock.advance('24h');
    const { answers } = await new Mailbox(service, eve).ask(
      { to: 'support@demo.example', subject: 'My return', text },
      await clock.now(),
    );
    const words = answers.map((answer) => answer.text);
    expect(words[0]).toMatch(/^Hello Eve,/);
    expect(words[0]).toContain(`order #${eve.order}, as discussed ${earlier}`);
    expect(repeated(words)).toEqual([]);
  });
});

describe('a caller from the number on file', () => {
  it.each(['A', 'none'] as const)(
    'is greeted by first name, and heard without a question (%s)',
    async (attestation) => {
      const eve = await shopper(service, 'Eve');
      const call = await Call.place(service, { from: eve.phone, to: '+33187654321', attestation });
      expect(call.greeting).toMatch(/^(Good (morning|afternoon|evening)|Hello) Eve, this is/);
      const answer = await call.say('My dress is too small, I want to send it back.');
      expect(repeated([answer])).toEqual([]);
      expect((await new Api(service).order(eve.order))?.returns).toHaveLength(1);
      await call.hangUp();
    },
  );
});
