import { describe, expect, it } from 'vitest';
import { luneDress } from '../../../sandbox/seed/dress.ts';
import { ofType, order, type Said, World } from '../world.ts';

/* A return that is to end in money back: one card says both, one yes does both, and nothing is asked again. */

const known = (locale: string) => {
  const world = new World().speak('chat', 'verified', 'Sophie');
  world.locale = locale;
  return world;
};

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => call);
const settlement = (world: World) => world.orders[0]?.returns.map((back) => back.settlement) ?? [];

const BOTH = [{ tool: 'return_item', input: { lines: ['1'], settlement: 'original' } }];

describe('money back that is wanted with the trouble', () => {
  it.each([
    ['fr', 'la robe est trop petite, remboursez-la moi', 'oui'],
    ['fr', 'Je veux renvoyer la robe et être remboursée', 'oui'],
    ['fr', 'Je souhaite un remboursement pour ma robe', "oui, remboursez-moi s'il vous plaît"],
    ['en', 'the dress is too small, could you refund it?', 'yes'],
    ['en', 'I want to return the dress, refund please', 'yes'],
    ['en', 'I would like my money back for the dress', 'yes please, refund it'],
  ])('%s: “%s” is one card and one yes', async (locale, text, yes) => {
    const world = known(locale);
    const offered = await world.say(text);
    expect(put(offered)).toMatchObject(BOTH);
    expect(offered.text).toMatch(/87/);
    expect(offered.text).not.toMatch(/exchange|échange/);
    expect(settlement(world)).toEqual([]);
    const done = await world.say(yes);
    expect(settlement(world)).toEqual(['refund']);
    expect(put(done)).toEqual([]);
    expect(done.text).toMatch(/87/);
    expect(done.text).not.toMatch(/\?$/);
  });
});

describe('money back that is wanted once the return was offered', () => {
  it.each([
    ['en', 'My dress is too small', 'rather a refund', 'yes'],
    ['en', 'My dress is too small', 'could you refund it?', 'ok do it'],
    ['en', 'My dress is too small', 'refund please', 'yes'],
    ['fr', 'Ma robe est trop petite', 'remboursement svp', 'oui'],
    ['fr', 'Ma robe est trop petite', 'plutôt un remboursement', 'oui'],
    ['fr', 'Ma robe est trop petite', 'vous pouvez me la rembourser ?', 'oui'],
  ])('%s: “%s”, “%s” puts both on the card', async (locale, trouble, wish, yes) => {
    const world = known(locale);
    expect(put(await world.say(trouble))[0]?.input).not.toHaveProperty('settlement');
    expect(put(await world.say(wish))).toMatchObject(BOTH);
    expect(settlement(world)).toEqual([]);
    expect(put(await world.say(yes))).toEqual([]);
    expect(settlement(world)).toEqual(['refund']);
  });
});

describe('what no money back was wanted for', () => {
  it.each([
    ['en', 'My dress is too small', 'yes'],
    ['fr', 'Ma robe est trop petite', 'oui'],
  ])('%s: “%s” leaves it open what the return ends in', async (locale, trouble, yes) => {
    const world = known(locale);
    expect(put(await world.say(trouble))[0]?.input).not.toHaveProperty('settlement');
    expect((await world.say(yes)).text).toMatch(/refund|rembours/);
    expect(settlement(world)).toEqual(['undecided']);
  });

  it('a no to it leaves it open again', async () => {
    const world = known('en');
    await world.say('I would like my money back for the dress');
    await world.say('no');
    const [call] = put(await world.say('My dress is too small'));
    expect(call?.input).not.toHaveProperty('settlement');
  });

  it('nobody who is not known is offered money', async () => {
    const world = new World().speak('chat', 'anonymous');
    await world.say('My dress 45821 is too small, I want my money back');
    await world.say('yes');
    expect(settlement(world)).not.toContain('refund');
  });
});

describe('a shop that cannot settle a return', () => {
  it('opens it all the same', async () => {
    const world = known('en');
    world.unable = ['choose_refund'];
    const [call] = put(await world.say('the dress is too small, refund it please'));
    expect(call).toMatchObject({ tool: 'return_item' });
    expect(call?.input).not.toHaveProperty('settlement');
  });
});

describe('another thing of an order that something was paid back of', () => {
  it.each([
    ['en', 'The belt is too big, please refund it'],
    ['fr', 'La ceinture est trop grande, remboursez-la moi'],
  ])('%s: “%s” is a return of its own', async (locale, text) => {
    const world = known(locale);
    const belt = { ...luneDress(), line: '2', sku: 'BE-1', product: 'BE-1', title: 'Nœud leather belt' };
    world.orders = [
      order({
        items: [luneDress(), belt],
        returns: [
          {
            ...{ id: 'r-1', order: '45821', lines: ['1'], reason: '', status: 'open', settlement: 'refund' },
            ...{ createdAt: world.now, deadline: '2027-01-12', carrier: 'Mondial Relay', tracking: 'MR1' },
          },
        ],
        refunds: [
          {
            ...{ id: 'f-1', order: '45821', return: 'r-1', amount: 8700, currency: 'EUR' },
            ...{ status: 'on_receipt', at: world.now, method: 'card' },
          },
        ],
      }),
    ];
    expect(put(await world.say(text))).toMatchObject([
      { tool: 'return_item', input: { lines: ['2'], settlement: 'original' } },
    ]);
  });
});
