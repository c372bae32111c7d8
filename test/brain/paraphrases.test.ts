import { describe, expect, it } from 'vitest';
import { label, ofType, World } from './world.ts';

/*
 * The story of four channels, each step in many people's words. None of them may be asked for what the thread
 * holds.
 */

const ASKS =
  /order number|email address\?|your name|which order|which one|what is it about|not sure I understood/i;

const MONDAY = '2026-12-14T18:32:00Z';
const PAUSE = "I need to check my availability for Mondial Relay, I'll get back to you.";

async function monday(
  question = 'Hello, I received my order #45821 but the size is too small, what should I do?',
) {
  const world = new World().speak('chat', 'anonymous').at(MONDAY);
  const said = await world.say(question);
  return { world, said };
}

async function tuesday(
  mail = "I'd like to finalize the return for the order I mentioned yesterday on your chat.",
) {
  const { world } = await monday();
  await world.say(PAUSE);
  world.asTestimony();
  const said = await world.speak('email', 'recognised', 'Sophie').at('2026-12-15T07:15:00Z').say(mail);
  return { world, said };
}

async function call() {
  const { world } = await tuesday();
  return world.speak('voice', 'recognised', 'Sophie').at('2026-12-15T17:47:00Z');
}

describe('Monday in the chat: it does not fit', () => {
  it.each([
    'Hello, I received my order #45821 but the size is too small, what should I do?',
    'hi, order 45821 arrived, way too tight, what now',
    'My order is 45821. The dress I got is too small and I honestly dont know what to do now',
    "Good evening, the dress from order no. 45821 doesn't fit me, it's too small. How do returns work?",
    '45821 too small',
    'hey!! got my dress (45821) today n its sooo small :( can i send it back??',
    "I'm afraid the dress from order 45821 is rather snug. Could you advise me, please?",
    'Order number 45821: size wrong, I need a bigger one. What are my options?',
    "i can't even zip up the dress from #45821, what do i do",
    'order four five eight two one is too small what can I do',
    'order 45,821 is too small, what can I do?',
    'It is too tight around the waist, order 45821. What can I do?',
    'Bonsoir! Order 45821 here. Lovely dress but it runs small. What shall I do?',
    'The dress I ordered (no 45821) is a size too small - is it possible to return it?',
  ])('%s', async (text) => {
    const { said } = await monday(text);
    expect(said.text).not.toMatch(ASKS);
    for (const part of ['#45821', 'Lune dress', '29 days', 'free', 'label'])
      expect(said.text).toContain(part);
    expect(said.text).not.toContain('You have 30 days from delivery');
    expect(ofType(said, 'propose')[0]?.call.tool).toBe('return_item');
    expect(said.calls).not.toContain('return_item');
  });
});

describe('Monday in the chat: later', () => {
  it.each([
    PAUSE,
    "I'll get back to you",
    'ok let me check when i can get to the post office, will come back to you',
    "Let me look at when I can get to a Mondial Relay point, I'll come back to you later.",
    'Need to see which day suits me, speak soon',
    'OK thanks. I have to see when I am free for the drop-off, talk to you soon.',
    "I'll check when I can go to the pickup point and let you know.",
    'let me think about it',
    'not now, maybe tomorrow',
    "I'll have to ask my husband first",
    'gotta go, will write again tomorrow',
    'Give me a day or two please',
    'I need to sleep on it',
    "I'm not sure yet, I will let you know",
  ])('%s', async (text) => {
    const { world } = await monday();
    const said = await world.say(text);
    expect(said.text).toContain('take your time');
    expect(said.text).toContain('12 January');
    expect(said.calls).toEqual([]);
    expect(world.tickets.map(({ status }) => status)).toEqual(['paused']);
  });
});

