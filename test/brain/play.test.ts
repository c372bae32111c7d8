import { describe, expect, it } from 'vitest';
import { embeddedBrain } from '../../src/brain/embedded/index.ts';
import type { Toolbox } from '../../src/tools/tool.ts';
import { noQuotes } from './quotes.ts';
import { ofType, order, product, type Said, World } from './world.ts';

/* What customers ran into while the service was played, each told as they told it. */

const chat = () => new World().speak('chat', 'verified', 'Sophie');
const phone = () => new World().speak('voice', 'recognised', 'Sophie');
const sentences = (said: Said) => said.text.split(/(?<=[.?!]) (?=\p{Lu})/u);

interface Kind {
  title: string;
  options: Record<string, string>;
  sizes: string[];
  colours?: string[];
}
const FLATS: Kind = {
  title: 'Ondine ballet flats',
  options: { size: '38', colour: 'black' },
  sizes: ['37', '38', '39', '40'],
  colours: ['black', 'tan'],
};
const SCARF: Kind = {
  title: 'Plume scarf',
  options: { size: 'one size', colour: 'rust' },
  sizes: ['one size'],
  colours: ['rust', 'blue', 'green'],
};
const TROUSERS: Kind = {
  title: 'Marin wide trousers',
  options: { waist: '30', colour: 'navy' },
  sizes: ['28', '30', '32'],
  colours: ['navy'],
};

/** A world with one delivered order of these things, a line each. */
function shop(world: World, ...kinds: Kind[]): World {
  world.orders = [
    order({
      items: kinds.map(({ title, options }, i) => ({
        ...{ line: `${i + 1}`, sku: `K${i}-own`, product: `K${i}`, title, options },
        ...{ quantity: 1, price: 9900 },
      })),
    }),
  ];
  world.products = kinds.map(({ title, options, sizes, colours = [''] }, i) =>
    product({
      ...{ id: `K${i}`, title, sizeChart: {} },
      variants: sizes.flatMap((size) =>
        colours.map((colour) => ({
          sku: `K${i}-${size}-${colour}`,
          options: { ...(options.waist ? { waist: size } : { size }), ...(colour ? { colour } : {}) },
          price: 9900,
          stock: 3,
        })),
      ),
    }),
  );
  return world;
}

describe('a yes is to the last message alone', () => {
  it('and after another answer the offer is put into words again', async () => {
    const world = chat();
    await world.say('Can I exchange my dress for an M?');
    await world.say('and how long does shipping take normally');
    const said = await world.say('yes');
    expect(said.calls).not.toContain('exchange_item');
    expect(said.text).toContain('for size M');
    expect(said.text).toContain('Shall I do that?');
    await world.say('yes');
    expect(world.orders[0]?.exchanges).toHaveLength(1);
  });
  it('"can i cancel it?" after an offer is about the offer, and the yes to it', async () => {
    const world = chat();
    await world.say('Can I exchange my dress for an M?');
    const said = await world.say('ok and can i cancel it?');
    expect(said.text).toContain('nothing to cancel');
    expect(said.text).not.toContain('already been delivered');
    expect(world.orders[0]?.exchanges).toEqual([]);
  });
  it('"can i cancel it?" after an exchange is about the exchange', async () => {
    const world = chat();
    await world.say('Exchange my dress for an M please');
    await world.say('yes');
    const said = await world.say('can i cancel it?');
    expect(said.text).toContain('Shall I take back the exchange');
    expect(said.calls).toEqual([]);
    await world.say('yes');
    expect(world.orders[0]?.exchanges[0]?.status).toBe('undone');
  });
  it('but a pending order that is named is cancelled itself', async () => {
    const world = chat();
    const bag = { ...order({ id: '45999', status: 'pending' }), deliveredAt: null };
    bag.items = bag.items.map((item) => ({ ...item, title: 'Cabas bag', product: 'B' }));
    world.orders = [bag, order()];
    await world.say('Exchange my dress for an M please');
    await world.say('yes');
    expect((await world.say('and can I cancel the bag?')).text).toContain('#45999');
  });
  it('"cancel the exchange" that was only offered leaves the return open', async () => {
    const world = chat();
    await world.say('My dress is too small, please send me the return label');
    await world.say('can I have it in sand instead?');
    const said = await world.say('cancel the exchange');
    expect(said.calls).toEqual([]);
    expect(said.text).toContain('stays open');
    expect(world.orders[0]?.returns[0]?.status).toBe('open');
  });
  it('who waits for a colleague says yes to nothing', async () => {
    const world = phone();
    await world.say('my tracking says delivered but theres nothing here');
    expect((await world.say('yes i asked the neighbours')).text).toBe('Thank you, I have noted that.');
  });
});

