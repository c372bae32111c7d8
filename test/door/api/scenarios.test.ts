import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask, JSON_TYPE } from '../world.ts';

/* What a store tries its settings with: written, made of a thread, and how it went. */

async function call<T>(method: string, path: string, body?: object, headers: object = ADMIN) {
  const answer = await ask(`/api/v1${path}`, {
    ...{ method, headers: { ...headers, ...JSON_TYPE } },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : null) as T };
}
interface List {
  scenarios: { scenario: { id: string; steps: { lines: string[] }[] }; customer: string | null }[];
  results: { scenario: string; state: string; why: string[]; at: string }[];
}
const list = async () => (await call<List>('GET', '/scenarios')).body;
const RETURN = {
  goal: 'send the dress back',
  steps: [{ channel: 'chat', lines: ['I would like to return the dress of order {order}.'] }],
  expect: { order: { returns: 1 } },
};

const service = serviceInside();

/** Somebody who wrote a mail, by the id of their thread. */
async function wrote(text: string): Promise<string> {
  const email = `maud.perrin.${crypto.randomUUID()}@example.net`;
  await new Mailbox(service, { name: 'Maud Perrin', email }).ask(
    { to: 'support@demo.example', subject: 'A question', text },
    await new Clock(service).now(),
  );
  return (await new Api(service).customers({ email }))[0] ?? '';
}

describe('a scenario', () => {
  it('is kept, listed and deleted', async () => {
    expect((await call('PUT', '/scenarios/my-return', RETURN)).status).toBe(200);
    const kept = (await list()).scenarios.find(({ scenario }) => scenario.id === 'my-return');
    expect(kept?.scenario.steps[0]?.lines).toEqual(RETURN.steps[0]?.lines);
    expect((await call('DELETE', '/scenarios/my-return')).status).toBe(204);
    expect((await call('DELETE', '/scenarios/my-return')).status).toBe(404);
  });

  it('that makes no sense is refused with the place of it', async () => {
    const wrong = { ...RETURN, expect: { said: ['('] } };
    const { status, body } = await call<{ errors: { at: string }[] }>('PUT', '/scenarios/wrong', wrong);
    expect(status).toBe(400);
    expect(body.errors[0]?.at).toBe('expect.said.0');
  });

  it('keeps how it went until it is written anew', async () => {
    await call('PUT', '/scenarios/my-return', RETURN);
    const result = { scenario: 'my-return', goal: RETURN.goal, state: 'fails', why: ['returns is 0, not 1'] };
    expect((await call('PUT', '/scenario-results', { results: [result] })).status).toBe(200);
    expect((await list()).results).toMatchObject([
      { scenario: 'my-return', state: 'fails', why: result.why },
    ]);
    await call('PUT', '/scenarios/my-return', RETURN);
    expect((await list()).results).toEqual([]);
    await call('DELETE', '/scenarios/my-return');
  });

  it('is made of a thread without names, and goes with its customer', async () => {
    const customer = await wrote('Hello, I am Maud. Do you ship to Belgium? Call me on +33 6 12 34 56 78.');
    const made = await call<List['scenarios'][number]['scenario']>(
      'POST',
      `/customers/${customer}/scenario`,
      {},
    );
    expect(made.status).toBe(200);
    const said = made.body.steps.flatMap(({ lines }) => lines).join('\n');
    expect(said).toContain('Do you ship to Belgium? Call me on {phone}');
    expect(said).not.toMatch(/Maud|34 56/);
    expect((await list()).scenarios.map(({ customer: of }) => of)).toEqual([customer]);
    expect((await call('DELETE', `/customers/${customer}`)).status).toBeLessThan(300);
    await expect.poll(async () => (await list()).scenarios).toEqual([]);
  });

  it('is made of no thread by a token that may not read threads', async () => {
    const customer = await wrote('Do you ship to Belgium?');
    const { body } = await call<{ token: string }>('POST', '/tokens', {
      name: 'wiki',
      scopes: ['knowledge'],
    });
    const as = { authorization: `Bearer ${body.token}` };
    expect((await call('GET', '/scenarios', undefined, as)).status).toBe(200);
    expect((await call('POST', `/customers/${customer}/scenario`, {}, as)).status).toBe(403);
    expect((await call('PUT', '/scenario-results', { results: [] }, as)).status).toBe(403);
    const nobody = `cu_${'0'.repeat(32)}`;
    expect((await call('POST', `/customers/${nobody}/scenario`, {})).status).toBe(404);
  });
});
