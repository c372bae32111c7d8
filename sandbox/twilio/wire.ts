import { lookup } from '../../src/lookup.ts';

/* What Twilio says to a service, and how it reads the answer. Pure: clients outside the Worker use it too. */

/** STIR/SHAKEN as Twilio reports it; `none` leaves the field out. */
export type Attestation = 'A' | 'B' | 'C' | 'failed' | 'none';

export interface IncomingCall {
  /** `+number`, or `anonymous`. */
  from: string;
  to: string;
  callSid: string;
  attestation: Attestation;
}

/** What TwiML with a `<ConversationRelay>` says, read as Twilio would. */
export interface Relay {
  url: string;
  greeting: string;
  /** `<Connect action>`: called when the relay ends. */
  action: string | null;
  attributes: Record<string, string>;
  parameters: Record<string, string>;
}

const ACCOUNT = 'AC00000000000000000000000000000000';

/** The form fields of Twilio's webhook for an incoming call. */
export function callFields({ from, to, callSid, attestation }: IncomingCall): Record<string, string> {
  const fields: Record<string, string> = {
    AccountSid: ACCOUNT,
    ApiVersion: '2010-04-01',
    CallSid: callSid,
    CallStatus: 'ringing',
    Called: to,
    CalledCountry: 'FR',
    Caller: from,
    CallerCountry: 'FR',
    CallToken: '%7B%22parentCallInfoToken%22%3A%22sandbox%22%7D',
    Direction: 'inbound',
    From: from,
    To: to,
  };
  if (attestation === 'failed') fields.StirVerstat = 'TN-Validation-Failed';
  else if (attestation !== 'none') fields.StirVerstat = `TN-Validation-Passed-${attestation}`;
  return fields;
}

/** The form fields of the `<Connect action>` callback after the caller hung up. */
export function endFields(call: IncomingCall): Record<string, string> {
  return {
    ...callFields(call),
    CallStatus: 'completed',
    SessionStatus: 'completed',
    SessionDuration: '60',
  };
}

/** The first frame on the relay's socket. */
export function setupFrame(call: IncomingCall, relay: Pick<Relay, 'parameters'>): object {
  return {
    type: 'setup',
    sessionId: `VX${crypto.randomUUID().replaceAll('-', '')}`,
    accountSid: ACCOUNT,
    parentCallSid: '',
    callSid: call.callSid,
    from: call.from,
    to: call.to,
    forwardedFrom: '',
    callType: 'PSTN',
    callerName: '',
    direction: 'inbound',
    callStatus: 'RINGING',
    customParameters: relay.parameters,
  };
}

/** A fresh call id. */
export function newCallSid(): string {
  return `CA${crypto.randomUUID().replaceAll('-', '')}`;
}

/** The relay that TwiML asks for; null when it asks for none (it says or dials something instead). */
export function readRelay(twiml: string): Relay | null {
  const tag = /<ConversationRelay\b([^>]*?)(\/>|>([\s\S]*?)<\/ConversationRelay>)/.exec(twiml);
  if (!tag) return null;
  const own = attributesOf(tag[1] ?? '');
  if (!own.url) return null;
  const connect = attributesOf(/<Connect\b([^>]*)>/.exec(twiml)?.[1] ?? '');
  const parameters = [...(tag[3] ?? '').matchAll(/<Parameter\b([^>]*?)\/?>/g)].map(([, inner]) =>
    attributesOf(inner ?? ''),
  );
  return {
    url: own.url,
    greeting: own.welcomeGreeting ?? '',
    action: connect.action ?? null,
    attributes: own,
    parameters: Object.fromEntries(
      parameters.flatMap(({ name, value }) => (name ? [[name, value ?? '']] : [])),
    ),
  };
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...found].map(([, name = '', quoted, single]) => [name, unescaped(quoted ?? single ?? '')]),
  );
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return lookup(ENTITIES, name) ?? whole;
  });
}
