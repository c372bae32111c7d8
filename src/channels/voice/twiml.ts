import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { spokenLanguage } from '../../language/channels.ts';

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
  const response = new VoiceResponse();
  const language = spokenLanguage(relay.language);
  const noun = response.connect({ action: clean(relay.action), method: 'POST' }).conversationRelay(
    attributes({
      url: relay.url,
      welcomeGreeting: relay.greeting ?? '',
      language,
      hints: (relay.hints ?? []).map((hint) => hint.replaceAll(',', ' ')).join(','),
      ...RELAY,
    }),
  );
  for (const code of new Set(relay.languages?.map(spokenLanguage))) {
    if (code !== language) noun.language({ code });
  }
  for (const [name, value] of Object.entries(relay.parameters ?? {})) {
    noun.parameter({ name: clean(name), value: clean(value) });
  }
  return response.toString();
}

/** How a call is handed to a person. */
export interface HumanDial {
  /** E.164. */
  to: string;
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
  const response = new VoiceResponse();
  if (dial.announcement) speak(response, dial.announcement);
  const verb = response.dial({
    answerOnBridge: true,
    timeout: dial.timeout ?? 25,
    action: clean(dial.action),
    method: 'POST',
    ...(dial.callerId ? { callerId: clean(dial.callerId) } : {}),
  });
  verb.number(dial.whisper ? { url: clean(dial.whisper) } : {}, clean(dial.to));
  return response.toString();
}

/**
 * TwiML for the person who is rung: who calls and about what. A key takes the call, by way of the URL
 * `accept`, which answers {@link accept}; silence leaves it.
 */
export function whisper(briefing: { text: string; language: string; accept: string }): string {
  const response = new VoiceResponse();
  speak(
    response.gather({ numDigits: 1, timeout: 8, action: clean(briefing.accept), method: 'POST' }),
    briefing,
  );
  response.hangup();
  return response.toString();
}

/** TwiML that adds nothing. After a {@link whisper} it puts the caller through. */
export function accept(): string {
  return new VoiceResponse().toString();
}

/** TwiML that says something and hangs up, or goes on at `next`. */
export function say(words: { text: string; language: string; next?: string }): string {
  const response = new VoiceResponse();
  speak(response, words);
  if (words.next) response.redirect({ method: 'POST' }, clean(words.next));
  else response.hangup();
  return response.toString();
}

/** TwiML that does not pick up. */
export function refuse(reason: 'rejected' | 'busy' = 'rejected'): string {
  const response = new VoiceResponse();
  response.reject({ reason });
  return response.toString();
}

/** TwiML that ends the call. */
export function hangUp(): string {
  const response = new VoiceResponse();
  response.hangup();
  return response.toString();
}

type Speaker = Pick<VoiceResponse, 'say'>;

function speak(response: Speaker, { text, language }: { text: string; language: string }): void {
  response.say(
    { language: spokenLanguage(language) as VoiceResponse.SayAttributes['language'] },
    clean(text),
  );
}

/**
 * The library's type spells some names in lower case and lacks others; what it does not know it passes on.
 */
function attributes(values: Record<string, string>): VoiceResponse.ConversationRelayAttributes {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, clean(value)])
      .filter(([, value]) => value !== ''),
  );
}

/**
 * Without the characters XML has no way to write: they would make the whole document invalid, and the call
 * drop.
 */
function clean(value: string): string {
  return value.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
