import { describe, expect, it } from 'vitest';
import { cardWords } from '../../../src/language/put-card.ts';
import { putLine } from '../../../src/shop/embedded/lines.ts';
import { unableTools } from '../../../src/tools/index.ts';
import { cardOf, recognised, SETTINGS, speaking, verified } from './speaking.ts';
import { billed, invoice, solo } from './world.ts';

const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('who may see what is charged by the interval', () => {
  it('is nobody who is not known', async () => {
    const shop = billed();
    for (const scope of [{}, { assurance: 'claimed', claims: ['45821'] }, { assurance: 'verified' }] as const)
      for (const name of ['list_subscriptions', 'list_invoices'] as const) {
        const result = await speaking(shop, scope).toolbox.call(name, {});
        expect(code(result)).toBe('assurance');
        expect(JSON.stringify(result)).not.toMatch(/Team|Solo|Acme|49/);
      }
  });

  it('of somebody recognised is their own, without how it is paid; of a company’s only that there is something', async () => {
    const shop = billed();
    const own = await speaking(shop, recognised('c-20')).toolbox.call('list_subscriptions', {});
    expect(own).toMatchObject({
      ok: true,
      output: {
        subscriptions: [{ id: 'sub-2', plan: 'Solo', price: 900, renewsOn: '2026-12-15', payment: null }],
        companies: [],
      },
    });
    const companys = await speaking(shop, recognised('c-9')).toolbox.call('list_subscriptions', {});
    expect(companys).toEqual({ ok: true, output: { subscriptions: [], companies: [], withheld: true } });
    expect(code(await speaking(shop, recognised('c-20')).toolbox.call('list_invoices', {}))).toBe(
      'assurance',
    );
  });

  it('of a caller whom a number alone speaks for is nothing', async () => {
    const scope = { ...recognised('c-20'), numberAlone: true };
    expect(code(await speaking(billed(), scope).toolbox.call('list_subscriptions', {}))).toBe('assurance');
    const little = { ...recognised('c-20'), details: false };
    expect(code(await speaking(billed(), little).toolbox.call('list_subscriptions', {}))).toBe('assurance');
  });

  it('of somebody verified is all of their company, and nothing of anybody else’s', async () => {
    const { toolbox } = speaking(billed(), verified('c-10'));
    expect(await toolbox.call('list_subscriptions', {})).toMatchObject({
      output: {
        subscriptions: [{ id: 'sub-1', company: 'Acme SARL', payment: 'Visa ending 4242', seats: 5 }],
        companies: [{ name: 'Acme SARL', manager: { name: 'Jeanne Morel' } }],
        withheld: false,
      },
    });
    const invoices = await toolbox.call('list_invoices', {});
    expect(invoices).toMatchObject({
      output: {
        invoices: [
          { id: 'INV-2026-052', status: 'open', overdue: true, paidOn: null },
          { id: 'INV-2026-041', status: 'paid', overdue: false, paidOn: '2026-11-16', total: 4900 },
        ],
      },
    });
    expect(JSON.stringify(invoices)).not.toContain('INV-2026-049');
  });

  it('never has in it how important a company is', async () => {
    const { toolbox } = speaking(billed(), verified('c-10'));
    expect(JSON.stringify(await toolbox.call('list_subscriptions', {}))).not.toContain('strategic');
  });

  it('asks for no tool that the store has nothing for', async () => {
    const none = [
      'cancel_subscription',
      'change_subscription',
      'keep_subscription',
      'list_invoices',
      'list_subscriptions',
      'send_invoice',
    ];
    expect(unableTools(await billed([]).port.capabilities(), true).toSorted()).toEqual(none);
    expect(unableTools(await billed().port.capabilities(), true)).toEqual([]);
  });
});

describe('an invoice again', () => {
  it('is made for its verified customer alone; of another’s and of none the same is said', async () => {
    const shop = billed();
    const { toolbox, files } = speaking(shop, verified('c-9'));
    const made = await toolbox.call('send_invoice', { invoice: 'inv-2026-041', language: 'fr' });
    expect(made).toMatchObject({
      output: {
        invoice: 'INV-2026-041',
        copy: true,
        url: null,
        mailbox: true,
        file: { filename: 'facture-INV-2026-041.pdf' },
      },
    });
    expect(files.stored.size).toBe(1);
    const foreign = await toolbox.call('send_invoice', { invoice: 'INV-2026-049' });
    expect(foreign).toEqual(await toolbox.call('send_invoice', { invoice: 'INV-0' }));
    expect(code(foreign)).toBe('unknown');
    for (const scope of [recognised('c-9'), {}, { assurance: 'claimed' } as const])
      expect(
        code(await speaking(shop, scope).toolbox.call('send_invoice', { invoice: 'INV-2026-041' })),
      ).toBe('assurance');
    expect(files.puts).toBe(1);
  });

  it('is told with where the shop has it itself, and is one where the store gave its legal details', async () => {
    const shop = billed();
    const url = 'https://billing.example/i/041.pdf';
    putLine(shop.sql, { ...invoice({ url }), type: 'invoice' });
    const company = {
      legalName: 'Cadence SAS',
      address: '1 rue A, 69001 Lyon',
      registration: 'RCS Lyon 1',
      vat: '',
    };
    const settings = { ...SETTINGS, company: { name: '', ...company } };
    const made = await speaking(shop, { ...verified('c-9'), settings }).toolbox.call('send_invoice', {
      invoice: 'INV-2026-041',
    });
    expect(made).toMatchObject({ output: { copy: false, url } });
  });
});

