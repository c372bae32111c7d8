import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import type { NewDeskEntry } from '../../durable-objects/store/desk.ts';
import { now, setClockShift } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { defaultSettings } from '../../src/settings.ts';

const bindings = env as unknown as Env;
const DAY = 86_400_000;
const aStore = () => {
  const name = `desk-${crypto.randomUUID()}`;
  return { name, store: bindings.STORE.getByName(`${name}:store`) };
};
const entry = (customer: string, over: Partial<NewDeskEntry> = {}): NewDeskEntry => ({
  customer,
  since: new Date(now()).toISOString(),
  channel: 'chat',
  reason: 'asked',
  summary: '',
  state: 'waiting',
  advisor: null,
  known: false,
  source: null,
  ...over,
});
type Stub = ReturnType<typeof aStore>['store'];

async function later(store: Stub, milliseconds: number): Promise<void> {
  setClockShift(milliseconds);
  await evictDurableObject(store);
  await store.wake();
}

/** Every page, as it comes. */
async function pages(store: Stub, most: number): Promise<string[][]> {
  const all: string[][] = [];
  for (let after: Parameters<Stub['desk']>[0] = null; ; ) {
    const page = await store.desk(after ?? null, most);
    all.push(page.entries.map(({ customer }) => customer));
    if (!page.next) return all;
    const [urgency = 0, since = '', customer = ''] = page.next;
    after = [Number(urgency), String(since), String(customer)];
  }
}

afterEach(() => setClockShift(0));

describe('the desk', () => {
  it('has somebody known before any number of strangers, and everybody on some page once', async () => {
    const { store } = aStore();
    const since = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 1_000).toISOString();
    for (let n = 0; n < 250; n++)
      await store.enlist(entry(`stranger${n}`, { since: since(n), source: `network${n}` }));
    await store.enlist(entry('sophie', { since: since(900), known: true }));
    await store.enlist(entry('held', { since: since(0), known: true, state: 'advisor', advisor: 'Nora' }));
    const all = await pages(store, 100);
    expect(all.map((page) => page.length)).toEqual([100, 100, 52]);
    expect(all[0]?.slice(0, 3)).toEqual(['sophie', 'stranger0', 'stranger1']);
    expect(all.flat().at(-1)).toBe('held');
    expect(new Set(all.flat()).size).toBe(252);
  });

  it('has the strangers of one network behind everybody else’s, but for the first of them', async () => {
    const { store } = aStore();
    for (let n = 0; n < 60; n++) await store.enlist(entry(`flood${n}`, { source: 'one network' }));
    await store.enlist(entry('visitor', { source: 'another', since: '2027-01-01T00:00:00.000Z' }));
    const [order = []] = await pages(store, 100);
    expect(order.indexOf('visitor')).toBe(20);
    expect(order).toHaveLength(61);
  });

  it('keeps the urgency of who becomes known, and their place', async () => {
    const { store } = aStore();
    await store.enlist(entry('eve', { since: '2026-11-01T00:00:00.000Z', source: 'n' }));
    await store.enlist(entry('bob', { since: '2026-11-02T00:00:00.000Z', known: true }));
    await store.enlist(entry('eve', { known: true }));
    expect(await pages(store, 10)).toEqual([['eve', 'bob']]);
  });

  it('lets strangers go after a month, and nobody who is known', async () => {
    const { store } = aStore();
    await store.enlist(entry('eve'));
    await store.enlist(entry('sophie', { known: true }));
    await later(store, 29 * DAY);
    expect(await pages(store, 10)).toEqual([['sophie', 'eve']]);
    await later(store, 31 * DAY);
    expect(await pages(store, 10)).toEqual([['sophie']]);
  });
});

describe('what could be given to nobody', () => {
  it('shows a mail before any number of forged reports, of which it keeps twenty a day', async () => {
    const { store } = aStore();
    const report = 'mail: report about an unknown mail';
    await store.keepUnclaimed('email', 'mail: no usable From', 'mail/real.eml');
    const kept: boolean[] = [];
    for (let n = 0; n < 110; n++) kept.push(await store.keepUnclaimed('email', report, `mail/${n}.eml`));
    expect(kept.filter(Boolean)).toHaveLength(20);
    const { entries } = await store.unclaimed();
    expect(entries[0]).toMatchObject({ reason: 'mail: no usable From', more: 0 });
    expect(entries[1]).toMatchObject({ reason: report, more: 90 });
    expect(entries).toHaveLength(21);
  });

  it('is deleted when a mail as it came is, its bytes too, and at once when somebody says so', async () => {
    const { name, store } = aStore();
    await store.saveSettings({
      ...defaultSettings(),
      retention: { ...defaultSettings().retention, originalDays: 10 },
    });
    const keys = ['mail/a.eml', 'mail/b.eml', 'attachments/c.png'];
    for (const key of keys) await bindings.BLOBS.put(`${name}/${key}`, 'x');
    const left = async () =>
      (await bindings.BLOBS.list({ prefix: `${name}/` })).objects.map(({ key }) => key);
    await store.keepUnclaimed('email', 'own mail', 'mail/a.eml');
    await store.keepUnclaimed('email', 'own mail', 'mail/b.eml');
    await store.keepUnclaimed('email', 'mail: not parsable', 'mail/b.eml');
    await store.strayed('email', ['attachments/c.png']);
    const { entries } = await store.unclaimed();
    // What a failed delivery left is nobody's to look at.
    expect(entries.map(({ reference }) => reference)).toEqual(['mail/b.eml', 'mail/b.eml', 'mail/a.eml']);
    // The same bytes stand in two rows: they go with the second.
    expect(await store.forgetUnclaimed(entries[0]?.id ?? 0)).toBe(true);
    expect(await left()).toHaveLength(3);
    expect(await store.forgetUnclaimed(entries[1]?.id ?? 0)).toBe(true);
    expect(await left()).toEqual([`${name}/attachments/c.png`, `${name}/mail/a.eml`]);
    expect(await store.forgetUnclaimed(entries[1]?.id ?? 0)).toBe(false);
    await later(store, 9 * DAY);
    expect(await left()).toHaveLength(2);
    await later(store, 11 * DAY);
    expect(await left()).toEqual([]);
    expect((await store.unclaimed()).entries).toEqual([]);
    expect(await runInDurableObject(store, (_, { storage }) => storage.getAlarm())).toBeNull();
  });
});
