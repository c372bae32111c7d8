import type { Fact, FactOf } from './events.ts';
import { ofAnOrder, sameProblem } from './problems.ts';
import { strongest } from './proofs.ts';
import { type Session, type State, sessionOf, type Ticket } from './state.ts';
import {
  type Assurance,
  type Attachment,
  atLeast,
  type Channel,
  type Choice,
  type Findings,
  type Intent,
  type Proof,
  type ProofSource,
  stronger,
} from './values.ts';

/** Where and by whom something is said. */
interface Speaking {
  id: string;
  channel: Channel;
  /** The normalised address she speaks from. */
  address: string;
  /** BCP 47. */
  locale: string;
  assurance: Assurance;
  /** What the assurance rests on. */
  evidence: string;
  /** The same with its terms, where this very message or call brings it; else she is what she was. */
  proof?: Proof;
}

/** What somebody wants to happen. Ids and texts are passed in; `decide` has no clock and no dice. */
export type Command =
  /** A message came in. `session` says where it was spoken; an unknown one is opened. */
  | {
      type: 'hear';
      session: Speaking;
      /** The language (primary subtag) she turns to with it, by her words or by a wish; null while she stays with what is spoken. */
      spoken?: string | null;
      message: Omit<FactOf<'message.received'>, 'type' | 'session' | 'channel' | 'assurance'>;
    }
  /** A session begins without a word yet (a call is picked up, a chat is opened). */
  | {
      type: 'open';
      session: Speaking;
    }
  /**
   * The speaker is known better, or for one order. Without `proof` the store's terms hold for a step of that `source`: a claim
   * where it names an order, else a code.
   */
  | {
      type: 'assure';
      session: string;
      assurance: Assurance;
      evidence: string;
      claim?: string;
      proof?: Proof;
      source?: ProofSource;
    }
  /** A turn is finished: everything it decided, at once or not at all. */
  | { type: 'commit'; turn: TurnOutcome }
  /** The service speaks on its own (a greeting at pick-up, a notice by mail). */
  | { type: 'say'; message: Omit<FactOf<'message.composed'>, 'type'> }
  /** She heard only this much of it; `unput` are proposals of it that she did not hear. */
  | { type: 'cut'; message: string; heard: string; unput: string[] }
  | { type: 'takeover'; advisor: string; name: string }
  | { type: 'handback'; advisor: string }
  | {
      type: 'reply';
      advisor: string;
      name: string;
      message: string;
      session: string;
      text: string;
      attachments: Attachment[];
    }
  | { type: 'resolve'; ticket: string }
  | { type: 'rate'; session: string; ticket: string; kind: 'csat' | 'nps'; score: number };

/** What one turn came to. */
export interface TurnOutcome {
  turn: string;
  session: string;
  /** How sure we were who speaks when it began: what it says may be said to nobody less sure. */
  assurance?: Assurance;
  /** The messages it answers: exactly those that were pending when it began. */
  answers: string[];
  /** Null when the turn ends in silence. */
  reply: {
    message: string;
    text: string;
    choices: Choice[];
    attachments: Attachment[];
    introduces: boolean;
    /** What the reply itself says, for the memory. */
    findings: Findings;
  } | null;
  silence: string | null;
  proposals: FactOf<'action.proposed'>['proposal'][];
  /** The problems it was about, the main one first. */
  tickets: TicketOutcome[];
  records: { message: string; findings: Findings }[];
  learned: { name: string; value: string }[];
  handover: { reason: string; summary: string } | null;
}

/** A ticket a turn was about, and how it leaves it. */
export interface TicketOutcome {
  /** Present when the turn opened it. */
  opened: { id: string; intent: Intent; order: string | null; subject: string } | null;
  id: string;
  status: Ticket['status'];
  /** True when it was closed without what she wanted. */
  refused?: boolean;
}

export type Refusal =
  /** Somebody said more meanwhile, or it was answered already: the turn starts over or is dropped. */
  | 'stale'
  /** A person has the floor. */
  | 'taken'
  | 'not_taken'
  | 'unknown_session'
  | 'unknown_ticket';

export type Decision = { ok: true; facts: Fact[] } | { ok: false; refusal: Refusal };

