import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { dressOrder } from '../../orders.ts';
import { loginOf } from '../identity/logins.ts';
import { serviceInside } from '../service.ts';

/* Exactly what was agreed: a no is heard, a half that was refused is dropped, and what was opened at once is as easily taken back. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
type Locale = 'en' | 'fr';

const thing = (line: string, title: string, price = 5_000) => ({
  ...{ line, sku: `S-${line}-${price}`, product: `P-${line}-${price}`, title },
  ...{ options: { size: 'M', colour: 'navy' }, quantity: 1, price },
});
const DELIVERED = {
  en: [thing('1', 'Lune dress'), thing('2', 'Soie slip', 8_700), thing('3', 'Sel t-shirt')],
  fr: [thing('1', 'Robe Lune'), thing('2', 'Jupe Soie', 8_700), thing('3', 'T-shirt Sel')],
};
const PENDING = {
  en: [thing('1', 'Onde skirt', 9_500), thing('2', 'Nord jumper'), thing('3', 'Col t-shirt')],
  fr: [thing('1', 'Jupe Onde', 9_500), thing('2', 'Pull Nord'), thing('3', 'T-shirt Col')],
};
const NOT_SENT = { status: 'pending' as const, shippedAt: null, deliveredAt: null, shipments: [] };

let count = 61_000;
/** Somebody with one order delivered (d) and two that have not left (p, q). */
async function buyer(locale: Locale) {
  count += 3;
  const n = count;
  const [d, p, q] = [`${n}`, `${n + 1}`, `${n + 2}`];
  const who = {
    account: `c-${n}`,
    name: 'Eve Roche',
    email: `eve.${n}@example.com`,
    phone: `+336123${n}`,
    order: d,
  };
  const now = await clock.now();
  const one = (order: string, items: typeof DELIVERED.en, change: object) => {
    const total = items.reduce((sum, { price }) => sum + price, 0);
    const payments = [{ id: `p-${order}`, method: 'card', label: 'Visa ending 4242', amount: total }];
    const { account: id, name, email, phone } = who;
    return dressOrder({ ...who, order }, now, {
      ...{ items, total, payments, customer: { id, name, email, phone, locale, tags: [], vip: false } },
      ...change,
    });
  };
  await api.import([
    one(d, DELIVERED[locale], {}),
    one(p, PENDING[locale], NOT_SENT),
    one(q, [thing('1', locale === 'en' ? 'Hiver coat' : 'Manteau Hiver')], NOT_SENT),
  ]);
  return { ...who, d, p, q };
}
type Buyer = Awaited<ReturnType<typeof buyer>>;

async function chat(who: Buyer, locale: Locale, ...lines: readonly string[]): Promise<string> {
  const talk = await Chat.open(service, { identity: await loginOf(service, who.account), locale });
  let last = '';
  for (const line of lines) {
    const words = line.replace('{d}', who.d).replace('{p}', who.p).replace('{q}', who.q);
    last = (await talk.say(words)).map(({ text }) => text).join('\n');
  }
  talk.close();
  return last;
}

/** What the shop has: lines on their way back, what is left of the orders that have not left, and where these go. */
async function shop({ d, p, q }: Buyer) {
  const [sent, first, second] = await Promise.all(
    [d, p, q].map(async (id) => Seen.parse(await api.order(id))),
  );
  return {
    back: sent?.returns.flatMap(({ status, lines }) => (status === 'open' ? [lines] : [])),
    first: [first?.status, first?.items.map(({ line }) => line).join(''), first?.address.line1],
    second: [second?.status, second?.address.line1],
  };
}
const Seen = z.object({
  status: z.string(),
  items: z.array(z.object({ line: z.string() })),
  returns: z.array(z.object({ status: z.string(), lines: z.array(z.string()) })),
  address: z.object({ line1: z.string() }),
});
const UNTOUCHED = { back: [], first: ['pending', '123', '1 rue Neuve'], second: ['pending', '1 rue Neuve'] };
const NEW = '12 rue de la Paix';

