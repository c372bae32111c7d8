import type { Consent } from '../consent/index.ts';
import type { Quote } from '../conversation/quote.ts';
import { atLeast } from '../conversation/values.ts';
import { spells } from '../identity/order-number.ts';
import type { OrderRecord } from '../shop/shop.ts';
import { knownAccount, mayAct, standing } from './access.ts';
import { fingerprint } from './canonical.ts';
import { answered, carryOut, limitedBy, note, quoteOf, SHOP_MS } from './carry-out.ts';
import { tools } from './index.ts';
import type { Limit, Measure } from './limited.ts';
import { consent, invalid, needs, policy } from './refusals.ts';
import type { QuoteScope, Tool, ToolName, ToolResult, ToolTypes, TurnToolbox } from './tool.ts';

/**
 * The record of writes, kept beside the events that decided them. Synchronous: it is the caller's own
 * storage.
 */
export interface Ledger {
  /** What is recorded under a key: its output, that it was begun, or nothing. */
  find(key: string): { output: unknown } | 'begun' | null;
  /** Records that a write is about to run. Returns its output when the key has finished before; else null. */
  begin(action: { key: string; tool: string; input: unknown }): { output: unknown } | null;
  /**
   * Records that a write was refused: what `begin` recorded is removed, unless an earlier attempt may have
   * had its effect.
   */
  abandon(key: string): void;
  /** Records the result of a write. */
  finish(action: {
    key: string;
    tool: string;
    input: unknown;
    output: unknown;
    order: string | null;
    proposal: string | null;
  }): void;
}

/** How the customer's agreement is found and noted: the cards on the table and the new words are the caller's. */
export interface Agreements {
  /** What the new words are to the cards; a yes that waited for a code is one still. */
  read(): Promise<Consent>;
  /** The yes is noted before anything is done, so that a crash, or a code that is needed first, loses nothing of it. */
  agreed(consent: Extract<Consent, { kind: 'agrees' }>): void;
  /** Nobody can say yes to the card any more. */
  lapsed(card: string, reason: string): void;
  /** Whether the customer's own new words plainly ask for this, now, and for nothing less or more. */
  requested(quote: Quote, order: OrderRecord): boolean;
}

export interface ToolboxOptions {
  /** Who speaks, and what with. It is read once: what a session learns later belongs to its next turn. */
  scope: QuoteScope;
  ledger: Ledger;
  agreements: Agreements;
  /** Names the turn across restarts: within one turn the same call is the same write. */
  turn: string;
  /** The session has named an order it may see. */
  onClaim(order: string, holder?: string): void;
  /** False when the session has tried too many order numbers. */
  lookupAllowed?(): boolean | Promise<boolean>;
  /** An order number did not open anything, or opened one more than an honest visitor needs. */
  onLookupFailed?(): void;
  /** What the store lets run without a person; absent: everything. */
  limit?: Limit;
  /** The same of what is only put on a card. */
  measure?: Measure;
  /** Asks ahead, beside a quote (`limits`) or beside what was agreed to (`deed`), for what comes next. */
  ahead?(next: 'limits' | 'deed'): void;
  /**
   * Where a person sees the reply before it leaves: nothing is written, and what would have followed at once
   * is told here and refused like anything that needs a yes.
   */
  held?(call: { tool: ToolName; input: unknown; quote: Quote }): void;
  /** Milliseconds a call may take in the shop; {@link SHOP_MS} where nothing is said. */
  callMs?: number;
}

/**
 * What a brain holds during one turn. It is trusted with nothing: every call is validated, measured against the speaker's
 * assurance, matched with what the customer asked for, and run once under its key, in this order. What needs a yes no brain can call:
 * `settle` carries it out. Refusals are values; it throws only for faults of our own.
 */
