import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { App } from '../../console/core/app.ts';
import { matching } from '../../console/core/commands.ts';
import { KEY_NAMES, KEYS, Keys, keyOf } from '../../console/core/keys.ts';
import { barsOf, baselineIn, csvOf, figureRows } from '../../console/core/pages/figures.ts';
import { keysOf } from '../../console/core/pages/search.ts';
import { callLine } from '../../console/core/person/why.ts';
import { hrefOf, parseRoute } from '../../console/core/router.ts';
import english from '../../console/texts/en.ts';
import french from '../../console/texts/fr.ts';
import setUp from '../../console/texts/setup/en.ts';
import frenchSetUp from '../../console/texts/setup/fr.ts';
import { counts, DESK, entry, NORA } from './shop.ts';
import { type Call, FakeBar, FakeWorld, refusal, settled } from './world.ts';

const usual = ({ path }: Call) =>
  path === 'me' ? { body: NORA } : path === 'desk' ? { body: DESK } : refusal(404, 'Not found');

async function signedIn(hash = '') {
  const world = new FakeWorld();
  world.answer = usual;
  const bar = new FakeBar(hash);
  const app = new App(world, bar, ['en-GB']);
  await settled();
  return { world, bar, app };
}

describe('the console', () => {
  it('asks who is there, and shows the list to whoever is signed in', async () => {
    const { app, bar } = await signedIn();
    expect(app.session.state.value).toMatchObject({ state: 'in' });
    expect(app.workspace.value?.open.value).toBeNull();
    expect(bar.at).toBe('');
  });

  it('opens the first thread that waits where the address says so', async () => {
    const { world, app, bar } = await signedIn('#/inbox/next');
    const wire = world.wire(/desk\/live/);
    wire.open();
    const first = entry({ urgency: 'now' });
    wire.say({ type: 'list', view: 'waiting', entries: [entry(), first], next: null, counts: counts() });
    expect(bar.at).toBe(`#/inbox/${first.customer}`);
    expect(app.workspace.value?.open.value?.customer).toBe(first.customer);
  });

  it('uses an invitation once, and takes it out of the address', async () => {
    const world = new FakeWorld();
    world.answer = (call) =>
      call.path === 'console/sign-in' ? { body: { next: 'console', me: NORA } } : usual(call);
    const bar = new FakeBar('#invite=abc%2Fd');
    const app = new App(world, bar, []);
    expect(bar.at).toBe('#/inbox');
    await settled();
    expect(world.made('POST', /sign-in/)[0]?.body).toEqual({ invite: 'abc/d' });
    expect(app.session.state.value.state).toBe('in');
  });

  it('signs in by a mailed code', async () => {
    const world = new FakeWorld();
    world.answer = ({ path, body }) => {
      if (path === 'me') return refusal(401, 'Who are you?');
      if (path === 'desk') return { body: DESK };
      return {
        body: JSON.stringify(body).includes('code') ? { next: 'console', me: NORA } : { next: 'code' },
      };
    };
    const app = new App(world, new FakeBar(), []);
    await settled();
    expect(app.session.state.value.state).toBe('out');
    await app.session.submit('nora@lune.example');
    expect(app.session.signIn.value).toMatchObject({ step: 'code', email: 'nora@lune.example' });
    await app.session.submit('123 456');
    expect(world.made('POST', /sign-in/)[1]?.body).toEqual({ email: 'nora@lune.example', code: '123456' });
    expect(app.workspace.value).not.toBeNull();
  });

  it('shows the door when the session has run out, and leaves no words behind on signing out', async () => {
    const { world, app } = await signedIn();
    world.storage.set(`draft:${NORA.person.id}:cu_1`, 'half a sentence');
    world.storage.set('theme', 'dark');
    await app.session.signOut();
    expect(app.workspace.value).toBeNull();
    expect(world.storage.keys()).toEqual(['theme']);
  });

  it('decides an approval once, and takes it off the list at once', async () => {
    const { world, app } = await signedIn();
    const desk = app.workspace.value?.desk;
    await Promise.all([desk?.approve('ap_1'), desk?.approve('ap_1')]);
    expect(world.made('POST', /approvals\/ap_1/)).toHaveLength(1);
    world.answer = () => ({ body: { ok: true } });
    expect(await desk?.refuse('ap_1', 'Not worn')).toBe(true);
    expect(world.made('POST', /approvals/)[1]?.body).toEqual({ decision: 'refuse', reason: 'Not worn' });
  });
});

describe('addresses', () => {
  it.each([
    [{ page: 'inbox', id: 'cu_1' }, '#/inbox/cu_1'],
    [{ page: 'search', q: 'a & b' }, '#/search?q=a+%26+b'],
    [{ page: 'settings' }, '#/settings'],
  ] as const)('%o is %s', (to, href) => {
    expect(hrefOf(to)).toBe(href);
    expect(parseRoute(href)).toMatchObject(to);
  });

  it('that make no sense are the inbox', () => {
    expect(parseRoute('#/nowhere/%E0%A4%A')).toMatchObject({ page: 'inbox', id: '%E0%A4%A' });
  });
});