describe('of two wishes', () => {
  it.each([
    [
      'en',
      'cancel the skirt of order {p} and change its address to 12 rue de la Paix, 75002 Paris',
      'only the address, leave the skirt',
    ],
    [
      'en',
      'cancel order {p} and change the address of it to 12 rue de la Paix, 75002 Paris',
      'not the cancellation, just the address change',
    ],
    [
      'fr',
      'annulez la jupe de la commande {p} et changez l’adresse : 12 rue de la Paix, 75002 Paris',
      'seulement l’adresse, laissez la jupe',
    ],
    [
      'fr',
      'annulez la jupe de la commande {p} et changez l’adresse : 12 rue de la Paix, 75002 Paris',
      'juste l’adresse alors',
    ],
  ] as const)(
    'the one that is refused is dropped, and the other done (%s: %s – %s)',
    async (locale, both, half) => {
      const who = await buyer(locale);
      const put = await chat(who, locale, both, half);
      expect(put).toContain(NEW);
      expect(put).not.toMatch(/€/);
      const other = await buyer(locale);
      await chat(other, locale, both, half, locale === 'en' ? 'yes' : 'oui');
      expect(await shop(other)).toEqual({ ...UNTOUCHED, first: ['pending', '123', NEW] });
    },
  );

  it.each([
    [
      'en',
      'Please cancel the jumper of order {p}, and also for order {q} the new address is 12 rue de la Paix, 75002 Paris',
      'yes',
    ],
    [
      'en',
      'Please cancel the jumper of order {p}. And send order {q} to 12 rue de la Paix, 75002 Paris instead',
      'yes',
    ],
    [
      'fr',
      'Pouvez-vous annuler le pull de la {p} ? Et pour la commande {q} la nouvelle adresse est 12 rue de la Paix, 75002 Paris',
      'oui',
    ],
  ] as const)(
    'the second is taken up after the first, with the address that was given (%s: %s)',
    async (locale, both, yes) => {
      const who = await buyer(locale);
      const next = await chat(who, locale, both, yes, yes);
      expect(await shop(who)).toEqual({
        ...UNTOUCHED,
        first: ['pending', '13', '1 rue Neuve'],
        second: ['pending', NEW],
      });
      expect(next).toContain(NEW);
    },
  );

  it('the second is taken up after a no to the first, and an address that is missing is asked for once', async () => {
    const who = await buyer('en');
    const asked = await chat(who, 'en', 'cancel order {p} and please change the address of order {q}', 'no');
    expect(asked).toMatch(/whole address/);
    const other = await buyer('en');
    const lines = [
      'cancel order {p} and please change the address of order {q}',
      'no',
      '12 rue de la Paix, 75002 Paris',
      'yes',
    ];
    await chat(other, 'en', ...lines);
    expect(await shop(other)).toEqual({ ...UNTOUCHED, second: ['pending', NEW] });
  });

  it('both are dropped by "forget it"', async () => {
    const who = await buyer('en');
    await chat(
      who,
      'en',
      'cancel order {p} and change the address of order {q} to 12 rue de la Paix, 75002 Paris',
      'forget it',
      'yes',
      'ok',
    );
    expect(await shop(who)).toEqual(UNTOUCHED);
  });
});

describe('a return that was opened at once', () => {
  const LINES = {
    en: ['I want to return the dress of order', 'no sorry, it’s the t-shirt', 'yes'],
    fr: ['je veux retourner la robe de la commande', 'non pardon, c’est le t-shirt', 'oui'],
  };

  it.each(['en', 'fr'] as const)('makes way for the right thing on every channel (%s)', async (locale) => {
    const [wish = '', right = '', yes = ''] = LINES[locale];
    const [one, two, three, four] = await Promise.all([0, 1, 2, 3].map(() => buyer(locale)));
    if (!one || !two || !three || !four) throw new Error('four buyers');
    await chat(one, locale, `${wish} {d}`, right, yes);
    const mailbox = new Mailbox(service, two);
    for (const text of [`${wish} ${two.d}`, right, yes])
      await mailbox.ask({ to: 'support@demo.example', subject: 'Order', text });
    const phone = new WhatsApp(service, three);
    for (const text of [`${wish} ${three.d}`, right, yes]) await phone.say(text, await clock.now());
    const call = await Call.place(service, { from: four.phone, to: '+33187654321' });
    for (const text of [`${wish} ${four.d}`, right, yes]) await call.say(text);
    await call.hangUp();
    for (const who of [one, two, three, four])
      expect(await shop(who)).toEqual({ ...UNTOUCHED, back: [['3']] });
  });

  it.each([
    ['en', 'I want to return the dress of order {d}', 'stop!! wrong order', 'yes'],
    ['fr', 'je veux retourner la robe de la commande {d}', 'non, pas celle-là !', 'oui'],
    ['en', 'I want to return the dress of order {d}', 'hold on is it done already?', 'then undo it'],
    [
      'fr',
      'je veux retourner la robe de la commande {d}',
      'attendez, c’est déjà fait ?',
      'alors annulez ce retour',
    ],
  ] as const)('is taken back (%s: %s – %s)', async (locale, ...lines) => {
    const who = await buyer(locale);
    await chat(who, locale, ...lines);
    expect(await shop(who)).toEqual(UNTOUCHED);
  });

  it.each([
    [
      'en',
      'I want to return the dress, the slip and the t-shirt of order {d}',
      'take the others out of that return, only the dress',
    ],
    [
      'fr',
      'je veux retourner la robe, la jupe et le t-shirt de la commande {d}',
      'retirez les autres du retour, juste la robe',
    ],
  ] as const)('is narrowed (%s)', async (locale, ...lines) => {
    const who = await buyer(locale);
    expect(await chat(who, locale, ...lines)).toMatch(/new label|nouvelle étiquette/);
    expect(await shop(who)).toEqual({ ...UNTOUCHED, back: [['1']] });
  });
});

