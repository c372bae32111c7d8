import type { OrderView } from '../../../identity/view.ts';
import type { Problem } from '../../../language/acts.ts';
import { colourOf, sizeOf, sizeRank } from '../../../language/options.ts';
import type { Item } from '../../../shop/shop.ts';
import { act, isKnown, offerColleague, offerHuman, pastDay, propose, type Scene, ticket } from '../scene.ts';
import { itemsNamedApart, liveExchange, openReturn, pieceOf } from '../topic.ts';
import { needItem, needOrder, refused } from './ask.ts';
import { productOf } from './catalogue.ts';
import { onTable } from './offers.ts';
import { handOver } from './people.ts';
import { offerProof } from './proof.ts';
import { proposeRefund, tellRefund } from './refunds.ts';
import { closed, discussed, offerReturn, proposeReturn, remember, returnStanding, wants } from './returns.ts';
import { choose } from './target.ts';
import { leftOf, type Variant, variantsOf } from './variants.ts';

/** She wants the same thing in another size or colour. `asks`: she only wonders whether. */
export async function planExchange(scene: Scene, asks: boolean): Promise<void> {
  const order = await needOrder(scene, 'return', 'exchange');
  if (!order) return;
  // Different wishes for different things of one parcel are a colleague's to sort out.
  if (itemsNamedApart(scene, order).length > 1 && scene.reading.says.has('payback'))
    return handOver(scene, 'policy', 'exchange', order.id);
  if (!asks) wants(scene, order.id, 'exchange');
  const item = needItem(scene, order, 'exchange');
  if (!item) return;
  const standing = liveExchange(order, item.line);
  if (standing) return exchangeStanding(scene, order, standing);
  if (order.status === 'pending') return changeBeforeDispatch(scene, order);
  const back = openReturn(order, item.line);
  if (back?.settlement === 'refund') {
    tellRefund(scene, order);
    act(scene, { type: 'offer_person' });
    return offerHuman(scene);
  }
  if (back && pastDay(scene, back.deadline)) return returnStanding(scene, order, item.line);
  if (!back && !order.returnable.open) return closed(scene, order);
  discussed(scene, order);
  const problem = remember(scene, order, item);
  if (faulty(problem) && !wantsAnother(scene)) return handOver(scene, 'replacement', problem, order.id);
  const product = await productOf(scene, item);
  if (!product) return refused(scene, { code: 'unavailable', message: '' }, 'exchange', 'exchange', order.id);
  const variants = variantsOf(product);
  const target = choose(
    scene,
    variants,
    item,
    problem === 'size_too_small' ? 'up' : problem === 'size_too_big' ? 'down' : null,
  );
  ticket(scene, 'exchange', order.id, 'open', item.title);
  switch (target.kind) {
    case 'none':
      act(scene, {
        type: 'no_such_variant',
        piece: target.edge ? pieceOf(item) : target.piece,
        left: target.left,
        edge: target.edge,
      });
      return alternatives(scene, order, item, target.left);
    case 'open':
      act(scene, { type: 'which_variant', piece: pieceOf(item), left: target.left });
      return alternatives(scene, order, item, target.left);
    case 'one': {
      const { variant } = target;
      if (variant.stock === 0) return soldOut(scene, order, item, variants, variant);
      if (!isKnown(scene)) {
        act(scene, { type: 'in_stock', from: pieceOf(item), to: variant });
        // Sending it back is the first step of an exchange, and one that a stranger may begin.
        if (!back) return offerReturn(scene, order, [item], problem);
        return offerProof(scene, 'exchange', order.id);
      }
      const offer = onTable(scene.context.proposals, 'exchange_item', inputOf(order, item, variant));
      if (offer && !asks) return exchange(scene, order, item, variants, variant, offer.id);
      act(scene, { type: 'offer_exchange', order: order.id, from: pieceOf(item), to: variant });
      return proposeExchange(scene, order, item, variant);
    }
  }
}

/** Another size of what has not left yet is a colleague's to change. */
function changeBeforeDispatch(scene: Scene, order: OrderView) {
  if (isKnown(scene)) return handOver(scene, 'order_change', 'exchange', order.id);
  offerProof(scene, 'exchange', order.id);
  ticket(scene, 'exchange', order.id, 'open');
}

/** What was broken or mixed up is not exchanged by size, but replaced by a colleague. */
function faulty(problem: Problem | null): problem is 'damaged_item' | 'wrong_item' {
  return problem === 'damaged_item' || problem === 'wrong_item';
}

function wantsAnother({ reading }: Scene): boolean {
  const { named, wish, says } = reading;
  if (says.has('replacement') && wish.direction === null) return false;
  return named.sizes.length + named.colours.length > 0 || wish.otherColour || wish.direction !== null;
}

function inputOf(
  order: OrderView,
  item: Item,
  variant: Variant,
): { order: string; line: string; sku: string } {
  return { order: order.id, line: item.line, sku: variant.sku };
}

export function proposeExchange(scene: Scene, order: OrderView, item: Item, variant: Variant): void {
  if (!isKnown(scene)) return;
  const { effects, labels } = scene.language;
  const to = scene.say.change(item, variant);
  propose(
    scene,
    {
      tool: 'exchange_item',
      input: inputOf(order, item, variant),
      intent: 'exchange',
      effect: effects.exchange(scene.say.piece(pieceOf(item)), to, scene.context.store.returns.free),
      order: order.id,
    },
    labels.exchangeFor(to),
  );
}

