import { z } from 'zod';
import { Assurance } from '../conversation/values.ts';

const Name = z
  .string()
  .regex(/^[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?$/, 'lower case letters, digits and hyphens')
  .describe('Comes before the names of its tools (`stock__find_shelf`)');
const Url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .describe('Where it is called (streamable HTTP): https, on the public internet');
const Tools = z
  .array(z.string().min(1).max(128))
  .max(50)
  .describe(
    'What is offered of it. Without: the tools it marks as read-only. Name only what changes nothing',
  );

/**
 * An MCP server of the store as its settings keep it. The token is sealed elsewhere: here stands whether
 * there is one.
 */
const McpServer = z.object({
  name: Name,
  url: Url,
  token: z.boolean().default(false),
  /**
   * How surely the speaker must be known before a model may ask it. A model's arguments cannot be bound to
   * the speaker: a server that tells about persons needs `verified`, and still answers about whomever it is
   * asked for.
   */
  assurance: Assurance.default('verified').describe(
    'How surely the speaker must be known before it is asked. It answers about whomever it is asked for: less than `verified` is for what is public',
  ),
  tools: Tools.optional(),
});
export type McpServer = z.infer<typeof McpServer>;

const UNIQUE = 'two servers have one name';
const distinct = (servers: readonly { name: string }[]) =>
  new Set(servers.map(({ name }) => name)).size === servers.length;

/** Of the settings: further read-only tools for model brains. */
export const McpServers = z.array(McpServer).max(5).refine(distinct, UNIQUE).default([]);

/** The same as it is put. */
export const McpServersInput = z
  .array(
    McpServer.extend({
      token: z
        .union([z.string().regex(/^[\x21-\x7e]{1,4000}$/, 'not a bearer token'), z.boolean()])
        .optional()
        .describe(
          'Bearer token. Kept sealed and shown as `true`; left out or `true` it is kept while name and url stay, `false` forgets it',
        ),
    }),
  )
  .max(5)
  .refine(distinct, UNIQUE)
  .describe("The store's own MCP servers: further read-only tools for model brains");
export type McpServerInput = z.infer<typeof McpServersInput>[number];
