import { describe, expect, it } from 'vitest';
import type { BrainStep } from '../../src/brain/brain.ts';
import { order, type Said, World } from './world.ts';

/*
 * Several things, several problems, several questions in one message; and what a colleague reads of it all.
 */

const line = (id: string, product: string, title: string) => ({
  line: id,
  sku: `${product}-S`,
  product,
  title,
  options: { size: 'S', colour: 'midnight' },
  quantity: 1,
  price: 5000,
});
const parcel = order({
  items: [line('1', 'DR-101', 'Lune dress'), line('2', 'SH-1', 'Lin shirt'), line('3', 'BE-1', 'Cuir belt')],
});

const undecided = {
  id: 'r-1',
  order: '45821',
  reason: '',
  createdAt: '2026-12-13T12:00:00Z',
  tracking: '',
  lines: ['1'],
  status: 'open' as const,
  settlement: 'undecided' as const,
  deadline: '2027-01-12',
  carrier: 'Mondial Relay',
};

function mailing(...orders: World['orders']): World {
  const world = new World().speak('email', 'recognised', 'Sophie');
  world.orders = structuredClone(orders);
  return world;
}

const inputs = (world: World) =>
  world.calls
    .filter(({ name }) => name === 'return_item')
    .map(({ input }) => (input as { lines: string[] }).lines);
const tickets = ({ steps }: Said) =>
  steps.filter((step): step is Extract<BrainStep, { type: 'ticket' }> => step.type === 'ticket');

describe('several things of one order', () => {
  it.each([
    ['I want to return the dress and the belt.', ['1', '3']],
    ['I would like to return everything, please.', ['1', '2', '3']],
    ['I want to return both the shirt and the belt, they are too big', ['2', '3']],
  ])('%s', async (text, lines) => {
    const world = mailing(parcel);
    const said = await world.say(text);
    expect({ lines: inputs(world), said: said.text }).toMatchObject({ lines: [lines] });
    expect(said.text).not.toContain('Which item');
  });

  it('of one name are asked for', async () => {
    const twins = order({ items: [line('1', 'DR-101', 'Lune dress'), line('2', 'DR-102', 'Nuit dress')] });
    const world = mailing(twins);
    const said = await world.say('I want to return the dress.');
    expect(inputs(world)).toEqual([]);
    expect(said.text).toContain('Which item');
  });

  it('that are to go different ways go to a colleague, once', async () => {
    const world = mailing(parcel);
    await world.say('I want to return the dress and the shirt.');
    const said = await world.say('exchange the dress for M and refund the shirt');
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
  });
});

describe('several problems in one message', () => {
  it('are one ticket each, and the one for a person is the main one', async () => {
    const missing = order({
      id: '45900',
      status: 'shipped',
      shippedAt: '2026-12-01T10:00:00Z',
      deliveredAt: null,
      items: [line('1', 'CO-1', 'Nord coat')],
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    });
    const world = mailing(order(), missing);
    const said = await world.say(
      'The dress is too small, I would like to return it. And my coat has still not arrived, where is it?',
    );
    const opened = tickets(said).flatMap(({ ticket }) =>
      ticket.op === 'open' ? [[ticket.intent, ticket.order]] : [],
    );
    expect(opened).toEqual([
      ['missing_parcel', '45900'],
      ['return', '45821'],
    ]);
    const handover = said.steps.find((step) => step.type === 'handover');
    expect(handover?.summary).toContain('45900');
    expect(handover?.summary).not.toContain('too small.');
  });
});

describe('the same wish twice in one turn', () => {
  const written = (open: boolean, locale: string) => {
    const world = new World().speak('whatsapp', 'recognised', 'Sophie');
    world.locale = locale;
    if (open) world.orders = [order({ returns: [undecided] })];
    return world;
  };

  it.each([
    ['en', false, 'the dress arrived damaged\nI want my money back'],
    ['fr', false, 'la robe est arrivée abîmée\nje veux être remboursée'],
    ['en', true, 'the dress arrived damaged\nI want my money back'],
    ['en', true, 'I want my money back for the dress\nrefund please'],
    ['fr', true, 'je veux être remboursée pour la robe\nremboursez-moi svp'],
    ['en', true, 'I want to return the dress\nrefund please\nI want a refund'],
  ])('%s, return open: %s: %s', async (locale, open, text) => {
    const world = written(open, locale);
    const said = await world.say(text);
    const labels = said.choices.flatMap(({ id, label }) => (id.startsWith('accept:') ? [label] : []));
    expect(labels).toHaveLength(1);
    expect(world.cards.flatMap(({ alternatives }) => alternatives)).toHaveLength(1);
    expect(said.text).not.toMatch(/exchange \(tell me|Which one|Lequel/);
  });
});

describe('the label once more, and the money', () => {
  it.each([
    ['en', 'Please send me the return label again. And refund please'],
    ['en', 'I lost the label, please send it again and I want a refund'],
    ['fr', "Renvoyez-moi l'étiquette de retour s'il vous plaît, et je veux être remboursée"],
  ])('in %s, the one is given and the other put on a card: %s', async (locale, text) => {
    const world = new World().speak('chat', 'recognised', 'Sophie');
    world.locale = locale;
    await world.say(locale === 'fr' ? 'Je veux retourner la robe' : 'I want to return the dress please');
    const said = await world.say(text);
    expect(said.steps.filter(({ type }) => type === 'attach')).toHaveLength(1);
    const effects = world.cards.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.effects));
    expect(effects.map(({ tool }) => tool)).toEqual(['choose_refund']);
  });
});

