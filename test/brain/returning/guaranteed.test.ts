import { describe, expect, it } from 'vitest';
import { piece, world } from '../meaning/parcels.ts';
import { order, type World } from '../world.ts';

/* The return period is over, and a fault is covered all the same: that is told once of a thing, and the period no more. */

const CLOSED = /ended on|a pris fin/;
const GUARANTEE = /legal guarantee|garantie légale/;
const NAMES = { en: 'Nœud leather belt', fr: 'Ceinture en cuir Nœud' } as const;

async function explained(locale: 'en' | 'fr', channel: 'chat' | 'email' = 'chat'): Promise<World> {
  const items = [piece('1', 'BL-1', 'Rivage blazer'), piece('2', 'BE-2', NAMES[locale])];
  const over = { open: false, reason: 'window_closed', lastDay: '2026-11-01' } as const;
  const talk = world(locale, order({ items, returnable: over })).speak(channel, 'verified', 'Sophie');
  const said = await talk.say(locale === 'en' ? 'the blazer is broken' : 'le blazer a un défaut');
  expect(said.text).toMatch(GUARANTEE);
  return talk;
}

describe('after the guarantee was explained', () => {
  it.each([
    ['en', 'can I return it then?'],
    ['en', 'so can I send the blazer back?'],
    ['en', 'I want my money back'],
    ['en', 'can I exchange it?'],
    ['en', 'the blazer is still broken'],
    ['fr', 'donc je peux le renvoyer ?'],
    ['fr', 'je peux être remboursée ?'],
    ['fr', 'je voudrais renvoyer le blazer'],
    ['fr', 'on peut l’échanger ?'],
    ['fr', 'le blazer est toujours cassé'],
  ] as const)('%s: neither it nor the period is told again: %s', async (locale, line) => {
    for (const channel of ['chat', 'email'] as const) {
      const { text } = await (await explained(locale, channel)).say(line);
      expect(text).not.toMatch(CLOSED);
      expect(text).not.toMatch(GUARANTEE);
      expect(text).toMatch(/45821.*(?:by tomorrow at 17:00|demain à 17\sh)/);
    }
  });

  it.each([
    ['en', 'and the belt, can I return that?'],
    ['fr', 'et la ceinture, je peux la rendre ?'],
  ] as const)('%s: of another thing the period is told: %s', async (locale, line) => {
    expect((await (await explained(locale)).say(line)).text).toMatch(CLOSED);
  });
});
