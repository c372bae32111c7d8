import type { Command, Speaking } from './commands.ts';
import { BLOCKED_SENDER } from './events/messages.ts';
import type { Fact } from './events.ts';
import { strongest } from './proofs.ts';
import { alike, moved } from './settle.ts';
import { switching } from './speaking.ts';
import { type Session, type State, sessionOf } from './state.ts';
import { blockOf, sessionsFrom } from './turn/blocks.ts';
import { commit } from './turn/commit.ts';
import { accept, type Decision, refuse } from './turn/decision.ts';
import { decideDraft, draftIn, droppedFor, hold, voidedIn } from './turn/drafts.ts';
import { isDone } from './turn/floor.ts';
import { type Assurance, atLeast, type ProofSource, stronger } from './values.ts';

/** The facts that follow from a command, or why it is refused. Pure. */
export function decide(state: State, command: Command): Decision {
  switch (command.type) {
    case 'open':
      return accept(...opening(state, command.session));
    case 'hear': {
      const { session, message } = command;
      // A message of a blocked sender is kept, and nothing follows from it.
      const blocked = blockOf(state, session.address) !== undefined;
      const [spoken, waits] = blocked ? [null, undefined] : [command.spoken, command.waits];
      const automatic = blocked ? BLOCKED_SENDER : message.automatic;
      const { id, channel, proof, evidence } = session;
      const assurance = heardAs(state, session);
      const { control } = state;
      const leaves = !automatic && control.kind === 'advisor' && isDone(state);
      return accept(
        ...(leaves ? [{ type: 'advisor.left', advisor: control.advisor } as const] : []),
        ...opening(state, spoken ? { ...session, locale: spoken } : session),
        ...(spoken ? switching(state, id, spoken) : []),
        ...(automatic ? [] : voidedIn(state, id)),
        {
          type: 'message.received',
          session: id,
          channel,
          assurance,
          ...(proof ? { evidence, proof } : {}),
          ...message,
          ...(automatic ? { automatic } : {}),
        },
        ...(spoken && state.facts.language !== spoken
          ? [{ type: 'fact.learned', name: 'language', value: spoken, channel, assurance } as const]
          : []),
        ...(waits && (leaves || control.kind === 'assistant')
          ? [{ type: 'handover.requested', session: id, ...waits } as const]
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
    case 'hold':
      return hold(state, command.turn);
    case 'decide-draft':
      return decideDraft(state, command);
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
      return takeover(state, command);
    case 'handback':
      return state.control.kind === 'advisor'
        ? accept({ type: 'advisor.left', advisor: command.advisor })
        : refuse('not_taken');
    case 'reply':
      return reply(state, command);
    case 'block': {
      const { blocks = [] } = state;
      if (blocks.some(({ address }) => address === command.address)) return accept();
      const silent = sessionsFrom(state, command.address);
      const dropped = droppedFor(state, command.advisor, command.name ?? '', silent);
      return accept(...dropped, { ...command, type: 'sender.blocked' });
    }
    case 'unblock':
      return (state.blocks ?? []).some(({ address }) => address === command.address)
        ? accept({ ...command, type: 'sender.unblocked' })
        : refuse('not_blocked');
    case 'resolve': {
      const ticket = state.tickets.find((other) => other.id === command.ticket);
      if (!ticket) return refuse('unknown_ticket');
      if (ticket.status === 'resolved') return accept();
      return accept(...[ticket, ...alike(state, [ticket])].map((one) => moved(one, 'resolved', one.channel)));
    }
    case 'reopen': {
      const ticket = state.tickets.find((other) => other.id === command.ticket);
      if (!ticket) return refuse('unknown_ticket');
      if (ticket.status !== 'resolved') return accept();
      // A ticket of a customer who waits for a person, or has one, waits too.
      const status = state.control.kind === 'assistant' ? 'open' : 'escalated';
      return accept({
        ...{ type: 'ticket.moved', ticket: ticket.id, status, channel: ticket.channel },
        reopened: true,
      });
    }
    case 'rate':
      return state.tickets.some((ticket) => ticket.id === command.ticket)
        ? accept({ ...command, type: 'ticket.rated' })
        : refuse('unknown_ticket');
  }
}

function takeover(state: State, command: Extract<Command, { type: 'takeover' }>): Decision {
  const { control } = state;
  const { advisor, name, from } = command;
  if (control.kind === 'advisor') {
    if (control.advisor === advisor) return accept();
    if (from !== undefined && from !== control.advisor) return refuse('taken');
  }
  return accept(...droppedFor(state, advisor, name), { type: 'advisor.joined', advisor, name });
}

function reply(state: State, command: Extract<Command, { type: 'reply' }>): Decision {
  const session = sessionOf(state, command.session);
  if (!session) return refuse('unknown_session');
  if (blockOf(state, session.address)) return refuse('blocked');
  // Two people never answer without knowing of each other: an advisor who has lost the thread takes it back
  // first.
  if (state.control.kind === 'advisor' && state.control.advisor !== command.advisor) return refuse('taken');
  const pending = state.pending.find((other) => other.session === session.id);
  const facts = droppedFor(state, command.advisor, command.name);
  // An advisor who writes has the thread: the assistant is silenced in the same commit.
  if (state.control.kind !== 'advisor') {
    facts.push({ type: 'advisor.joined', advisor: command.advisor, name: command.name });
  }
  facts.push({
    type: 'message.composed',
    message: command.message,
    session: session.id,
    channel: session.channel,
    author: 'advisor',
    name: command.name,
    advisor: command.advisor,
    text: command.text,
    choices: [],
    attachments: command.attachments,
    answers: [...(draftIn(state, session.id)?.messages ?? []), ...(pending?.messages ?? [])],
    introduces: false,
    // It was written to the customer, whoever has that address now: it is sent another way.
    assurance: session.left ?? session.assurance,
    ...(command.elsewhere && { elsewhere: true }),
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

/** The assurance of the speaker by the same means as now: by the channel alone, where it proves each message. */
function assuranceFor({ assurance, proofs = [] }: Session, { proof }: Speaking): Assurance {
  return proof ? strongest(proofs.filter(({ source }) => source === proof.source)) : assurance;
}

/**
 * The assurance of a message: what it proves itself, or what an earlier step (a code, a claim) has proven and
 * still proves.
 */
function heardAs(state: State, { id, assurance, proof }: Speaking): Assurance {
  const steps = sessionOf(state, id)?.proofs?.filter(({ source }) => source !== 'channel') ?? [];
  return proof ? stronger(assurance, strongest(steps)) : assurance;
}

/** Whether a step adds anything: one that is shown again a moment later (a login, at every reconnection) does not. */
function isNews(
  session: Session,
  { assurance, claim, proof, holder, reached }: Extract<Command, { type: 'assure' }>,
  source: ProofSource,
): boolean {
  if (!atLeast(session.assurance, assurance)) return true;
  if (claim && !session.claims.includes(claim)) return true;
  const before = session.proofs?.find((one) => one.source === source && one.claim === claim);
  if (!before || before.holder !== holder || before.reached !== reached) return true;
  return proof !== undefined && Date.parse(proof.since) - Date.parse(before.since) > JUST;
}

/** How long the same step counts as shown already, in milliseconds. */
const JUST = 600_000;
