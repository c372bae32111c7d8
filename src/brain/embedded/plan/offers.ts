import { z } from 'zod';
import { DEED_INTENTS, type Deed } from '../../../conversation/deeds.ts';
import type { Effect } from '../../../conversation/quote.ts';
import type { Guarded } from '../../../language/acts.ts';
import {
  type DoingTool,
  deedOf,
  isDoing,
  type ToolName,
  type ToolTypes,
  tools,
} from '../../../tools/index.ts';
import type { Refusal } from '../../../tools/tool.ts';
import type { ProposedCall } from '../../brain.ts';
import type { CardView, Context } from '../../context.ts';
import type { Scene } from '../scene.ts';
import { appointmentRefused, isAppointmentTool } from './appointments/settled.ts';
import { refused } from './ask.ts';
import { handOver } from './people.ts';

/* Cards on the table: reading their calls back, and which of them was put last. */

const Ordered = z.object({ order: z.string() });

/** An effect as a call that can be made. */
export interface Offer {
  order: string;
  /** What is done about it, by the tool that it calls: a tool that the table forgets does not compile. */
  by<Result>(table: { [Name in DoingTool]: (input: ToolTypes[Name]['input']) => Result }): Result;
}

/** The effect, read back; null when its input makes no sense any more. */
export function offerOf({ tool, input }: Pick<Effect, 'tool' | 'input'>): Offer | null {
  return isDoing(tool) ? read(tool, input) : null;
}

function read<Name extends DoingTool>(tool: Name, given: unknown): Offer | null {
  const parsed = tools[tool].input.safeParse(given);
  const about = Ordered.safeParse(parsed.data);
  if (!parsed.success || !about.success) return null;
  return { order: about.data.order, by: (table) => table[tool](parsed.data) };
}

/** One effect of what was put, as this brain asks about it. */
export interface Offered {
  card: CardView;
  effect: Effect;
  does: Deed | null;
  order: string | null;
}

/** What cards would do, alternative by alternative. */
export function offersIn(cards: readonly CardView[]): Offered[] {
  return cards.flatMap((card) =>
    card.alternatives.flatMap(({ effects }) =>
      effects.map((effect) => ({
        card,
        effect,
        does: deedOf(effect.tool),
        order: effect.quote?.order ?? Ordered.safeParse(effect.input).data?.order ?? null,
      })),
    ),
  );
}

/** It says what a return ends in: an exchange, or money back. */
export function settles({ does, effect }: Offered): boolean {
  return (
    does === 'refund' || does === 'exchange' || (does === 'return' && (effect.quote?.money.length ?? 0) > 0)
  );
}

/** What is asked for where a proof is missing. */
const GUARDED: Record<Deed, Guarded> = {
  return: 'return',
  exchange: 'exchange',
  refund: 'refund',
  cancellation: 'cancellation',
  undo: 'undo',
  order_change: 'address_change',
};

const SETTLES: readonly ToolName[] = ['choose_refund', 'exchange_item'];

/** What the shop would refuse is put on no card. What is left of the alternatives stands; where nothing is, the refusal is told. */
export async function checkOffers(scene: Scene): Promise<void> {
  const { reply, toolbox } = scene;
  const kept: typeof reply.proposals = [];
  let refusal: { call: ProposedCall; why: Refusal } | null = null;
  for (const calls of reply.proposals) {
    let whole = true;
    for (const call of calls) {
      const quoted = await toolbox.quote(call.tool, call.input as never);
      if (quoted.ok) continue;
      whole = false;
      refusal ??= { call, why: quoted.refusal };
    }
    if (whole) kept.push(calls);
  }
  reply.proposals = kept;
  // What the card decides is asked beside it by nobody.
  if (kept.flat().some(({ tool }) => SETTLES.includes(tool)))
    reply.acts = reply.acts.filter((said) => said.type !== 'settle' || said.ask !== 'size');
  const { beyond } = reply;
  if (beyond) handOver(scene, 'beyond', DEED_INTENTS[deedOf(beyond.tool) ?? 'return'], orderIn(beyond));
  if (!refusal || beyond || kept.length > 0) return;
  const { tool } = refusal.call;
  if (isAppointmentTool(tool)) return appointmentRefused(scene, refusal.call, refusal.why);
  const does = deedOf(tool) ?? 'return';
  refused(scene, refusal.why, GUARDED[does], DEED_INTENTS[does], orderIn(refusal.call));
}

function orderIn({ input }: ProposedCall): string | null {
  return Ordered.safeParse(input).data?.order ?? null;
}

/**
 * What was put last in this session and not declined since. `stale` says that something else has been answered in between.
 */
export function offeredHere({ cards, history, settled }: Context): { offers: Offered[]; stale: boolean } {
  const own = cards.filter(({ sameSession }) => sameSession).slice(-1);
  const latest = own[0]?.at;
  if (latest === undefined || settled?.consent === 'declines') return { offers: [], stale: false };
  const since = history.filter(({ sameSession, at }) => sameSession && Date.parse(at) >= Date.parse(latest));
  const answers = since.filter(({ author }) => author === 'assistant').length;
  return { offers: offersIn(own), stale: answers > 1 };
}