describe('what was begun elsewhere', () => {
  it('needs one proof, and goes on from there with what the number alone opens', async () => {
    const world = new World().speak('chat', 'anonymous');
    const first = await world.say('I wrote to you yesterday about my dress, nobody answers!!');
    expect(first.text).toMatch(/sorry/i);
    expect(first.text.match(/\?/g)).toHaveLength(1);
    expect(tickets(first)).toEqual([]);
    const second = await world.say("it's 45821");
    expect(second.text).toContain('I can open a return');
    expect(second.text).not.toContain('Sophie');
    const third = await world.say('so what now?');
    expect(third.text).toContain('I can open a return');
    expect(third.text.length).toBeLessThan(second.text.length);
  });
});

describe('a question back', () => {
  it.each([
    ['how much would the return cost me?', 'free'],
    ['and if I lose the label?', 'again'],
  ])('%s', async (question, answer) => {
    const world = new World().speak('chat', 'anonymous');
    await world.say('my dress from order 45821 is too small');
    const said = await world.say(question);
    expect(said.text).toContain(answer);
    expect(said.text.length).toBeLessThan(300);
    expect((await world.say('ok do it')).calls).toContain('return_item');
  });

  it('does not lose what was asked before it', async () => {
    const other = order({ id: '45822', items: [line('1', 'CO-1', 'Nord coat')] });
    const world = new World().speak('whatsapp', 'recognised', 'Sophie');
    world.orders = [order(), other];
    await world.say("it doesn't fit");
    expect((await world.say('which ones do I have?')).text).toContain('Nord coat');
    expect((await world.say('the dress')).text).toMatch(/Lune dress.*does not fit/);
  });

  it('after a size stays on the shelf', async () => {
    const world = new World().speak('chat', 'anonymous');
    await world.say('Hi, which size of the Lune dress should I take? My bust is 88 cm');
    expect((await world.say('And do you have it in M?')).text).toMatch(/in stock/);
  });
});

describe('words that would be said again', () => {
  it('come with a person', async () => {
    const world = new World().speak('whatsapp', 'recognised', 'Sophie');
    world.orders = [order({ status: 'shipped', shippedAt: '2026-12-13T10:00:00Z', deliveredAt: null })];
    const first = await world.say('I want to cancel my order');
    expect(first.text).not.toContain('colleague');
    expect((await world.say('cancel it')).text).toContain('colleague');
  });
});

describe('a dispute', () => {
  it('is for a person alone, who is told to look for the parcel', async () => {
    const world = mailing(order());
    const said = await world.say(
      'I sent the dress back two weeks ago and you still have not refunded my 87 €. I will dispute the payment with my bank.',
    );
    expect(world.cards).toEqual([]);
    const handover = said.steps.find((step) => step.type === 'handover');
    expect(handover?.summary).toMatch(/^Next: look for the parcel/m);
  });

  it('over a refund that nothing shows is told honestly', async () => {
    const world = mailing(order());
    const said = await world.say('I sent it back two weeks ago. Where is my refund?');
    expect(said.text).toContain('no return and no refund');
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
  });
});

describe('what a colleague reads', () => {
  it('holds the customer’s words, says nothing twice and ends with the next step', async () => {
    const world = mailing(order());
    await world.say("The size doesn't fit.");
    world.speak('voice', 'verified', 'Sophie');
    const said = await world.say('This is ridiculous. I want to talk to a human being, now!');
    expect(said.text).not.toContain('?');
    const lines = said.steps.find((step) => step.type === 'handover')?.summary.split('\n') ?? [];
    expect(lines.at(-1)).toMatch(/^Next: start the return or the exchange/);
    expect(lines.join('\n')).toContain("by email “The size doesn't fit.”");
    expect(lines[0]).toMatch(/upset: wants a person: Return\.$/);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it.each([
    ['Not happy with the size', null],
    ['Wow, great service, I have only been waiting for two weeks. Congratulations.', 'upset'],
  ])('takes “%s” for what it is', async (text, mood) => {
    const world = mailing(order());
    const said = await world.say(text);
    const record = said.steps.find((step) => step.type === 'record');
    if (mood) expect(record?.findings.satisfaction).toBeLessThan(0.3);
    else expect(record?.findings.satisfaction ?? 0).toBeLessThan(0.6);
  });
});