export function createToolbox(options: ToolboxOptions): TurnToolbox {
  const { ledger, agreements, turn, callMs = SHOP_MS } = options;
  const lookups = lookupGuard(options);
  let scope = options.scope;

  return {
    async call<Name extends ToolName>(
      name: Name,
      input: ToolTypes[Name]['input'],
    ): Promise<ToolResult<ToolTypes[Name]['output']>> {
      if (!Object.hasOwn(tools, name)) return invalid('There is no such tool.');
      const tool: Tool<ToolTypes[Name]['input'], ToolTypes[Name]['output']> = tools[name];

      const parsed = tool.input.safeParse(input);
      if (!parsed.success) return invalid(parsed.error.issues.map(({ message }) => message).join('; '));
      if (!atLeast(standing(scope), tool.assurance)) return needs(tool.assurance);

      const writes = tool.reach !== 'reads';
      // What only reads does nothing twice, and goes by no key.
      const key = writes ? `turn:${fingerprint([turn, name, parsed.data])}` : '';
      if (await lookups.closed(name, parsed.data, scope)) return policy('limit');
      if (tool.quote && ledger.find(key) === null) {
        const asked = await plainlyAsked(tool, parsed.data, scope, options);
        if (!asked.ok) return asked;
        if (options.held && !givesAgain(asked.output)) {
          options.held({ tool: name, input: parsed.data, quote: asked.output });
          return consent();
        }
      }
      if (options.held && writes && !tool.quote)
        return policy(name === 'send_code' ? 'no_codes' : 'unsupported');

      const earlier = writes ? ledger.begin({ key, tool: name, input: parsed.data }) : null;
      if (earlier) return { ok: true, output: earlier.output as ToolTypes[Name]['output'] };

      const called = { ...scope, key, agreed: null };
      const run = async () => {
        if (!(await mayAct(tool, parsed.data, called))) return needs('verified');
        const limited = await limitedBy(options, tool, parsed.data, scope, key);
        return limited ? ({ ok: false, refusal: limited } as const) : tool.run(parsed.data, called);
      };
      const result = await answered(run, callMs);
      lookups.count(name, parsed.data, scope, result);
      if (result.ok && result.claimed !== undefined) {
        options.onClaim(result.claimed, result.holder);
        scope = withClaim(scope, result.claimed);
      }
      if (writes) note(ledger, { key, tool: name, input: parsed.data, proposal: null }, result);
      return result;
    },

    async quote(name, input, beside) {
      if (!Object.hasOwn(tools, name)) return invalid('There is no such tool.');
      if (options.measure && tools[name].reach === 'consequential') options.ahead?.('limits');
      const quoted = await quoteOf(tools[name], input, scope, callMs);
      if (!quoted.ok || !beside) return quoted;
      const due = await options.measure?.({ tool: name, input, quote: quoted.output }, beside);
      return due ? { ...quoted, output: { ...quoted.output, approval: { due } } } : quoted;
    },

    async settle() {
      const consent = await agreements.read();
      // What a person sends is agreed to, and done, when they send it.
      if (options.held && consent.kind === 'agrees') return { consent, results: [] };
      if (consent.kind === 'declines') agreements.lapsed(consent.card.id, 'declined');
      if (consent.kind !== 'agrees') return { consent, results: [] };
      agreements.agreed(consent);
      options.ahead?.('deed');
      const results = await carryOut(consent, scope, options);
      const refused = results.find(({ result }) => !result.ok)?.result;
      // A yes stands while the speaker proves who they are; whatever else was refused needs another card.
      if (refused?.ok === false && refused.refusal.code !== 'assurance')
        agreements.lapsed(consent.card.id, refused.refusal.code);
      return { consent, results };
    },
  };
}

/** A return that there is already: its label may be given again to whoever opened it. */
function givesAgain({ act, out, in: instead, money }: Quote): boolean {
  return act === 'return' && out.length + instead.length + money.length === 0;
}

/** What may follow a request at once: something reversible, for somebody recognised, that was plainly asked for. */
async function plainlyAsked<Input>(
  tool: Tool<Input>,
  input: Input,
  scope: QuoteScope,
  { agreements, callMs = SHOP_MS }: ToolboxOptions,
): Promise<ToolResult<Quote>> {
  if (tool.reach !== 'reversible' || !atLeast(standing(scope), 'recognised')) return consent();
  const quoted = await quoteOf(tool, input, scope, callMs);
  if (!quoted.ok || givesAgain(quoted.output)) return quoted;
  const number = quoted.output.order;
  const order = number === null ? null : await scope.shop.order(number);
  return order && agreements.requested(quoted.output, order) ? quoted : consent();
}

function withClaim<Scope extends QuoteScope>(scope: Scope, order: string): Scope {
  if (scope.claims.includes(order)) return scope;
  const assurance = scope.assurance === 'anonymous' ? 'claimed' : scope.assurance;
  return { ...scope, assurance, claims: [...scope.claims, order] };
}

/**
 * Keeps strangers from counting through order numbers. A number that opens nothing spends an attempt; so does
 * every order after the session's first, since a stranger who sees one order after the other is guessing
 * well. What a session has named is never closed to it, and a question for the missing contact costs nothing.
 */
function lookupGuard({ lookupAllowed, onLookupFailed }: ToolboxOptions) {
  const guarded = (name: ToolName, input: unknown, scope: QuoteScope) => {
    const guess = knownAccount(scope) === null ? guessOf(name, input) : null;
    // With a contact it may be a guess at an order that is somebody else's since it was named.
    return guess !== null && (guess.contact || !scope.claims.some((id) => spells(guess.order, id)));
  };

  return {
    closed: async (name: ToolName, input: unknown, scope: QuoteScope): Promise<boolean> =>
      guarded(name, input, scope) && (await lookupAllowed?.()) === false,
    count(name: ToolName, input: unknown, scope: QuoteScope, result: ToolResult): void {
      if (!guarded(name, input, scope)) return;
      const tried = !result.ok && (result.refusal.code === 'unknown' || result.refusal.code === 'contact');
      const failed = tried && (result.refusal.code === 'unknown' || guessOf(name, input)?.contact === true);
      const another = result.ok && result.claimed !== undefined && scope.claims.length > 0;
      if (failed || another) onLookupFailed?.();
    },
  };
}

/**
 * What a stranger guesses an order by: its number, with a contact or without, or a name with its postcode;
 * null for what guesses none.
 */
function guessOf(name: ToolName, input: unknown): { order: string; contact: boolean } | null {
  if (name === 'find_account') return { order: '', contact: true };
  if (name !== 'find_order') return null;
  const { order, contact } = input as ToolTypes['find_order']['input'];
  return { order, contact: Boolean(contact?.trim()) };
}
