import { withoutAtIt } from '../../../../language/upkeep/wishes.ts';
import { isToolName, type ToolTypes, tools } from '../../../../tools/index.ts';
import type { ProposedCall } from '../../../brain.ts';
import type { Scene } from '../../scene.ts';
import { understand } from '../../understand.ts';
import { offeredHere, offerOf } from '../offers.ts';

/**
 * What was on the card here stays on it where the new words add something of the same kind: "and the silk top too, while we're at it" is put
 * beside the shirt, and drops nothing. What cannot be put together in the shop leaves the new card as it is.
 */
export async function keepBeside(scene: Scene): Promise<void> {
  const { context, reply, choice, compiled, reader, toolbox } = scene;
  const [calls, ...others] = reply.proposals;
  const { offers, stale } = offeredHere(context);
  const [first] = offers;
  const { settled } = context;
  if (!calls || others.length > 0 || !first || stale || choice !== null) return;
  if (first.card.alternatives.length > 1 || settled?.results.length || settled?.consent === 'agrees') return;
  const text = context.asked.map((asked) => (asked.choice === null ? asked.text : '')).join('\n');
  const { says, contrast, polarity } = understand(withoutAtIt(text), compiled, reader);
  if (!says.has('also') || contrast || polarity === 'no' || says.has('drops')) return;
  const put = first.card.alternatives.flatMap(({ effects }) =>
    effects.flatMap(({ tool, input }) => (isToolName(tool) ? [{ tool, input }] : [])),
  );
  const tool = calls[0]?.tool;
  if (!tool || ![...calls, ...put].every((call) => call.tool === tool)) return;
  const together = calls.reduce<ProposedCall[] | null>((sum, call) => sum && joined(scene, sum, call), put);
  if (!together) return;
  for (const call of together) if (!(await toolbox.quote(call.tool, call.input as never)).ok) return;
  reply.proposals = [together];
}

/** The calls with one more, in the call of its order where there is one; null where they are about the same thing. */
function joined(scene: Scene, calls: readonly ProposedCall[], more: ProposedCall): ProposedCall[] | null {
  const at = calls.findIndex((call) => orderOf(call) === orderOf(more));
  const own = calls[at];
  if (!own) return [...calls, more];
  const both = merged(scene, own, more);
  return both && calls.map((call, n) => (n === at ? both : call));
}

/** One call that does both; null where they are about the same thing, or cannot be one. */
function merged({ orders }: Scene, one: ProposedCall, other: ProposedCall): ProposedCall | null {
  const more = other.input;
  return (
    offerOf(one)?.by<ProposedCall | null>({
      cancel_order(a) {
        const b = tools.cancel_order.input.safeParse(more).data;
        if (!a.lines || !b?.lines || !apart(a.lines, b.lines)) return null;
        const { lines: _, ...rest } = a;
        const lines = [...a.lines, ...b.lines];
        const all = orders.find(({ id }) => id === a.order)?.items ?? [];
        const whole = all.length > 0 && all.every(({ line }) => lines.includes(line));
        return { tool: 'cancel_order', input: whole ? rest : { ...rest, lines } };
      },
      return_item(a) {
        const b = tools.return_item.input.safeParse(more).data;
        if (!b || !apart(a.lines, b.lines) || (b.settlement ?? a.settlement) !== a.settlement) return null;
        const { reason, ...rest } = a;
        const why = reason !== undefined && reason === b.reason ? { reason } : {};
        return { tool: 'return_item', input: { ...rest, ...why, lines: [...a.lines, ...b.lines] } };
      },
      change_items(a) {
        const b = tools.change_items.input.safeParse(more).data;
        if (!b || !apart(a.items, b.items)) return null;
        return { tool: 'change_items', input: { ...a, items: [...a.items, ...b.items] } };
      },
      exchange_item(a) {
        const b = tools.exchange_item.input.safeParse(more).data;
        if (!b || !apart(swapsOf(a), swapsOf(b))) return null;
        return { tool: 'exchange_item', input: { ...a, also: [...(a.also ?? []), ...swapsOf(b)] } };
      },
      ...{ choose_refund: none, undo: none, change_order_address: none, change_payment: none },
    }) ?? null
  );
}

const none = () => null;

type Swaps = ToolTypes['exchange_item']['input'];

function swapsOf({ line, sku, quantity, also = [] }: Swaps): NonNullable<Swaps['also']> {
  return [{ line, sku, ...(quantity === undefined ? {} : { quantity }) }, ...also];
}

type Lot = string | { line: string };

function apart(one: readonly Lot[], other: readonly Lot[]): boolean {
  const lines = new Set(one.map(lineOf));
  return other.every((lot) => !lines.has(lineOf(lot)));
}

function lineOf(lot: Lot): string {
  return typeof lot === 'string' ? lot : lot.line;
}

function orderOf(call: ProposedCall): string | null {
  return offerOf(call)?.order ?? null;
}
