import { atLeast } from '../conversation/values.ts';
import { spells } from '../identity/order-number.ts';
import { ShopUnavailable } from '../shop/unavailable.ts';
import { knownAccount, standing } from './access.ts';
import { canonical, fingerprint } from './canonical.ts';
import { tools } from './index.ts';
import { consent, invalid, needs, policy, unavailable } from './refusals.ts';
import type { Tool, Toolbox, ToolName, ToolResult, ToolScope, ToolTypes } from './tool.ts';

/** The record of writes, kept beside the events that decided them. Synchronous: it is the caller's own storage. */
export interface Ledger {
  /** Notes that a write is about to run. The output it came to, when the key has finished before; else null. */
  begin(action: { key: string; tool: ToolName; input: unknown }): { output: unknown } | null;
  /** Notes that a write was refused: what `begin` noted of it goes, unless an earlier try may have had its effect. */
  abandon(key: string): void;
  /** Notes what a write came to. */
  finish(action: {
    key: string;
    tool: ToolName;
    input: unknown;
    output: unknown;
    order: string | null;
    proposal: string | null;
  }): void;
}

export interface ToolboxOptions {
  /** Who speaks, and what with. It is read once: what a session learns later belongs to its next turn. */
  scope: Omit<ToolScope, 'key'>;
  ledger: Ledger;
  /** The proposal of this id, when the customer has just agreed to it; else null. */
  agreed(proposal: string): { tool: string; input: unknown } | null;
  /** Names the turn across restarts: within one turn the same call is the same write. */
  turn: string;
  /** The session has named an order it may see. */
  onClaim(order: string): void;
  /** False when the session has tried too many order numbers. */
  lookupAllowed?(): boolean | Promise<boolean>;
  /** An order number did not open anything, or opened one more than an honest visitor needs. */
  onLookupFailed?(): void;
  /** Milliseconds a call may take in the shop; {@link SHOP_MS} where nothing is said. */
  callMs?: number;
}

/** A shop that has not answered by then is one that does not answer: somebody waits for the reply. */
const SHOP_MS = 8_000;

/**
 * What a brain holds during one turn. It is trusted with nothing: every call is validated, measured against the speaker's
 * assurance, matched with what the customer agreed to, and run once under its key, in this order. Refusals are values; it
 * throws only for faults of our own.
 */
export function createToolbox(options: ToolboxOptions): Toolbox {
  const { ledger, agreed, turn, callMs = SHOP_MS } = options;
  const lookups = lookupGuard(options);
  let scope = options.scope;

  return {
    async call<Name extends ToolName>(
      name: Name,
      input: ToolTypes[Name]['input'],
      proposal?: string,
    ): Promise<ToolResult<ToolTypes[Name]['output']>> {
      if (!Object.hasOwn(tools, name)) return invalid('There is no such tool.');
      const tool: Tool<ToolTypes[Name]['input'], ToolTypes[Name]['output']> = tools[name];

      const parsed = tool.input.safeParse(input);
      if (!parsed.success) return invalid(parsed.error.issues.map(({ message }) => message).join('; '));
      if (!atLeast(standing(scope), tool.assurance)) return needs(tool.assurance);

      const writes = tool.reach !== 'reads';
      // What only reads does nothing twice, and goes by no key.
      let key = '';
      if (tool.reach === 'consequential') {
        if (proposal === undefined || !covers(agreed(proposal), tool, parsed.data)) return consent();
        key = `proposal:${proposal}`;
      } else if (writes) key = `turn:${fingerprint([turn, name, parsed.data])}`;
      if (await lookups.closed(name, parsed.data, scope)) return policy('limit');

      const earlier = writes ? ledger.begin({ key, tool: name, input: parsed.data }) : null;
      if (earlier) return { ok: true, output: earlier.output as ToolTypes[Name]['output'] };

      const result = await run(tool, parsed.data, { ...scope, key }, callMs);
      lookups.count(name, parsed.data, scope, result);
      if (!result.ok) {
        // Of a shop that did not answer nobody knows what it did: the write stays open under its key.
        if (writes && result.refusal.code !== 'unavailable') ledger.abandon(key);
        return result;
      }
      if (result.claimed !== undefined) scope = claim(scope, result.claimed, options.onClaim);
      if (writes) {
        const { output, order = null } = result;
        ledger.finish({
          key,
          tool: name,
          input: parsed.data,
          output,
          order,
          proposal: tool.reach === 'consequential' ? (proposal ?? null) : null,
        });
      }
      return result;
    },
  };
}

async function run<Input, Output>(
  tool: Tool<Input, Output>,
  input: Input,
  scope: ToolScope,
  callMs: number,
): Promise<ToolResult<Output>> {
  const { promise: late, resolve } = Promise.withResolvers<ToolResult<Output>>();
  const timer = setTimeout(() => resolve(unavailable()), callMs);
  try {
    return await Promise.race([answered(tool, input, scope), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function answered<Input, Output>(
  tool: Tool<Input, Output>,
  input: Input,
  scope: ToolScope,
): Promise<ToolResult<Output>> {
  try {
    return await tool.run(input, scope);
  } catch (error) {
    if (error instanceof ShopUnavailable) return unavailable();
    throw error;
  }
}

/** A yes allows one tool with one input, to the letter. */
function covers(proposal: { tool: string; input: unknown } | null, tool: Tool, input: unknown): boolean {
  if (proposal?.tool !== tool.name) return false;
  const proposed = tool.input.safeParse(proposal.input);
  return proposed.success && canonical(proposed.data) === canonical(input);
}

function claim<Scope extends Omit<ToolScope, 'key'>>(
  scope: Scope,
  order: string,
  onClaim: (order: string) => void,
): Scope {
  if (scope.claims.includes(order)) return scope;
  onClaim(order);
  const assurance = scope.assurance === 'anonymous' ? 'claimed' : scope.assurance;
  return { ...scope, assurance, claims: [...scope.claims, order] };
}

/**
 * Keeps strangers from counting through order numbers. A number that opens nothing spends an attempt; so does every order
 * after the session's first, since a stranger who sees one order after the other is guessing well. What a session has named is
 * never closed to it, and a question for the missing contact costs nothing.
 */
function lookupGuard({ lookupAllowed, onLookupFailed }: ToolboxOptions) {
  type Speaker = Omit<ToolScope, 'key'>;
  const guarded = (name: ToolName, input: unknown, scope: Speaker) =>
    name === 'find_order' &&
    knownAccount(scope) === null &&
    !scope.claims.some((id) => spells((input as ToolTypes['find_order']['input']).order, id));

  return {
    closed: async (name: ToolName, input: unknown, scope: Speaker): Promise<boolean> =>
      guarded(name, input, scope) && (await lookupAllowed?.()) === false,
    count(name: ToolName, input: unknown, scope: Speaker, result: ToolResult): void {
      if (!guarded(name, input, scope)) return;
      const { contact } = input as ToolTypes['find_order']['input'];
      const tried = !result.ok && (result.refusal.code === 'unknown' || result.refusal.code === 'contact');
      const failed = tried && (result.refusal.code === 'unknown' || Boolean(contact?.trim()));
      const another = result.ok && result.claimed !== undefined && scope.claims.length > 0;
      if (failed || another) onLookupFailed?.();
    },
  };
}
