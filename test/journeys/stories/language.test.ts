import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* The customer is answered in the language they speak, from the next sentence on, in every channel. */

const service = serviceInside();
const api = new Api(service);
const to = '+33187654321';
const support = 'support@demo.example';

/** The languages the relay was told to speak and to listen in, from frame `from` on. */
function told(call: Call, from = 0) {
  return call.frames.slice(from).filter(({ type }) => type === 'language' || type === 'text');
}

async function fact(email: string): Promise<string | undefined> {
  const [id = ''] = await api.customers({ email });
  return (await api.customer(id)).facts.language;
}

describe('a call', () => {
  it('goes on in French by wish, with the relay told before the first French word, and back', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    expect(call.greeting).toContain('AI assistant');
    let from = call.frames.length;
    expect(await call.say('Can we speak French, please?')).toContain('continuons en français');
    expect(told(call, from)[0]).toMatchObject({
      type: 'language',
      ttsLanguage: 'fr-FR',
      transcriptionLanguage: 'fr-FR',
    });
    expect(await call.say('où est ma commande ?', 'fr-FR')).toContain('livrée');
    from = call.frames.length;
    expect(await call.say('And what are your opening hours? In English please.', 'fr-FR')).toMatch(
      /open|closed/,
    );
    expect(told(call, from)[0]).toMatchObject({ type: 'language', ttsLanguage: 'en-US' });
    await call.hangUp();
    expect(await fact(eve.email)).toBe('en');
  });

  it('goes on in French simply by the caller speaking it, though the relay still says English', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    const from = call.frames.length;
    expect(await call.say('Bonjour, ma robe est trop petite, que puis-je faire ?')).toMatch(/retour/);
    expect(told(call, from)[0]).toMatchObject({ type: 'language', transcriptionLanguage: 'fr-FR' });
    expect(await call.say('ok', 'fr-FR')).not.toMatch(/\bthe\b|\byou\b/);
    expect(told(call, from).filter(({ type }) => type === 'language')).toHaveLength(1);
    await call.hangUp();
    expect(await fact(eve.email)).toBe('fr');
    const again = await Call.place(service, { from: eve.phone, to });
    expect(again.greeting).toMatch(/^Bon(jour|soir) Eve/);
    await again.hangUp();
  });

  it('stays in English when the caller only mentions French', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    const from = call.frames.length;
    await call.say('The washing label in my dress is in French, and I do not speak French.');
    expect(told(call, from).filter(({ type }) => type === 'language')).toEqual([]);
    await call.hangUp();
    expect(await fact(eve.email)).toBeUndefined();
  });

  it('puts an offer that stands in the new language, and a yes there does it', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    await call.say('My dress is too small, I would like to exchange it for size M.');
    const offer = await call.say('Sorry, can we speak French please?');
    expect(offer).toMatch(/Échanger|échanger/);
    expect(offer).toMatch(/taille M/);
    expect(offer).not.toMatch(/\bExchange\b|\bfree of charge\b/);
    await call.say('oui, allez-y', 'fr-FR');
    await call.hangUp();
    expect((await api.order(eve.order))?.exchanges ?? []).toHaveLength(1);
  });
});

describe('in writing', () => {
  it('a chat goes on in French, also through words that are no language, and back', async () => {
    const chat = await Chat.open(service, { locale: 'en' });
    const say = async (text: string) => (await chat.say(text)).map((one) => one.text).join('\n');
    await say('Hello');
    expect(await say('Quels sont vos horaires, svp ?')).toMatch(/équipe/);
    expect(await say('ok')).not.toMatch(/\bthe\b|\byou\b/);
    expect(await say('What are your opening hours?')).toMatch(/\bopen|closed\b/);
    chat.close();
  });

  it('what a chat refuses is explained in the customer’s language', async () => {
    const chat = await Chat.open(service, { locale: 'fr' });
    chat.send({ type: 'message', id: 'c-1', text: 'voici', attachments: ['unknown'] });
    await vi.waitFor(() =>
      expect(JSON.stringify(chat.frames)).toMatch(/"bad_file","message":"Cette pièce jointe/),
    );
    chat.close();
  });

  it('a letter in the other language is answered in it, and so is the next one', async () => {
    const eve = await shopper(service, 'Eve');
    const mailbox = new Mailbox(service, eve);
    const ask = async (text: string) =>
      (await mailbox.ask({ to: support, subject: 'Robe', text })).answers.map((one) => one.text).join('\n');
    expect(await ask('Where is my order?')).toMatch(/^Hello Eve/);
    expect(await ask('Bonjour, ma robe est trop petite, que dois-je faire ?')).toMatch(/^Bonjour Eve/);
    expect(await fact(eve.email)).toBe('fr');
    expect(await ask('Can we go on in English please?')).toMatch(/^Hello Eve/);
  });

  it('calls things as the shop calls them in it, on the card and after it is done, and knows both names', async () => {
    const eve = await shopper(service, 'Eve');
    const mailbox = new Mailbox(service, eve);
    const ask = async (text: string) =>
      (await mailbox.ask({ to: support, subject: 'Retour', text })).answers.map((one) => one.text).join('\n');
    const card = await ask('Bonjour, je voudrais échanger ma « Lune dress » contre du M.');
    expect(card).toContain('robe Lune');
    expect(card).not.toMatch(/Lune dress/i);
    const done = await ask('Oui, allez-y.');
    expect(done).toContain('robe Lune');
    expect(done).not.toMatch(/Lune dress/i);
    expect((await api.order(eve.order))?.exchanges).toHaveLength(1);
  });
});
