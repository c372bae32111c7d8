/* What a thread tells the store's figures of itself: how each thing stands now. */

/** One problem. Times in seconds; null: not yet. */
export interface TicketFigures {
  id: string;
  /** `YYYY-MM-DD` in the store's zone on which it was opened. */
  day: string;
  channel: string;
  intent: string;
  /** The language it was spoken in, without its region: `fr`. */
  language: string;
  closed: boolean;
  /** Times the customer came about it: see {@link ticketFigures}. */
  contacts: number;
  messages: number;
  /** It was given to a person, or one answered. */
  handedOver: boolean;
  byPerson: boolean;
  reopened: boolean;
  /** From the customer's first word to the assistant's first answer. */
  firstAnswer: number | null;
  /** From when a person was asked for to a person's first answer. */
  firstPerson: number | null;
  resolvedAfter: number | null;
  csat: number | null;
  nps: number | null;
  /** Questions for what the thread already held. */
  askedAgain: number;
}

/** The messages of one day on one channel that came to one object. */
export interface TrafficFigures {
  origin: string;
  day: string;
  channel: string;
  language: string;
  received: number;
  sent: number;
}

export interface PromiseFigures {
  id: string;
  day: string;
  kept: boolean | null;
}

/** What a thread tells at once. */
export interface ThreadFigures {
  tickets: TicketFigures[];
  traffic: TrafficFigures[];
  promises: PromiseFigures[];
}

/** One exchange about a problem, as far as figures look. */
export interface CountedExchange {
  at: string;
  channel: string;
  author: 'customer' | 'assistant' | 'advisor' | 'system';
  resolution: 'yes' | 'no' | 'escalated' | null;
  text: string;
  /** Order numbers and email addresses in it. */
  orders: readonly string[];
  emails: readonly string[];
}

/** Milliseconds between two words of a customer about one problem after which they have come back about it. */
const NEW_CONTACT = 12 * 3_600_000;

/**
 * Counts one problem from its exchanges, oldest first. The customer has come once more when they write on another channel than
 * before, or more than twelve hours after their last word about it.
 */
export function ticketFigures(
  exchanges: readonly CountedExchange[],
): Pick<
  TicketFigures,
  | 'contacts'
  | 'messages'
  | 'handedOver'
  | 'byPerson'
  | 'reopened'
  | 'firstAnswer'
  | 'firstPerson'
  | 'resolvedAfter'
  | 'askedAgain'
> {
  const theirs = exchanges.filter(({ author }) => author === 'customer');
  const contacts = theirs.filter((one, index) => {
    const before = theirs[index - 1];
    return !before || before.channel !== one.channel || gap(before.at, one.at) > NEW_CONTACT;
  }).length;
  const first = exchanges[0];
  const answer = exchanges.find(({ author }) => author === 'assistant');
  const asked = exchanges.find(({ resolution }) => resolution === 'escalated');
  const person = exchanges.find(({ author }) => author === 'advisor');
  const solved = exchanges.filter(({ resolution }) => resolution === 'yes');
  const last = exchanges.findLast(({ resolution }) => resolution !== null);
  const closing = last?.resolution === 'yes' ? last : undefined;
  return {
    contacts,
    messages: exchanges.length,
    handedOver: asked !== undefined,
    byPerson: person !== undefined,
    reopened: solved.length > 1 || (solved.length > 0 && !closing),
    firstAnswer: first && answer ? seconds(first.at, answer.at) : null,
    firstPerson: person && (asked ?? first) ? seconds((asked ?? first)?.at ?? person.at, person.at) : null,
    resolvedAfter: first && closing ? seconds(first.at, closing.at) : null,
    askedAgain: askedAgain(exchanges),
  };
}

/** How the languages of this service ask for what a customer may have given already. */
const ASKS = {
  orders:
    /(?:order number|numéro de (?:la |votre )?commande|bestell?nummer|número d[eo]l? (?:pedido|encomenda)|numero d(?:ell)?['’]ordine)[^.?!]*\?/i,
  emails: /(?:e-?mail|courriel|correo electrónico)[^.?!]*\?/i,
} as const;

/** How often the assistant asked for an order number or an email address that it had been told in this problem before. */
function askedAgain(exchanges: readonly CountedExchange[]): number {
  const given = { orders: false, emails: false };
  let count = 0;
  for (const { author, text, ...said } of exchanges)
    for (const what of ['orders', 'emails'] as const)
      if (author === 'customer') given[what] ||= said[what].length > 0;
      else if (author === 'assistant' && given[what] && ASKS[what].test(text)) count++;
  return count;
}

function gap(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

function seconds(from: string, to: string): number {
  return Math.max(0, Math.round(gap(from, to) / 1_000));
}
