import { equalText } from '../../src/constant-time.ts';
import type { Env } from '../../src/env.ts';
import { providerFetch } from '../../src/outbound.ts';
import { type Handshake, type ListedTool, McpClient } from '../../src/outside/client.ts';
import { type OfferedTool, offerOf } from '../../src/outside/offer.ts';
import { type Outside, OutsideUnavailable } from '../../src/outside/outside.ts';
import type { McpServer } from '../../src/outside/settings.ts';
import { isPublicUrl } from '../../src/public-url.ts';
import { errorReason } from '../../src/trace.ts';
import { isolateMemory } from './isolate.ts';
import { mcpTokens, storeObject } from './store.ts';

/**
 * Milliseconds that a list of tools is used before it is asked for anew; and that a server which failed is
 * left alone.
 */
const FRESH_MS = 300_000;
const LEFT_ALONE_MS = 60_000;
/**
 * Milliseconds that a turn waits for a list nobody has seen yet. It goes on without, and the next turn finds
 * it.
 */
const FIRST_MS = 1_500;
/** Questions of one turn to all of the systems together. */
const MOST_QUESTIONS = 10;

/**
 * What an isolate remembers of each server: plain data, never a promise, which must not be awaited by another
 * object than made it. Real time on purpose: a moved clock makes no list older.
 */
interface Seen {
  token: string | null;
  until: number;
  handshake: Handshake | null;
  tools: readonly ListedTool[];
}
const seen = isolateMemory(new Map<string, Seen>());

/**
 * A store's own MCP servers as one turn may ask them, asked for only when a model is to answer. A server that
 * does not answer is left out, and the owner is told.
 */
export async function outsideOf(
  env: Env,
  store: string,
  servers: readonly McpServer[],
): Promise<Outside | undefined> {
  const callable = servers.filter(({ url }) => env.SANDBOX || isPublicUrl(url));
  if (callable.length === 0) return undefined;
  const tokens = callable.some(({ token }) => token) ? await mcpTokens(env, store).catch(() => []) : [];
  const offered = await Promise.all(
    callable.map((server) => {
      const { name, url } = server;
      const token = tokens.find((one) => one.name === name && one.url === url)?.token ?? null;
      // Without its token it would be asked as somebody else.
      return server.token && token === null ? [] : offerFrom(env, store, server, token);
    }),
  );
  return portTo(offered.flat());
}

/** A tool, and how it is asked. */
interface Reachable {
  tool: OfferedTool;
  ask: (input: Record<string, unknown>) => ReturnType<McpClient['call']>;
}

function portTo(reachable: readonly Reachable[]): Outside {
  let questions = 0;
  return {
    tools: reachable.map(({ tool }) => tool),
    async call(name, input) {
      const found = reachable.find(({ tool }) => tool.name === name);
      if (!found || ++questions > MOST_QUESTIONS) throw new OutsideUnavailable('not to be asked');
      return found.ask(input);
    },
  };
}

async function offerFrom(
  env: Env,
  store: string,
  server: McpServer,
  token: string | null,
): Promise<Reachable[]> {
  const { name, url } = server;
  const client = new McpClient({ url, token, fetch: providerFetch(env) });
  const key = `${store} ${name} ${url}`;
  const known = seen.get(key);
  // With another token there may be other tools.
  const usable = known && equalText(known.token ?? '', token ?? '') ? known : undefined;
  if (!usable || usable.until < Date.now()) {
    // Whoever comes meanwhile uses what there is.
    const last = { token, handshake: usable?.handshake ?? null, tools: usable?.tools ?? [] };
    remember(key, { ...last, until: Date.now() + LEFT_ALONE_MS });
    const renewed = client.list().then(
      ({ handshake, tools }) => remember(key, { token, handshake, tools, until: Date.now() + FRESH_MS }),
      (error: unknown) => storeObject(env, store).trouble('mcp', `${name}: ${errorReason(error)}`),
    );
    renewed.catch(() => undefined);
    if (!usable?.handshake) await Promise.race([renewed.catch(() => undefined), after(FIRST_MS)]);
  }
  const { handshake, tools = [] } = seen.get(key) ?? {};
  if (!handshake) return [];
  return offerOf(server, tools).map((tool) => ({
    tool,
    ask: (input) => client.call(tool.theirs, input, handshake),
  }));
}

function remember(key: string, value: Seen): void {
  if (seen.size > 1_000) seen.clear();
  seen.set(key, value);
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
