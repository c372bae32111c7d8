import type { Consent } from '../consent/index.ts';
import type { Effect, Quote } from '../conversation/quote.ts';
import { atLeast } from '../conversation/values.ts';
import { sameMoney } from '../shop/agreed.ts';
import { ShopUnavailable } from '../shop/unavailable.ts';
import { mayAct, standing } from './access.ts';
import { canonical } from './canonical.ts';
import { toolNamed } from './index.ts';
import { changed, invalid, needs, unavailable } from './refusals.ts';
import type { QuoteScope, Refusal, Settled, Tool, ToolResult } from './tool.ts';
import type { Ledger, ToolboxOptions } from './toolbox.ts';

/** A shop that has not answered by then is one that does not answer: somebody waits for the reply. */
export const SHOP_MS = 8_000;

/**
 * Does what one yes covers: every effect of the alternative, once, each under a key of its own, so that a turn that starts over after a
 * crash goes on where it was. Before the first is done all are looked at once more: when one of them would be refused, or would not be
 * what was agreed to any more, none is done.
 */
export async function carryOut(
  { card, alternative }: Extract<Consent, { kind: 'agrees' }>,
  scope: QuoteScope,
  options: Pick<ToolboxOptions, 'ledger' | 'limit' | 'callMs'>,
): Promise<Settled['results']> {
  const { ledger, callMs = SHOP_MS } = options;
  const { effects = [] } = card.alternatives.find(({ id }) => id === alternative) ?? {};
  const keyed = effects.map((effect, n) => ({ effect, key: `card:${alternative}:${n}` }));
  for (const { effect, key } of keyed) {
    const verdict = ledger.find(key) ? null : await permitted(effect, scope, callMs);
    if (verdict?.ok === false) return [{ effect, result: verdict }];
  }
  const results: Settled['results'] = [];
  for (const { effect, key } of keyed) {
    const result = await once(effect, key, alternative, scope, options);
    results.push({ effect, result });
    // What waits for a person holds up nothing beside it.
    if (!result.ok && result.refusal.code !== 'approval') break;
  }
  return results;
}

/** Whether an effect may be carried out by this speaker, and is still what was agreed to. */
async function permitted(effect: Effect, scope: QuoteScope, callMs: number): Promise<ToolResult> {
  const tool = toolNamed(effect.tool);
  if (!tool) return invalid('There is no such tool.');
  if (!atLeast(standing(scope), tool.assurance)) return needs(tool.assurance);
  const now = await quoteOf(tool, effect.input, scope, callMs);
  if (!now.ok) return now;
  const parsed = tool.input.safeParse(effect.input);
  if (!parsed.success || !(await mayAct(tool, parsed.data, scope))) return needs('verified');
  return effect.quote && sameEffect(effect.quote, now.output) ? now : changed();
}

/**
 * Where a label goes is the manner of whoever asks for it, and whether a person decides is measured anew; all else has to be what was on
 * the card, and the address on file the same one.
 */
export function sameEffect(agreed: Quote, now: Quote): boolean {
  const told = (quote: Quote) =>
    canonical({
      ...quote,
      approval: undefined,
      money: [],
      goes: quote.goes.filter(({ what }) => what !== 'label'),
    });
  const mark = ({ goes }: Quote) => goes.find(({ what }) => what === 'label')?.mark;
  const [before, after] = [mark(agreed), mark(now)];
  const same = told(agreed) === told(now) && sameMoney(agreed.money, now.money);
  return same && (before === undefined || after === undefined || before === after);
}

async function once(
  { tool: name, input, quote }: Effect,
  key: string,
  alternative: string,
  scope: QuoteScope,
  { ledger, limit, callMs = SHOP_MS }: Pick<ToolboxOptions, 'ledger' | 'limit' | 'callMs'>,
): Promise<ToolResult> {
  const tool = toolNamed(name);
  const parsed = tool?.input.safeParse(input);
  if (!tool || !parsed?.success) return invalid('There is no such tool.');
  const earlier = ledger.begin({ key, tool: name, input: parsed.data });
  if (earlier) return { ok: true, output: earlier.output };
  const refused = quote && limit ? await limit({ tool: name, input: parsed.data, quote, key }) : null;
  const called = { ...scope, key, agreed: quote };
  const result: ToolResult = refused
    ? { ok: false, refusal: refused }
    : await answered(() => tool.run(parsed.data, called), callMs);
  note(ledger, { key, tool: name, input: parsed.data, proposal: alternative }, result);
  return result;
}

