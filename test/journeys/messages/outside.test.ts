import { createExecutionContext, runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
// Loaded here: what the first turn loads by itself may take longer than a test waits.
import '../../../src/brain/model/claude-sdk.ts';
import type { Env } from '../../../src/env.ts';
import { app } from '../../../src/index.ts';
import { ADMIN, ask, bindings, HERE, JSON_TYPE, kept } from '../../door/world.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';

/* A store's own MCP servers: how settings name them, and the emulated Claude asking one over the wire. */

const service = serviceInside();
const levers = new Levers(service);
const BOUTIQUES = { name: 'boutiques', url: 'http://sandbox/mcp/boutiques' };
const TOKEN = 'dev-mcp-token';

interface Answered {
  mcp: { name: string; url: string; token: boolean; assurance: string; tools?: string[] }[];
  errors?: { at: string }[];
}

/** Long enough for a deployment's key, and in one word. */
const REAL = 'real-secret-of-32-characters-or-more';

async function put(mcp: unknown[], env?: Env): Promise<{ status: number; body: Answered; text: string }> {
  const settings = await levers.api.settings();
  const request = {
    method: 'PUT',
    headers: { ...ADMIN, ...JSON_TYPE },
    body: JSON.stringify({ ...settings, mcp }),
  };
  const response = env
    ? await app.request(
        `${HERE}/api/v1/settings`,
        { ...request, headers: { ...JSON_TYPE, authorization: `Bearer ${REAL}` } },
        env,
        createExecutionContext(),
      )
    : await ask('/api/v1/settings', request);
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Answered, text };
}

/** Tokens as the store would send them. */
async function tokens(): Promise<unknown> {
  return structuredClone(await bindings.STORE.getByName('demo:store').mcpTokens());
}

beforeAll(() => levers.brain({ kind: 'claude', model: 'claude-outside' }));
afterAll(async () => {
  await put([]);
  await levers.brain({ kind: 'embedded' });
});

describe('an MCP server in the settings', () => {
  it('keeps its token sealed: shown as true, kept while name and url stay, and never led elsewhere', async () => {
    const made = await put([{ ...BOUTIQUES, token: TOKEN }]);
    expect(made.status).toBe(200);
    expect(made.body.mcp).toEqual([{ ...BOUTIQUES, token: true, assurance: 'verified' }]);
    const shown = await (await ask('/api/v1/settings', { headers: ADMIN })).text();
    expect(made.text + shown).not.toContain(TOKEN);
    await runInDurableObject(bindings.STORE.getByName('demo:store'), (_, { storage }) => {
      const rows = ['secrets', 'settings'].flatMap((table) =>
        storage.sql.exec(`SELECT * FROM ${table}`).toArray(),
      );
      expect(JSON.stringify(rows)).not.toContain(TOKEN);
    });

    // What GET returns can be put, and so can what leaves the token out.
    for (const server of [made.body.mcp[0], { ...BOUTIQUES, assurance: 'anonymous' }]) {
      expect((await put([server])).body.mcp[0]?.token).toBe(true);
      expect(await tokens()).toEqual([{ ...BOUTIQUES, token: TOKEN }]);
    }

    for (const moved of [
      { ...BOUTIQUES, url: 'http://sandbox/mcp/elsewhere' },
      { ...BOUTIQUES, name: 'others' },
    ]) {
      const refused = await put([{ ...moved, token: true }]);
      expect(refused.status).toBe(400);
      expect(refused.body.errors?.[0]?.at).toBe('mcp.0.token');
      expect(await tokens()).toEqual([{ ...BOUTIQUES, token: TOKEN }]);
      expect((await put([moved])).body.mcp[0]?.token).toBe(false);
      expect(await tokens()).toEqual([]);
      // Nor does it come back with the name and url it had.
      expect((await put([BOUTIQUES])).body.mcp[0]?.token).toBe(false);
      expect(await tokens()).toEqual([]);
      await put([{ ...BOUTIQUES, token: TOKEN }]);
    }
    expect((await put([{ ...BOUTIQUES, token: false }])).body.mcp[0]?.token).toBe(false);
    expect(await tokens()).toEqual([]);
  });

  it('is refused where it makes no sense, and keeps nothing then', async () => {
    await put([]);
    const before = await kept();
    for (const [mcp, at] of [
      [[{ ...BOUTIQUES, url: 'ftp://sandbox/x' }], 'mcp.0.url'],
      [[{ ...BOUTIQUES, name: 'Two__words' }], 'mcp.0.name'],
      [[{ ...BOUTIQUES, token: 'two words\n' }], 'mcp.0.token'],
      [[{ ...BOUTIQUES, assurance: 'sure' }], 'mcp.0.assurance'],
      [[BOUTIQUES, { ...BOUTIQUES, url: 'http://sandbox/other' }], 'mcp'],
    ] as const) {
      const { status, body } = await put([...mcp]);
      expect([status, body.errors?.[0]?.at]).toEqual([400, at]);
    }
    expect(await kept()).toEqual(before);
  });

  it('outside development is https on the public internet', async () => {
    const { SANDBOX: _, ...env } = bindings;
    const secrets = Object.keys(env).filter((name) => String(Reflect.get(env, name)).startsWith('dev-'));
    const deployed = {
      ...env,
      ...Object.fromEntries(secrets.map((name) => [name, REAL])),
    } as Env;
    for (const url of [
      'http://mcp.example/x',
      'https://localhost/x',
      'https://10.0.0.1/x',
      'https://[::1]/x',
    ]) {
      const { status, body } = await put([{ ...BOUTIQUES, url }], deployed);
      expect([status, body.errors?.[0]?.at]).toEqual([400, 'mcp.0.url']);
    }
    expect((await put([{ ...BOUTIQUES, url: 'https://mcp.example/x' }], deployed)).status).toBe(200);
    await put([]);
  });
});

describe('a model that asks a system of the store', () => {
  const QUESTION = 'Where is your boutique in Lyon?';
  const last = async () => (await levers.asked()).at(-1)?.n ?? 0;
  const said = async (chat: Chat) => (await chat.say(QUESTION)).map(({ text }) => text).join('\n');
  const toolsOf = async (since: number) => {
    const [asked] = await levers.asked(since);
    return asked?.request.tools.map(({ name }) => name) ?? [];
  };

  it('says that it cannot tell while the system fails, and answers all the same', async () => {
    await put([{ ...BOUTIQUES, token: TOKEN, assurance: 'anonymous' }]);
    await levers.fail('mcp', '500');
    const chat = await Chat.open(service);
    expect(await said(chat)).toContain('I cannot look that up at the moment.');
    expect(await said(chat)).toContain('4 rue de Brest');
    chat.close();
  });

  it('is offered nothing by a system that refuses us, and the owner is told', async () => {
    await put([{ ...BOUTIQUES, name: 'closed', token: 'wrong', assurance: 'anonymous' }]);
    const since = await last();
    const chat = await Chat.open(service);
    expect(await said(chat)).not.toBe('');
    expect((await toolsOf(since)).filter((name) => name.includes('__'))).toEqual([]);
    expect((await levers.desk()).troubles).toContainEqual(
      expect.objectContaining({ channel: 'mcp', reason: expect.stringContaining('closed: ') }),
    );
    expect(JSON.stringify((await levers.desk()).troubles)).toContain('HTTP 401');
    chat.close();
  });
});
