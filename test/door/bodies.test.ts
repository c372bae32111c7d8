import { describe, expect, it } from 'vitest';
import { app } from '../../src/index.ts';
import { ask, bindings, HERE, JSON_TYPE } from './world.ts';

/* Bodies that never end, or lie about their length, from whoever has shown nothing: nobody waits for them. */

const posts = app.routes
  .filter(({ method }) => method === 'POST' || method === 'PUT')
  .map(({ method, path }) => ({ method, path }))
  .filter(({ method, path }, at, all) => all.findIndex((o) => o.path === path && o.method === method) === at);
const filled = (path: string) =>
  path
    .replace('/customers/:id', '/customers/cu_00000000000000000000000000000000')
    .replace(':store', 'demo')
    .replaceAll(/:\w+/g, 'none');

/** Gives its first bytes, and never another. */
function endless(): ReadableStream<Uint8Array> {
  let begun = false;
  return new ReadableStream({
    pull(controller) {
      if (begun) return new Promise(() => undefined);
      begun = true;
      controller.enqueue(new TextEncoder().encode('{"a'));
      return undefined;
    },
  });
}

describe('a stranger whose body never ends', () => {
  it.each(posts)('is refused at once by $method $path', async ({ method, path }) => {
    const init = { method, headers: JSON_TYPE, body: endless() };
    const response = await app.request(HERE + filled(path), init as never, bindings);
    expect([401, 403, 411]).toContain(response.status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('a stranger who tells how long a body is', () => {
  const SIGN_IN = '/api/v1/console/sign-in';
  const send = (length: string, body: BodyInit) =>
    app.request(
      HERE + SIGN_IN,
      { method: 'POST', headers: { ...JSON_TYPE, 'content-length': length }, body } as never,
      bindings,
    );

  it('is refused where it is long, by its own account or in truth', async () => {
    expect((await send('4097', endless())).status).toBe(413);
    expect((await send('20', 'x'.repeat(5_000))).status).toBe(413);
  });

  it('is waited for ten seconds', async () => {
    expect((await send('200', endless())).status).toBe(408);
  });
});

describe('a length that is a lie', () => {
  const signed = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}`, 'x-twilio-signature': 'AAAA' };
  it.each(['/hooks/demo/whatsapp', '/hooks/demo/twilio/voice'])(
    'is believed by %s only to refuse',
    async (path) => {
      const init = {
        method: 'POST',
        headers: { ...signed, 'content-length': '900000000' },
        body: endless(),
      };
      expect((await app.request(HERE + path, init as never, bindings)).status).toBe(413);
      const long = {
        method: 'POST',
        headers: { ...signed, 'content-length': '2' },
        body: 'x'.repeat(4_000_000),
      };
      expect((await app.request(HERE + path, long, bindings)).status).toBe(413);
    },
  );
});

describe('the emulator of Meta in front of the door', () => {
  it('reads no more than the door, and nothing that is not signed', async () => {
    const path = '/hooks/demo/whatsapp';
    const big = 'x'.repeat(4_000_000);
    expect((await ask(path, { method: 'POST', headers: signedHeaders, body: big })).status).toBe(413);
    expect((await ask(path, { method: 'POST', body: big })).status).toBe(403);
    const levers = { method: 'POST', headers: JSON_TYPE, body: `"${'x'.repeat(25 * 1024 * 1024)}"` };
    expect((await ask('/sandbox/clock', levers)).status).toBe(400);
  });
});
const signedHeaders = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
