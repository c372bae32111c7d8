import { describe, expect, it } from 'vitest';
import { Clock } from '../../../scripts/clients/clock.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Webhooks come in any order: what was written first may arrive last. */

const service = serviceInside();
const clock = new Clock(service);
const levers = new Levers(service);

/** Somebody with an offer of an exchange on the table, and words they wrote so many seconds later. */
async function offered() {
  const eve = await shopper(service, 'Eve');
  const phone = new WhatsApp(service, eve);
  await phone.say('It is too small. I want to exchange it for the next size up.', await clock.now());
  await clock.advance('10m');
  const from = (await clock.now()).getTime();
  const texts = async () => (await levers.onWhatsApp(eve.phone)).map(({ text }) => text);
  expect((await texts()).at(-1)).toMatch(/M/);
  return {
    eve,
    texts,
    write: (text: string, seconds: number) => phone.send({ text }, new Date(from + seconds * 1_000)),
    settled: async () => void (await clock.advance('1h')),
    exchanges: async () => (await levers.api.order(eve.order))?.exchanges ?? [],
  };
}

describe('what arrives in another order than it was written', () => {
  it.each([
    ['No, leave it as it is.', 'Yes please.'],
    ['Wait, no, please do not exchange it.', 'Yes, go ahead.'],
    ['Non merci, laissez.', 'Oui.'],
  ])('“%s” after “%s” is read last, though it came first', async (last, first) => {
    const { write, settled, exchanges } = await offered();
    await write(last, 20);
    await write(first, 10);
    await settled();
    expect(await exchanges()).toEqual([]);
  });

  it('is no yes once something newer was answered', async () => {
    const { write, settled, exchanges, texts } = await offered();
    await write('What are your opening hours?', 30);
    await settled();
    await write('Yes please.', 10);
    await settled();
    expect(await exchanges()).toEqual([]);
    // It is put once more, and a yes of now is one.
    expect((await texts()).at(-1)).toMatch(/exchange/i);
    await write('Yes please.', 4_000_000);
    await settled();
    expect(await exchanges()).toHaveLength(1);
  });

  it('is answered all the same where it asks something', async () => {
    const { write, settled, texts } = await offered();
    await write('Hello?', 30);
    await settled();
    await write('How much does shipping cost?', 10);
    await settled();
    expect((await texts()).at(-1)).toMatch(/shipping|delivery/i);
  });

  it('is a yes where nothing speaks against it', async () => {
    const { write, settled, exchanges } = await offered();
    await write('Thank you very much!', 20);
    await write('Yes please, exchange it.', 10);
    await settled();
    expect(await exchanges()).toHaveLength(1);
  });

  it('says in its row when it was written', async () => {
    const { eve, write, settled } = await offered();
    await write('What are your opening hours?', 30);
    await settled();
    await write('Thank you!', 10);
    await settled();
    const rows = await levers.api.exchanges(await levers.customer(eve));
    const written = (text: string) => Date.parse(rows.find((row) => row.text === text)?.written ?? '');
    expect(written('What are your opening hours?') - written('Thank you!')).toBe(20_000);
    expect(rows.filter(({ direction }) => direction === 'out').map((row) => row.written)).toEqual(
      rows.filter(({ direction }) => direction === 'out').map(() => null),
    );
  });
});
