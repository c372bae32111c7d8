import { describe, expect, it } from 'vitest';
import { pickUpGreeting } from '../../src/language/pick-up.ts';
import { deedOf } from '../../src/tools/index.ts';
import { ofType, order, World } from './world.ts';

/* What time does to a thread: offers lapse, windows close, news grow old. */

const LATER = '2026-12-29T08:00:00Z';
const MUCH_LATER = '2027-06-14T08:00:00Z';
const over = { open: false, reason: 'window_closed', lastDay: '2027-01-12' } as const;

async function offered(): Promise<World> {
  const world = new World().speak('whatsapp', 'recognised', 'Sophie');
  await world.say('My dress is too small');
  expect(world.cards).toHaveLength(1);
  return world;
}

describe('a yes to what was offered long ago', () => {
  it('does nothing, says so, and offers anew what policy still allows', async () => {
    const world = (await offered()).at(LATER);
    const late = await world.say('yes please');
    expect(late.calls).not.toContain('return_item');
    expect(late.text).toContain('no longer stands');
    expect(late.text).toContain('I can open a return');
    const again = await world.say('yes');
    expect(again.calls).toContain('return_item');
  });

  it('after the window tells that it is over and offers a person', async () => {
    const world = (await offered()).at(MUCH_LATER);
    world.orders = [order({ returnable: over })];
    const late = await world.say('yes');
    expect(late.calls).not.toContain('return_item');
    expect(late.text).toMatch(/return period .* ended/);
    expect(late.text).toContain('colleague');
  });

  it('is no more than that when it is a button', async () => {
    const world = await offered();
    const [offer] = world.cards[0]?.alternatives ?? [];
    const late = await world.at(LATER).press(`accept:${offer?.id}`);
    expect(late.calls).not.toContain('return_item');
    expect(late.text).toContain('no longer stands');
  });

  it('stands to its last day', async () => {
    const world = (await offered()).at('2026-12-28T18:00:00Z');
    expect((await world.say('yes')).calls).toContain('return_item');
  });
});

describe('a return whose parcel was never handed in', () => {
  const late = order({
    returns: [
      {
        id: 'R-1',
        order: '45821',
        lines: ['1'],
        reason: '',
        status: 'open',
        settlement: 'undecided',
        deadline: '2027-01-12',
        carrier: 'Mondial Relay',
        tracking: '',
        createdAt: '2026-12-15T08:00:00Z',
      },
    ],
    returnable: { open: false, reason: 'already_returned', lastDay: '2027-01-12' },
  });

  it.each(['I want a refund', 'exchange it for M please', 'I want to return it'])(
    '“%s” promises nothing',
    async (text) => {
      const world = new World().speak('email', 'recognised', 'Sophie').at(MUCH_LATER);
      world.orders = [late];
      const said = await world.say(text);
      expect(world.cards).toEqual([]);
      expect(said.text).toContain('12 January');
      expect(said.text).toContain('colleague');
      expect(said.text).not.toContain('Please hand the parcel in');
    },
  );

  it.each(['yes', 'yes please, thanks', 'Yes, thank you!'])(
    'offers a person, and “%s” brings one',
    async (text) => {
      const world = new World().speak('whatsapp', 'recognised', 'Sophie').at(MUCH_LATER);
      world.orders = [late];
      await world.say('I want a refund');
      expect(ofType(await world.say(text), 'handover')).toHaveLength(1);
    },
  );

  it('and leaves it at that when the customer says no, thank you', async () => {
    const world = new World().speak('whatsapp', 'recognised', 'Sophie').at(MUCH_LATER);
    world.orders = [late];
    await world.say('I want a refund');
    expect(ofType(await world.say('no, thank you'), 'handover')).toEqual([]);
  });
});

describe('picking up', () => {
  const base = {
    store: 'Lune',
    timeZone: 'Europe/Paris',
    locale: 'en',
    known: true,
    firstName: 'Sophie',
    tickets: [],
    done: [],
  };
  const ticket = {
    id: 't',
    intent: 'return' as const,
    order: '45821',
    subject: '',
    openedAt: '2026-12-14T08:00:00Z',
    at: '2026-12-14T08:00:00Z',
    channel: 'email' as const,
  };

  it.each([
    ['2026-12-15T02:56:00Z', 'Hello Sophie'],
    ['2026-12-15T04:30:00Z', 'Good morning Sophie'],
    ['2026-12-15T13:00:00Z', 'Good afternoon Sophie'],
    ['2026-12-15T21:30:00Z', 'Good evening Sophie'],
  ])('at %s says “%s”', (now, hello) => {
    expect(pickUpGreeting({ ...base, now })).toMatch(new RegExp(`^${hello},`));
  });

  it('names what waits for a person before older news', () => {
    const greeting = pickUpGreeting({
      ...base,
      now: '2026-12-15T13:00:00Z',
      tickets: [{ ...ticket, status: 'escalated' }],
    });
    expect(greeting).toContain('Your case about order #45821 is with a colleague.');
  });

  it('tells no exchange that was taken back', () => {
    const piece = { title: 'Lune dress', options: { size: 'M' } };
    const act = (tool: string, output: unknown, at: string) => ({
      tool,
      does: deedOf(tool),
      input: {},
      output,
      at,
      channel: 'voice' as const,
      order: '45821',
    });
    const done = [
      act('return_item', {}, '2026-12-14T07:00:00Z'),
      act('exchange_item', { from: piece, to: piece }, '2026-12-14T08:00:00Z'),
      act('undo', { undone: 'exchange' }, '2026-12-14T09:00:00Z'),
    ];
    const greeting = pickUpGreeting({ ...base, now: '2026-12-15T13:00:00Z', done });
    expect(greeting).toContain('label');
    expect(greeting).not.toContain('exchange');
  });
});
