import { describe, expect, it } from 'vitest';
import { type ContactProofs, contactOwner } from '../../src/identity/contact.ts';
import type { ContactHolder } from '../../src/shop/shop.ts';

const NOW = '2026-11-24T10:00:00.000Z';
const NOTHING: ContactProofs = { contact: null, account: null };

function holder(id: string, over: Partial<ContactHolder> = {}): ContactHolder {
  const account = { id, name: `${id} Roche`, email: '', phone: '', locale: 'en', tags: [], vip: false };
  const at = over.firstOrderAt ?? '2026-11-01T10:00:00.000Z';
  return {
    account,
    orders: 1,
    firstOrderAt: at,
    lastOrderAt: at,
    replaces: false,
    mailbox: 'email:sophie@example.com',
    ...over,
  };
}

const sophie = holder('sophie', { firstOrderAt: '2026-03-01T10:00:00.000Z' });
const regular = { ...sophie, orders: 2, lastOrderAt: '2026-09-01T10:00:00.000Z' };
const guest = holder('guest', { firstOrderAt: '2026-11-20T10:00:00.000Z' });
const stranger = { ...guest, mailbox: 'email:bob@example.com' };
const proof = (id: string, at: string) => ({ account: { id, name: id, locale: 'en' }, at });
const ownedBy = (found: ReturnType<typeof contactOwner>) =>
  found === 'shared' || found === null ? found : found.account.id;

describe('a contact on one account', () => {
  it('is that account’s, with its newest order', () => {
    expect(contactOwner('number', [regular], NOTHING, NOW)).toEqual({
      account: { id: 'sophie', name: 'sophie Roche', locale: 'en' },
      lastOrderAt: '2026-09-01T10:00:00.000Z',
    });
    expect(contactOwner('number', [], NOTHING, NOW)).toBeNull();
  });

  it('that took another number’s place in one order recognises, and vouches for nothing', () => {
    expect(contactOwner('number', [{ ...sophie, replaces: true }], NOTHING, NOW)).toMatchObject({
      lastOrderAt: null,
    });
  });

  it('is not lost to a guest where its holder has confirmed the mailbox for another account', () => {
    const confirmed = { contact: proof('sophie', '2026-06-01T10:00:00.000Z'), account: null };
    expect(ownedBy(contactOwner('mailbox', [guest], confirmed, NOW))).toBe('sophie');
    expect(ownedBy(contactOwner('mailbox', [{ ...guest, orders: 2 }], confirmed, NOW))).toBe('guest');
    // Numbers change hands.
    expect(ownedBy(contactOwner('number', [guest], confirmed, NOW))).toBe('guest');
    const long = { contact: proof('sophie', '2025-06-01T10:00:00.000Z'), account: null };
    expect(ownedBy(contactOwner('mailbox', [guest], long, NOW))).toBe('guest');
  });
});

describe('a contact of two accounts', () => {
  it('tells neither apart where neither is established', () => {
    expect(contactOwner('mailbox', [sophie, guest], NOTHING, NOW)).toBe('shared');
    expect(contactOwner('mailbox', [regular, { ...guest, orders: 2 }], NOTHING, NOW)).toBe('shared');
    expect(
      contactOwner('mailbox', [{ ...sophie, firstOrderAt: guest.firstOrderAt }, guest], NOTHING, NOW),
    ).toBe('shared');
  });

  it('stays an established account’s when a guest names it once', () => {
    for (const kind of ['mailbox', 'number'] as const) {
      for (const order of [
        [regular, guest],
        [guest, regular],
      ])
        expect(ownedBy(contactOwner(kind, order, NOTHING, NOW))).toBe('sophie');
      const proven = { contact: null, account: '2026-10-01T10:00:00.000Z' };
      expect(ownedBy(contactOwner(kind, [sophie, guest], proven, NOW))).toBe('sophie');
    }
    const many = [regular, guest, { ...guest, account: { ...guest.account, id: 'guest-2' } }];
    expect(ownedBy(contactOwner('mailbox', many, NOTHING, NOW))).toBe('sophie');
  });

  it('is lost by an account that has neither ordered nor proven anything for a year', () => {
    const old = {
      ...regular,
      firstOrderAt: '2024-01-01T10:00:00.000Z',
      lastOrderAt: '2025-10-01T10:00:00.000Z',
    };
    expect(contactOwner('mailbox', [old, guest], NOTHING, NOW)).toBe('shared');
    expect(
      contactOwner('mailbox', [old, guest], { contact: null, account: '2025-10-01T10:00:00.000Z' }, NOW),
    ).toBe('shared');
  });

  it('is neither’s where a number may have been recycled: its new holder has a mailbox of their own', () => {
    const before = {
      contact: proof('sophie', '2026-10-01T10:00:00.000Z'),
      account: '2026-10-01T10:00:00.000Z',
    };
    expect(contactOwner('number', [regular, stranger], before, NOW)).toBe('shared');
    // A code to the number itself, since the other’s order, says who has it.
    const since = { contact: proof('sophie', '2026-11-21T10:00:00.000Z'), account: null };
    expect(ownedBy(contactOwner('number', [sophie, stranger], since, NOW))).toBe('sophie');
    const theirs = { contact: proof('guest', '2026-11-21T10:00:00.000Z'), account: null };
    expect(contactOwner('number', [sophie, stranger], theirs, NOW)).toBe('shared');
  });
});
