import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { world } from '../meaning/parcels.ts';
import { ofType, order, type World } from '../world.ts';

/* A parcel that was sent back and of which nothing came is looked for: what is known is told, and no new return is opened. */

const channels: Channel[] = ['chat', 'voice', 'whatsapp', 'email'];
const open = (settlement: 'refund' | 'undecided') =>
  order({
    returns: [
      {
        ...{ id: 'R-1', order: '45821', lines: ['1'], status: 'open', settlement, reason: '' },
        ...{
          createdAt: '2026-12-14T10:00:00Z',
          deadline: '2027-01-12',
          carrier: 'Mondial Relay',
          tracking: '',
        },
      },
    ],
  });
const back = () =>
  order({ status: 'returned', returnable: { open: false, reason: 'already_returned', lastDay: null } });

const WAITED: readonly [string, string][] = [
  ['en', 'I sent it back three weeks ago and never got my money'],
  ['en', 'I returned the dress but you say you never received it, where is my refund'],
  ['en', 'my return parcel never arrived at yours'],
  ['en', 'my return got lost and I want my money'],
  ['en', 'I posted the dress back a month ago and nothing happened'],
  ['en', 'the parcel I sent back has disappeared'],
  ['fr', "je l'ai renvoyée il y a trois semaines et je n'ai jamais été remboursée"],
  ['fr', "mon retour n'est jamais arrivé chez vous"],
  ['fr', "j'ai renvoyé la robe il y a un mois et toujours rien"],
  ['fr', "le colis que j'ai renvoyé est perdu"],
  ['fr', "vous n'avez jamais reçu mon retour ?"],
];

async function told(locale: string, channel: Channel, words: string, orders: World['orders']) {
  const talk = world(locale, ...orders).speak(channel, 'verified', 'Sophie');
  const said = await talk.say(words);
  expect(ofType(said, 'propose')).toEqual([]);
  expect(said.calls).not.toContain('return_item');
  return said;
}

describe('who sent a parcel back and waits', () => {
  it.each(WAITED)('%s: no return is known, and a colleague looks for it: %s', async (locale, words) => {
    for (const channel of channels) {
      const said = await told(locale, channel, words, [order()]);
      expect(said.text).toMatch(/no return and no refund|ni retour ni remboursement/);
      expect(ofType(said, 'handover')).toHaveLength(1);
    }
  });

  it.each(WAITED)('%s: the return is open, and has not come: %s', async (locale, words) => {
    for (const channel of channels)
      for (const settlement of ['refund', 'undecided'] as const) {
        const said = await told(locale, channel, words, [open(settlement)]);
        expect(said.text).toMatch(/has not reached us yet|pas encore parvenu/);
        expect(ofType(said, 'handover')).toHaveLength(1);
      }
  });

  it.each(WAITED)('%s: it came back, and a colleague looks for the money: %s', async (locale, words) => {
    const said = await told(locale, 'voice', words, [back()]);
    expect(said.text).toMatch(/has come back to us|bien reçu le retour/);
    expect(ofType(said, 'handover')).toHaveLength(1);
  });

  it.each([
    ['en', 'I sent it back yesterday'],
    ['en', 'I have posted it back this morning'],
    ['en', 'I returned the dress on Monday'],
    ['fr', "je l'ai renvoyée hier"],
    ['fr', "j'ai renvoyé la robe ce matin"],
    ['fr', "c'est renvoyé"],
  ])('%s: what left lately is noted, and nothing is opened or refused: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice'] as const)
      for (const one of [
        order(),
        order({ returnable: { open: false, reason: 'window_closed', lastDay: '2026-12-01' } }),
      ]) {
        const said = await told(locale, channel, words, [one]);
        expect(said.text).toMatch(/Thank you|Merci/);
        expect(said.text).not.toMatch(/return period|délai de retour/);
        expect(ofType(said, 'handover')).toEqual([]);
      }
  });

  it.each([
    ['en', 'my parcel never arrived'],
    ['en', 'what if my return never arrives?'],
    ['en', 'my return label never arrived'],
    ['fr', "et si mon retour n'arrive jamais ?"],
    ['fr', "mon étiquette de retour n'est jamais arrivée"],
  ])('%s: nothing of the kind is read into: %s', async (locale, words) => {
    const said = await world(locale, order()).say(words);
    expect(said.text).not.toMatch(/no return and no refund|ni retour ni remboursement/);
  });
});

describe('words on a return that is on a card', () => {
  it.each([
    ['en', 'yes to the return but not the exchange'],
    ['en', 'just the return, not the exchange'],
    ['fr', "oui pour le retour mais pas l'échange"],
    ['fr', "le retour, pas l'échange"],
    ['fr', "mon retour oui, mais pas d'avoir"],
  ])('%s: are no word of a parcel that is missing: %s', async (locale, words) => {
    const talk = world(locale, order());
    await talk.say(
      { en: 'can I exchange the dress for an M?', fr: 'je peux échanger la robe en M ?' }[locale] ?? '',
    );
    expect((await talk.say(words)).text).not.toMatch(/no return and no refund|ni retour ni remboursement/);
  });
});
