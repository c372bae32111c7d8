import { describe, expect, it } from 'vitest';
import { ofType, order, product, World } from './world.ts';

/* Small words that decide what a message is about. */

describe('the subject of a mail', () => {
  it.each(['Rép: Your return', 'Antwort: Your exchange', 'Anything'])(
    'stands in the way of no yes: %s',
    async (subject) => {
      const world = new World().speak('email', 'verified', 'Sophie');
      await world.say('Please exchange my dress for an M', { subject: 'My dress' });
      const said = await world.say('Yes please.', { subject });
      expect(said.calls).toContain('exchange_item');
    },
  );
  it('says what a first mail leaves out, and agrees to nothing', async () => {
    const world = new World().speak('email', 'verified', 'Sophie');
    const said = await world.say('Could you help me with this?', {
      subject: 'Yes, where is my order 45821?',
    });
    expect(said.text).toContain('#45821');
    expect(ofType(said, 'record')[0]?.findings.intent).toBe('order_status');
  });
  it('is not heard again later in the session', async () => {
    const world = new World().speak('email', 'verified', 'Sophie');
    await world.say('When are you open?', { subject: 'Cancel my order' });
    const said = await world.say('How much is the dress?', { subject: 'Cancel my order' });
    expect(ofType(said, 'record')[0]?.findings.intent).toBe('stock');
  });
});

describe('a pause that comes with its order', () => {
  const stranger = () => {
    const world = new World().speak('chat', 'anonymous');
    world.orders = [order({ id: '99003' })];
    return world;
  };
  const words = 'My order 99003 is too big for me, I want to think about returning it.';
  it('finds it, keeps the problem, says the essential and waits', async () => {
    const world = stranger();
    const said = await world.say(words);
    expect(said.calls).toEqual(['find_order']);
    expect(said.text).toContain('29 days left');
    expect(said.text).toContain('the return is free');
    expect(said.text).toContain('take your time');
    expect(ofType(said, 'ticket').map(({ ticket }) => ticket)).toMatchObject([
      { op: 'open', intent: 'return', order: '99003' },
      { op: 'pause' },
    ]);
    expect(world.facts['problem:99003']).toBe('size_too_big');
  });
  it('says when it can no longer go back', async () => {
    const world = stranger();
    world.orders = [
      order({ id: '99003', returnable: { open: false, reason: 'window_closed', lastDay: '2026-12-01' } }),
    ];
    const said = await world.say(words);
    expect(said.text).toContain('return period');
    expect(said.text).not.toContain('days left');
    expect(world.tickets[0]?.status).toBe('resolved');
  });
});

describe('the days left to return', () => {
  const questions = [
    'And until when can I?',
    'How many days do I have left?',
    'How long do I still have?',
    'I would like to know how long I have',
  ];
  it.each(questions)('is about the return that is spoken of: %s', async (question) => {
    const world = new World().speak('chat', 'anonymous');
    await world.say('Can I send back order 45821?');
    const said = await world.say(question);
    expect(said.text).toContain('29 days left');
    expect(said.text).not.toMatch(/open now|closed|was delivered/);
  });
  it.each([...questions, 'About my order 45821, how long do I still have?'])(
    'and of the order when its way was told: %s',
    async (question) => {
      const world = new World().speak('chat', 'anonymous');
      await world.say('Where is my order 45821?');
      const said = await world.say(question);
      expect(said.text).toContain('29 days left');
      expect(said.text).not.toContain('was delivered');
    },
  );
  it('looks a named order up for it', async () => {
    const world = new World().speak('chat', 'anonymous');
    const said = await world.say('About my order 45821, how long do I still have?');
    expect(said.text).toContain('29 days left');
  });
  it('leaves the hours to the hours', async () => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    await world.say('Can I send back my dress?');
    const said = await world.say('Until when are you open?');
    expect(ofType(said, 'record')[0]?.findings.intent).toBe('hours');
  });
});

