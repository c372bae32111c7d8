import { describe, expect, it } from 'vitest';
import { world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* A fault is refused by no return period, on no channel: the legal guarantee is told, and a person sees to it. */

const over = () => order({ returnable: { open: false, reason: 'window_closed', lastDay: '2026-12-01' } });

describe('a fault after the return period', () => {
  it.each([
    ['en', 'my dress has a hole, can I send it back?'],
    ['en', 'it is faulty, I want my money back'],
    ['en', 'the seam came apart after two washes, I would like a refund'],
    ['en', 'the zip broke after a month'],
    ['en', 'it came damaged and I want to return it'],
    ['fr', 'la robe est déchirée, je veux la renvoyer'],
    ['fr', 'la couture a lâché, je voudrais un remboursement'],
    ['fr', "elle est abîmée, je peux l'échanger ?"],
    ['fr', 'la fermeture est cassée'],
    ['fr', "le tissu se déchire, c'est un défaut"],
  ])('%s: goes to a person with the guarantee, on every channel: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice', 'whatsapp', 'email'] as const) {
      const said = await world(locale, over()).speak(channel, 'verified', 'Sophie').say(words);
      expect(said.text).toMatch(/legal guarantee|garantie légale/);
      expect(said.text).not.toMatch(/cannot open a return|ne peux donc plus/);
      expect(ofType(said, 'handover')).toHaveLength(1);
    }
  });

  it.each([
    ['en', 'I want to return it', 'it has a hole'],
    ['fr', 'je veux la renvoyer', 'elle a un trou'],
  ])('%s: also when it is told after the refusal', async (locale, wish, fault) => {
    const talk = world(locale, over()).speak('voice', 'verified', 'Sophie');
    expect((await talk.say(wish)).text).not.toMatch(/guarantee|garantie/);
    expect((await talk.say(fault)).text).toMatch(/legal guarantee|garantie légale/);
  });

  it.each([
    ['en', "it's too small, can I return it?"],
    ['fr', 'elle est trop petite, je peux la renvoyer ?'],
  ])('%s: what does not fit is no fault: %s', async (locale, words) => {
    expect((await world(locale, over()).say(words)).text).not.toMatch(/guarantee|garantie/);
  });
});
