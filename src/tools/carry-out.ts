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

/** A shop that takes longer counts as not answering: the customer is waiting for the reply. */
export const SHOP_MS = 8_000;

/**
 * Carries out what one yes covers: every effect of the alternative, once, each under its own key, so that a
 * turn that starts over after a crash continues where it was. First all effects are checked again: if one of
 * them would be refused, or would differ from what was agreed to, none is carried out.
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
    // An effect that waits for a person does not stop the others.
    if (!result.ok && result.refusal.code !== 'approval') break;
  }
  return results;
}

/** Whether this speaker may still have an effect carried out, and it is still what was agreed to. */
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
 * The delivery of a label may differ from the card, and whether a person has to approve is decided anew;
 * everything else must be as on the card, and the address on file the same.
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

/** Why a write waits for a person; null where it runs. A write that would be refused anyway is left to the run. */
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

/**
 * Records the result of a write. If the shop did not answer, the result is unknown: the write stays open
 * under its key.
 */
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
 * The dry run of a tool. A speaker without the tool's assurance may have a quote for an order that they may
 * see: what they agree to waits until they have proven who they are.
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

/** The result of a call to a tool; a shop that is down or too slow counts as not answering. */
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
  /** The key by which the shop and the ledger know the action. */
  key: string;
  ledger: Ledger;
  /** An earlier attempt may have had its effect: a dry run would only find that it is done. */
  begun: boolean;
}

/**
 * Carries out what the customer agreed to and a person approved: as it was quoted, or not at all. Under its
 * key it has one effect, however often it is attempted.
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

/** Whether the same call may have another result later. */
export function isWorthAnother({ code }: Refusal): boolean {
  return code === 'unavailable';
}
