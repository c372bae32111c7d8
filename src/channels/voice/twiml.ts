import { spokenLanguage } from '../../language/channels.ts';
import { document, element, type Markup } from '../../outside/xml.ts';

/*
 * TwiML by a writer of our own: Twilio's brings 80 kB of an XML library into the Worker for seven verbs.
 */

/** How a caller is connected with the assistant. */
export interface Relay {
  /** `wss://…`, without a query: implementations differ on whether it is signed. */
  url: string;
  /** Where the provider tells how the session ended, and asks how to go on. */
  action: string;
  /** Spoken at once, before the socket says anything; nothing when left out. */
  greeting?: string;
  /** BCP 47 of the session (`en`, `fr-CA`), for both speaking and listening. */
  language: string;
  /** Handed to the socket in `setup.customParameters`. */
  parameters?: Record<string, string>;
  /** Other languages a `language` frame may switch to. */
  languages?: string[];
  /** Names and words that transcription should expect. */
  hints?: string[];
}

/**
 * Attributes beside the caller's own. Providers, voices and models are left to the platform's defaults, since
 * a set that does not fit together ends the call. The caller may always interrupt, and what they say then is
 * reported (by default it would stop the voice and be lost); a murmured "mhm" is no interruption.
 * Source: twilio.com/docs/voice/twiml/connect/conversationrelay.
 */
const RELAY = {
  welcomeGreetingInterruptible: 'any',
  interruptible: 'any',
  reportInputDuringAgentSpeech: 'speech',
  ignoreBackchannel: 'true',
  dtmfDetection: 'true',
  partialPrompts: 'false',
  // How far the caller has heard, and who is speaking: a lost socket then loses no word, and silence has a
  // start.
  events: 'tokens-played speaker-events',
};

/** TwiML that picks up and connects the call with our socket. */
export function connectRelay(relay: Relay): string {
  const language = spokenLanguage(relay.language);
  const others = [...new Set(relay.languages?.map(spokenLanguage))].filter((code) => code !== language);
  const noun = element(
    'ConversationRelay',
    {
      url: relay.url,
      welcomeGreeting: relay.greeting || undefined,
      language,
      hints: (relay.hints ?? []).map((hint) => hint.replaceAll(',', ' ')).join(',') || undefined,
      ...RELAY,
    },
    ...others.map((code) => element('Language', { code })),
    ...Object.entries(relay.parameters ?? {}).map(([name, value]) => element('Parameter', { name, value })),
  );
  return response(element('Connect', { action: relay.action, method: 'POST' }, noun));
}

/** How a call is handed to a person. */
export interface HumanDial {
  /** E.164; null: no number is rung. */
  to: string | null;
  /** Advisors' browsers, rung at once with the number. */
  browsers?: { identities: readonly string[]; joined: string; parameters: Record<string, string> };
  /** Called when the dialling ended, however it did: says what the caller hears when nobody answered. */
  action: string;
  /** Whose number the person sees, E.164: the caller's, or the store's. */
  callerId?: string;
  /** TwiML played to the person alone before the caller is put through: see {@link whisper}. */
  whisper?: string;
  /** Seconds of ringing. */
  timeout?: number;
  /** Said to the caller first. */
  announcement?: { text: string; language: string };
}

/**
 * TwiML that rings a person and puts the caller through once the person answers. Until then the caller hears
 * ringing.
 */
export function dialHuman(dial: HumanDial): string {
  const { timeout = 25, action, callerId } = dial;
  return response(
    ...(dial.announcement ? [spoken(dial.announcement)] : []),
    element('Dial', { answerOnBridge: true, timeout, action, method: 'POST', callerId }, ...nouns(dial)),
  );
}

/**
 * Who is rung: the first to pick up has the call. What stands in the parameters is shown by the browser; its answer comes to
 * `joined` before the caller is put through. Source: twilio.com/docs/voice/twiml/client.
 */
function nouns({ to, whisper: url, browsers }: HumanDial): Markup[] {
  const clients = (browsers?.identities ?? []).map((identity) =>
    element(
      'Client',
      { url: browsers?.joined, method: 'POST' },
      element('Identity', {}, identity),
      ...Object.entries(browsers?.parameters ?? {}).map(([name, value]) =>
        element('Parameter', { name, value }),
      ),
    ),
  );
  return [...clients, ...(to === null ? [] : [element('Number', { url }, to)])];
}

/**
 * TwiML for the person who is rung: who calls and about what. A key takes the call, by way of the URL
 * `accept`, which answers {@link accept}; silence leaves it.
 */
export function whisper(briefing: { text: string; language: string; accept: string }): string {
  const gather = { numDigits: 1, timeout: 8, action: briefing.accept, method: 'POST' };
  return response(element('Gather', gather, spoken(briefing)), element('Hangup'));
}

/** TwiML that adds nothing. After a {@link whisper} it puts the caller through. */
export function accept(): string {
  return response();
}

/** TwiML that says something and hangs up, or goes on at `next`. */
export function say(words: { text: string; language: string; next?: string }): string {
  const after = words.next ? element('Redirect', { method: 'POST' }, words.next) : element('Hangup');
  return response(spoken(words), after);
}

/** TwiML that does not pick up. */
export function refuse(reason: 'rejected' | 'busy' = 'rejected'): string {
  return response(element('Reject', { reason }));
}

/** TwiML that ends the call. */
/** TwiML by which a call is not answered, and costs nothing: the caller hears that the line is busy. */
export function reject(): string {
  return response(element('Reject', { reason: 'busy' }));
}

/** TwiML that ends the call. */
export function hangUp(): string {
  return response(element('Hangup'));
}

function response(...verbs: readonly Markup[]): string {
  return document(element('Response', {}, ...verbs));
}

function spoken({ text, language }: { text: string; language: string }): Markup {
  return element('Say', { language: spokenLanguage(language) }, text);
}
