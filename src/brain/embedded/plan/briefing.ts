import { isManner } from '../../../conversation/intents.ts';
import { calledIn } from '../../../conversation/titles.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { DoneAction } from '../../../conversation/views.ts';
import type { OrderView } from '../../../identity/view.ts';
import type { NextStep } from '../../../language/acts.ts';
import { daysBetween, localTime, openingAt } from '../../../language/calendar.ts';
import { languageOf } from '../../../language/index.ts';
import type { BriefingParts, Say } from '../../../language/language.ts';
import { cardClauses } from '../../../language/put-card.ts';
import { puttingFor } from '../../table.ts';
import { speech } from '../express.ts';
import { problemKnown } from '../memory.ts';
import type { Scene } from '../scene.ts';
import { currentOrder, openReturn } from '../topic.ts';
import { doneText } from './done.ts';

/** What was done longer ago than this is no longer part of the story a colleague has to know. */
const RECENT_DAYS = 90;
/** And what was done of another order. */
const LATELY_DAYS = 14;
/** The customer's words a colleague is shown: enough to answer without asking again. */
const QUOTES = { most: 4, length: 140 };

/**
 * What a colleague reads before the first word: who, what about, what was said where, what was done and
 * offered, what comes next.
 */
export function summaryOf(told: Scene, reason: string, intent: Intent, orderId: string | null): string {
  const { locale } = told.context.store;
  const scene: Scene = {
    ...told,
    context: calledIn(told.context, locale),
    orders: calledIn(told.orders, locale),
  };
  const { context, reading, today } = scene;
  // Colleagues read it in the store's language; the customer's own words stay as they were said.
  const language = languageOf(context.store.locale);
  const { briefing, formats } = language;
  const opening = openingAt(context.now, context.store);
  // It is read, whatever channel the customer speaks through.
  const say = speech(language, { ...context.manner, spoken: false }, context.store, today);
  const order = scene.orders.find(({ id }) => id === orderId) ?? null;
  const wanted = topicOf(scene, intent, orderId);
  const known = order && problemKnown(context, scene.compiled, today, order.id);
  // What is wrong with one thing is not wrong with the parcel that is missing.
  const problem =
    wanted === 'missing_parcel' || wanted === 'order_status' ? null : (known ?? reading.problem);
  const lost = reading.handedIn && order && !openReturn(order);
  const days = (at: string) => daysBetween(localTime(at, context.store.timeZone).day, today);
  // What was done lately of anything belongs to it, wherever it was done; of the order itself also what is longer ago.
  const deeds = context.done.filter(({ order: about, at }) =>
    !orderId || about === orderId ? days(at) < RECENT_DAYS : days(at) < LATELY_DAYS,
  );
  return briefing.summary({
    name: context.speaker.name ?? context.speaker.firstName,
    assurance: scene.assurance,
    channel: formats.channel(context.channel),
    upset: (reading.satisfaction ?? 1) < 0.3,
    reason:
      wanted === intent ? briefing.topic[intent] : `${briefing.topic[intent]}: ${briefing.topic[wanted]}`,
    order: order && {
      id: order.id,
      status: order.status,
      delivered: order.deliveredAt && say.past(order.deliveredAt),
      pieces: formats.list(
        order.items.map((item) => say.piece(item)),
        'and',
      ),
      total: say.money(order.total, order.currency),
    },
    problem: problem ? briefing.problem[problem] : null,
    said: quotesOf({ ...scene, language, say }),
    done: deeds
      .filter((action) => stands(scene, action))
      .flatMap((action) => doneText({ language, say }, action) ?? []),
    nothing: deeds.length === 0,
    open: [
      ...new Set(
        context.cards.flatMap((card) =>
          cardClauses(card, { ...puttingFor(context, language.tag), spoken: false }),
        ),
      ),
    ],
    answered: opening.open ? null : opening.next && `${say.upcoming(opening.next.day)}, ${opening.next.from}`,
    next: briefing.next[lost ? 'find_return' : nextStep(wanted, reason, problem, order)](dayOf(order, say)),
  });
}

