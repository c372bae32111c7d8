import { describe, expect, it } from 'vitest';
import { Channel } from '../../src/conversation/values.ts';
import { composeNotice, introduction, type NoticeFrame, systemText } from '../../src/language/notices.ts';
import { type PickUp, pickUpGreeting } from '../../src/language/pick-up.ts';
import { defaultSettings } from '../../src/settings.ts';
import { deedOf } from '../../src/tools/index.ts';

const call: PickUp = {
  store: 'Lune',
  now: '2026-12-15T17:47:00Z',
  timeZone: 'Europe/Paris',
  locale: 'en',
  known: true,
  firstName: 'Sophie',
  tickets: [],
  done: [
    {
      tool: 'return_item',
      does: 'return' as const,
      input: {},
      output: {},
      at: '2026-12-15T07:15:00Z',
      channel: 'email',
      order: '45821',
    },
  ],
};
const exchanged = {
  order: '45821',
  from: { sku: 'a', title: 'Lune dress', options: { size: 'S', colour: 'midnight' } },
  to: { sku: 'b', title: 'Lune dress', options: { size: 'M', colour: 'midnight' } },
  deadline: '2027-01-12',
};
const NOTICE: NoticeFrame = {
  store: { ...defaultSettings(), name: 'Lune' },
  locale: 'en',
  firstName: 'Sophie',
  now: '2026-12-15T18:00:00Z',
  timeZone: 'Europe/Paris',
};
const hello = (over: Partial<PickUp>) => pickUpGreeting({ ...call, ...over });

