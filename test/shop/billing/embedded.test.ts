import { describe, expect, it } from 'vitest';
import { forgetWords } from '../../../src/shop/embedded/billing.ts';
import { putLine } from '../../../src/shop/embedded/lines.ts';
import { contactsAroundPerson } from '../../../src/shop/embedded/persons.ts';
import { parseFeed } from '../../../src/shop/feed.ts';
import type { ShopWrite } from '../../../src/shop/writes.ts';
import { anOrder } from '../world.ts';
import { acme, billed, invoice, lineOf, NOW, nora, solo, team, zoe } from './world.ts';

const line = (value: object) => parseFeed(JSON.stringify(value));

describe('the feed', () => {
  it('takes a company, a subscription and an invoice, each with the least that they need', () => {
    const { lines, errors } = parseFeed(
      [
        { type: 'account', id: 'acme', name: 'Acme SARL' },
        { ...lineOf.subscription(solo()), renewsAt: undefined, payment: undefined, seats: undefined },
        { ...lineOf.invoice(invoice()), dueAt: undefined, paidAt: undefined, lines: undefined },
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    expect(errors).toEqual([]);
    expect(lines).toMatchObject([
      { type: 'account', tier: 'standard', members: [] },
      { type: 'subscription', id: 'sub-2', noticeDays: 0 },
      { type: 'invoice', lines: [] },
    ]);
  });

  it('reads a national number of a subscription in the store’s country', () => {
    const { lines } = line(lineOf.subscription(solo({ customer: { ...zoe, phone: '06 33 33 33 33' } })));
    expect(lines).toMatchObject([{ customer: { phone: '+33633333333' } }]);
  });

  it.each([
    ['another status', { ...lineOf.subscription(solo()), status: 'ended' }, 'status'],
    ['a price below nothing', { ...lineOf.subscription(solo()), price: -1 }, 'price'],
    [
      'a file that is not fetched over https',
      { ...lineOf.invoice(invoice()), url: 'http://a.example/1.pdf' },
      'url',
    ],
    ['a script for a file', { ...lineOf.invoice(invoice()), url: 'javascript:alert(1)' }, 'url'],
    ['another tier', { ...lineOf.account(acme()), tier: 'gold' }, 'tier'],
  ])('refuses %s with the place of it', (_, wrong, place) => {
    const { lines, errors } = line(wrong);
    expect(lines).toEqual([]);
    expect(errors[0]?.message).toContain(place);
  });
});

describe('what somebody has that is charged by the interval', () => {
  it('is their own, and what their company has', async () => {
    const { port } = billed();
    const own = await port.billing('c-20');
    expect(own.accounts).toEqual([]);
    expect(own.subscriptions.map(({ id }) => id)).toEqual(['sub-2']);
    expect(own.invoices.map(({ id }) => id)).toEqual(['INV-2026-049']);
    const companys = await port.billing('c-10');
    expect(companys.accounts).toMatchObject([{ id: 'acme' }]);
    expect(companys.subscriptions.map(({ id }) => id)).toEqual(['sub-1']);
    expect(companys.invoices.map(({ id }) => id)).toEqual(['INV-2026-052', 'INV-2026-041']);
    expect(await port.billing('c-99')).toEqual({ accounts: [], subscriptions: [], invoices: [] });
  });

  it('is no longer theirs once they have left the company, though a record still names them', async () => {
    const { sql, port } = billed();
    putLine(sql, { ...acme({ members: ['c-10'] }), type: 'account' });
    expect(await port.billing(nora.id)).toEqual({ accounts: [], subscriptions: [], invoices: [] });
  });

  it('tells what runs before what is over', async () => {
    const { sql, port } = billed();
    putLine(sql, {
      ...solo({ id: 'sub-3', status: 'cancelled', startedAt: '2026-11-01T00:00:00Z' }),
      type: 'subscription',
    });
    const { subscriptions } = await port.billing('c-20');
    expect(subscriptions.map(({ id }) => id)).toEqual(['sub-2', 'sub-3']);
  });
});

describe('a customer who never ordered', () => {
  it('is recognised by the mailbox and the number on the newest record', async () => {
    const { port } = billed();
    for (const contact of [{ email: 'Zoe@example.com' }, { phone: '+33633333333' }])
      expect(await port.accountByContact(contact)).toMatchObject({
        holders: [
          { account: { id: 'c-20', name: 'Zoé Petit' }, orders: 2, mailbox: 'email:zoe@example.com' },
        ],
      });
    expect(await port.account('c-20')).toMatchObject({ name: 'Zoé Petit' });
  });

  it('has the contacts of the newest record alone', async () => {
    const { sql, port } = billed();
    const moved = { ...zoe, email: 'zoe@new.example' };
    const newer = invoice({ id: 'INV-9', customer: moved, account: null, issuedAt: '2026-11-30T10:00:00Z' });
    expect(contactsAroundPerson(sql, { record: 'invoice INV-9', customer: moved })).toContain(
      'email:zoe@example.com',
    );
    putLine(sql, { ...newer, type: 'invoice' });
    expect(await port.accountByContact({ email: 'zoe@example.com' })).toBeNull();
    expect(await port.accountByContact({ email: 'zoe@new.example' })).toMatchObject({
      holders: [{ account: { id: 'c-20' } }],
    });
  });

  it('goes by their orders alone once they order', async () => {
    const { sql, port } = billed();
    const order = anOrder();
    putLine(sql, { ...order, customer: { ...zoe, email: 'zoe@work.example' }, type: 'order' });
    expect(await port.accountByContact({ email: 'zoe@example.com' })).toBeNull();
    expect(await port.account('c-20')).toMatchObject({ email: 'zoe@work.example' });
  });
});

describe('ending a subscription', () => {
  const end = (over: Partial<ShopWrite & { act: 'end_subscription' }> = {}): ShopWrite => ({
    act: 'end_subscription',
    ...{ subscription: 'sub-2', customer: 'c-20', endsOn: '2026-12-15', reason: 'too dear', ...over },
  });
  const keep = (today = '2026-12-01'): ShopWrite => ({
    act: 'resume_subscription',
    ...{ subscription: 'sub-2', customer: 'c-20', today },
  });
  const terms = (key: string) => ({ key, agreed: null, now: NOW });

  it('moves no money and is done once under its key, whatever day it is tried again', async () => {
    const { port } = billed();
    const quoted = await port.quote(end());
    expect(quoted).toMatchObject({
      ok: true,
      value: { money: [], deadline: '2026-12-15', out: [{ title: 'Solo' }] },
    });
    expect((await port.billing('c-20')).subscriptions[0]?.ending).toBeNull();
    expect((await port.apply(end(), terms('k-1'))).ok).toBe(true);
    expect((await port.apply(end({ endsOn: '2027-01-15' }), terms('k-1'))).ok).toBe(true);
    const { subscriptions } = await port.billing('c-20');
    expect(subscriptions[0]?.ending).toEqual({ at: NOW, endsOn: '2026-12-15', reason: 'too dear' });
    expect(await port.quote(end())).toEqual({ ok: false, reason: 'already_cancelled' });
  });

  it('is taken back until its last day is over, and not after it', async () => {
    const { port } = billed();
    expect(await port.quote(keep())).toEqual({ ok: false, reason: 'nothing_changes' });
    await port.apply(end(), terms('k-1'));
    expect(await port.quote(keep('2026-12-16'))).toEqual({ ok: false, reason: 'already_cancelled' });
    expect((await port.apply(keep('2026-12-15'), terms('k-2'))).ok).toBe(true);
    expect((await port.billing('c-20')).subscriptions[0]?.ending).toBeNull();
  });

  it('of somebody else’s, or of a company they have left, is the same as of none', async () => {
    const { sql, port } = billed();
    const foreign = end({ customer: 'c-10' });
    expect(await port.quote(foreign)).toEqual({ ok: false, reason: 'unknown' });
    expect(await port.apply(foreign, terms('k-3'))).toEqual({ ok: false, reason: 'unknown' });
    expect(await port.quote(end({ subscription: 'none' }))).toEqual({ ok: false, reason: 'unknown' });
    const companys = end({ subscription: 'sub-1', customer: 'c-10' });
    expect((await port.quote(companys)).ok).toBe(true);
    putLine(sql, { ...acme({ members: ['c-9'] }), type: 'account' });
    expect(await port.apply(companys, terms('k-4'))).toEqual({ ok: false, reason: 'unknown' });
  });

  it('stands until the feed says itself when it ends', async () => {
    const { sql, port } = billed();
    await port.apply(end(), terms('k-1'));
    putLine(sql, { ...solo(), type: 'subscription' });
    expect((await port.billing('c-20')).subscriptions[0]?.ending).not.toBeNull();
    putLine(sql, { ...solo({ endsAt: '2026-12-15T10:00:00Z' }), type: 'subscription' });
    expect((await port.billing('c-20')).subscriptions[0]).toMatchObject({
      ending: null,
      endsAt: '2026-12-15T10:00:00Z',
    });
    expect(await port.quote(keep())).toEqual({ ok: false, reason: 'unsupported' });
  });

  it('keeps no words of who is erased, and what it is on record for', async () => {
    const { sql, port } = billed();
    await port.apply(end(), terms('k-1'));
    forgetWords(sql, 'c-20');
    const { subscriptions } = await port.billing('c-20');
    expect(subscriptions[0]?.ending).toEqual({ at: NOW, endsOn: '2026-12-15', reason: '' });
    expect(sql.exec('SELECT * FROM writes').toArray()).toEqual([]);
  });

  it('of one that is over is refused as that', async () => {
    const { sql, port } = billed();
    putLine(sql, { ...team({ status: 'cancelled' }), type: 'subscription' });
    const write = end({ subscription: 'sub-1', customer: 'c-9' });
    expect(await port.quote(write)).toEqual({ ok: false, reason: 'already_cancelled' });
  });
});