/** Nothing has taken it back since. */
function stands({ orders }: Scene, { does, order: about }: DoneAction): boolean {
  const order = orders.find(({ id }) => id === about);
  const live = ({ status }: { status: string }) => status !== 'undone';
  if (does === 'return') return order?.returns.some(live) ?? true;
  return does === 'exchange' ? (order?.exchanges.some(live) ?? true) : true;
}

/**
 * The order a colleague will most likely speak of: the one of this talk, else the one that was a problem
 * last.
 */
export function orderAtHand(scene: Scene): string | null {
  return currentOrder(scene)?.id ?? scene.context.tickets.find(({ order }) => order !== null)?.order ?? null;
}

/**
 * The topic when the customer only asks for a person: the problem that is open, a real one before a mere
 * question.
 */
function topicOf({ context }: Scene, intent: Intent, orderId: string | null): Intent {
  if (intent !== 'human' && intent !== 'other' && intent !== 'complaint') return intent;
  const open = context.tickets.filter(
    ({ status, order }) => status !== 'resolved' && (!orderId || !order || order === orderId),
  );
  const real = open.find((ticket) => ticket.intent !== 'other' && ticket.intent !== 'human');
  return real?.intent ?? intent;
}

/** What the customer said, here and elsewhere, that has content: the latest, oldest first. */
function quotesOf({ context, say, language }: Scene): BriefingParts['said'] {
  const own = context.asked.map(({ text }) => ({
    at: null,
    channel: context.channel,
    testimony: false,
    text,
  }));
  const earlier = context.history.filter(
    ({ author, text, intent }) =>
      author === 'customer' && ((intent && !isManner(intent)) || /(?<!\p{L})\p{L}+(\s+\S+){3}/u.test(text)),
  );
  const seen = new Set<string>();
  return [...earlier, ...own]
    .map(({ at, channel, testimony, text }) => ({
      channel: language.formats.channel(channel),
      when: at && say.past(at),
      claimed: testimony,
      quote: shortened(text.replace(/\s+/g, ' ').trim()),
    }))
    .filter(({ quote }) => quote !== '' && !seen.has(quote) && seen.add(quote))
    .slice(-QUOTES.most);
}

function shortened(text: string): string {
  return text.length <= QUOTES.length ? text : `${text.slice(0, QUOTES.length - 1).replace(/\s\S*$/, '')}…`;
}

function dayOf(order: OrderView | null, say: Say): string | null {
  const day = (order && openReturn(order)?.deadline) ?? order?.returnable.lastDay;
  return day ? say.day(day) : null;
}

/** The likely next step of whoever takes over. */
function nextStep(wanted: Intent, reason: string, problem: string | null, order: OrderView | null): NextStep {
  if (reason === 'untracked_return') return 'find_return';
  switch (wanted) {
    case 'missing_parcel':
    case 'order_status':
      return order?.status === 'delivered' || order?.status === 'shipped' ? 'inquiry' : 'answer';
    case 'address_change':
      return order?.status === 'pending' ? 'change_before_dispatch' : 'change_details';
    case 'payment':
      return 'check_payment';
    case 'damaged_item':
    case 'wrong_item':
      return 'replace';
  }
  if (reason === 'order_change') return 'change_before_dispatch';
  if (problem === 'damaged_item' || problem === 'wrong_item') return 'replace';
  if (order && openReturn(order))
    return openReturn(order)?.settlement === 'undecided' ? 'settle' : 'follow_return';
  if (order?.status === 'pending') return wanted === 'cancellation' ? 'cancel' : 'answer';
  if (!order || (order.status !== 'delivered' && !order.returnable.open)) return 'answer';
  if (!order.returnable.open) return order.returnable.reason === 'window_closed' ? 'goodwill' : 'answer';
  const back = problem !== null || ['return', 'exchange', 'refund'].includes(wanted);
  return back ? 'start_return' : 'answer';
}