describe('picking up', () => {
  it('says what was sent this morning', () =>
    expect(hello({})).toBe(
      "Good evening Sophie, this is Lune's AI assistant. This call is transcribed. Your return label for order #45821 was sent this morning. Do you have a question?",
    ));
  it.each([
    ['2026-12-16T09:00:00Z', 'Good morning', 'yesterday'],
    ['2026-12-18T14:00:00Z', 'Good afternoon', 'on Tuesday'],
    ['2027-01-05T18:30:00Z', 'Good evening', 'on 15 December'],
  ])('%s', (now, greeting, when) => {
    expect(hello({ now })).toContain(greeting);
    expect(hello({ now })).toContain(`was sent ${when}.`);
  });
  it('counts days in the store, not in UTC', () => {
    const done = call.done.map((action) => ({ ...action, at: '2026-12-14T23:30:00Z' }));
    expect(hello({ done })).toContain('was sent this morning');
  });
  it('knows nothing of an unknown caller', () =>
    expect(hello({ known: false, firstName: null })).toBe(
      "Good evening, this is Lune's AI assistant. This call is transcribed. How can I help you?",
    ));
  it('says nothing old', () => expect(hello({ now: '2027-06-15T17:47:00Z' })).not.toContain('45821'));
  describe('after a cancellation', () => {
    const cancelled = (output: object) => [
      {
        ...{ tool: 'cancel_order', does: 'cancellation' as const, input: {}, channel: 'chat' as const },
        ...{ at: '2026-12-15T07:15:00Z', order: '45850', output },
      },
    ];
    const scarf = {
      title: 'Voile silk scarf',
      options: { size: 'one size', colour: 'poppies' },
      quantity: 1,
    };
    const part = { order: '45850', refund: 5500, currency: 'EUR', lines: ['2'], out: [scarf] };

    it('says which part of an order it was', () => {
      expect(hello({ done: cancelled(part) })).toContain(
        'We cancelled the Voile silk scarf in poppies of your order #45850 this morning.',
      );
      expect(hello({ done: cancelled(part), locale: 'fr' })).toContain(
        'Une partie de votre commande 45850 a été annulée ce matin',
      );
      expect(hello({ done: cancelled(part), locale: 'fr' })).toContain('Voile silk scarf');
    });
    it('says of what was done before it was noted that it was a part', () => {
      const { out: _, ...older } = part;
      expect(hello({ done: cancelled(older) })).toContain(
        'We cancelled a part of your order #45850 this morning.',
      );
    });
    it('says of all of an order that it is cancelled', () => {
      const whole = { ...part, lines: null };
      expect(hello({ done: cancelled(whole) })).toContain('Your order #45850 was cancelled this morning.');
    });
    it.each([
      [
        'en',
        'A part of your order #45850 is cancelled',
        /we cancelled the Voile silk scarf.* of your order #45850, and €55/,
      ],
      [
        'fr',
        'Une partie de votre commande n° 45850 est annulée',
        /une partie de votre commande n°.45850 est annulée \(.*Voile silk scarf/,
      ],
    ])('mails a receipt of that part alone (%s)', (locale, subject, text) => {
      const [done] = cancelled(part);
      const frame = { ...NOTICE, locale };
      const letter = done && composeNotice({ kind: 'receipt', done }, frame);
      expect(letter?.subject.replace(/\s/g, ' ')).toBe(subject);
      expect(letter?.text).toMatch(text);
    });
  });
  it('tells an exchange, the latest of several', () => {
    const done = [
      ...call.done,
      {
        tool: 'exchange_item',
        does: 'exchange' as const,
        input: {},
        output: exchanged,
        at: '2026-12-15T12:00:00Z',
        channel: 'chat' as const,
        order: '45821',
      },
    ];
    expect(hello({ done })).toContain(
      'Your exchange for the Lune dress in size M, midnight on order #45821 was confirmed this afternoon.',
    );
  });
  it('falls back on the open problem', () => {
    const ticket = {
      id: 't',
      intent: 'return' as const,
      order: '45821',
      subject: '',
      status: 'paused' as const,
      openedAt: '',
      at: '2026-12-14T18:32:00Z',
      channel: 'chat' as const,
    };
    expect(hello({ done: [], tickets: [ticket] })).toContain('about order #45821 yesterday.');
  });
});

describe('letters of the service', () => {
  const frame = NOTICE;
  it('the label to the address on file', () => {
    const { subject, text } = composeNotice(
      {
        kind: 'label',
        order: '45821',
        deadline: '2027-01-12',
        carrier: 'Mondial Relay',
      },
      frame,
    );
    expect(subject).toContain('#45821');
    expect(text).toMatch(/^Hello Sophie,\n\n/);
    expect(text).toContain('Mondial Relay');
    expect(text).toContain('Tuesday 12 January 2027');
    expect(text).toContain('did not ask');
  });
  it.each([
    ['exchange_item', exchanged, 'Lune dress (size M, midnight)'],
    [
      'choose_refund',
      { order: '45821', return: 'r', amount: 8700, currency: 'EUR', method: 'card' },
      '€87.00',
    ],
    ['cancel_order', { order: '45821', refund: 8700, currency: 'EUR' }, '€87.00'],
    ['exchange_item', { nonsense: true }, '#45821'],
  ])('the receipt of %s says what, where and how to undo', (tool, output, what) => {
    const done = {
      tool,
      does: deedOf(tool),
      input: {},
      output,
      at: '2026-12-15T17:47:00Z',
      channel: 'voice' as const,
      order: '45821',
    };
    const { text } = composeNotice({ kind: 'receipt', done }, frame);
    expect(text).toContain(what);
    expect(text).toContain('on the phone this afternoon'.replace('afternoon', 'evening'));
    expect(text).toContain('"undo"');
  });
  it('introduces an AI on every channel, in one sentence that names the store', () => {
    for (const channel of Channel.options) {
      expect(introduction(channel, 'Lune', 'en')).toMatch(/Lune's AI assistant/);
      expect(introduction(channel, 'Lune', 'en')).toMatch(/person/);
    }
  });
  it('small sentences', () => {
    expect(systemText('advisor_joined', 'en', { name: 'Marc' })).toContain('Marc');
    expect(systemText('brain_failed', 'en')).toContain('a colleague will see it');
    expect(systemText('link_to_file', 'en', { label: 'Return label', url: 'https://x/y' })).toBe(
      'Return label: https://x/y',
    );
    for (const key of [
      'handover_waiting',
      'unsupported_kind',
      'advisor_left',
      'resolved',
      'undo_hint',
    ] as const) {
      expect(systemText(key, 'fr')).not.toBe('');
    }
  });
});
