import type { Inbound } from '../../../../src/channels/channel.ts';
import { CHANNELS } from '../../../../src/conversation/channels.ts';
import { UNPROVEN_SENDER } from '../../../../src/conversation/events/messages.ts';
import { type OnFile, provesAddress } from '../../../../src/identity/assurance.ts';

/** How much of a message the desk shows, in characters. */
const SHOWN = 300;

/** Kinds of what a client sends by itself at the press of a button: noted, and nobody need look. */
const EVENTS: ReadonlySet<string> = new Set(['reaction', 'calendar', 'recall', 'read']);

/** Why a message gets no answer by machine, and what somebody of the store is told of it. */
export interface Silence {
  automatic?: string;
  waits?: { reason: string; summary: string };
}

/** What the thread itself says against an answer. */
interface Guards {
  /** What the message is to earlier ones. */
  related: string | undefined;
  /** The same words came before, in answer to ours. */
  repeats: boolean;
  /** Too many answers, or too many messages, lately. */
  capped: boolean;
}

/**
 * Whether a message is answered. Whatever is not is told to somebody of the store, unless it is a machine's for
 * certain: and even of a machine, what has a question in it or comes from somebody with an order.
 */
export function silenceFor(inbound: Inbound, onFile: OnFile, guards: Guards): Silence {
  const mechanical = inbound.automatic ?? guards.related;
  // In a form anybody may name anybody: answered where the form says, and nobody is known by it.
  const unproven = !provesAddress(inbound.evidence) && inbound.evidence.kind !== 'form';
  const automatic =
    mechanical ??
    (unproven
      ? UNPROVEN_SENDER
      : guards.repeats
        ? 'repeated answer'
        : guards.capped
          ? 'rate cap'
          : undefined);
  if (!automatic) return {};
  const tells = mechanical ? mayBePersons(inbound, onFile) : true;
  return tells ? { automatic, waits: { reason: automatic, summary: beginningOf(inbound) } } : { automatic };
}

function mayBePersons(inbound: Inbound, { account, lastOrderAt }: OnFile): boolean {
  if (!CHANNELS[inbound.channel].letter) return false;
  if (EVENTS.has(inbound.kind)) return asks({ ...inbound, subject: '' });
  return Boolean(inbound.doubtful) || (account !== null && lastOrderAt !== null) || asks(inbound);
}

/** Whether a message asks something: a question mark of any script, not one in a link. */
export function asks({ subject = '', text }: Pick<Inbound, 'subject' | 'text'>): boolean {
  return /[?？؟\u037e]/.test(`${subject}\n${text}`.replace(/https?:\/\/\S+/gi, ' '));
}

/** What the desk shows of a message that a person has to read. */
function beginningOf({ subject = '', text }: Inbound): string {
  return [subject, text].filter(Boolean).join(': ').slice(0, SHOWN);
}
