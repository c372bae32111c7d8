import { describe, expect, it } from 'vitest';
import { withSaid } from '../../../durable-objects/customer/turns/outcomes.ts';
import { noEntities } from '../../../src/conversation/values.ts';
import { approvalText } from '../../../src/language/approvals.ts';
import { french } from '../../../src/language/asked/pickup-texts.ts';

/* What has to be heard is in the reply once, however it is set there. */

const reply = (text: string) => ({
  reply: {
    ...{ message: 'm-1', text, choices: [], attachments: [], introduces: false },
    findings: { intent: null, entities: noEntities(), satisfaction: null },
  },
  silence: null,
});

describe('what has to be heard', () => {
  it.each([
    [
      'fr',
      'J’ai retiré votre demande pour la commande numéro 45847: rien ne sera fait, tout reste en l’état.',
    ],
    [
      'fr',
      "J'ai retiré votre demande pour la commande numéro 45847 : rien ne sera fait, tout reste en l'état.",
    ],
    [
      'en',
      'I have withdrawn what you agreed to for order 45847: nothing will be done, and everything stays as it is.',
    ],
    [
      'en',
      'I have withdrawn what you agreed to for order number 45847, nothing will be done, and everything stays as it is.',
    ],
  ])('is not said again where it is set for the ear (%s)', (locale, text) => {
    const said = approvalText(
      { kind: 'withdrawn' },
      { order: '45847', money: [] },
      { locale, timeZone: 'UTC' },
    );
    const { added } = withSaid(reply(text) as never, [said], 'm-2');
    expect(added).toBe('');
  });

  it('is added where the reply leaves it out', () => {
    const { added } = withSaid(reply('Bonjour') as never, ['Rien ne sera fait.'], 'm-2');
    expect(added).toBe('Rien ne sera fait.');
  });
});

it('an order that can be collected is called “votre commande” once', () => {
  const say = { order: () => 'votre commande n° 31003', piece: () => 'bottines', day: (day: string) => day };
  const act = {
    type: 'pickup',
    order: '31003',
    status: 'ready',
    piece: {},
    more: 0,
    shop: null,
    until: null,
    code: null,
  };
  expect(french.pickup(act as never, say as never)).toMatch(/^Votre commande n° 31003/);
});
