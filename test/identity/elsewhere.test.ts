import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Assurance, atLeast } from '../../src/conversation/values.ts';
import { elsewhere, type KnownSession, type Whereabouts } from '../../src/identity/elsewhere.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

const chat = (over: Partial<KnownSession> = {}): KnownSession => ({
  id: 'w1',
  channel: 'whatsapp',
  address: 'whatsapp:+33612345678',
  assurance: 'verified',
  heardAt: hoursAgo(1),
  open: true,
  ...over,
});
const mail = (over: Partial<KnownSession> = {}): KnownSession =>
  chat({ id: 'e1', channel: 'email', address: 'email:eve@example.com', assurance: 'recognised', ...over });
const known = (over: Partial<Whereabouts> = {}): Whereabouts => ({
  content: 'recognised',
  tried: ['whatsapp:+33612345678'],
  sessions: [chat(), mail()],
  onFile: 'email:file@example.com',
  now: NOW,
  ...over,
});

describe('another route to the customer', () => {
  it('is the session the customer spoke in last', () => {
    const other = mail({ id: 'e2', address: 'email:old@example.com', heardAt: hoursAgo(9) });
    expect(elsewhere(known({ sessions: [mail(), other] }))).toMatchObject({ session: 'e1' });
  });

  it('is the address on file, in its own thread, where no session covers the words', () => {
    const thread = mail({
      id: 'e9',
      address: 'email:file@example.com',
      assurance: 'anonymous',
      heardAt: null,
    });
    expect(elsewhere(known({ content: 'verified', sessions: [mail(), thread] }))).toEqual({
      channel: 'email',
      address: 'email:file@example.com',
      session: 'e9',
    });
  });

  it.each([
    ['written for somebody unknown', { content: 'anonymous' }],
    ['written for somebody who only claims', { content: 'claimed' }],
    ['when all was tried', { tried: ['email:eve@example.com', 'email:file@example.com', chat().address] }],
    ['when nothing is on file', { sessions: [], onFile: null }],
    ['when the session proves less', { content: 'verified', onFile: null, sessions: [mail()] }],
    ['when the window is closed', { tried: [], onFile: null, sessions: [chat({ open: false })] }],
    ['when we wrote and the customer never did', { onFile: null, sessions: [mail({ heardAt: null })] }],
    [
      'when nothing was written from there for years',
      { onFile: null, sessions: [mail({ heardAt: hoursAgo(9_000) })] },
    ],
  ] as [string, Partial<Whereabouts>][])('does not exist %s', (_, over) => {
    expect(elsewhere(known(over))).toBeNull();
  });

  it('never repeats an address, never lowers the assurance, and comes to an end', () => {
    const session = fc.record({
      id: fc.string(),
      channel: fc.constantFrom('email' as const, 'whatsapp' as const),
      address: fc.constantFrom('a', 'b', 'c', 'd'),
      assurance: fc.constantFrom(...Assurance.options),
      heardAt: fc.constantFrom(null, hoursAgo(1), hoursAgo(20_000)),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(session, { selector: ({ id }) => id }),
        fc.constantFrom(...Assurance.options),
        fc.constantFrom(null, 'a', 'z'),
        (sessions, content, onFile) => {
          const tried: string[] = [];
          for (let way = elsewhere(known({ sessions, content, onFile, tried })); way; ) {
            expect(tried).not.toContain(way.address);
            const through = sessions.find(
              ({ id, address }) => id === way?.session && address === way.address,
            );
            if (way.address !== onFile) expect(through && atLeast(through.assurance, content)).toBe(true);
            tried.push(way.address);
            expect(tried.length).toBeLessThanOrEqual(6);
            way = elsewhere(known({ sessions, content, onFile, tried }));
          }
        },
      ),
    );
  });
});
