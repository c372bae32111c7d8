import { z } from 'zod';
import type { McpServer } from '../../src/outside/settings.ts';
import type { Sealer } from '../../src/seal.ts';

/** A token as it was put; false: to be forgotten. */
export interface GivenToken {
  name: string;
  token: string | false;
}

/** A token with the one place it may be sent to. */
export const McpToken = z.object({ name: z.string(), url: z.string(), token: z.string() });
export type McpToken = z.infer<typeof McpToken>;

const PREFIX = 'mcp:';

/**
 * Bearer tokens of a store's own MCP servers, sealed, one for a name. Each is sealed together with the URL it
 * was put with: whoever may change the settings can lead it nowhere else.
 */
export class McpTokens {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Seals what was given, for {@link settle}. Asynchronous, so it comes before anything is read. */
  static async sealed(
    sealer: Sealer,
    servers: readonly McpServer[],
    given: readonly GivenToken[],
  ): Promise<ReadonlyMap<string, string | false>> {
    const tokens = new Map(given.map(({ name, token }) => [name, token]));
    const sealed = new Map<string, string | false>();
    for (const { name, url } of servers) {
      const token = tokens.get(name);
      if (token === false) sealed.set(name, false);
      else if (token)
        sealed.set(name, await sealer.seal(JSON.stringify({ name, url, token } satisfies McpToken)));
    }
    return sealed;
  }

  /**
   * Keeps what was given, and what there was where name and URL stay. Returns the servers, each saying
   * whether it has a token.
   */
  settle(
    before: readonly McpServer[],
    servers: readonly McpServer[],
    sealed: ReadonlyMap<string, string | false>,
  ): McpServer[] {
    const settled = servers.map((server) => {
      const given = sealed.get(server.name);
      const earlier = before.find(({ name, url }) => name === server.name && url === server.url);
      return { ...server, token: given === undefined ? earlier?.token === true : given !== false };
    });
    for (const { name } of before)
      if (!settled.some((server) => server.name === name && server.token))
        this.#sql.exec('DELETE FROM secrets WHERE name = ?', `${PREFIX}${name}`);
    for (const [name, text] of sealed)
      if (text)
        this.#sql.exec(
          'INSERT OR REPLACE INTO secrets (name, sealed) VALUES (?, ?)',
          `${PREFIX}${name}`,
          text,
        );
    return settled;
  }

  /** Every token. One that no key opens any more is as good as gone. */
  async all(sealer: Sealer): Promise<McpToken[]> {
    const rows = this.#sql
      .exec<{ name: string; sealed: string }>("SELECT name, sealed FROM secrets WHERE name LIKE 'mcp:%'")
      .toArray();
    const opened = await Promise.allSettled(
      rows.map(async ({ name, sealed }) => {
        const { text, stale } = await sealer.open(sealed);
        return { name, sealed, text, anew: stale ? await sealer.seal(text) : null };
      }),
    );
    return opened.flatMap((one) => {
      if (one.status === 'rejected') return [];
      const { name, sealed, text, anew } = one.value;
      if (anew)
        this.#sql.exec('UPDATE secrets SET sealed = ? WHERE name = ? AND sealed = ?', anew, name, sealed);
      return [McpToken.parse(JSON.parse(text))];
    });
  }
}