describe('a no', () => {
  it.each([
    ['en', 'cancel the skirt in order {p}', 'forget it', 'i said forget it', 'ok'],
    ['fr', 'annulez la commande {p}', 'Non merci, on garde tout', 'oui'],
    ['fr', 'toujours pas de nouvelles de ma commande {p}, je vais finir par tout annuler moi', 'oui'],
    ['en', 'where is order {p}?? at this rate i will end up cancelling the lot', 'yes'],
    ['en', 'no label please until I hear from your colleague', 'yes'],
  ] as const)('is heard, and no yes after it does anything (%s: %s – %s)', async (locale, ...lines) => {
    const who = await buyer(locale);
    await chat(who, locale, ...lines);
    expect(await shop(who)).toEqual(UNTOUCHED);
  });

  it.each([
    ['fr', 'annulez la commande {p}', 'le pull, gardez-le, mais le t-shirt enlevez-le', 'oui'],
    ['en', 'cancel order {p}', 'the jumper, keep it, but remove the t-shirt', 'yes'],
  ] as const)('to one thing leaves the other (%s)', async (locale, ...lines) => {
    const who = await buyer(locale);
    await chat(who, locale, ...lines);
    expect(await shop(who)).toEqual({ ...UNTOUCHED, first: ['pending', '12', '1 rue Neuve'] });
  });
});

describe('what was asked for', () => {
  it.each([
    ['en', 'If I send back the slip of order {d} how much do I get back?', /€87\.00/],
    ['fr', 'Si je renvoie la jupe de la commande {d}, combien vous me remboursez ?', /87 €/],
    ['en', 'how much would I get back if I cancel the skirt of order {p}?', /€95\.00/],
  ] as const)('is told to the cent, and nothing is done (%s: %s)', async (locale, words, amount) => {
    const who = await buyer(locale);
    expect((await chat(who, locale, words)).replace(/[\u00a0\u202f]/g, ' ')).toMatch(amount);
    expect(await shop(who)).toEqual(UNTOUCHED);
  });

  it.each([
    [
      'en',
      'I want to return the slip of order {d}',
      'how much do I get back?',
      'how much would that be?',
      /€87\.00/,
    ],
    [
      'fr',
      'je veux renvoyer la jupe de la commande {d}',
      'combien vais-je récupérer ?',
      'ça ferait combien ?',
      /87 €/,
    ],
  ] as const)('is told again where it is asked again (%s)', async (locale, wish, first, again, amount) => {
    const who = await buyer(locale);
    const told = await chat(who, locale, wish, first, again);
    expect(told.replace(/[\u00a0\u202f]/g, ' ')).toMatch(amount);
    expect(await shop(who)).toEqual({ ...UNTOUCHED, back: [['2']] });
  });

  it('of a colleague is told as it is, on WhatsApp too', async () => {
    const who = await buyer('en');
    const phone = new WhatsApp(service, who);
    const say = async (text: string) =>
      (await phone.say(text, await clock.now())).map((one) => one.text).join(' ');
    await say('Hello');
    expect(await say('did your colleague see it?')).toMatch(/nothing has been passed on/);
    await say('I want to talk to a person');
    expect(await say('did your colleague see it?')).toMatch(/has answered yet/);
    expect(await say('has anyone from the team looked at it yet?')).toMatch(/has answered yet/);
    expect(await shop(who)).toEqual(UNTOUCHED);
  });
});
