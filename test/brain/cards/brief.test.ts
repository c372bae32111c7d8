import { expect, it } from 'vitest';
import { luneDress } from '../../../sandbox/seed/dress.ts';
import { ofType, order, product, type Said, World } from '../world.ts';

/* What a colleague reads is in the store's language, but for the customer's own words, and tells what was done wherever it was. */

function world(): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = 'fr';
  const titles = { fr: 'Robe Lune' };
  made.orders = [
    order({ items: [{ ...luneDress(), titles }] }),
    order({
      id: '45820',
      items: [{ ...luneDress({ product: 'DR-102', title: 'Aube dress' }), titles: { fr: 'Robe Aube' } }],
    }),
  ];
  made.products = [product()];
  return made;
}

const summary = (said: Said) => ofType(said, 'handover')[0]?.summary ?? '';
const WISH = 'échangez la robe Lune contre un M';
const HUMAN = 'je voudrais parler à quelqu’un svp';

it('calls things as the store does, and quotes the customer', async () => {
  const talk = world();
  await talk.say(WISH);
  await talk.say('oui merci');
  const said = await talk.speak('email', 'verified', 'Sophie').say(HUMAN);
  const [quoted = ''] = summary(said).match(/The customer said: .*/) ?? [];
  const own = summary(said).replace(quoted, '');
  expect(own).toContain('Lune dress');
  expect(own).not.toMatch(/Robe|taille|commande/);
  expect(quoted).toContain(WISH);
});

it('tells what was done on another channel', async () => {
  const talk = world();
  await talk.say(WISH);
  await talk.say('oui merci');
  const said = await talk.speak('email', 'verified', 'Sophie').say(HUMAN);
  expect(summary(said)).toMatch(/^Done: the Lune dress .* of order #45821 is exchanged for size M\.$/m);
});

it('tells what was done of another order', async () => {
  const talk = world();
  await talk.say(WISH);
  await talk.say('oui merci');
  const said = await talk
    .speak('email', 'verified', 'Sophie')
    .say('je voudrais parler à quelqu’un au sujet de la commande 45820');
  expect(summary(said)).toContain('Order #45820');
  expect(summary(said)).toMatch(/^Done: .*#45821/m);
});

it('says what was taken back, and no more than that', async () => {
  const talk = world();
  await talk.say(WISH);
  await talk.say('oui merci');
  await talk.say('annulez l’échange');
  await talk.say('oui');
  const said = await talk.say(HUMAN);
  expect(summary(said)).not.toMatch(/is exchanged|Nothing done yet/);
});

it('says that nothing was done where nothing was', async () => {
  expect(summary(await world().say(HUMAN))).toContain('Nothing done yet.');
});

it('names the problem in the store’s language', async () => {
  const said = await world().say(WISH);
  const opened = ofType(said, 'ticket').flatMap(({ ticket }) =>
    'subject' in ticket ? [ticket.subject] : [],
  );
  expect(opened).toEqual(['Exchange · #45821 · Lune dress']);
});
