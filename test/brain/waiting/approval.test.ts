import { describe, expect, it } from 'vitest';
import type { PromiseView } from '../../../src/brain/context.ts';
import { pending, world } from '../meaning/parcels.ts';

/* A cancellation that was agreed to and waits for a person is neither done nor a return. */

const DECIDED: PromiseView = {
  ...{ what: 'Approve', due: '2026-12-15T16:00:00Z', name: null, act: 'approval', late: false },
};
const CANCEL = { en: ['cancel my order', 'yes'], fr: ['annulez ma commande', 'oui'] } as const;

async function waiting(locale: 'en' | 'fr') {
  const talk = world(locale, pending('45847', 'Boréal wool coat')).speak('chat', 'verified', 'Sophie');
  talk.limited = ['cancel_order'];
  for (const line of CANCEL[locale]) await talk.say(line);
  talk.promises = [DECIDED];
  return talk;
}

describe('what waits for somebody to approve it', () => {
  it.each([
    ['en', 'Great, when do I get the money back?'],
    ['en', 'how long until I am refunded?'],
    ['en', 'so is it cancelled?'],
    ['en', 'when will my refund arrive?'],
    ['en', 'and the money?'],
    ['fr', 'super, je récupère mon argent quand ?'],
    ['fr', 'et je suis remboursée sous combien de jours ?'],
    ['fr', 'le remboursement arrive quand ?'],
    ['fr', 'c’est bien annulé ?'],
    ['fr', 'quand serai-je remboursée ?'],
  ] as const)(
    '%s: is told to be so, by when it is decided, and what comes of it: %s',
    async (locale, line) => {
      const { text } = await (await waiting(locale)).say(line);
      expect(text).toMatch(/not done yet.*by tomorrow at 17:00|pas encore fait.*demain à 17\sh/);
      expect(text).not.toMatch(/delivered yet|pas encore été livrée/);
    },
  );
});
