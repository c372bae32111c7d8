import { beforeEach, describe, expect, it } from 'vitest';
import { outsideOf } from '../../durable-objects/clients/outside.ts';
import { messagesApi } from '../../sandbox/anthropic/messages.ts';
import type { SandboxEnv } from '../../sandbox/env.ts';
import { boutiques } from '../../sandbox/mcp/server.ts';
import type { Assurance } from '../../src/conversation/values.ts';
import { McpServers } from '../../src/outside/settings.ts';
import { defaultSettings } from '../../src/settings.ts';
import type { Shop } from '../../src/shop/shop.ts';
import { createToolbox } from '../../src/tools/toolbox.ts';
import { asks, claude, context, steps, textOf } from '../brain/model/wire.ts';

/* The emulated Claude asks the emulated MCP server of a store: all but the objects around them. */

const troubles: string[] = [];
const faults: string[] = [];
let mcpRequests = 0;

/** A development service of one store, as far as a turn's look-ups touch it. */
const env = {
  DEFAULT_STORE: 'demo',
  JURISDICTION: '',
  ANTHROPIC_API_KEY: 'k',
  STORE: {
    getByName: () => ({
      mcpTokens: async () => [
        { name: 'boutiques', url: 'http://sandbox/mcp/boutiques', token: 'dev-mcp-token' },
        { name: 'closed', url: 'http://sandbox/mcp/boutiques', token: 'wrong' },
      ],
      trouble: async (channel: string, reason: string) => void troubles.push(`${channel} ${reason}`),
    }),
  },
  OUTSIDE: {
    idFromName: () => 'outside',
    get: () => ({
      takeFault: async (channel: string) => (channel === 'mcp' && faults.shift()) || null,
      asked: () => undefined,
    }),
  },
  SANDBOX: {
    fetch: (request: Request) => {
      mcpRequests++;
      return boutiques(request, env);
    },
  },
} as unknown as SandboxEnv;

const servers = (over: object = {}) =>
  McpServers.parse([
    { name: 'boutiques', url: 'http://sandbox/mcp/boutiques', token: true, assurance: 'anonymous', ...over },
  ]);

/** A question to the model, on behalf of a speaker; what it says, and every request it got. */
async function answered(mcp: ReturnType<typeof servers>, assurance: Assurance = 'anonymous') {
  const outside = await outsideOf(env, 'demo', mcp);
  const asked: { tools: { name: string }[]; messages: unknown }[] = [];
  const server = claude([], {
    firstTokenMs: 20_000,
    stallMs: 20_000,
    outside: outside?.tools ?? [],
    fetch: async (input, init) => {
      const request = new Request(input as RequestInfo, init as RequestInit);
      asked.push(await request.clone().json());
      return messagesApi(request, '/v1/messages', env) as never;
    },
  });
  const untouched = {} as Shop;
  const toolbox = createToolbox({
    scope: {
      now: '2026-12-14T18:32:00Z',
      assurance,
      account: assurance === 'anonymous' ? null : 'c-1',
      claims: [],
      settings: defaultSettings(),
      shop: untouched,
      files: { put: async () => undefined, get: async () => null },
      ...(outside ? { outside } : {}),
    },
    ledger: { find: () => null, begin: () => null, abandon: () => undefined, finish: () => undefined },
    agreements: {
      read: async () => ({ kind: 'none' }),
      agreed: () => undefined,
      lapsed: () => undefined,
      requested: () => false,
    },
    turn: 'm-1',
    onClaim: () => undefined,
  });
  const known = context({ asked: [asks('Where is your boutique in Lyon?')] });
  return { said: textOf(await steps(server, known, toolbox)), asked };
}

beforeEach(() => {
  troubles.length = 0;
  faults.length = 0;
  mcpRequests = 0;
});

describe('a model that asks a system of the store', () => {
  it('is offered what only reads, behind ours, and tells what was answered', async () => {
    const { said, asked } = await answered(servers());
    expect(said).toContain('4 rue de Brest');
    const names = asked[0]?.tools.map(({ name }) => name) ?? [];
    expect(names.filter((name) => name.includes('__'))).toEqual(['boutiques__find_boutique']);
    expect(names.at(-1)).toBe('boutiques__find_boutique');
    expect(JSON.stringify(asked[1]?.messages)).toContain(
      '<data kind=\\"answer\\" tool=\\"boutiques__find_boutique\\"',
    );
  });

  it('asks for the list of its tools once for many turns', async () => {
    await answered(servers({ name: 'boutiques' }));
    expect(mcpRequests).toBe(1);
  });

  it('is refused it for a speaker who is not known well enough, and not once they are', async () => {
    const mcp = servers({ assurance: 'verified' });
    expect((await answered(mcp)).said).toContain('I cannot look that up at the moment.');
    expect(mcpRequests).toBe(0);
    expect((await answered(mcp, 'verified')).said).toContain('4 rue de Brest');
  });

  it('says that it cannot tell while the system fails, and answers all the same', async () => {
    faults.push('500');
    expect((await answered(servers())).said).toContain('I cannot look that up at the moment.');
    expect((await answered(servers())).said).toContain('4 rue de Brest');
  });

  it('is offered nothing by a system that refuses us, which the owner is told once', async () => {
    for (let again = 0; again < 2; again++) {
      const { said, asked } = await answered(servers({ name: 'closed' }));
      expect(said).not.toContain('rue de Brest');
      expect(asked[0]?.tools.some(({ name }) => name.includes('__'))).toBe(false);
    }
    expect(troubles).toEqual(['mcp closed: OutsideUnavailable: HTTP 401']);
  });

  it('never asks without its token, nor an address that is not public outside development', async () => {
    expect((await outsideOf(env, 'demo', servers({ name: 'unsealed' })))?.tools).toEqual([]);
    const { SANDBOX: _, ...deployed } = env;
    expect(await outsideOf(deployed as SandboxEnv, 'demo', servers())).toBeUndefined();
    expect(mcpRequests).toBe(0);
  });

  it('may ask ten times a turn', async () => {
    const outside = await outsideOf(env, 'demo', servers());
    const ask = () => outside?.call('boutiques__find_boutique', { city: 'Paris' });
    for (let question = 0; question < 10; question++) expect((await ask())?.text).toContain('rue du Temple');
    await expect(ask()).rejects.toThrow('not to be asked');
  });
});
