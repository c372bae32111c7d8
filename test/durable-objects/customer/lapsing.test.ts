import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { now, setClockShift } from '../../../src/clock.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

const bindings = env as unknown as Env;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const fresh = () => bindings.ADDRESS.getByName(`demo:${crypto.randomUUID()}`);

/** The tables of an object, and when its alarm is set for. */
const contents = (stub: DurableObjectStub) =>
  runInDurableObject(stub, async (_, { storage }) => ({
    tables: storage.sql
      .exec(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
      )
      .toArray().length,
    alarm: await storage.getAlarm(),
  }));
const NOTHING = { tables: 0, alarm: null };

/** Moves the clock, and lets the alarm ring as it would have by then. */
async function later(stub: ReturnType<typeof fresh>, milliseconds: number): Promise<void> {
  setClockShift(milliseconds);
  await evictDurableObject(stub);
  await stub.wake();
}

afterEach(() => setClockShift(0));

describe('an address that only counted', () => {
  it('keeps nothing an hour after the last attempt', async () => {
    const address = fresh();
    for (let tries = 0; tries < 3; tries++) await address.attempted(now(), 10);
    expect((await contents(address)).alarm).toBeGreaterThan(Date.now() + HOUR - 60_000);
    await later(address, HOUR / 2);
    expect(await address.attempts(now() - HOUR)).toBe(3);
    await later(address, HOUR + 1_000);
    expect(await contents(address)).toEqual(NOTHING);
  });

  it('keeps nothing an hour after the last code', async () => {
    const address = fresh();
    expect(await address.admitCode('k', 1)).toBe(true);
    await later(address, HOUR + 1_000);
    expect(await contents(address)).toEqual(NOTHING);
  });
});

describe('the nonce of a login', () => {
  it('is the first session’s until the token has expired, and kept no longer', async () => {
    const address = fresh();
    expect(await address.once('c1', now() + 660_000)).toBe(true);
    await evictDurableObject(address);
    expect(await address.once('c1', now() + 660_000)).toBe(true);
    expect(await address.once('c2', now() + 660_000)).toBe(false);
    await later(address, 600_000);
    expect(await address.once('c2', now() + 660_000)).toBe(false);
    await later(address, 661_000);
    expect(await contents(address)).toEqual(NOTHING);
  });

  it('that was kept as a claim by an earlier version still belongs to its session', async () => {
    const address = fresh();
    await address.claim('c1', null);
    expect(await address.once('c2', now() + 660_000)).toBe(false);
    expect(await address.once('c1', now() + 660_000)).toBe(true);
  });
});

describe('a claim', () => {
  it('whose holder never came is let go after a day', async () => {
    const address = fresh();
    await address.claim(`cu_${crypto.randomUUID()}`, null);
    await later(address, DAY - HOUR);
    expect(await address.resolve()).not.toBeNull();
    await later(address, DAY + 1_000);
    expect(await contents(address)).toEqual(NOTHING);
  });

  it('whose holder is there stays, and needs no alarm any more', async () => {
    const address = fresh();
    const home = `cu_${crypto.randomUUID().replaceAll('-', '')}`;
    const customer = bindings.CUSTOMER.getByName(`demo:${home}`);
    await begin(customer);
    await customer.receive(
      [
        {
          inbound: {
            channel: 'email',
            external: crypto.randomUUID(),
            from: 'email:a@b.example',
            evidence: { kind: 'mail', aligned: true },
            at: new Date().toISOString(),
            kind: 'text',
            text: 'Hello',
            attachments: [],
            repliesTo: [],
          },
          onFile: { account: null, lastOrderAt: null },
        },
      ],
      { origin: '', country: null, trace: 't' },
    );
    await address.claim(home, null);
    await later(address, DAY + 1_000);
    expect((await address.resolve())?.home).toBe(home);
    expect((await contents(address)).alarm).toBeNull();
  });

  it('that was given up in an erasure is known to have been for a month, whoever has it next', async () => {
    const address = fresh();
    await address.claim('cu_1', null);
    const erasedAt = new Date(now()).toISOString();
    expect(await address.release('cu_1', erasedAt)).toBe(true);
    expect(await address.resolve()).toBeNull();
    expect((await address.claim('cu_2', null)).erasedAt).toBe(erasedAt);
    expect(await address.release('cu_2')).toBe(true);
    await later(address, 31 * DAY);
    expect(await contents(address)).toEqual(NOTHING);
  });

  it('that somebody left is let go after a year in which nobody wrote from it', async () => {
    const address = fresh();
    await address.claim('cu_1', null);
    await address.depart('cu_2', new Date(now()).toISOString(), null);
    await later(address, 300 * DAY);
    expect((await address.resolve())?.departedAt).not.toBeNull();
    await later(address, 366 * DAY);
    expect(await contents(address)).toEqual(NOTHING);
  });
});