describe('keys', () => {
  it('are no two the same', () => {
    expect(new Set(Object.values(KEYS)).size).toBe(KEY_NAMES.length);
  });

  it('can be switched off as far as they are letters, and given to others', () => {
    const keys = new Keys(new FakeWorld());
    expect(keys.remap('takeover', 'r')).toBe(false);
    expect(keys.remap('takeover', 'tab')).toBe(false);
    expect(keys.remap('takeover', 'q')).toBe(true);
    expect(keys.of('takeover')).toBe('q');
    keys.switchLetters(false);
    expect([keys.of('takeover'), keys.of('palette')]).toEqual([undefined, 'ctrl+k']);
  });

  it('that a person chose stay theirs where a later version gives them to something else', () => {
    const world = new FakeWorld(
      new Map([['keys', JSON.stringify({ own: { takeover: 'x' }, letters: true })]]),
    );
    const keys = new Keys(world);
    expect([keys.of('takeover'), keys.of('select')]).toEqual(['x', undefined]);
  });

  it('are written as controls bear them', () => {
    const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(keyOf({ ...none, key: 'K', ctrlKey: true })).toBe('ctrl+k');
    expect(keyOf({ ...none, key: '?', shiftKey: true })).toBe('?');
    expect(keyOf({ ...none, key: 'A', shiftKey: true })).toBe('shift+a');
    expect(keyOf({ ...none, key: 'Shift', shiftKey: true })).toBeNull();
  });
});

describe('commands', () => {
  const command = (label: string) => ({ label, key: '', run: () => {} });

  it('are found by the beginnings of their words, accents or not', () => {
    const found = matching([command('Hand back'), command('Take over'), command('Réglages')], 'reg');
    expect(found.map(({ label }) => label)).toEqual(['Réglages']);
    expect(matching([command('Inbox'), command('Back to the list')], 'b l')).toHaveLength(1);
  });
});

describe('texts', () => {
  it.each([
    ['the console', english, french],
    ['the set-up', setUp, frenchSetUp],
  ])('of %s are the same in both languages, with the same places in them', (_, own, translated) => {
    const places = (text: string) => (text.match(/\{[^}]+\}/g) ?? []).sort().join();
    expect(Object.keys(translated).sort()).toEqual(Object.keys(own).sort());
    const other = new Map(Object.entries<string>(translated));
    for (const [key, text] of Object.entries<string>(own))
      expect(places(other.get(key) ?? ''), key).toBe(places(text));
  });

  it('of two pages never bear the same name', () => {
    for (const pages of ['console/texts/en/*.ts', 'console/texts/setup/en/*.ts']) {
      const keys = globSync(pages).flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^ {2}'?([\w.+]+)'?:/gm)].map(([, key]) => key),
      );
      expect(keys.length).toBeGreaterThan(150);
      expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
    }
  });
});

describe('figures', () => {
  it('stand in the table as far as they are counted, and the first two always', () => {
    const rows = figureRows({
      figures: {
        first_contact_resolution: { value: 0.8, of: 10 },
        nps: { value: 42, of: 3 },
        time_to_resolution: { median: 90 },
      },
    });
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['first_contact_resolution', 0.8],
      ['resolved_alone', null],
      ['nps', 42],
      ['time_to_resolution', 90],
    ]);
    expect(figureRows({})).toHaveLength(2);
  });

  it('are CSV that a spreadsheet opens, and read back as what stood before', () => {
    const text = csvOf([
      ['figure', 'value', 'of'],
      ['nps', 12, null],
      ['a "name", or two', 0.5, 10],
    ]);
    expect(text).toBe('figure,value,of\r\nnps,12,\r\n"a ""name"", or two",0.5,10\r\n');
    expect(baselineIn(text)).toEqual({ nps: 12 });
    expect(baselineIn('nothing\nof use')).toBeNull();
  });

  it('of a day are a bar in its place, as high as its share of the most', () => {
    const day = (name: string, tickets: number, handed_over: number) => ({
      ...{ day: name, people: 0, tickets, messages: 0, resolved: 0, handed_over },
    });
    const bars = barsOf([day('2026-06-01', 4, 1), day('2026-06-04', 2, 0)], '2026-06-01', 4);
    expect(bars.map(({ x, height, part }) => [x, height, part])).toEqual([
      [0, 100, 25],
      [75, 50, 0],
    ]);
  });
});

describe('a question without an index', () => {
  it.each([
    ['sophie@example.com', [['email', 'sophie@example.com']]],
    ['#45821', [['order', '45821']]],
    ['+33 6 12 34 56 78', [['phone', '+33 6 12 34 56 78']]],
    ['Sophie', []],
  ] as const)('%s is looked up as what it can be', (q, keys) => {
    expect(keysOf(q)).toEqual(keys);
  });
});

describe('why', () => {
  it('tells of a call what it was given and what it came to', () => {
    expect(callLine({ tool: 'find_order', input: { id: '45821' }, result: { status: 'delivered' } })).toBe(
      'find order {"id":"45821"} → {"status":"delivered"}',
    );
    expect(callLine({ tool: 'choose_refund', input: {}, result: null, refused: 'limit' })).toBe(
      'choose refund {} → limit',
    );
    expect(callLine({ tool: 'x', result: 'y'.repeat(500) }).length).toBeLessThan(260);
  });
});