describe('the opening hours of a day', () => {
  // A Monday; the shop is open Monday to Friday.
  it.each([
    ['what time do you open tomorrow', 'Tomorrow we are open from'],
    ['what time do you open on Saturday?', 'On Saturday 19 December we are closed'],
    ['when do you close on friday', 'On Friday 18 December we are open from'],
    ['are you open at the weekend?', 'On Sunday 20 December we are closed'],
  ])('%s', async (text, answer) => {
    expect((await chat().say(text)).text).toContain(answer);
  });
  it('and then another day', async () => {
    const world = phone();
    await world.say('what time do you open on saturday');
    expect((await world.say('and on monday')).text).toMatch(
      /^On Monday the 21st of December we are open from/,
    );
  });
});

describe('specific before general', () => {
  it.each([
    "Good evening, the dress from order no. 45821 doesn't fit me, it's too small. How do returns work?",
    'How long do I have to return the dress?',
    'how many days have i got left',
  ])('%s', async (text) => {
    const said = await chat().say(text);
    expect(said.text).toContain('29 days left');
    expect(said.text).not.toContain('30 days from delivery');
  });
  it('what has not happened yet is a question on the rules', async () => {
    const said = await new World().speak('chat', 'anonymous').say("What if the dress doesn't fit?");
    expect(said.text).toContain('30 days from delivery');
    expect(said.text).not.toContain('order number');
  });
});

describe('nobody is left without a word', () => {
  const none: Toolbox = {
    quote: noQuotes,
    call: async () => ({ ok: false, refusal: { code: 'unknown', message: '' } }),
  };
  it.each([
    '',
    ' ',
    '.',
    '???',
    '👍',
    '🤷‍♀️',
    '你好，我的订单在哪里？',
    'Wo ist meine Bestellung 45821?',
    'no hablo inglés',
    'ㅋㅋ',
    '\u200b',
    '0',
    '__',
    '<b></b>',
    '#',
    'http://a.example',
    'a@b.example',
  ])('"%s"', async (text) => {
    for (const channel of ['chat', 'email', 'whatsapp', 'voice'] as const) {
      for (const assurance of ['anonymous', 'verified'] as const) {
        const world = new World().speak(channel, assurance, 'Sophie');
        for (const kind of ['text', 'image', 'sticker', 'audio']) {
          const said = await world.say(text, { kind });
          expect(said.text, `${channel} ${assurance} ${kind}`).not.toBe('');
        }
      }
    }
  });
  it('not even when the orders hold nothing', async () => {
    const world = chat();
    world.orders = [order({ items: [] })];
    const steps = [];
    const asked = {
      id: 'a',
      at: world.now,
      text: 'Where is order 45821?',
      subject: null,
      attachments: [],
      choice: null,
      kind: 'text',
    };
    for await (const step of embeddedBrain.think(world.context([asked]), none, new AbortController().signal))
      steps.push(step);
    expect(steps.some(({ type }) => type === 'text' || type === 'silence')).toBe(true);
  });
  it('another language has a person at once, and is told so in its own words', async () => {
    const world = new World().speak('whatsapp', 'verified', 'Sophie');
    const said = await world.say('Hola, ¿dónde está mi pedido?');
    expect(said.text).toContain('una persona le responderá aquí');
    expect(ofType(said, 'handover')).toHaveLength(1);
  });
  it('an empty mail is no file that cannot be opened', async () => {
    const said = await new World().speak('email', 'recognised', 'Sophie').say('');
    expect(said.text).toContain('without any words');
  });
});

describe('details of contact and payment', () => {
  it.each([
    'and the email on that order?',
    'what name is it under',
    'what address is it going to',
    'which card did i pay with?',
    'change the address of that order please',
  ])('a stranger is told the smallest proof: %s', async (text) => {
    const world = new World().speak('chat', 'anonymous');
    await world.say('where is order 45821');
    const said = await world.say(text);
    expect(said.text).toContain('from the email address on the order');
    expect(said.text).not.toMatch(/colleague has been told|@|Sophie/);
    expect(ofType(said, 'handover')).toEqual([]);
  });
  it('are read out to nobody', async () => {
    expect((await phone().say('whats my email on file')).text).toContain("don't read out");
  });
});