/** Which facts a command makes true, or why it does not. Pure. */
export function decide(state: State, command: Command): Decision {
  switch (command.type) {
    case 'open':
      return accept(...opening(state, command.session));
    case 'hear': {
      const { session, spoken, message } = command;
      const { id, channel, proof, evidence } = session;
      const assurance = heardAs(state, session);
      return accept(
        ...opening(state, spoken ? { ...session, locale: spoken } : session),
        ...(spoken ? switching(state, id, spoken) : []),
        {
          type: 'message.received',
          session: id,
          channel,
          assurance,
          ...(proof ? { evidence, proof } : {}),
          ...message,
        },
        ...(spoken && state.facts.language !== spoken
          ? [{ type: 'fact.learned', name: 'language', value: spoken, channel, assurance } as const]
          : []),
      );
    }
    case 'assure': {
      const session = sessionOf(state, command.session);
      if (!session) return refuse('unknown_session');
      const source = command.proof?.source ?? command.source ?? (command.claim ? 'claim' : 'code');
      return isNews(session, command, source)
        ? accept({ ...command, ...(command.proof ? {} : { source }), type: 'session.assured' })
        : accept();
    }
    case 'commit':
      return commit(state, command.turn);
    case 'say':
      return accept({ type: 'message.composed', ...command.message });
    case 'cut':
      return accept({
        type: 'message.cut',
        message: command.message,
        heard: command.heard,
        ...(command.unput.length ? { unput: command.unput } : {}),
      });
    case 'takeover':
      return state.control.kind === 'advisor' && state.control.advisor === command.advisor
        ? accept()
        : accept({ type: 'advisor.joined', advisor: command.advisor, name: command.name });
    case 'handback':
      return state.control.kind === 'advisor'
        ? accept({ type: 'advisor.left', advisor: command.advisor })
        : refuse('not_taken');
    case 'reply':
      return reply(state, command);
    case 'resolve': {
      const ticket = state.tickets.find((other) => other.id === command.ticket);
      if (!ticket) return refuse('unknown_ticket');
      if (ticket.status === 'resolved') return accept();
      return accept(...[ticket, ...alike(state, [ticket])].map((one) => moved(one, 'resolved', one.channel)));
    }
    case 'rate':
      return state.tickets.some((ticket) => ticket.id === command.ticket)
        ? accept({ ...command, type: 'ticket.rated' })
        : refuse('unknown_ticket');
  }
}

/**
 * A turn commits only over the world it was composed for: the same unanswered messages, and no person at the floor. What it
 * decided is written whole, so that no reply exists without its record or its proposal.
 */
function commit(state: State, turn: TurnOutcome): Decision {
  if (state.control.kind === 'advisor') return refuse('taken');
  const session = sessionOf(state, turn.session);
  if (!session) return refuse('unknown_session');
  const pending = state.pending.find((other) => other.session === turn.session);
  if (!pending || !sameItems(pending.messages, turn.answers)) return refuse('stale');
  // What proved her has lapsed meanwhile: she is answered anew, as who she is now.
  if (turn.assurance && !atLeast(session.assurance, turn.assurance)) return refuse('stale');

  const facts: Fact[] = [];
  const main = turn.tickets[0];
  const statusOf = (ticket: TicketOutcome) =>
    turn.handover && ticket === main ? 'escalated' : ticket.status;
  for (const { opened } of turn.tickets) {
    if (!opened) continue;
    const { id, ...ticket } = opened;
    facts.push({ type: 'ticket.opened', ticket: id, ...ticket, channel: session.channel });
  }
  for (const record of turn.records) {
    facts.push({ type: 'exchange.recorded', ...record, ticket: main?.id ?? null, resolution: null });
  }
  for (const fact of turn.learned) {
    facts.push({ type: 'fact.learned', ...fact, channel: session.channel, assurance: session.assurance });
  }
  for (const proposal of turn.proposals) facts.push({ type: 'action.proposed', proposal });

  if (turn.reply) {
    const { findings, ...message } = turn.reply;
    facts.push({
      type: 'message.composed',
      ...message,
      session: session.id,
      channel: session.channel,
      author: 'assistant',
      turn: turn.turn,
      answers: turn.answers,
      ticket: main?.id,
      assurance: session.assurance,
    });
    facts.push({
      type: 'exchange.recorded',
      message: message.message,
      findings,
      ticket: main?.id ?? null,
      resolution: turn.handover ? 'escalated' : main ? resolutionOf(statusOf(main), main.refused) : null,
    });
  } else {
    facts.push({
      type: 'turn.silent',
      turn: turn.turn,
      session: session.id,
      answers: turn.answers,
      reason: turn.silence ?? 'nothing to say',
    });
  }
  for (const ticket of turn.tickets) {
    const before = ticket.opened ? 'open' : state.tickets.find((other) => other.id === ticket.id)?.status;
    const after = statusOf(ticket);
    if (before && after !== before) {
      facts.push({ type: 'ticket.moved', ticket: ticket.id, status: after, channel: session.channel });
    }
  }
  if (atLeast(session.assurance, 'recognised')) {
    const solved = turn.tickets
      .filter((ticket) => statusOf(ticket) === 'resolved')
      .flatMap(({ id, opened }) => opened ?? state.tickets.find((ticket) => ticket.id === id) ?? []);
    for (const ticket of alike(state, solved)) facts.push(moved(ticket, 'resolved', session.channel));
  }
  // On the phone a wish for a person rings one, whoever is waiting for what.
  if (turn.handover && (state.control.kind === 'assistant' || session.channel === 'voice')) {
    facts.push({ type: 'handover.requested', session: session.id, ...turn.handover });
  }
  return accept(...facts);
}

