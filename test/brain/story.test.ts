import { describe, expect, it } from 'vitest';
import { pickUpGreeting } from '../../src/language/pick-up.ts';
import { label, ofType, order, product, World } from './world.ts';

/** The customer is never asked for what the thread holds. */
const ASKS = /order number|email address\?|your name|which order|what is it about/i;

describe('the story', () => {
  it('goes from Monday to Wednesday over four channels without a question twice', async () => {
    const world = new World();
    world.introduced.clear();

    const monday = await world
      .speak('chat', 'anonymous')
      .at('2026-12-14T18:32:00Z')
      .say('Hello, I received my order #45821 but the size is too small, what should I do?');
    expect(monday.calls).toEqual(['find_order']);
    expect(monday.text.startsWith('Hello! INTRODUCTION chat.')).toBe(true);
    expect(monday.text.split('INTRODUCTION chat.')).toHaveLength(2);
    for (const said of [
      'Lune dress',
      '#45821',
      '29 days',
      '12 January',
      'free',
      'prepaid',
      'email address on the order',
      'too small',
    ]) {
      expect(monday.text).toContain(said);
    }
    expect(monday.text).not.toMatch(/Sophie|example\.com|Lyon/);
    expect(ofType(monday, 'propose')[0]?.call).toMatchObject({
      tool: 'return_item',
      input: { order: '45821', lines: ['1'], reason: 'size_too_small' },
    });
    expect(ofType(monday, 'ticket')[0]?.ticket).toMatchObject({
      op: 'open',
      intent: 'return',
      order: '45821',
    });
    expect(ofType(monday, 'learn')).toContainEqual({
      type: 'learn',
      name: 'problem:45821',
      value: 'size_too_small',
    });

    const later = await world.say("I need to check my availability for Mondial Relay, I'll get back to you.");
    expect(later.text).toContain('#45821');
    expect(later.text).toContain('12 January');
    expect(later.calls).toEqual([]);
    expect(world.tickets.map(({ status }) => status)).toEqual(['paused']);
    expect(ofType(later, 'learn')).toContainEqual({ type: 'learn', name: 'carrier', value: 'Mondial Relay' });
    expect(ofType(later, 'record')[0]?.findings.intent).toBe('pause');

    world.asTestimony();
    world.facts = {};
    const tuesday = await world
      .speak('email', 'recognised', 'Sophie')
      .at('2026-12-15T07:15:00Z')
      .say(
        "Hello,\n\nI'd like to finalize the return for the order I mentioned yesterday on your chat.\n\nThanks,\nSophie Martin",
      );
    expect(tuesday.text.startsWith('Hello Sophie,\n\nINTRODUCTION email.')).toBe(true);
    expect(tuesday.text).not.toMatch(ASKS);
    for (const said of ['#45821', 'yesterday in the chat', 'attached', '12 January 2027', 'size M', 'refund'])
      expect(tuesday.text).toContain(said);
    expect(ofType(tuesday, 'attach')).toEqual([{ type: 'attach', attachment: label }]);
    expect(ofType(tuesday, 'propose').map(({ call }) => [call.tool, call.input])).toEqual([
      ['exchange_item', { order: '45821', line: '1', sku: 'DR-101-M' }],
      ['choose_refund', { order: '45821', return: 'r-1' }],
    ]);

    world.speak('voice', 'recognised', 'Sophie').at('2026-12-15T17:47:00Z');
    expect(
      pickUpGreeting({
        store: 'Lune',
        now: world.now,
        timeZone: 'Europe/Paris',
        locale: 'en',
        known: true,
        firstName: 'Sophie',
        tickets: world.tickets,
        done: world.done,
      }),
    ).toContain('Your return label for order #45821 was sent this morning.');
    world.introduced.add('voice');
    const phone = await world.say("Yes, I'd like to exchange for the next size up instead.");
    expect(world.calls.at(-1)).toEqual({
      name: 'exchange_item',
      input: { order: '45821', line: '1', sku: 'DR-101-M' },
    });
    expect(phone.text).toMatch(/exchanged for size M/);
    expect(phone.text).toContain('the 12th of January');
    expect(phone.text).not.toMatch(/[#*\n]/);
    expect(phone.text.split(/[.?!] /).length).toBeLessThanOrEqual(3);
    expect(world.tickets[0]).toMatchObject({ status: 'resolved', order: '45821' });
    expect(world.tickets).toHaveLength(1);

    const wednesday = await world
      .speak('whatsapp', 'verified', 'Sophie')
      .at('2026-12-16T09:10:00Z')
      .say('Where is my new dress?');
    for (const said of ['size M', 'reserved', 'size S', 'yesterday', '12 January'])
      expect(wednesday.text).toContain(said);
    expect(wednesday.text).not.toMatch(ASKS);

    const thanks = await world.say('Thanks!');
    expect(thanks.text).toBe("You're welcome!");
    expect(ofType(thanks, 'ticket')).toEqual([]);
  });

  it.each([
    ['3 days', '2026-12-17T08:00:00Z', '2026-12-20T17:00:00Z', 'on Monday'],
    ['two weeks', '2026-12-28T08:00:00Z', '2027-01-05T17:00:00Z', 'on 14 December'],
  ])('with %s between the steps', async (_, email, call, when) => {
    const world = new World().speak('chat', 'anonymous');
    await world.say('Hi, the dress of order 45821 is way too tight, what now?');
    world.asTestimony();
    const mail = await world
      .speak('email', 'recognised', 'Sophie')
      .at(email)
      .say('Please go ahead with the return we discussed on your chat.');
    expect(mail.text).toContain(when);
    expect(ofType(mail, 'attach')).toHaveLength(1);
    await world
      .speak('voice', 'recognised', 'Sophie')
      .at(call)
      .say('Yes, the exchange for the next size up please');
    expect(world.orders[0]?.exchanges[0]?.to.options).toMatchObject({ size: 'M' });
  });

  it('with six months between, the window is closed and nothing is asked', async () => {
    const world = new World().speak('chat', 'anonymous');
    await world.say('Hello, my order 45821 is too small, what can I do?');
    world.asTestimony();
    world.orders = [order({ returnable: { open: false, reason: 'window_closed', lastDay: '2027-01-12' } })];
    const mail = await world
      .speak('email', 'recognised', 'Sophie')
      .at('2027-06-14T08:00:00Z')
      .say('I would like to finalize the return of my order.');
    expect(mail.text).toContain('ended on Tuesday 12 January');
    expect(mail.text).not.toMatch(ASKS);
    expect(mail.calls).toEqual([]);
  });

  it.each([
    [
      'boots',
      'BO-1',
      'Suede boots',
      { size: '39', color: 'sand' },
      ['38', '39', '40', '41'],
      'the boots are too tight',
      'one size up please',
      '40',
    ],
    [
      'jeans',
      'JE-1',
      'Straight jeans',
      { Taille: '40', Couleur: 'bleu' },
      ['36', '38', '40', '42'],
      'my jeans are much too big',
      'the next size down please',
      '38',
    ],
    [
      'cardigan',
      'CA-1',
      'Alma cardigan',
      { size: 'M' },
      ['S', 'M', 'L'],
      'the cardigan is too small for me',
      'a larger one please',
      'L',
    ],
  ])(
    'with %s: sizes and options as the shop has them',
    async (_, id, title, options, sizes, complaint, wish, to) => {
      const sizeKey = Object.keys(options)[0] ?? 'size';
      const world = new World();
      world.orders = [
        order({
          id: '70001',
          items: [{ line: 'a', sku: `${id}-x`, product: id, title, options, quantity: 1, price: 9900 }],
        }),
      ];
      world.products = [
        product({
          id,
          title,
          sizeChart: {},
          variants: sizes.map((size) => ({
            sku: `${id}-${size}`,
            options: { ...options, [sizeKey]: size },
            price: 9900,
            stock: 2,
          })),
        }),
      ];
      world.speak('whatsapp', 'verified', 'Ana');
      await world.say(complaint);
      const made = await world.say('yes please');
      expect(made.text).toContain(`size ${to}`);
      const done = await world.say(`Yes, ${wish}`);
      if (!done.calls.includes('exchange_item') || world.orders[0]?.exchanges.length === 0)
        await world.say('yes');
      expect(Object.values(world.orders[0]?.exchanges[0]?.to.options ?? {})).toContain(to);
    },
  );
});

describe('the angry story', () => {
  it('answers the mail, asks the stranger for one proof at most, and tells the advisor everything', async () => {
    const world = new World();
    world.orders = [
      order({
        status: 'shipped',
        deliveredAt: null,
        shippedAt: '2026-12-16T08:00:00Z',
        placedAt: '2026-12-15T20:00:00Z',
        returnable: { open: false, reason: 'not_delivered', lastDay: null },
      }),
    ];
    const mail = await world
      .speak('email', 'recognised', 'Sophie')
      .at('2026-12-16T10:00:00Z')
      .say("The size doesn't fit!");
    expect(mail.text).toContain('#45821');
    expect(mail.text).not.toMatch(ASKS);

    const chat = await world
      .speak('chat', 'anonymous')
      .at('2026-12-17T09:00:00Z')
      .say('I already wrote to you and nobody solved my problem!!');
    expect(chat.text.match(/\?/g)).toHaveLength(1);
    expect(chat.text).not.toContain('45821');

    const call = await world
      .speak('voice', 'recognised', 'Sophie')
      .at('2026-12-17T13:00:00Z')
      .say('This is ridiculous, I want to speak to a human now!');
    expect(ofType(call, 'handover')).toHaveLength(1);
    const summary = ofType(call, 'handover')[0]?.summary ?? '';
    for (const said of ['Sophie', '45821', 'does not fit', 'by email', 'upset'])
      expect(summary).toContain(said);
    expect(call.text).toContain('colleague');
    expect(call.text).not.toContain('?');

    const again = await world.say('Hello? I want a human!');
    // A caller who asks again while on the line is put through again.
    expect(ofType(again, 'handover')).toHaveLength(1);
    expect(again.text).toContain('is with a colleague');
    expect((await world.say('Where is my order?')).text).toContain('on its way');
  });
});