describe('English', () => {
  it('agrees in number', async () => {
    const world = shop(chat(), FLATS);
    const said = await world.say('the ballet flats are too tight');
    expect(said.text).toContain('are too small');
    expect(said.text).toContain('to return them');
    await world.say('exchange them for a 39');
    expect((await world.say('yes')).text).toContain('are exchanged for size 39');
    expect((await world.say('where are my new shoes?')).text).toMatch(/are reserved for you. They leave/);
  });
  it('names sizes and colours once', async () => {
    const shelf = await shop(chat(), FLATS).say('I would like to exchange my flats');
    expect(shelf.text).toContain('size 37, 39 or 40 in black');
    const scarf = shop(chat(), SCARF);
    const said = await scarf.say('I would like to exchange my scarf');
    expect(said.text).not.toMatch(/size one size|one size in/);
    expect(said.text).toContain('blue or green');
  });
  it('never asks to choose between two things of one name', async () => {
    const world = new World().speak('chat', 'anonymous');
    world.orders = [];
    world.products.push(product({ id: 'DR-102' }));
    expect((await world.say('Do you have the Lune dress in M?')).text).toContain(
      'Yes, the Lune dress is in stock',
    );
  });
  it('groups colours that come in the same sizes', async () => {
    const world = chat();
    for (const variant of world.products[0]?.variants ?? [])
      variant.stock = ['S', 'XS'].includes(variant.options.size ?? '') ? 2 : 0;
    const said = await world.say('Do you have the Lune dress?');
    expect(said.text).toContain('in size XS or S in midnight or sand');
  });
  it('says which of two offers in few words', async () => {
    const world = chat();
    await world.say('My dress is too small, please send me the return label');
    expect((await world.say('Yes')).text).toContain('Which would you like: the exchange or the refund?');
  });
});

describe('numbers in words', () => {
  it('are sizes', async () => {
    const world = shop(phone(), TROUSERS);
    const said = await world.say(
      'the trousers i bought are too tight around the waist can i get a thirty two',
    );
    expect(said.text).toContain('Size 32 is in stock');
    expect(said.text).not.toContain('size chart');
    await world.say('yes please');
    expect(world.orders[0]?.exchanges[0]?.to.options.waist).toBe('32');
  });
  it.each([
    'order four five eight two one',
    'order forty five eight twenty one',
    'order 45 821',
    'order 45,821',
  ])('are orders: %s', async (text) => {
    const said = await new World().speak('voice', 'anonymous').say(`where is ${text}`);
    expect(said.text).toContain('45821');
  });
  it('with double digits', async () => {
    const world = new World().speak('voice', 'anonymous');
    world.orders = [order({ id: '45881' })];
    expect((await world.say('its about order four five double eight one where is it')).text).toContain(
      '45881',
    );
  });
});

describe('several things in one order', () => {
  it('each keeps its own trouble and its own return', async () => {
    const world = shop(chat(), { ...FLATS }, TROUSERS);
    await world.say('one of the things in my order doesnt fit');
    await world.say('the shoes, too small');
    const made = await world.say('yes please');
    expect(made.text).toContain('for size 39');
    const other = await world.say('and the trousers are too big, can i send those back as well?');
    expect(other.text).toContain('Marin wide trousers');
    expect(other.text).toContain('too big');
    expect(other.text).not.toContain('ballet flats');
    await world.say('exchange the flats for a 39 please');
    expect(world.orders[0]?.exchanges[0]?.to.options.size ?? '39').toBe('39');
  });
  it('a list of questions is answered one by one', async () => {
    const world = chat();
    const coat = {
      ...order({ id: '45900', status: 'shipped' }),
      deliveredAt: null,
      shippedAt: '2026-12-13T10:00:00Z',
    };
    coat.items = coat.items.map((item) => ({ ...item, title: 'Wool coat', product: 'C' }));
    world.orders = [coat, order()];
    const said = await world.say(
      'Three things: where is my coat, can I return the dress, and what time do you close on Friday?',
    );
    for (const part of ['#45900', '29 days left', 'On Friday 18 December']) expect(said.text).toContain(part);
  });
});