describe('a product by its full name', () => {
  const shelf = () => {
    const world = new World().speak('chat', 'anonymous');
    const sizes = ['S', 'M'].map((size) => ({
      sku: `B-${size}`,
      options: { size },
      price: 19_900,
      stock: 2,
    }));
    world.products = [
      product({ id: 'A', title: 'Averse trench coat', sizeChart: {}, variants: sizes }),
      product({ id: 'B', title: 'Brume coat', variants: sizes }),
      product({ id: 'C', title: 'Dres coat', variants: sizes }),
      product({ id: 'D', title: 'Dress coat', variants: sizes }),
    ];
    return world;
  };
  it.each([
    'Is the Brume coat available in M?',
    'is the brume coat available in m?',
    'Which size of the Brume coat fits a 90 cm bust?',
    'Tell me about the Brume coat',
  ])('%s', async (question) => {
    const { text } = await shelf().say(question);
    expect(text).toContain('Brume coat');
    expect(text).not.toContain('trench');
  });
  it('is asked about when a name fits several', async () => {
    expect((await shelf().say('Is the coat available in M?')).text).toContain('Averse trench coat');
  });
  it('takes no word of a title for a slip', async () => {
    const world = shelf();
    world.products = [product({ id: 'E', title: 'Skirte coat' }), product({ id: 'F', title: 'Skirt coat' })];
    expect((await world.say('is the skirte coat available in m?')).text).toContain('Skirte coat');
  });
});

describe('after the day of the hand-in', () => {
  const late = async (...words: string[]) => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    for (const text of words) await world.say(text);
    return world.at('2027-02-20T10:00:00Z');
  };
  it.each(['Where is my new dress?', 'Did you receive my dress yet?', 'Please exchange my dress for an M'])(
    'an exchange is a colleague matter: %s',
    async (question) => {
      const world = await late('Please exchange my dress for an M', 'yes');
      const said = await world.say(question);
      expect(said.text).toContain('that date has passed');
      expect(said.text).not.toMatch(/please hand/i);
      expect(said.choices.map(({ id }) => id)).toContain('human');
    },
  );
  it.each(['Where is my order 45821?', 'Please send me the return label again'])(
    'and no label or news says otherwise: %s',
    async (question) => {
      const world = await late('My dress is too small, please send me the return label');
      const said = await world.say(question);
      expect(said.text).toContain('that date has passed');
      expect(said.text).not.toMatch(/please hand/i);
    },
  );
  it('and so is a return that nobody settled', async () => {
    const world = await late('My dress is too small, please send me the return label');
    const said = await world.say('What about my return?');
    expect(said.text).toContain('that date has passed');
    expect(said.text).not.toMatch(/please hand/i);
    expect(ofType(await world.say('yes'), 'handover')).toHaveLength(1);
  });
});

describe('a proven mailbox on no account', () => {
  const visitor = () => {
    const world = new World();
    world.account = null;
    return world.speak('email', 'recognised');
  };
  it('gets the label sent to the address on file', async () => {
    const world = visitor();
    const said = await world.say('My order 45821 is too small, what can I do?');
    expect(said.text).toContain('to the email address on the order');
    const made = await world.say('Yes please.');
    expect(ofType(made, 'attach')).toEqual([]);
    expect(made.text).toContain('goes to the email address on the order');
    expect(ofType(made, 'propose')).toEqual([]);
  });
  it.each(['I want to exchange my dress from order 45821 for an M', 'I want a refund for order 45821'])(
    'is offered nothing that the customer cannot carry out: %s',
    async (words) => {
      const world = visitor();
      await world.say('Please start the return of order 45821');
      await world.say('yes please');
      const said = await world.say(words);
      expect(ofType(said, 'propose')).toEqual([]);
      expect(said.text).toContain('I need to be sure it is you');
      expect(said.calls).not.toContain('exchange_item');
    },
  );
  it('nor a cancellation', async () => {
    const world = visitor();
    world.orders = [order({ status: 'pending', deliveredAt: null })];
    for (const words of ['Cancel order 45821', 'I want my money back for order 45821']) {
      const said = await world.say(words);
      expect(ofType(said, 'propose')).toEqual([]);
      expect(said.text).toContain('I need to be sure it is you');
    }
  });
});

describe('a problem that begins without its order', () => {
  it('names the order of the problem once it is told', async () => {
    const world = new World().speak('chat', 'anonymous');
    world.orders = [order({ id: '99003' })];
    await world.say('I would like to return something, it is too big.');
    expect(world.tickets).toMatchObject([{ intent: 'return', order: null }]);
    const said = await world.say('Order 99003.');
    expect(ofType(said, 'ticket').map(({ ticket }) => ticket)).toMatchObject([
      { op: 'continue', order: '99003' },
    ]);
  });
});