/** Why a write waits for a person; null where it runs. What would be refused anyhow is left to the run. */
export async function limitedBy<Input>(
  { limit, callMs = SHOP_MS }: Pick<ToolboxOptions, 'limit' | 'callMs'>,
  tool: Tool<Input>,
  input: Input,
  scope: QuoteScope,
  key: string,
): Promise<Refusal | null> {
  if (!limit || !tool.quote) return null;
  const quoted = await quoteOf(tool, input, scope, callMs);
  return quoted.ok ? limit({ tool: tool.name, input, quote: quoted.output, key }) : null;
}

/** Notes what a write came to. Of a shop that did not answer nobody knows what it did: the write stays open under its key. */
export function note(
  ledger: Ledger,
  action: { key: string; tool: string; input: unknown; proposal: string | null },
  result: ToolResult,
): void {
  if (result.ok) {
    const { output, order = null } = result;
    ledger.finish({ ...action, output, order });
  } else if (result.refusal.code !== 'unavailable') ledger.abandon(action.key);
}

/**
 * The dry run of a tool. A speaker whom the tool must know better may have it of an order that they may see: what was agreed to waits
 * until they have proven who they are.
 */
export async function quoteOf<Input>(
  tool: Tool<Input>,
  input: Input,
  scope: QuoteScope,
  callMs: number,
): Promise<ToolResult<Quote>> {
  const { quote } = tool;
  if (!quote) return invalid('This changes nothing in the shop: call it.');
  const parsed = tool.input.safeParse(input);
  if (!parsed.success) return invalid(parsed.error.issues.map(({ message }) => message).join('; '));
  if (!atLeast(standing(scope), 'claimed')) return needs(tool.assurance);
  return answered(() => quote(parsed.data, scope), callMs);
}

/** What a call to a tool comes to; a shop that throws that it is away, or is late, does not answer. */
export async function answered<Output>(
  call: () => Promise<ToolResult<Output>>,
  callMs: number,
): Promise<ToolResult<Output>> {
  const { promise: late, resolve } = Promise.withResolvers<ToolResult<Output>>();
  const timer = setTimeout(() => resolve(unavailable()), callMs);
  try {
    return await Promise.race([call(), late]);
  } catch (error) {
    if (error instanceof ShopUnavailable) return unavailable();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** An action that a person has approved. */
interface Approved {
  tool: string;
  input: unknown;
  quote: Quote;
}

interface ApprovedWorld {
  scope: QuoteScope;
  /** The shop and the ledger know the action by it. */
  key: string;
  ledger: Ledger;
  /** An earlier try may have had its effect: a dry run would only find that it is done. */
  begun: boolean;
}

/**
 * Carries out what the customer agreed to and a person approved: as it was quoted, or not at all. Under its
 * key it has one effect, however often it is tried.
 */
export async function carryOutApproved(
  { tool: name, input, quote }: Approved,
  { scope, key, ledger, begun }: ApprovedWorld,
): Promise<ToolResult> {
  const tool = toolNamed(name);
  const parsed = tool?.input.safeParse(input);
  if (!tool?.quote || !parsed?.success) return invalid('There is no such tool.');
  const { quote: dryRun } = tool;
  if (!begun) {
    const quoted = await answered(() => dryRun(parsed.data, scope), SHOP_MS);
    if (!quoted.ok) return quoted;
    if (!sameEffect(quoted.output, quote)) return changed();
  }
  const earlier = ledger.begin({ key, tool: tool.name, input: parsed.data });
  if (earlier) return { ok: true, output: earlier.output };
  const result = await answered(() => tool.run(parsed.data, { ...scope, key, agreed: quote }), SHOP_MS);
  if (result.ok) {
    const { output, order = null } = result;
    ledger.finish({ key, tool: tool.name, input: parsed.data, output, order, proposal: null });
  } else if (!isWorthAnother(result.refusal)) ledger.abandon(key);
  return result;
}

/** Whether the same call may be answered otherwise later. */
export function isWorthAnother({ code }: Refusal): boolean {
  return code === 'unavailable';
}