describe('Tuesday by email: go on, without an order number', () => {
  it.each([
    "I'd like to finalize the return for the order I mentioned yesterday on your chat.",
    "Hi Lune team,\n\nHope you're well. As discussed on the chat yesterday, please go ahead with the return.\n\nMany thanks,\nSophie",
    'send me the label then',
    "Morning,\n\nI'm ready to return it now.\n\nSophie",
    'Please go ahead with the return we talked about on the chat.',
    'Hi there,\n\nI am ready to send it back now, can you send me what I need?\n\nSophie',
    "I'd like to return the item from yesterday's chat.",
    'Following up on our chat: yes, I want to return the dress. Could you email me the return label?',
    'Good morning, please start the return for my dress. Kind regards, Sophie',
    'Hello, I have decided to send the dress back. Please proceed.',
    'Re the dress that is too small - I would like to return it please. I can drop it off on Thursday. Thank you so much for your kind help yesterday, it was lovely to get an answer so quickly!',
    'please arrange the return, thx',
    'Dear Sir or Madam, further to our conversation of last night I should like to proceed with the return. Yours faithfully, S. Martin',
    'I checked and I can get to Mondial Relay on Friday, so please send the return label.',
  ])('%s', async (text) => {
    const { world, said } = await tuesday(text);
    expect(said.text).not.toMatch(ASKS);
    expect(said.text.startsWith('Hello Sophie,')).toBe(true);
    for (const part of ['#45821', 'attached', '12 January 2027', 'size M', 'refund', '?'])
      expect(said.text).toContain(part);
    expect(ofType(said, 'attach')).toEqual([{ type: 'attach', attachment: label }]);
    expect(world.orders[0]?.returns).toHaveLength(1);
  });
});

describe('Tuesday on the phone: an exchange that is on the table is done at once', () => {
  it.each([
    "Yes, I'd like to exchange for the next size up instead.",
    'yes id like to exchange for the next size up instead',
    'could i swap it for one size bigger',
    'Could I swap it for one size bigger?',
    'id rather have the medium',
    'exchange please next size up',
    'Yes. Could I get it one size bigger instead, please?',
    'Actually I would rather swap it for an M.',
    'i want to exchange it for a medium',
    'can i have it in a medium please',
    'please exchange it for the bigger size',
    'Id like the next size up please',
    'well um i think id prefer to swap it for the medium please',
    'just swap it for an m',
    'yes the exchange please',
  ])('%s', async (text) => {
    const world = await call();
    const said = await world.say(text);
    // Words that leave a doubt are asked about once.
    const done = world.orders[0]?.exchanges.length ? said : await world.say('yes please');
    expect(done.text).toMatch(/is exchanged for size M/);
    expect(done.text.split(/[.?!] /).length).toBeLessThanOrEqual(3);
    expect(said.text).not.toMatch(ASKS);
    expect(world.orders[0]?.exchanges[0]?.to.options).toMatchObject({ size: 'M', colour: 'midnight' });
    if (!/think|^(?:yes\. )?(?:could|can) i/i.test(text)) expect(done).toBe(said);
  });
  it.each(['can I exchange it?', 'is the next size up in stock?', 'what would the exchange cost?'])(
    'a question changes nothing: %s',
    async (text) => {
      const world = await call();
      await world.say(text);
      expect(world.orders[0]?.exchanges).toEqual([]);
    },
  );
  it.each([
    ['could i have a large instead', 'L'],
    ['id rather have the extra large', 'XL'],
    ['can I swap it for the sand one', 'S'],
  ])('another wish is put into words first: %s', async (text, size) => {
    const world = await call();
    const said = await world.say(text);
    expect(world.orders[0]?.exchanges).toEqual([]);
    expect(said.text).toContain('Shall I exchange');
    await world.say('yes');
    expect(world.orders[0]?.exchanges[0]?.to.options.size).toBe(size);
  });
});

describe('Wednesday on WhatsApp: where is the new one?', () => {
  it.each([
    'Where is my new dress?',
    'any news on my new dress?',
    'when does the medium arrive',
    'has my exchange been sent',
    'Any news about my new dress?',
    'When will my new dress arrive?',
    'wheres my new dress',
    'hi! has the new one been shipped yet?',
    'Have you sent the replacement?',
    'Hello, could you tell me where my exchange is?',
    'is my dress on its way',
    'status of my exchange?',
    'when do i get the dress in m',
    'What is happening with my exchange?',
  ])('%s', async (text) => {
    const world = await call();
    await world.say('Yes, exchange it for the next size up please');
    world.speak('whatsapp', 'verified', 'Sophie').at('2026-12-16T09:10:00Z');
    const said = await world.say(text);
    expect(said.text).not.toMatch(ASKS);
    for (const part of ['size M', 'size S', 'yesterday', '12 January']) expect(said.text).toContain(part);
    expect(said.text).toContain('reserved for you');
    expect(said.calls).toEqual([]);
  });
});
