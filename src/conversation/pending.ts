import type { Fact } from './events.ts';
import type { Briefed, Control, Pending, State } from './state.ts';

/*
 * Which messages are owed an answer: a message is added to its session's turn, and leaves it when it is
 * answered, replaced or withdrawn.
 */

/** Adds a message to those of its session that wait for an answer; one that it replaces no longer waits. */
export function queued(
  pending: Pending[],
  session: string,
  message: string,
  at: string,
  replaces: string | undefined,
): Pending[] {
  const mine = pending.find((other) => other.session === session);
  if (!mine) return [...pending, { session, messages: [message], since: at }];
  const left = mine.messages.filter((other) => other !== replaces);
  return pending.map((other) => (other === mine ? { ...mine, messages: [...left, message] } : other));
}

/** Answered messages no longer wait; later ones of the session still do. */
export function answered(pending: Pending[], session: string, messages: string[]): Pending[] {
  return pending.flatMap((other) => {
    if (other.session !== session) return [other];
    const left = other.messages.filter((message) => !messages.includes(message));
    return left.length ? [{ ...other, messages: left }] : [];
  });
}

/*
 * While a thread waits for a person, everything new is added to its brief: what is said, what is noted, and a
 * second request for a person. Whoever takes the thread over reads all of it.
 */

/** How much is kept: the first part, which says what it is about, and the newest others; in characters. */
const KEPT_PARTS = 5;
const LONGEST = { summary: 2_000, words: 200, added: 600 };

/** The control of a thread after a person was asked for. A second request keeps the place in the queue. */
export function waitingFor(control: Control, reason: string, summary: string, at: string): Control {
  if (control.kind === 'advisor') return control;
  const before = control.kind === 'waiting' ? control : { since: at, brief: [] };
  return {
    kind: 'waiting',
    since: before.since,
    reason,
    brief: withPart(before.brief ?? [], { text: summary }),
  };
}

/** The state with an event added to the brief; unchanged where nobody waits. */
export function takenIn(state: State, fact: Fact): State {
  const { control } = state;
  // A snapshot from before briefs were kept has none: only the desk knows what the thread is about.
  if (control.kind !== 'waiting' || control.brief === undefined) return state;
  const { brief } = control;
  const told = (parts: Briefed[]) => ({ ...state, control: { ...control, brief: parts } });
  switch (fact.type) {
    case 'message.received': {
      if (fact.automatic || fact.forwarded) return state;
      const others = fact.replaces ? without(brief, fact.replaces) : brief;
      return told(fact.text.trim() ? withPart(others, { text: fact.text, message: fact.message }) : others);
    }
    case 'note.added':
      return fact.advisor === undefined ? told(withPart(brief, { text: fact.text })) : state;
    case 'message.withdrawn':
      return told(without(brief, fact.message));
    // Nobody may read a one-time code.
    case 'challenge.passed':
    case 'challenge.failed':
      return fact.message ? told(without(brief, fact.message)) : state;
    default:
      return state;
  }
}

/**
 * What the person who takes a thread over reads: the newest parts, each on a line of its own, then the first
 * one, which ends with what to do.
 */
export function briefText(control: Control): string {
  if (control.kind !== 'waiting') return '';
  const [first, ...more] = control.brief ?? [];
  const lines: string[] = [];
  let left = LONGEST.added;
  for (const { text, message } of more.toReversed()) {
    const line = message ? `+ “${text}”` : `+ ${text}`;
    left -= line.length;
    if (left < 0 && lines.length) break;
    lines.unshift(shortened(line, LONGEST.added));
  }
  return [...lines, first?.text ?? ''].filter(Boolean).join('\n');
}

/**
 * A summary that contains all of an older part replaces it; of any other only the new lines are added.
 * Nothing replaces the customer's own words.
 */
function withPart(brief: readonly Briefed[], part: Briefed): Briefed[] {
  if (part.message !== undefined) {
    const text = shortened(part.text.replace(/\s+/g, ' ').trim(), LONGEST.words);
    const said = brief.some((other) => other.message !== undefined && other.text === text);
    return text && !said ? bounded([...brief, { ...part, text }]) : [...brief];
  }
  const text = endingKept(part.text.trim(), LONGEST.summary);
  if (!text || brief.some((other) => other.text.includes(text))) return [...brief];
  const place = brief.findIndex((other) => other.message === undefined && text.includes(other.text));
  if (place >= 0)
    return brief.flatMap((other, index) => {
      if (index === place) return [{ text }];
      return text.includes(other.text) ? [] : [other];
    });
  const known = new Set(brief.flatMap((other) => other.text.split('\n')));
  const fresh = text.split('\n').filter((line) => !known.has(line));
  return fresh.length ? bounded([...brief, { text: fresh.join('\n') }]) : [...brief];
}

function bounded([first, ...others]: Briefed[]): Briefed[] {
  return first ? [first, ...others.slice(1 - KEPT_PARTS)] : [];
}

/** Whole words of a text, at most `longest` characters. */
function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`;
}

/** A long text loses its middle: the last line says what to do. */
function endingKept(text: string, longest: number): string {
  const last = text.split('\n').at(-1) ?? '';
  if (text.length <= longest || last.length > longest / 2) return shortened(text, longest);
  return `${shortened(text.slice(0, -last.length).trim(), longest - last.length - 1)}\n${last}`;
}

function without(brief: readonly Briefed[], message: string): Briefed[] {
  return brief.filter((part) => part.message !== message);
}
