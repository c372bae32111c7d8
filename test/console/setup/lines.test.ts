import { describe, expect, it } from 'vitest';
import { changedSpan, likeDay, withoutSpan, withSpan } from '../../../console/core/setup/hours.ts';
import { type Facts, LINES, linesOf, progressOf } from '../../../console/core/setup/lines.ts';
import { rulesOf, tableOf, withIntent, withMode } from '../../../console/core/setup/modes.ts';

const EMPTY = {
  ...{ name: 'Our store', locale: 'en', languages: [], timeZone: 'Europe/Paris', origins: [], modes: [] },
  email: { address: 'support@store.example', via: 'cloudflare' },
  ...{ whatsapp: { number: '', phoneNumberId: '' }, phone: { number: '' }, shop: { kind: 'embedded' } },
  returns: { windowDays: 30, address: { line1: '1 rue du Retour' } },
};
const HELD = { orders: 0, people: 0, products: 0, newest: [] };
const FRESH: Facts = {
  ...{ settings: EMPTY, presets: [], shop: { kind: 'embedded', held: HELD }, connections: [], mailboxes: [] },
  ...{ articles: 0, people: 1, results: [], messages: new Map(), troubles: [] },
};
const stateOf = (facts: Facts) => Object.fromEntries(linesOf(facts).map(({ name, state }) => [name, state]));
const lineOf = (facts: Facts, name: string) => linesOf(facts).find((line) => line.name === name);

it('asks for no channel that the owner has put aside, until it is set up after all', () => {
  const unused = { setup: { unused: ['whatsapp', 'voice'] } };
  const state = (settings: object, name: string) =>
    linesOf({ ...FRESH, settings: { ...FRESH.settings, ...settings } }).find((one) => one.name === name)
      ?.state;
  expect(state({}, 'whatsapp')).toBe('open');
  expect([state(unused, 'whatsapp'), state(unused, 'phone'), state(unused, 'chat')]).toEqual([
    ...['unused', 'unused', 'open'],
  ]);
  expect(state({ ...unused, phone: { number: '+33187650021' } }, 'phone')).toBe('ok');
  const all = linesOf({ ...FRESH, settings: { ...FRESH.settings, ...unused } });
  expect(progressOf(all).of).toBe(all.length - 2);
});

describe('the checklist', () => {
  it('of an empty store has everything still to do but the person who reads it, and says what', () => {
    const lines = linesOf(FRESH);
    expect(lines.map(({ name }) => name)).toEqual([...LINES]);
    expect(lines.filter(({ state }) => state !== 'open').map(({ name }) => name)).toEqual(['people']);
    expect(lines.every(({ state, mend }) => (state === 'open') === (mend !== null))).toBe(true);
    expect(progressOf(lines)).toEqual({ done: 1, of: 12 });
  });

  it('of a store that is set up has nothing left', () => {
    const modes = ['chat', 'email', 'whatsapp', 'voice'].map((channel) => ({
      intent: '*',
      channel,
      mode: 'auto',
    }));
    const settings = {
      ...{ ...EMPTY, name: 'Lune', origins: ['https://lune.example'], modes },
      email: { address: 'hello@lune.example', via: 'cloudflare' },
      ...{ whatsapp: { number: '+33187650022' }, phone: { number: '+33187650021' } },
      returns: { windowDays: 14, address: { line1: '3 rue Mercière' } },
    };
    const at = '2026-11-25T10:00:00Z';
    const facts: Facts = {
      ...{ ...FRESH, settings, presets: [{ title: 'Online shop', at }], articles: 3 },
      shop: { kind: 'embedded', held: { ...HELD, orders: 26, people: 14 } },
      mailboxes: [{ address: 'hello@lune.example', provenAt: at }],
      results: [{ state: 'passes', at }],
    };
    expect(new Set(Object.values(stateOf(facts)))).toEqual(new Set(['ok']));
  });

  it('names what is broken in the other system’s own words, and what cannot be seen', () => {
    const broken = { channel: 'shop', reason: 'HTTP 401', since: '2026-11-25T10:00:00Z', last: '' };
    expect(lineOf({ ...FRESH, troubles: [broken] }, 'shop')).toMatchObject({
      state: 'broken',
      mend: { data: { what: 'HTTP 401' } },
    });
    expect(new Set(Object.values(stateOf({ ...FRESH, settings: null })))).toEqual(new Set(['unknown']));
    expect(stateOf({ ...FRESH, articles: null, results: null })).toMatchObject({
      knowledge: 'unknown',
      tests: 'unknown',
    });
  });

  it('asks for the code of a mailbox that is not proven, and for a connection that is missing', () => {
    const settings = (via: string) => ({ ...EMPTY, email: { address: 'Hello@lune.example', via } });
    const mailboxes = [{ address: 'hello@lune.example', provenAt: null }];
    expect(lineOf({ ...FRESH, settings: settings('cloudflare'), mailboxes }, 'email')).toMatchObject({
      state: 'open',
      mend: { key: 'emailUnproven' },
    });
    expect(lineOf({ ...FRESH, settings: settings('gmail') }, 'email')).toMatchObject({
      state: 'broken',
      mend: { key: 'emailUnconnected' },
    });
  });

  it('counts a channel as there once somebody came by it', () => {
    expect(stateOf({ ...FRESH, messages: new Map([['chat', 4]]) }).chat).toBe('ok');
  });
});

describe('the table of modes', () => {
  it('reads rules as the service does: the first that fits', () => {
    const table = tableOf([
      { intent: 'refund', channel: '*', mode: 'draft' },
      { intent: '*', channel: 'voice', mode: 'off' },
      { intent: 'refund', channel: 'voice', mode: 'auto' },
    ]);
    expect(table.get('refund')).toEqual({ chat: 'draft', email: 'draft', whatsapp: 'draft', voice: 'draft' });
    expect(table.get('*')).toEqual({ chat: 'auto', email: 'auto', whatsapp: 'auto', voice: 'off' });
  });

  it('says the rest always, and a kind of question where it differs', () => {
    const table = withMode(withIntent(tableOf([]), 'refund'), 'refund', 'email', 'draft');
    expect(rulesOf(table)).toEqual([
      { intent: 'refund', channel: 'email', mode: 'draft' },
      ...['chat', 'email', 'whatsapp', 'voice'].map((channel) => ({ intent: '*', channel, mode: 'auto' })),
    ]);
    expect(tableOf(rulesOf(table))).toEqual(table);
  });
});

describe('hours', () => {
  it('of a day get further spans behind the last, and lose any', () => {
    expect(withSpan([])).toEqual([['09:00', '18:00']]);
    expect(withSpan([['09:00', '12:30']])).toEqual([
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ]);
    expect(withSpan([['09:00', '23:30']]).at(-1)).toEqual(['22:00', '24:00']);
    expect(
      withoutSpan(
        [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ],
        0,
      ),
    ).toEqual([['13:00', '17:00']]);
    expect(changedSpan([['09:00', '12:00']], 0, 1, '12:30')).toEqual([['09:00', '12:30']]);
  });

  it('of one day are put on all that are open', () => {
    const week = likeDay({ mon: [['08:00', '12:00']], tue: [['09:00', '18:00']], wed: [] }, 'mon');
    expect([week.tue, week.wed, week.sun]).toEqual([[['08:00', '12:00']], [], []]);
  });
});
