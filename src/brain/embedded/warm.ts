import { ledBy } from '../../consent/index.ts';
import { mannerOf } from '../../conversation/channels.ts';
import type { Effect } from '../../conversation/quote.ts';
import type { Channel } from '../../conversation/values.ts';
import type { OrderView } from '../../identity/view.ts';
import { addDays } from '../../language/calendar.ts';
import { languageOf } from '../../language/index.ts';
import { spokenIn } from '../../language/switch.ts';
import type { StoreView } from '../../settings.ts';
import type { Toolbox, ToolResult } from '../../tools/tool.ts';
import type { Context } from '../context.ts';
import { embeddedBrain } from './index.ts';

/** What nobody ever said, by language. Two, since a pattern that is used a second time is compiled once more. */
const SAMPLES = new Map([
  ['en', ['Hello, I received order 45821 and the size is too small, can I return it?', 'Where is my order?']],
  [
    'fr',
    ["Bonjour, j'ai reçu la commande 45821, trop petite, je voudrais la renvoyer.", 'Où est ma commande ?'],
  ],
]);

/** Languages that are compiled in this isolate. */
const warm = new Set<string>();

/**
 * Plays two turns of nobody's in the language of a locale, once in an isolate: what the first message would compile is compiled
 * before there is one. No tool is called, and nothing of them leaves. `now`: ISO 8601. The tables must be loaded.
 */
export async function warmUp(store: StoreView, locale: string, channel: Channel, now: string): Promise<void> {
  const { tag } = languageOf(locale);
  if (warm.has(tag)) return;
  warm.add(tag);
  for (const [n, text] of (SAMPLES.get(tag) ?? []).entries()) {
    spokenIn(text, locale);
    const context = contextOf({ store, locale, channel, now }, text, n === 0 ? [orderOf(store, now)] : []);
    const steps = embeddedBrain.think(context, NO_TOOLS, new AbortController().signal);
    ledBy({ alternatives: [{ id: '', effects: [RETURN] }] }, { asked: UNCLEAR, before: [], locale });
    for await (const _ of steps);
  }
}

/** What would be put: how consent reads words is compiled by the first card. */
const RETURN: Effect = { tool: 'return_item', input: {}, intent: 'return', quote: null };
/** Short words that no language knows are read in all of them. */
const UNCLEAR = 'Brabble, ok?';

const NO_TOOLS: Toolbox = { call: refused, quote: refused };

async function refused(): Promise<Extract<ToolResult, { ok: false }>> {
  return { ok: false, refusal: { code: 'unavailable', message: 'nothing is done while warming up' } };
}

function contextOf(
  { store, locale, channel, now }: Pick<Context, 'store' | 'locale' | 'channel' | 'now'>,
  text: string,
  orders: OrderView[],
): Context {
  return {
    ...{ now, store, channel, locale, orders },
    manner: mannerOf(channel),
    speaker: { session: '', assurance: 'recognised', firstName: null, name: null, account: null },
    introduction: null,
    asked: [
      { id: '', at: now, text, subject: null, attachments: [], choice: null, kind: 'text', quoted: null },
    ],
    ...{ history: [], tickets: [], cards: [], lapsed: [], done: [], facts: {} },
    control: 'assistant',
  };
}

/** An order that came yesterday. */
function orderOf({ currency }: StoreView, now: string): OrderView {
  const day = now.slice(0, 10);
  const at = `${addDays(day, -1)}T12:00:00Z`;
  return {
    ...{
      id: '45821',
      status: 'delivered',
      placedAt: at,
      shippedAt: at,
      deliveredAt: at,
      currency,
      total: 100,
    },
    items: [
      { line: '1', sku: '', product: '', title: 'Dress', options: { size: 'S' }, quantity: 1, price: 100 },
    ],
    ...{ shipments: [], returns: [], exchanges: [], refunds: [], cancelledAt: null },
    returnable: { open: true, lastDay: addDays(day, 29), daysLeft: 29 },
  };
}
