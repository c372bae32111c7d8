import { z } from 'zod';
import type { ListedTool } from './client.ts';
import { inputOf } from './input.ts';
import type { OutsideTool } from './outside.ts';
import type { McpServer } from './settings.ts';

/** Tools of one server that are offered: each costs room in every prompt. */
const MOST_TOOLS = 12;
const LONGEST_DESCRIPTION = 600;
const LONGEST_NOTE = 120;
/** Model providers take names of this kind. */
const LONGEST_NAME = 64;

/** A tool that is offered, and what its server calls it. */
export type OfferedTool = OutsideTool & { readonly theirs: string };

/**
 * What of a server's tools a model is offered: those that the owner names, else those that the server marks
 * as read-only (a hint, which the owner believes by naming the server). Always in the same order, so that
 * providers find the prompt in their cache.
 */
export function offerOf(
  { name, assurance, tools: named }: McpServer,
  listed: readonly ListedTool[],
): OfferedTool[] {
  const offered = new Map<string, OfferedTool>();
  const ordered = [...listed].sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const tool of ordered) {
    if (offered.size >= MOST_TOOLS) break;
    if (named ? !named.includes(tool.name) : tool.annotations?.readOnlyHint !== true) continue;
    const ours = `${name}__${tool.name.replace(/[^a-zA-Z0-9_-]/g, '_')}`;
    const input = inputOf(tool.inputSchema);
    if (!input || ours.length > LONGEST_NAME || offered.has(ours)) continue;
    offered.set(ours, { name: ours, theirs: tool.name, description: wordsOf(tool), input, assurance });
  }
  return [...offered.values()];
}

const Properties = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ description: z.string().optional().catch(undefined) })),
});

/**
 * What the server says of a tool and of what it takes: kept together, so that it stands where outside words
 * are marked.
 */
function wordsOf({ description = '', inputSchema }: ListedTool): string {
  const { properties = {} } = Properties.safeParse(inputSchema).data ?? {};
  const notes = Object.entries(properties).flatMap(([name, { description: note }]) =>
    note ? [`${name}: ${note.slice(0, LONGEST_NOTE)}`] : [],
  );
  return [description.trim().slice(0, LONGEST_DESCRIPTION - 200), ...notes]
    .join('\n')
    .slice(0, LONGEST_DESCRIPTION);
}