describe('ending a subscription', () => {
  const input = { subscription: 'sub-2' };
  const HOW = {
    ...{ locale: 'en', spoken: false, today: '2026-12-01', timeZone: 'Europe/Paris', refundDays: 5 },
    ...{ freeReturns: true, verified: true, labelLength: 40 },
  };

  it('is put with its last day and what is charged until then, and done on a yes of somebody verified', async () => {
    const shop = billed();
    const card = await cardOf(shop, recognised('c-20'), 'cancel_subscription', input);
    expect(cardWords(card, HOW).text).toBe(
      'I can end your Solo subscription. It runs until Tuesday 15 December, and nothing is charged after that. What has been paid is not refunded. Shall I do that?',
    );
    const early = await speaking(shop, recognised('c-20'), { yes: card }).toolbox.settle();
    expect(early.results.map(({ result }) => code(result))).toEqual(['assurance']);
    expect((await shop.port.billing('c-20')).subscriptions[0]?.ending).toBeNull();
    const late = await speaking(shop, verified('c-20'), { yes: card }).toolbox.settle();
    expect(late.results).toMatchObject([
      { result: { ok: true, output: { plan: 'Solo', endsOn: '2026-12-15' } } },
    ]);
    expect((await shop.port.billing('c-20')).subscriptions[0]?.ending).toMatchObject({
      endsOn: '2026-12-15',
    });
  });

  it('cannot be called without a card, by whatever brain', async () => {
    const shop = billed();
    for (const scope of [verified('c-20'), recognised('c-20')])
      expect((await speaking(shop, scope).toolbox.call('cancel_subscription', input)).ok).toBe(false);
    expect((await shop.port.billing('c-20')).subscriptions[0]?.ending).toBeNull();
  });

  it('of another’s is neither quoted nor done, even with a card that somebody made up', async () => {
    const shop = billed();
    const quoted = await speaking(shop, verified('c-10')).toolbox.quote('cancel_subscription', input);
    expect(quoted).toEqual(
      await speaking(shop, verified('c-10')).toolbox.quote('cancel_subscription', { subscription: 'x' }),
    );
    const stolen = await cardOf(shop, verified('c-20'), 'cancel_subscription', input);
    const { results } = await speaking(shop, verified('c-10'), { yes: stolen }).toolbox.settle();
    expect(results.map(({ result }) => code(result))).toEqual(['unknown']);
    expect((await shop.port.billing('c-20')).subscriptions[0]?.ending).toBeNull();
  });

  it('of a company asks for somebody verified before anything of it is put', async () => {
    const quoted = await speaking(billed(), recognised('c-9')).toolbox.quote('cancel_subscription', {
      subscription: 'sub-1',
    });
    expect(JSON.stringify(quoted)).not.toMatch(/Team|Acme/);
    expect(quoted.ok).toBe(false);
  });

  it('is put anew where the day is another one by the time of the yes', async () => {
    const shop = billed();
    const card = await cardOf(shop, verified('c-20'), 'cancel_subscription', input);
    putLine(shop.sql, { ...solo({ renewsAt: '2027-01-15T10:00:00Z' }), type: 'subscription' });
    const { results } = await speaking(shop, verified('c-20'), { yes: card }).toolbox.settle();
    expect(results.map(({ result }) => code(result))).toEqual(['changed']);
  });

  it('tells what its notice costs, and that an open invoice stays to be paid', async () => {
    const shop = billed();
    putLine(shop.sql, { ...solo({ noticeDays: 30, status: 'past_due' }), type: 'subscription' });
    const card = await cardOf(shop, verified('c-20'), 'cancel_subscription', input);
    const { text } = cardWords(card, { ...HOW, locale: 'fr' });
    expect(text).toContain('Il court jusqu’au vendredi 15 janvier');
    expect(text).toMatch(/il est prélevé encore une fois d’ici là\s: 9\s€/);
    expect(text).toContain('Une facture encore ouverte reste à payer.');
  });

  it('goes to a person where nobody knows when it renews', async () => {
    const shop = billed();
    putLine(shop.sql, { ...solo({ renewsAt: null }), type: 'subscription' });
    const quoted = await speaking(shop, verified('c-20')).toolbox.quote('cancel_subscription', input);
    expect(quoted).toMatchObject({ refusal: { code: 'policy', reason: 'unsupported' } });
  });

  it('is taken back on another yes, while it runs', async () => {
    const shop = billed();
    const end = await cardOf(shop, verified('c-20'), 'cancel_subscription', input);
    await speaking(shop, verified('c-20'), { yes: end }).toolbox.settle();
    const keep = await cardOf(shop, verified('c-20'), 'keep_subscription', input);
    expect(cardWords(keep, HOW).text).toContain(
      'It then renews on Tuesday 15 December for €9.00, as before.',
    );
    const { results } = await speaking(shop, verified('c-20'), { yes: keep }).toolbox.settle();
    expect(results).toMatchObject([{ result: { ok: true, output: { renewsOn: '2026-12-15' } } }]);
    expect((await shop.port.billing('c-20')).subscriptions[0]?.ending).toBeNull();
    const over = speaking(shop, { ...verified('c-20'), now: '2027-03-01T09:00:00Z' });
    expect((await over.toolbox.quote('keep_subscription', input)).ok).toBe(false);
  });

  it.each(['en', 'fr', 'de', 'nl', 'es', 'it', 'pt'])('is put in whole words in %s', async (locale) => {
    const shop = billed();
    const card = await cardOf(shop, verified('c-20'), 'cancel_subscription', input);
    const words = cardWords(card, { ...HOW, locale });
    expect(words.text).toContain('Solo');
    expect(words.text).not.toMatch(/undefined|\$\{|\bnull\b/);
    for (const { label } of words.buttons) expect(label.length).toBeLessThanOrEqual(20);
  });
});
