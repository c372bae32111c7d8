import { localTime, openingAt } from '../../language/calendar.ts';
import { jsonData } from '../../outside-data.ts';
import type { Context } from '../context.ts';
import { clock, readable, weekday } from './readable.ts';

/** The facts of a turn as JSON: all that changes from one to the next, and nothing that the context does not hold. */
export function factsOf(context: Context): string {
  const { channel, manner, locale, speaker, tickets, orders, done, facts, cards, lapsed, settled } = context;
  const { begun, store } = context;
  return jsonData({
    ...clockOf(context),
    channel,
    manner: {
      spoken: manner.spoken,
      letter: manner.letter,
      buttons: manner.choices,
      longest: manner.textLength,
      sentences: manner.sentences,
      attachments: manner.attachments,
    },
    locale,
    speaker,
    control: context.control,
    introduced: context.introduction === null ? undefined : 'your reply is opened by it',
    ...shownOf({ tickets, orders, cards }, store),
    // Their ids reach nothing any more.
    lapsed: readable(
      lapsed.map(({ at, alternatives }) => ({
        at,
        alternatives: alternatives.map(({ effects }) => ({ effects })),
      })),
      store,
    ),
    settled: settled && {
      consent: settled.consent,
      results: settled.results.map(({ effect, result }) => ({
        tool: effect.tool,
        input: effect.input,
        ...(result.ok
          ? { done: readable(result.output, store) }
          : { refused: readable(result.refusal, store) }),
      })),
    },
    withdrawn: context.withdrawn,
    done: done.map(({ input: _, does: __, ...action }) => readable(action, store)),
    facts,
    promises: readable(context.promises, store),
    person: context.person,
    codes: context.codeWays,
    proof: context.proof,
    begun: begun && { ...begun, done: begun.done.map(({ tool, order }) => ({ tool, order })) },
  });
}

function shownOf(shown: Pick<Context, 'tickets' | 'orders' | 'cards'>, store: Context['store']) {
  return {
    tickets: readable(shown.tickets, store),
    orders: readable(shown.orders, store),
    cards: readable(shown.cards, store),
  };
}

/** The store's own time, and when people answer. */
function clockOf({ now, store }: Context) {
  const { day, minutes } = localTime(now, store.timeZone);
  const opening = openingAt(now, store);
  const next = opening.open ? null : opening.next;
  return {
    now: { day, weekday: weekday(day), time: clock(minutes), zone: store.timeZone },
    people: opening.open
      ? { answer: 'now', until: opening.until }
      : { answer: 'later', from: next && { ...next, weekday: weekday(next.day) } },
  };
}