describe('what is open is mentioned', () => {
  it('a return, when the customer asks where the order is', async () => {
    const world = chat();
    await world.say('Please start the return of my dress');
    expect((await world.say('Where is order 45821?')).text).toContain('Your return of it is open');
  });
  it('that no exchange is booked, when the customer asks for it', async () => {
    const world = chat();
    await world.say('My dress is too small, please start the return');
    const said = await world.say('has my exchange been sent');
    expect(said.text).toContain('No exchange is booked yet');
    expect(said.text).toContain('size M');
  });
  it('that the parcel has not come back yet, and where to take it', async () => {
    const world = chat();
    await world.say('Exchange my dress for an M please');
    await world.say('yes');
    expect((await world.say('did you get my dress back yet?')).text).toContain('has not reached us yet');
    expect((await world.say('where do I drop the parcel off?')).text).toContain('any Mondial Relay point');
  });
});

describe('understood in passing', () => {
  it('a size or colour alone, while a return is open', async () => {
    const world = chat();
    await world.say('Please start the return of my dress');
    await world.say('can I have it in an M?');
    await world.say('cancel the exchange');
    expect((await world.say('sand in XL then please')).text).toContain('Size XL, sand is in stock');
  });
  it('"one size bigger" is no dress that is too big', async () => {
    const world = phone();
    await world.say('could i swap my dress for one size bigger');
    expect(world.facts).not.toMatchObject({ 'problem:45821': 'size_too_big' });
  });
  it('a refund rather than an exchange', async () => {
    const world = chat();
    await world.say('Please start the return of my dress');
    const said = await world.say('Please refund me rather than exchange');
    expect(said.text).not.toContain('exchange your');
    expect(ofType(said, 'propose').map(({ call }) => call.tool)).not.toContain('exchange_item');
  });
  it('a plea after a closed window, or a yes, brings a colleague', async () => {
    for (const plea of ['but i was on holiday!', 'yes please', 'can you make an exception']) {
      const world = chat();
      world.orders = [order({ returnable: { open: false, reason: 'window_closed', lastDay: '2026-12-01' } })];
      await world.say('I want to return my dress');
      expect(ofType(await world.say(plea), 'handover'), plea).toHaveLength(1);
    }
  });
  it('the right one instead of the wrong one is sent by a colleague', async () => {
    const world = chat();
    await world.say("You've sent me the wrong colour, I ordered midnight and got sand");
    const said = await world.say('I would rather have the right one sent out');
    expect(ofType(said, 'handover')[0]?.reason).toBe('replacement');
  });
  it('how much comes back, before and after a cancellation', async () => {
    const world = chat();
    world.orders = [order({ status: 'pending', deliveredAt: null, currency: 'GBP', total: 7400 })];
    await world.say('please cancel my order');
    expect((await world.say('how much will i get back?')).text).toContain('£74.00');
    await world.say('yes');
    expect((await world.say('When do I see the money?')).text).toContain('£74.00');
  });
  it('another size of what has not left is put on a card, or goes to a colleague where the shop cannot change it', async () => {
    const world = chat();
    world.orders = [
      order({
        status: 'pending',
        deliveredAt: null,
        returnable: { open: false, reason: 'not_delivered', lastDay: null },
      }),
    ];
    const offered = await world.say('I picked the wrong size, can you change it to L?');
    expect(ofType(offered, 'propose')).toMatchObject([
      { call: { tool: 'change_items', input: { order: '45821', items: [{ line: '1', sku: 'DR-101-L' }] } } },
    ]);
    world.unable = ['change_items'];
    const said = await world.say('I picked the wrong size, can you change it to L?');
    expect(ofType(said, 'handover')).toHaveLength(1);
    expect(said.text).not.toContain('Once it arrives');
  });
  it('a parcel that is looked for, by its name', async () => {
    const world = chat().at('2026-12-30T10:00:00Z');
    world.orders = [order({ status: 'shipped', deliveredAt: null })];
    await world.say('I have not received my dress');
    expect((await world.say('Did you find my dress?')).text).toContain('is with a colleague');
  });
});

it('on the phone an answer is three sentences at most', async () => {
  const world = phone();
  for (const text of [
    'hi um what time do you open tomorrow',
    'where is my dress',
    'its too small',
    'yeah go on',
    'id like the next size up please',
    'when do i have to send it back',
    'where do i take it',
    'can i cancel it',
    'no leave it',
    'do you have the dress in large',
    'how long does shipping take',
    'whats your return policy',
  ]) {
    const said = await world.say(text);
    // A card of two alternatives says each of them.
    const most = said.text.includes('Which would you like') ? 6 : 3;
    expect(sentences(said).length, `${text}: ${said.text}`).toBeLessThanOrEqual(most);
  }
});