/** A problem closed with this exchange (with or without what she wanted), handed over with it, or still open (null). */
function resolutionOf(status: Ticket['status'], refused = false): 'yes' | 'no' | 'escalated' | null {
  if (status === 'resolved') return refused ? 'no' : 'yes';
  return status === 'escalated' ? 'escalated' : null;
}

function reply(state: State, command: Extract<Command, { type: 'reply' }>): Decision {
  const session = sessionOf(state, command.session);
  if (!session) return refuse('unknown_session');
  const pending = state.pending.find((other) => other.session === session.id);
  const facts: Fact[] = [];
  // Whoever writes has the floor: the assistant falls silent with the same breath.
  if (state.control.kind !== 'advisor' || state.control.advisor !== command.advisor) {
    facts.push({ type: 'advisor.joined', advisor: command.advisor, name: command.name });
  }
  facts.push({
    type: 'message.composed',
    message: command.message,
    session: session.id,
    channel: session.channel,
    author: 'advisor',
    name: command.name,
    text: command.text,
    choices: [],
    attachments: command.attachments,
    answers: pending?.messages ?? [],
    introduces: false,
    assurance: session.assurance,
  });
  return accept(...facts);
}

function opening(state: State, session: Speaking): Fact[] {
  const known = sessionOf(state, session.id);
  if (!known) {
    const { id, ...opened } = session;
    return [{ type: 'session.opened', session: id, ...opened }];
  }
  return assuranceFor(known, session) === session.assurance
    ? []
    : [
        {
          type: 'session.assured',
          session: session.id,
          assurance: session.assurance,
          evidence: session.evidence,
          ...(session.proof ? { proof: session.proof } : {}),
        },
      ];
}

/** How sure we were of her by the same means as now: by the channel alone, where it vouches for each message. */
function assuranceFor({ assurance, proofs = [] }: Session, { proof }: Speaking): Assurance {
  return proof ? strongest(proofs.filter(({ source }) => source === proof.source)) : assurance;
}

/** How sure we are of a message: what it brings itself, or what a step of hers (a code, a claim) has proven and still proves. */
function heardAs(state: State, { id, assurance, proof }: Speaking): Assurance {
  const steps = sessionOf(state, id)?.proofs?.filter(({ source }) => source !== 'channel') ?? [];
  return proof ? stronger(assurance, strongest(steps)) : assurance;
}

/** A step that was just taken is no news: what she shows again a moment later (a login, at every dial) adds nothing. */
function isNews(
  session: Session,
  { assurance, claim, proof }: Extract<Command, { type: 'assure' }>,
  source: ProofSource,
): boolean {
  if (!atLeast(session.assurance, assurance)) return true;
  if (claim && !session.claims.includes(claim)) return true;
  const before = session.proofs?.find((one) => one.source === source && one.claim === claim);
  if (!before) return true;
  return proof !== undefined && Date.parse(proof.since) - Date.parse(before.since) > JUST;
}

/** Milliseconds in which the same step says the same. */
const JUST = 600_000;

/** She goes on in another language: this session does, and every call that is on the line. */
function switching(state: State, session: string, locale: string): Fact[] {
  return state.sessions
    .filter(({ id, channel, ended }) => id === session || (channel === 'voice' && !ended))
    .filter((other) => other.locale !== locale)
    .map(({ id }) => ({ type: 'language.switched', session: id, locale }));
}

/**
 * Tickets that are still open about a problem that is solved: two threads that were joined bring one each, a stranger begins hers
 * before she says about which order, and one whose owner has settled it since has nothing left of it. Who waits for a person keeps
 * waiting.
 */
function alike({ tickets }: State, solved: readonly Pick<Ticket, 'id' | 'intent' | 'order'>[]): Ticket[] {
  return tickets.filter(
    ({ id, status, order, intent }) =>
      (status === 'open' || status === 'paused') &&
      solved.every((problem) => problem.id !== id) &&
      solved.some(
        (problem) =>
          problem.order !== null &&
          sameProblem(problem.intent, intent) &&
          (order === problem.order || (order === null && ofAnOrder(intent))),
      ),
  );
}

function moved(ticket: Ticket, status: Ticket['status'], channel: Channel): Fact {
  return { type: 'ticket.moved', ticket: ticket.id, status, channel };
}

function sameItems(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function accept(...facts: Fact[]): Decision {
  return { ok: true, facts };
}

function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}
