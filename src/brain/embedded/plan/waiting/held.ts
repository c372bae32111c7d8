import { DEED_INTENTS } from '../../../../conversation/deeds.ts';
import { INTENTS, sameProblem } from '../../../../conversation/intents.ts';
import type { Intent } from '../../../../conversation/values.ts';
import type { ActType } from '../../../../language/acts.ts';
import { saysItCame } from '../../../../language/upkeep/has-come.ts';
import { deedOf } from '../../../../tools/index.ts';
import type { ProposedCall } from '../../../brain.ts';
import { problemFact } from '../../memory.ts';
import type { Scene } from '../../scene.ts';
import { offerOf } from '../offers.ts';
import { tellCase } from '../people.ts';

/** What is said with an offer, and means nothing without it. */
const OFFERING: ReadonlySet<ActType> = new Set<ActType>([
  ...(['fault', 'offer_return', 'settle', 'settle_each', 'in_stock', 'refund_instead'] as const),
  ...(['instead_first', 'under_condition', 'then_next'] as const),
]);

/**
 * What a colleague has is decided by them: of that thing nothing else is put that was not asked for. "It really is torn" adds to the case, and
 * a return that nobody wished for would take the new one away.
 */
export function withoutUnasked(scene: Scene): void {
  const { context, reply } = scene;
  if (context.control !== 'waiting' || reply.proposals.length === 0) return;
  const held = reply.proposals.filter((calls) => calls.some((call) => isHeld(scene, call)));
  if (held.length === 0) return;
  reply.proposals = reply.proposals.filter((calls) => !held.includes(calls));
  if (reply.proposals.length > 0) return;
  const order = held.flat().map(orderOf)[0] ?? null;
  reply.acts = reply.acts.filter(({ type }) => !OFFERING.has(type));
  reply.choices = [];
  reply.tickets = reply.tickets.filter((ticket) => ticket.order !== order);
  tellCase(scene, order);
}

function isHeld(scene: Scene, call: ProposedCall): boolean {
  const { context, reading } = scene;
  const order = orderOf(call);
  const found = context.tickets.find((ticket) => ticket.status === 'escalated' && ticket.order === order);
  if (!found || order === null || otherThing(scene, order, call)) return false;
  const wanted = DEED_INTENTS[deedOf(call.tool) ?? 'return'];
  const asked = reading.intents.some(
    ({ intent, learnt }) => !learnt && INTENTS[intent].settles === true && isWish(intent, wanted),
  );
  if (found.intent !== 'missing_parcel') return !asked;
  // What has not come cannot go back.
  return !asked || !context.asked.some(({ text }) => saysItCame(text, reading.problem !== null));
}

/** What is wrong is no wish: a return is wished for in its own words. */
const FAULTS: readonly Intent[] = ['damaged_item', 'wrong_item', 'missing_parcel', 'size_advice'];

function isWish(intent: Intent, wanted: Intent): boolean {
  return !FAULTS.includes(intent) && (intent === wanted || sameProblem(intent, wanted));
}

/** The case is about other things of the order than those of the call, as far as it is known which. */
function otherThing({ context, reply }: Scene, order: string, call: ProposedCall): boolean {
  const known = [...Object.keys(context.facts), ...reply.facts.keys()];
  const about = known.filter((name) => name.startsWith(problemFact(order, '')));
  const lines = linesOf(call);
  return (
    about.length > 0 && lines.length > 0 && lines.every((line) => !about.includes(problemFact(order, line)))
  );
}

function linesOf(call: ProposedCall): string[] {
  const none = () => [];
  return (
    offerOf(call)?.by<string[]>({
      return_item: ({ lines }) => lines.map((lot) => (typeof lot === 'string' ? lot : lot.line)),
      exchange_item: ({ line }) => [line],
      ...{ choose_refund: none, cancel_order: none, undo: none, change_items: none },
      ...{ change_order_address: none, change_payment: none },
    }) ?? []
  );
}

function orderOf(call: ProposedCall): string | null {
  return offerOf(call)?.order ?? null;
}
