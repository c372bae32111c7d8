import type { OrderView } from '../../../identity/view.ts';
import type { Problem } from '../../../language/acts.ts';
import { colourOf } from '../../../language/options.ts';
import type { Item } from '../../../shop/shop.ts';
import type { ReturnOutput } from '../../../tools/tool.ts';
import {
  problemFact,
  problemKnown,
  type Settlement,
  settlementFact,
  settlementKnown,
  spokenElsewhere,
} from '../memory.ts';
import { act, isKnown, offerColleague, offerHuman, pastDay, propose, type Scene, ticket } from '../scene.ts';
import { itemsMeant, lineMeant, liveExchange, openReturn, pieceOf } from '../topic.ts';
import { needItems, needOrder, refused } from './ask.ts';
import { productOf } from './catalogue.ts';
import { proposeExchange, soldOut } from './exchanges.ts';
import { offeredHere } from './offers.ts';
import { proposeRefund } from './refunds.ts';
import { nextSize, variantOf, variantsOf } from './variants.ts';

/** She wants to send something back, or says that it does not fit. */
export async function planReturn(scene: Scene, explicit: boolean): Promise<void> {
  const order = await needOrder(scene, 'return', 'return');
  if (!order) return;
  discussed(scene, order);
  const standing = openReturn(order, lineMeant(scene, order));
  if (standing && scene.reading.says.has('drop_off')) return dropOff(scene, order, standing);
  if (standing && scene.reading.handedIn) return handedIn(scene, order, standing.settlement);
  const again = explicit || scene.reading.refers.label;
  if (standing && (!again || pastDay(scene, standing.deadline)))
    return returnStanding(scene, order, standing.lines[0]);
  if (!standing && !order.returnable.open) return closed(scene, order);
  const items = needItems(scene, order, 'return');
  if (!items) return;
  const problem = rememberAll(scene, order, items);
  if (explicit || standing) return startReturn(scene, order, items, problem);
  offerReturn(scene, order, items, problem);
}

function dropOff(scene: Scene, order: OrderView, standing: OrderView['returns'][number]) {
  const { carrier, deadline } = standing;
  const late = pastDay(scene, deadline);
  act(scene, { type: 'drop_off', order: order.id, carrier, deadline, late });
  if (late) offerColleague(scene);
  ticket(scene, 'return', order.id, standing.settlement === 'undecided' ? 'open' : 'resolve');
}

function handedIn(scene: Scene, order: OrderView, settlement: 'undecided' | 'refund' | 'exchange') {
  act(scene, { type: 'handed_in', order: order.id, settlement, to: liveExchange(order)?.to ?? null });
  ticket(scene, 'return', order.id, settlement === 'undecided' ? 'open' : 'resolve');
}

/** In a letter, and where she refers to it or comes back to what is open: where and when this was spoken of before. */
export function discussed(scene: Scene, order: OrderView, open = false) {
  const { context, reading, today } = scene;
  const refers = reading.refers.earlier || open;
  if (scene.say.spoken || (!scene.say.letter && !refers)) return;
  const earlier = spokenElsewhere(context, today, order.id, refers);
  if (earlier) act(scene, { type: 'as_discussed', earlier, order: order.id });
}

/** What is wrong, as she says now or said before; kept as a fact. */
export function remember(scene: Scene, order: OrderView, item: Item): Problem | null {
  const { line } = item;
  const several = order.items.length > 1;
  const meant = (words: readonly string[]) =>
    itemsMeant({ ...scene, reading: { ...scene.reading, words: [...words] } }, order);
  const about = (words: readonly string[]) => {
    const items = meant(words);
    return items.length === 0 || items.some((other) => other.line === line);
  };
  const said = several && !about(scene.reading.words) ? null : scene.reading.problem;
  if (said) scene.reply.facts.set(problemFact(order.id, several ? line : null), said);
  const { context, compiled, today } = scene;
  return said ?? problemKnown(context, compiled, today, order.id, several ? { line, about } : null);
}

/** The problem of several items: what is wrong with any of them. */
export function rememberAll(scene: Scene, order: OrderView, items: readonly Item[]): Problem | null {
  return items.map((item) => remember(scene, order, item)).find((problem) => problem !== null) ?? null;
}

