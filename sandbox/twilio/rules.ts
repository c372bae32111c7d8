import { z } from 'zod';
import { lookup } from '../../src/lookup.ts';

/*
 * What Twilio refuses of what a service answers: TwiML (twilio.com/docs/voice/twiml) and relay frames
 * (twilio.com/docs/voice/conversationrelay/websocket-messages). Pure: clients outside the Worker use it too.
 */

const BOOLEAN = /^(?:true|false)$/;
const INTERRUPTS = /^(?:none|dtmf|speech|any|true|false)$/;
const WHOLE = /^\d+$/;
const METHOD = /^(?:GET|POST)$/;
const URL_OR_PATH = /^(?:https?:\/\/[^\s]+|\/[^\s]*)$/;
const LANGUAGE = /^(?:multi|[a-z]{2,3}(?:-[A-Z][a-z]{3})?-[A-Z]{2})$/;
/**
 * Without a query: it is signed differently by different implementations. On the loopback there is no TLS.
 */
const SOCKET = /^(?:wss:\/\/|ws:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\/)[^\s?#]+$/;
const ANY = /[\s\S]*/;

/** A verb or noun: its attributes with what they may be, and what may stand inside. */
interface Element {
  attributes: Record<string, RegExp>;
  required?: string[];
  inside: string[];
  text?: boolean;
}

const VERBS = ['Say', 'Play', 'Pause', 'Gather', 'Dial', 'Connect', 'Redirect', 'Reject', 'Hangup'];
const ELEMENTS: Record<string, Element> = {
  Response: { attributes: {}, inside: VERBS },
  Say: { attributes: { voice: ANY, language: LANGUAGE, loop: WHOLE }, inside: [], text: true },
  Play: { attributes: { loop: WHOLE, digits: ANY }, inside: [], text: true },
  Pause: { attributes: { length: WHOLE }, inside: [] },
  Hangup: { attributes: {}, inside: [] },
  Reject: { attributes: { reason: /^(?:rejected|busy)$/ }, inside: [] },
  Redirect: { attributes: { method: METHOD }, inside: [], text: true },
  Gather: {
    attributes: {
      ...{ action: URL_OR_PATH, method: METHOD, timeout: WHOLE, numDigits: WHOLE, finishOnKey: /^[0-9#*]*$/ },
      ...{ input: /^(?:dtmf|speech|dtmf speech)$/, language: LANGUAGE, actionOnEmptyResult: BOOLEAN },
    },
    inside: ['Say', 'Play', 'Pause'],
  },
  Dial: {
    attributes: {
      ...{ action: URL_OR_PATH, method: METHOD, timeout: WHOLE, timeLimit: WHOLE },
      ...{ callerId: /^\+\d{6,15}$/, answerOnBridge: BOOLEAN, hangupOnStar: BOOLEAN },
    },
    inside: ['Number', 'Client'],
    text: true,
  },
  Client: { attributes: { url: URL_OR_PATH, method: METHOD }, inside: ['Identity', 'Parameter'], text: true },
  Identity: { attributes: {}, inside: [], text: true },
  Number: {
    attributes: { url: URL_OR_PATH, method: METHOD, sendDigits: /^[0-9wW#*]+$/ },
    inside: [],
    text: true,
  },
  Connect: { attributes: { action: URL_OR_PATH, method: METHOD }, inside: ['ConversationRelay'] },
  ConversationRelay: {
    attributes: {
      ...{ url: SOCKET, welcomeGreeting: ANY, welcomeGreetingInterruptible: INTERRUPTS },
      ...{
        language: LANGUAGE,
        ttsLanguage: LANGUAGE,
        transcriptionLanguage: LANGUAGE,
        voice: ANY,
        hints: ANY,
      },
      ...{ ttsProvider: /^(?:Google|Amazon|ElevenLabs)$/, transcriptionProvider: /^(?:Google|Deepgram)$/ },
      ...{ speechModel: ANY, interruptible: INTERRUPTS, interruptSensitivity: /^(?:low|medium|high)$/ },
      ...{
        ignoreBackchannel: BOOLEAN,
        partialPrompts: BOOLEAN,
        dtmfDetection: BOOLEAN,
        preemptible: BOOLEAN,
      },
      ...{
        reportInputDuringAgentSpeech: INTERRUPTS,
        profanityFilter: BOOLEAN,
        applicationReconnect: BOOLEAN,
      },
      ...{ speechTimeout: /^(?:auto|\d{3,4})$/, eotThreshold: /^0?\.[5-9]\d*$/, debug: ANY, events: ANY },
      elevenlabsTextNormalization: /^(?:on|off|auto)$/,
    },
    required: ['url'],
    inside: ['Language', 'Parameter'],
  },
  Language: {
    attributes: {
      ...{ code: LANGUAGE, voice: ANY, ttsProvider: ANY, transcriptionProvider: ANY, speechModel: ANY },
    },
    required: ['code'],
    inside: [],
  },
  Parameter: { attributes: { name: ANY, value: ANY }, required: ['name', 'value'], inside: [] },
};

/** What is wrong with a TwiML document, in a sentence; null when Twilio would run it. */
export function twimlFault(xml: string): string | null {
  const body = xml.replace(/^\s*<\?xml[^?]*\?>/, '').trim();
  const open: string[] = [];
  let at = 0;
  for (const tag of body.matchAll(/<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const [whole, closing, name = '', attributes = '', empty] = tag;
    const between = body.slice(at, tag.index);
    at = tag.index + whole.length;
    const parent = open.at(-1);
    if (between.trim() && !(parent && lookup(ELEMENTS, parent)?.text))
      return `text outside a verb: ${between.trim()}`;
    if (/<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(between)) return 'not well-formed';
    if (closing) {
      if (open.pop() !== name) return `</${name}> closes nothing`;
      continue;
    }
    const fault = elementFault(name, attributes, parent ?? null);
    if (fault) return fault;
    if (!empty) open.push(name);
  }
  if (open.length || body.slice(at).trim() || at === 0) return 'not one whole document';
  return null;
}

function elementFault(name: string, attributes: string, parent: string | null): string | null {
  const element = lookup(ELEMENTS, name);
  if (!element) return `<${name}> is unknown`;
  if (parent ? !lookup(ELEMENTS, parent)?.inside.includes(name) : name !== 'Response')
    return `<${name}> may not stand in ${parent ? `<${parent}>` : 'the document'}`;
  const given = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
    key,
    value,
  ]);
  for (const [key = '', value = ''] of given) {
    const rule = lookup(element.attributes, key);
    if (!rule) return `<${name} ${key}> is unknown`;
    if (!rule.test(value)) return `<${name} ${key}> is wrong: ${value}`;
  }
  const missing = element.required?.find((key) => !given.some(([found]) => found === key));
  return missing ? `<${name}> needs ${missing}` : null;
}

const Frame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    token: z.string(),
    last: z.boolean().optional(),
    lang: z.string().optional(),
    interruptible: z.boolean().optional(),
    preemptible: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('play'),
    source: z.url(),
    loop: z.number().int().optional(),
    preemptible: z.boolean().optional(),
    interruptible: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('sendDigits'), digits: z.string().regex(/^[0-9wW#*]+$/) }),
  z.strictObject({
    type: z.literal('language'),
    ttsLanguage: z.string().regex(LANGUAGE).optional(),
    transcriptionLanguage: z.string().regex(LANGUAGE).optional(),
  }),
  z.strictObject({ type: z.literal('end'), handoffData: z.string().optional() }),
]);

/** What is wrong with a frame of the service, in a sentence; null when the relay would take it. */
export function frameFault(data: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return 'not JSON';
  }
  const issue = Frame.safeParse(json).error?.issues[0];
  return issue ? `${issue.path.join('.') || 'frame'}: ${issue.message}` : null;
}
