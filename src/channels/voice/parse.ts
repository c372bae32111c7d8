import { z } from 'zod';
import { type Address, type Evidence, e164, phoneAddress } from '../../identity/address.ts';
import type { FormFields } from './signature.ts';

/** A call that comes in. */
export interface IncomingCall {
  /** The provider's name for the call: all its legs, sockets and callbacks share it. */
  sid: string;
  /**
   * Null when the caller withheld the number, or what came is none: `anonymous`, `unknown`, `restricted`,
   * their keypad spellings (`+266696687`), SIP addresses and browsers.
   */
  from: Address | null;
  /** The number that was called, E.164; null where it is none (a SIP address). */
  to: string | null;
  evidence: Evidence;
  /** ISO 3166 alpha-2 of the caller's number, when the provider says. */
  country: string | null;
  /** The name from the caller's network: a hint, never proof. */
  displayName: string | null;
}

const field = z.string().trim().catch('');
const Sid = z.string().regex(/^[\w:.-]{1,128}$/);

const CallForm = z.object({
  CallSid: Sid,
  From: field,
  To: field,
  FromCountry: field,
  StirVerstat: field,
  CallerName: field,
});

/**
 * Reads the form of an incoming call. `country` (ISO 3166 alpha-2) is where a national number is read. A form
 * without a call is refused with a reason. Whatever else is odd makes the caller unknown: somebody is on the
 * line and must be answered.
 * Source: twilio.com/docs/voice/twiml#request-parameters.
 */
export function parseIncomingCall(
  form: FormFields,
  country = 'US',
): { call: IncomingCall } | { refusal: string } {
  const parsed = CallForm.safeParse(form);
  if (!parsed.success) return { refusal: 'no call' };
  const { CallSid, From, To, FromCountry, StirVerstat, CallerName } = parsed.data;
  const from = phoneAddress(From, country);
  return {
    call: {
      sid: CallSid,
      from,
      to: e164(To, country),
      evidence: from
        ? { kind: 'caller', attestation: attestationOf(StirVerstat || null) }
        : { kind: 'withheld' },
      country: /^[A-Za-z]{2}$/.test(FromCountry) ? FromCountry.toUpperCase() : null,
      displayName: CallerName || null,
    },
  };
}

/**
 * What STIR/SHAKEN says of the caller's number. `A`: the carrier knows the caller and that the number is
 * theirs, and nobody diverted the call on its way. A failed check, and level C, which vouches only for the
 * gateway, count against the caller; all else (level B, diverted calls, no statement) is merely weak.
 * Source: twilio.com/docs/voice/trusted-calling-with-shakenstir.
 */
export function attestationOf(verstat: string | null): 'A' | 'weak' | 'failed' {
  if (verstat === 'TN-Validation-Passed-A') return 'A';
  return verstat && /^TN-Validation-(Failed|Passed-C)(-|$)/i.test(verstat) ? 'failed' : 'weak';
}

/**
 * What the assistant leaves for the step after the relay: travels as JSON in an `end` frame and comes back in
 * the action.
 */
export const Handoff = z.looseObject({
  /** Why the relay ended; `live-agent-handoff` asks for a human. */
  reasonCode: z.string().min(1),
  reason: z.string().catch(''),
});
export type Handoff = z.infer<typeof Handoff>;

/** How a relay session ended, out of the callback of `<Connect action>`. */
export type RelayEnd = {
  sid: string;
  session: string | null;
  /** Milliseconds. */
  duration: number | null;
} & (
  | { type: 'hung-up' }
  /** We ended it. Null when nothing was left, or what came back is not ours. */
  | { type: 'ended'; live: boolean; handoff: Handoff | null }
  /**
   * The socket or a provider broke. While `live` the caller is still on the line and can be connected again.
   */
  | { type: 'failed'; live: boolean; code: string | null; message: string | null }
);

const ActionForm = z.object({
  CallSid: Sid,
  CallStatus: field,
  SessionId: field,
  SessionStatus: field,
  SessionDuration: field,
  HandoffData: field,
  ErrorCode: field,
  ErrorMessage: field,
});

const OVER = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/**
 * Reads the callback of `<Connect action>`; its answer is the TwiML that the call goes on with. A form
 * without a call is refused. Source: twilio.com/docs/voice/twiml/connect/conversationrelay.
 */
export function parseAction(form: FormFields): RelayEnd | { type: 'refused'; reason: string } {
  const parsed = ActionForm.safeParse(form);
  if (!parsed.success) return { type: 'refused', reason: 'no call' };
  const { CallSid, CallStatus, SessionId, SessionStatus, SessionDuration, HandoffData, ErrorCode } =
    parsed.data;
  const seconds = SessionDuration === '' ? Number.NaN : Number(SessionDuration);
  const base = {
    sid: CallSid,
    session: SessionId || null,
    duration: seconds >= 0 ? seconds * 1000 : null,
  };
  const live = !OVER.includes(CallStatus.toLowerCase());
  if (SessionStatus.toLowerCase() === 'failed') {
    const message = parsed.data.ErrorMessage || null;
    return { ...base, type: 'failed', live, code: ErrorCode || null, message };
  }
  // The caller may hang up during the assistant's last words: the action that was to follow them still
  // counts.
  const handoff = handoffOf(HandoffData);
  return live || handoff ? { ...base, type: 'ended', live, handoff } : { ...base, type: 'hung-up' };
}

/** How dialling a person ended, out of the callback of `<Dial action>`. */
export interface DialEnd {
  result: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  /** Seconds the two talked; null when they did not, or nobody says. */
  seconds: number | null;
  /** Whether the caller is still on the line. */
  live: boolean;
}

const DialForm = z.object({ DialCallStatus: field, DialCallDuration: field, CallStatus: field });
const DialResult = z.enum(['completed', 'busy', 'no-answer', 'failed', 'canceled']);

/**
 * Reads that callback; a result nobody knows counts as failed. Source:
 * twilio.com/docs/voice/twiml/dial#attributes-action.
 */
export function parseDial(form: FormFields): DialEnd {
  const { DialCallStatus, DialCallDuration, CallStatus } = DialForm.parse(form);
  const status = DialCallStatus.toLowerCase();
  const seconds = DialCallDuration === '' ? Number.NaN : Number(DialCallDuration);
  return {
    // `answered` is what a dialled conference reports.
    result: status === 'answered' ? 'completed' : (DialResult.safeParse(status).data ?? 'failed'),
    seconds: seconds >= 0 ? seconds : null,
    live: !OVER.includes(CallStatus.toLowerCase()),
  };
}

/** Whose browser has answered, out of the webhook of `<Client url>`; null where none has. */
export function parseClient(form: FormFields): string | null {
  const { Called, To } = z.object({ Called: field, To: field }).parse(form);
  return /^client:(\w{1,121})$/.exec(Called || To)?.[1] ?? null;
}

function handoffOf(data: string): Handoff | null {
  try {
    return Handoff.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