export function offerReturn(scene: Scene, order: OrderView, items: Item[], problem: Problem | null) {
  if (!order.returnable.open) return closed(scene, order);
  act(scene, {
    type: 'offer_return',
    order: order.id,
    items: items.map(pieceOf),
    problem,
    again: !scene.say.letter && offeredBefore(scene, order.id),
    asked: scene.reading.says.has('lost_label') ? 'label' : scene.reading.says.has('cost') ? 'cost' : null,
    lastDay: order.returnable.lastDay,
    daysLeft: order.returnable.daysLeft,
    toAddressOnFile: !isKnown(scene),
  });
  proposeReturn(scene, order, items, problem);
  offerHuman(scene);
  ticket(scene, 'return', order.id, 'open', items[0]?.title);
}

/** The same return was the last thing that was offered here: the conditions need not be told again. */
function offeredBefore({ context }: Scene, order: string): boolean {
  const { proposals, stale } = offeredHere(context);
  return !stale && proposals.some((one) => one.tool === 'return_item' && one.order === order);
}

export function proposeReturn(scene: Scene, order: OrderView, items: Item[], problem: Problem | null) {
  const { effects, labels } = scene.language;
  propose(
    scene,
    {
      tool: 'return_item',
      input: {
        order: order.id,
        lines: items.map(({ line }) => line),
        ...(problem ? { reason: problem } : {}),
      },
      intent: 'return',
      effect: effects.return(order.id, scene.say.list(items.map((item) => scene.say.piece(pieceOf(item))))),
      order: order.id,
    },
    labels.startReturn,
  );
}

/** Opens the return, gives the label, and asks what she would like for it. */
export async function startReturn(
  scene: Scene,
  order: OrderView,
  items: Item[],
  problem: Problem | null,
  after: { proposal?: string; refund?: boolean } = {},
): Promise<void> {
  const open = openReturn(order, items[0]?.line);
  const lines = open && items.length === 1 ? open.lines : items.map(({ line }) => line);
  const input = { order: order.id, lines, ...(problem ? { reason: problem } : {}) };
  const result = await scene.toolbox.call('return_item', input, after.proposal);
  if (!result.ok) {
    const { refusal } = result;
    if (refusal.code === 'policy') {
      switch (refusal.reason) {
        case 'not_delivered':
        case 'window_closed':
        case 'not_returnable':
          return closed(scene, order, refusal.reason);
        case 'already_returned':
        case 'already_refunded':
        case 'already_exchanged':
          return returnStanding(scene, order, items[0]?.line);
        case 'already_cancelled':
          return closed(scene, order, 'cancelled');
      }
    }
    if (refusal.code === 'consent') return offerReturn(scene, order, items, problem);
    return refused(scene, refusal, 'return', 'return', order.id);
  }
  const made = result.output;
  if (made.label) scene.reply.attachments.push(made.label);
  const returned = order.items.filter(({ line }) => made.lines.includes(line));
  act(scene, {
    type: 'return_made',
    order: order.id,
    items: (returned.length > 0 ? returned : items).map(pieceOf),
    deadline: made.deadline,
    carrier: made.carrier,
    label: made.label ? 'here' : made.toAddressOnFile ? 'address_on_file' : 'none',
    existing: made.existing,
  });
  const item = returned[0] ?? items[0];
  ticket(scene, 'return', order.id, 'open', item?.title);
  if (open?.settlement === 'exchange' || open?.settlement === 'refund') return;
  if (after.refund && isKnown(scene)) {
    act(scene, { type: 'offer_refund', order: order.id, days: scene.context.store.returns.refundDays });
    return proposeRefund(scene, order, made.return);
  }
  if (returned.length > 1) settleSeveral(scene, order, made);
  else if (item) await askSettlement(scene, order, item, made, problem);
}

/** Of several things at once she may want different ones: she is asked, and the money back is on the table. */
function settleSeveral(scene: Scene, order: OrderView, made: Pick<ReturnOutput, 'return'>): void {
  const ask = isKnown(scene) ? 'several' : 'by_email';
  act(scene, { type: 'settle', exchange: null, soldOut: null, ask });
  proposeRefund(scene, order, made.return);
}

