import { z } from 'zod';
import type { Deed } from '../conversation/deeds.ts';
import type { DoneAction, TicketView } from '../conversation/views.ts';
import { daysBetween, localTime } from './calendar.ts';
import { languageOf } from './index.ts';
import { partText } from './notices.ts';
import { pieceText } from './options.ts';

/** What the phone greeting may say: what this caller's assurance covers, nothing else. */
export interface PickUp {
  /** The store's name. */
  store: string;
  /** ISO 8601 instant. */
  now: string;
  timeZone: string;
  locale: string;
  /** Whether it is known who calls; what was done is told to nobody else. */
  known: boolean;
  /** Null where it is not sure what they are called. */
  firstName: string | null;
  tickets: TicketView[];
  /** Oldest first. */
  done: DoneAction[];
  /** The latest file or letter sent to the customer, when known: its order and time. */
  lastSent?: { what: 'label'; order: string; at: string } | null;
}

/** News older than this is no longer what a customer calls about. */
const FRESH_DAYS = 30;

const Undone = z.object({ undone: z.enum(['exchange', 'return']) });
const Awaited = z.object({ labelWait: z.string() });
const Exchanged = z.object({
  to: z.object({ title: z.string(), options: z.record(z.string(), z.string()) }),
});

/**
 * The words a call is picked up with: the assistant, the notice of transcription, what was done or sent last.
 */
export function pickUpGreeting(context: PickUp): string {
  const { service } = languageOf(context.locale);
  const { minutes } = localTime(context.now, context.timeZone);
  const news = context.known ? latestNews(context) : null;
  return service.pickUp({ store: context.store, firstName: context.firstName, minutes, news });
}

function latestNews(context: PickUp): string | null {
  const { formats, service } = languageOf(context.locale);
  const today = localTime(context.now, context.timeZone).day;
  const past = (at: string) => formats.past(localTime(at, context.timeZone), today);
  const fresh = (at: string) => daysBetween(localTime(at, context.timeZone).day, today) <= FRESH_DAYS;
  const events: { at: string; text: string }[] = [];
  const undone = ({ does, order, at }: DoneAction) =>
    context.done.some((later) => {
      if (later.does !== 'undo' || later.order !== order || later.at < at) return false;
      const what = Undone.safeParse(later.output).data?.undone;
      return what === 'return' || (what === 'exchange' && does === 'exchange');
    });
  for (const action of context.done) {
    if (undone(action)) continue;
    const text = action.order && newsOf(action, action.order);
    if (text) events.push({ at: action.at, text });
  }
  if (context.lastSent) {
    const { order, at } = context.lastSent;
    events.push({ at, text: service.news.labelSent(order, past(at)) });
  }
  const waiting = context.tickets.find(
    ({ status, order, at }) => order && status === 'escalated' && fresh(at),
  );
  if (waiting?.order) return service.news.waiting(waiting.order);
  const latest = events.filter(({ at }) => fresh(at)).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  if (latest) return latest.text;
  const open = context.tickets.find(({ status, order, at }) => order && status !== 'resolved' && fresh(at));
  return open?.order ? service.news.discussed(open.order, past(open.at)) : null;

  function newsOf(action: DoneAction, order: string): string | null {
    const news: Record<Deed, () => string | null> = {
      // One that the carrier makes later is told of once it has left.
      return: () =>
        Awaited.safeParse(action.output).success ? null : service.news.labelSent(order, past(action.at)),
      exchange: () => {
        const output = Exchanged.safeParse(action.output);
        return output.success
          ? service.news.exchanged(order, pieceText(output.data.to, formats, true), past(action.at))
          : null;
      },
      refund: () => service.news.refundChosen(order, past(action.at)),
      cancellation: () =>
        service.news.cancelled(order, partText(action.output, context.locale, true), past(action.at)),
      undo: () => null,
      order_change: () => null,
    };
    return action.does && news[action.does]();
  }
}
