import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';

/* The carrier's nearest points, asked of the carrier itself. */

const service = serviceInside();
const levers = new Levers(service);
const textOf = (said: { text: string }[]) => said.map(({ text }) => text).join('\n');

const Verdict = z.object({ ok: z.boolean(), detail: z.string() });
const Desk = z.object({ troubles: z.array(z.object({ channel: z.string(), reason: z.string() })) });
const api = (method: string, path: string, body?: unknown) =>
  service.fetch(`/api/v1/${path}`, {
    method,
    headers: { authorization: 'Bearer dev-admin-token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('the nearest point of the carrier', () => {
  it('is told to a stranger by the postcode, with its hours, in either language', async () => {
    const chat = await Chat.open(service, {});
    expect(textOf(await chat.say('Where is the nearest Mondial Relay to 69003?'))).toMatch(
      /The nearest Mondial Relay points near 69003:\n- TABAC DU PONT, 3 .*, 69003 LYON/,
    );
    await chat.close();
    const french = await Chat.open(service, { locale: 'fr' });
    expect(textOf(await french.say('Où est le point relais le plus proche ?'))).toContain('code postal');
    expect(textOf(await french.say('75010'))).toMatch(/proches du 75010\s:\n- TABAC DU PONT/);
    await french.close();
  });

  it('is not known while the carrier is silent, and the owner is told', async () => {
    await levers.fail('carrier', '503');
    const chat = await Chat.open(service, {});
    expect(textOf(await chat.say('Where is the nearest relay point to 13001?'))).toMatch(
      /cannot look up Mondial Relay's points/,
    );
    const desk = Desk.parse(await (await api('GET', 'desk')).json());
    expect(desk.troubles).toContainEqual({
      channel: 'carrier',
      reason: 'Mondial Relay answered with HTTP 503.',
    });
    await chat.close();
  });
});

describe('a connection to a carrier', () => {
  it('is tried near the shop, and a wrong key is said to be one', async () => {
    const tried = async (name: string) =>
      Verdict.parse(await (await api('POST', `connections/${name}/test`, {})).json());
    expect(await tried('mondial-relay')).toMatchObject({
      ok: true,
      detail: expect.stringContaining('69100'),
    });
    const sendcloud = {
      key: 'sandbox-public',
      secret: 'sandbox-secret',
      apiBase: 'http://sandbox/sendcloud',
    };
    await api('PUT', 'connections/sendcloud', sendcloud);
    expect(await tried('sendcloud')).toMatchObject({ ok: true, detail: expect.stringContaining('TABAC') });
    await api('PUT', 'connections/sendcloud', { ...sendcloud, secret: 'another-secret' });
    expect(await tried('sendcloud')).toEqual({ ok: false, detail: 'HTTP 401: Invalid username/password.' });
    await api('DELETE', 'connections/sendcloud');
  });
});