/** Exchange or refund? Both are put on the table with their exact effect, as far as she may have them. */
async function askSettlement(
  scene: Scene,
  order: OrderView,
  item: Item,
  made: Pick<ReturnOutput, 'return'>,
  problem: Problem | null,
): Promise<void> {
  if (!isKnown(scene)) return act(scene, { type: 'settle', exchange: null, soldOut: null, ask: 'by_email' });
  const wants = settlementWanted(scene, order);
  if (wants === 'refund') {
    act(scene, { type: 'offer_refund', order: order.id, days: scene.context.store.returns.refundDays });
    return proposeRefund(scene, order, made.return);
  }
  const product = await productOf(scene, item);
  const variants = product ? variantsOf(product) : [];
  const direction = problem === 'size_too_small' ? 'up' : problem === 'size_too_big' ? 'down' : null;
  const size = direction && nextSize(variants, item, direction);
  const target = size ? variantOf(variants, size, colourOf(item)) : null;
  if (target && target.stock > 0 && wants === 'exchange') {
    act(scene, { type: 'offer_exchange', order: order.id, from: pieceOf(item), to: target });
    return proposeExchange(scene, order, item, target);
  }
  if (target && target.stock > 0) {
    act(scene, {
      type: 'settle',
      exchange: { from: pieceOf(item), to: target },
      soldOut: null,
      ask: 'which',
    });
    proposeExchange(scene, order, item, target);
  } else if (target) {
    return soldOut(scene, order, item, variants, target, made.return);
  } else {
    act(scene, { type: 'settle', exchange: null, soldOut: null, ask: 'size' });
  }
  proposeRefund(scene, order, made.return);
}

/** Exchange or money back, as she says now or said before. */
function settlementWanted(scene: Scene, { id }: OrderView): Settlement | null {
  const now = scene.reply.facts.get(settlementFact(id));
  if (now === 'exchange' || now === 'refund') return now;
  return settlementKnown(scene.context, scene.compiled, scene.today, id);
}

/** What she wants for it is kept, so that no other mouth asks again. */
export function wants(scene: Scene, order: string, settlement: Settlement | 'open'): void {
  scene.reply.facts.set(settlementFact(order), settlement);
}

/** There is a return already: what it is settled by, and until when. */
export async function returnStanding(scene: Scene, order: OrderView, line?: string): Promise<void> {
  const standing = order.returns.findLast(
    ({ status, lines }) => status !== 'undone' && (line === undefined || lines.includes(line)),
  );
  const exchange = liveExchange(order, line);
  if (!standing) return closed(scene, order, 'already_returned');
  ticket(scene, 'return', order.id, standing.settlement === 'undecided' ? 'open' : 'resolve');
  const late = standing.status === 'open' && pastDay(scene, standing.deadline);
  if (exchange && exchange.status !== 'undone') {
    const waits = late && exchange.status === 'reserved';
    act(scene, {
      type: 'exchange_standing',
      order: order.id,
      from: exchange.from,
      to: exchange.to,
      status: exchange.status,
      deadline: standing.deadline,
      late: waits,
      labelSentAt: null,
      asked: scene.reading.says.has('received') && standing.status === 'open' ? 'received' : 'again',
    });
    if (waits) offerColleague(scene);
    return;
  }
  act(scene, {
    type: 'return_standing',
    order: order.id,
    deadline: standing.deadline,
    late,
    carrier: standing.carrier,
    settlement: standing.settlement,
    received: standing.status === 'received',
    awaited: scene.reading.says.has('received'),
  });
  if (late) return offerColleague(scene);
  if (standing.settlement === 'undecided' && standing.lines.length > 1)
    return settleSeveral(scene, order, { return: standing.id });
  const item = order.items.find(({ line }) => standing.lines.includes(line));
  if (standing.settlement === 'undecided' && item) {
    await askSettlement(scene, order, item, { return: standing.id }, remember(scene, order, item));
  }
}

export function closed(
  scene: Scene,
  order: OrderView,
  reason?: 'not_delivered' | 'window_closed' | 'already_returned' | 'cancelled' | 'not_returnable',
) {
  const { returnable } = order;
  const why = reason ?? (returnable.open ? 'not_returnable' : returnable.reason);
  act(scene, { type: 'return_closed', order: order.id, reason: why, lastDay: returnable.lastDay });
  if (why === 'window_closed' || why === 'not_returnable') {
    act(scene, { type: 'offer_person' });
    offerHuman(scene);
  }
  ticket(scene, 'return', order.id, 'refuse');
}
