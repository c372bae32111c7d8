import { listDurableObjectIds } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, describe, expect, it } from 'vitest';
import type { Env } from '../../../src/env.ts';
import { readyScenarios } from '../../../src/scenarios/ready.ts';
import { ADMIN, ask, JSON_TYPE } from '../world.ts';

/* A change of settings, tried inside the service before it is published. */

interface Result {
  scenario: string;
  state: string;
  why: string[];
  lines: { who: string; text: string }[];
}

async function call<T>(method: string, path: string, body?: object) {
  const answer = await ask(`/api/v1${path}`, {
    ...{ method, headers: { ...ADMIN, ...JSON_TYPE } },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : null) as T };
}
const tryWith = (scenario: string, change: object = {}) =>
  call<Result>('POST', '/settings/try', { scenario, change });
const bindings = env as unknown as Env;
const TOLD = ['DESK', 'INDEX', 'FIGURES', 'WEBHOOKS', 'KNOWLEDGE', 'MAILBOX'] as const;
/** Objects that are told of what goes on in a store, of all stores. */
const told = () =>
  Promise.all(TOLD.map(async (name) => (await listDurableObjectIds(bindings[name] as never)).length));
const sent = async () => (await (await ask('/sandbox/sent?since=0')).json()) as unknown[];

describe('a change of settings that is tried', () => {
  afterAll(() => call('DELETE', '/scenarios/ten-days-late'));

  it.each(readyScenarios().map(({ id }) => id))('passes %s as the settings are', async (id) => {
    const { status, body } = await tryWith(id);
    expect(status).toBe(200);
    expect(body, JSON.stringify(body.lines, null, 1)).toMatchObject({
      scenario: id,
      state: 'passes',
      why: [],
    });
  });

  it('shows what it would break with the words of it, and publishes nothing', async () => {
    const before = await call<{ returns: object }>('GET', '/settings');
    await call('PUT', '/scenarios/ten-days-late', {
      goal: 'send the dress back after ten days',
      order: { daysAgo: 10 },
      steps: [{ channel: 'email', lines: ['I would like to return the dress of order {order}.'] }],
      expect: { order: { returns: 1 } },
    });
    expect((await tryWith('ten-days-late')).body.state).toBe('passes');
    const { body } = await tryWith('ten-days-late', { returns: { windowDays: 5 } });
    expect(body.state).toBe('fails');
    expect(body.why).toContain('returns is 0, not 1');
    expect(body.lines.map(({ who }) => who)).toEqual(['customer', 'service']);
    const { results } = (await call<{ results: Result[] }>('GET', '/scenarios')).body;
    expect(results.find(({ scenario }) => scenario === 'ten-days-late')?.state).toBe('fails');
    expect((await call('GET', '/settings')).body).toEqual(before.body);
  });

  it('tells what fails already from what it breaks', async () => {
    await call('PUT', '/scenarios/ten-days-late', {
      goal: 'hear what is never said',
      steps: [{ channel: 'chat', lines: ['Where is my order {order}?'] }],
      expect: { said: ['no such word'] },
    });
    expect((await tryWith('ten-days-late', { returns: { windowDays: 5 } })).body.state).toBe('failed before');
  });

  it('writes to nobody, and leaves no customer, order or file', async () => {
    const before = [(await sent()).length, await told()];
    await tryWith('return-email');
    await tryWith('human-email');
    expect([(await sent()).length, await told()]).toEqual(before);
    const found = await call<{ customers: unknown[] }>('GET', '/search?q=Perrin');
    expect(JSON.stringify(found.body)).not.toContain('Maud Perrin');
    const { objects } = await bindings.BLOBS.list();
    expect(objects.filter(({ key }) => key.includes('~'))).toEqual([]);
  });

  it('is refused where it makes no sense, or names no scenario', async () => {
    const wrong = await call<{ errors: { at: string }[] }>('POST', '/settings/try', {
      scenario: 'return-email',
      change: { returns: { windowDays: -1 } },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors[0]?.at).toBe('returns.windowDays');
    expect((await tryWith('no-such-scenario')).status).toBe(404);
  });
});

describe('what a customer would be told with a change', () => {
  interface Told {
    samples: { question: string; answers: string[] }[];
  }
  const samples = (channel: string, language: string, change: object = {}, more: object = {}) =>
    call<Told>('POST', '/settings/samples', { channel, language, change, ...more });
  const words = ({ body }: { body: Told }) => body.samples.flatMap(({ answers }) => answers).join('\n');

  it('follows it on every channel in both languages, and nothing is published', async () => {
    const before = [(await sent()).length, await told(), await call('GET', '/settings')];
    for (const channel of ['chat', 'email', 'whatsapp', 'voice'])
      for (const language of ['en', 'fr']) {
        const plain = await samples(channel, language);
        expect(plain.body.samples.map(({ answers }) => answers.length > 0)).toEqual([true, true, true]);
        expect(words(plain)).not.toMatch(/\b(?:77|seventy-seven|soixante-dix-sept)\b/);
        const changed = await samples(channel, language, { shipping: { days: [3, 77] } });
        expect(words(changed), `${channel} ${language}`).toMatch(
          /\b(?:77|seventy-seven|soixante-dix-sept)\b/,
        );
      }
    expect([(await sent()).length, await told(), await call('GET', '/settings')]).toEqual(before);
  });

  it('tells the days of a return in the first answer, in either language', async () => {
    for (const language of ['en', 'fr']) {
      const changed = await samples('chat', language, { returns: { windowDays: 78 } });
      expect(changed.body.samples[0]?.answers.join('\n'), language).toMatch(/\b77\b/);
    }
  });

  it('answers questions of the owner’s own, and has no answer where a person writes it', async () => {
    const asked = await samples(
      'email',
      'en',
      {},
      { questions: ['How long do I have to return something?'] },
    );
    expect(asked.body.samples).toHaveLength(1);
    expect(words(asked)).toContain('29 days left');
    const off = await samples('email', 'en', { modes: [{ channel: 'email', mode: 'off' }] });
    expect(off.body.samples.map(({ answers }) => answers)).toEqual([[], [], []]);
  });

  it('is refused where a value makes no sense', async () => {
    const wrong = await call<{ errors: { at: string }[] }>('POST', '/settings/samples', {
      ...{ channel: 'chat', language: 'en', change: { shipping: { days: [5, 2] } } },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors[0]?.at).toBe('shipping.days');
    expect((await samples('chat', 'xx')).status).toBe(400);
  });
});