/** Does what she agreed to. */
export async function exchange(
  scene: Scene,
  order: OrderView,
  item: Item,
  variants: Variant[] | null,
  variant: Pick<Variant, 'sku'>,
  proposal: string,
): Promise<void> {
  const input = { order: order.id, line: item.line, sku: variant.sku };
  const result = await scene.toolbox.call('exchange_item', input, proposal);
  if (result.ok) {
    const { from, to, deadline, label } = result.output;
    if (label) scene.reply.attachments.push(label);
    act(scene, { type: 'exchange_done', order: order.id, from, to, deadline, labelHere: label !== null });
    return ticket(scene, 'exchange', order.id, 'resolve', item.title);
  }
  const { refusal } = result;
  const product = variants === null ? await productOf(scene, item) : null;
  const all = variants ?? (product ? variantsOf(product) : []);
  const target = all.find(({ sku }) => sku === variant.sku);
  if (refusal.code === 'policy') {
    const standing = liveExchange(order, item.line);
    switch (refusal.reason) {
      case 'out_of_stock':
        if (target) return soldOut(scene, order, item, all, { ...target, stock: 0 });
        break;
      case 'already_exchanged':
        if (standing) return exchangeStanding(scene, order, standing);
        break;
      case 'different_product':
        if (target) return act(scene, { type: 'different_price', to: target });
        break;
      case 'same_item': {
        const left = leftOf(all, item, { size: sizeOf(item), colour: colourOf(item) });
        act(scene, { type: 'which_variant', piece: pieceOf(item), left });
        return alternatives(scene, order, item, left);
      }
      case 'not_delivered':
      case 'window_closed':
      case 'already_returned':
      case 'not_returnable':
        return closed(scene, order, refusal.reason);
    }
  }
  if (refusal.code === 'consent' && target) {
    act(scene, { type: 'offer_exchange', order: order.id, from: pieceOf(item), to: target });
    ticket(scene, 'exchange', order.id, 'open', item.title);
    return proposeExchange(scene, order, item, target);
  }
  return refused(scene, refusal, 'exchange', 'exchange', order.id);
}

export function soldOut(
  scene: Scene,
  order: OrderView,
  item: Item,
  variants: Variant[],
  wanted: Variant,
  returnId?: string,
) {
  const left = leftOf(variants, item, { size: sizeOf(wanted), colour: colourOf(wanted) }).filter(
    (variant) => variant.sku !== wanted.sku && helps(variant, item, wanted),
  );
  act(scene, { type: 'sold_out', wanted, left, refund: true });
  ticket(scene, 'exchange', order.id, 'open', item.title);
  alternatives(scene, order, item, left, returnId);
}

/** Who needs a larger size is not helped by a smaller one. */
function helps(variant: Variant, item: Item, wanted: Variant): boolean {
  const [has, wants, offers] = [item, wanted, variant].map((piece) => sizeRank(sizeOf(piece) ?? ''));
  if (has === null || wants === null || offers === null) return true;
  if (has === undefined || wants === undefined || offers === undefined || has === wants) return true;
  return wants > has ? offers > has : offers < has;
}

/** What is left, as buttons: the two nearest, and the money back where a return is open. */
function alternatives(scene: Scene, order: OrderView, item: Item, left: Variant[], returnId?: string) {
  for (const variant of left.slice(0, 2)) proposeExchange(scene, order, item, variant);
  const standing = openReturn(order, item.line);
  const undecided = standing?.settlement === 'undecided' ? standing.id : returnId;
  if (undecided) proposeRefund(scene, order, undecided);
  else if (left.length === 0 && order.returnable.open) proposeReturn(scene, order, [item], null);
}

export function exchangeStanding(
  scene: Scene,
  order: OrderView,
  standing: OrderView['exchanges'][number],
): void {
  if (standing.status === 'undone') return;
  const { reading, context } = scene;
  const differs =
    reading.named.sizes.some((size) => sizeOf(standing.to) !== size && sizeOf(standing.from) !== size) ||
    reading.named.colours.some((colour) => colourOf(standing.to) !== colour) ||
    reading.wish.otherColour;
  const sent = context.done.findLast(
    ({ tool, order: about }) => tool === 'return_item' && about === order.id,
  );
  const back = order.returns.find(({ id }) => id === standing.return);
  const deadline = back?.deadline ?? null;
  const late = standing.status === 'reserved' && back?.status === 'open' && pastDay(scene, deadline);
  act(scene, {
    type: 'exchange_standing',
    order: order.id,
    from: standing.from,
    to: standing.to,
    status: standing.status,
    deadline,
    late,
    labelSentAt: sent?.at ?? null,
    asked: reading.says.has('received')
      ? 'received'
      : reading.intents.some(({ intent }) => intent === 'order_status' || intent === 'missing_parcel')
        ? 'where'
        : differs
          ? 'other'
          : 'again',
  });
  if (late) offerColleague(scene);
  ticket(
    scene,
    reading.intents[0]?.intent === 'order_status' ? 'order_status' : 'exchange',
    order.id,
    'resolve',
    standing.to.title,
  );
}
