import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accept,
  connectRelay,
  dialHuman,
  hangUp,
  refuse,
  say,
  whisper,
} from '../../../src/channels/voice/twiml.ts';
import { spokenLanguage } from '../../../src/language/channels.ts';

/**
 * Elements of a document in order: name, attributes, text directly inside. Throws on what is not well-formed.
 */
function elements(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '');
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const token = /<(\/?)([A-Z]\w*)((?: [\w]+="[^"<]*")*)(\/?)>|([^<>]+)/y;
  const open: string[] = [];
  for (let at = 0; at < body.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(body);
    if (!match) throw new Error(`not well-formed at ${body.slice(at, at + 40)}`);
    const [, closing, name = '', attributes = '', empty, text] = match;
    if (text !== undefined) {
      const last = found.at(-1);
      if (last) last.text += decoded(text);
    } else if (closing) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      if (!empty) open.push(name);
      const pairs = [...attributes.matchAll(/ (\w+)="([^"]*)"/g)].map((pair) => [
        pair[1],
        decoded(pair[2] ?? ''),
      ]);
      found.push({ name, attributes: Object.fromEntries(pairs), text: '' });
    }
  }
  if (open.length > 0) throw new Error(`<${open}> stays open`);
  return found;
}

function decoded(text: string): string {
  const names: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#x9': '\t',
    '#xA': '\n',
    '#xD': '\r',
  };
  return text.replace(/&([^;]*);?/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`&${name}`);
    return value;
  });
}

/** What XML 1.0 has no way to write (w3.org/TR/xml/#charsets). */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const RELAY = {
  url: 'wss://x.example/relay/t0ken',
  action: 'https://x.example/action?a=1&b=2',
  greeting: 'Good evening Sophie, this is "Lune" <AI> & co.',
  language: 'fr',
};

describe('connecting the assistant', () => {
  it('gives the relay what it needs', () => {
    const [response, connect, relay, ...more] = elements(connectRelay(RELAY));
    expect(response?.name).toBe('Response');
    expect(connect).toMatchObject({
      name: 'Connect',
      attributes: { action: 'https://x.example/action?a=1&b=2', method: 'POST' },
    });
    expect(relay).toEqual({
      name: 'ConversationRelay',
      text: '',
      attributes: {
        url: 'wss://x.example/relay/t0ken',
        welcomeGreeting: 'Good evening Sophie, this is "Lune" <AI> & co.',
        welcomeGreetingInterruptible: 'any',
        language: 'fr-FR',
        interruptible: 'any',
        reportInputDuringAgentSpeech: 'speech',
        ignoreBackchannel: 'true',
        dtmfDetection: 'true',
        partialPrompts: 'false',
        events: 'tokens-played speaker-events',
      },
    });
    expect(more).toEqual([]);
  });

  it('carries parameters, hints and other languages', () => {
    const xml = connectRelay({
      ...RELAY,
      greeting: undefined,
      parameters: { call: 'CA1', 'a"b': '<é>' },
      hints: ['Lune', 'Mondial, Relay'],
      languages: ['fr-FR', 'en', 'en-US'],
    });
    const [, , relay, ...children] = elements(xml);
    expect(relay?.attributes.hints).toBe('Lune,Mondial  Relay');
    expect(relay?.attributes).not.toHaveProperty('welcomeGreeting');
    expect(children.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['Language', { code: 'en-US' }],
      ['Parameter', { name: 'call', value: 'CA1' }],
      ['Parameter', { name: 'a"b', value: '<é>' }],
    ]);
  });

  it('is a document whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (greeting, value) => {
        const [, , relay] = elements(connectRelay({ ...RELAY, greeting, parameters: { value } }));
        const writable = greeting.toWellFormed().replace(UNWRITABLE, '');
        expect(relay?.attributes.welcomeGreeting ?? '').toBe(writable);
        elements(say({ text: value, language: 'en' }));
      }),
    );
  });
});

describe('a person on the phone', () => {
  it('is rung, briefed, and given the call', () => {
    const xml = dialHuman({
      to: '+33155550000',
      action: 'https://x.example/after',
      callerId: '+33155555555',
      whisper: 'https://x.example/whisper?id=1&x=2',
      timeout: 20,
      announcement: { text: 'One moment, please.', language: 'en' },
    });
    expect(elements(xml)).toEqual([
      { name: 'Response', attributes: {}, text: '' },
      { name: 'Say', attributes: { language: 'en-US' }, text: 'One moment, please.' },
      {
        name: 'Dial',
        attributes: {
          answerOnBridge: 'true',
          timeout: '20',
          action: 'https://x.example/after',
          method: 'POST',
          callerId: '+33155555555',
        },
        text: '',
      },
      { name: 'Number', attributes: { url: 'https://x.example/whisper?id=1&x=2' }, text: '+33155550000' },
    ]);
  });

  it('hears who calls before taking the call', () => {
    const xml = whisper({
      text: 'Sophie, about order 45821.',
      language: 'en',
      accept: 'https://x.example/a',
    });
    expect(elements(xml).map(({ name, text }) => [name, text])).toEqual([
      ['Response', ''],
      ['Gather', ''],
      ['Say', 'Sophie, about order 45821.'],
      ['Hangup', ''],
    ]);
    expect(elements(accept())).toEqual([{ name: 'Response', attributes: {}, text: '' }]);
  });
});

describe('short answers', () => {
  it('say, go on, hang up, refuse', () => {
    expect(
      elements(say({ text: 'Au revoir & merci', language: 'fr' })).map(({ name, text }) => [name, text]),
    ).toEqual([
      ['Response', ''],
      ['Say', 'Au revoir & merci'],
      ['Hangup', ''],
    ]);
    expect(elements(say({ text: 'x', language: 'en', next: 'https://x.example/n' })).at(-1)).toEqual({
      name: 'Redirect',
      attributes: { method: 'POST' },
      text: 'https://x.example/n',
    });
    expect(elements(refuse('busy')).at(-1)).toMatchObject({ name: 'Reject', attributes: { reason: 'busy' } });
    expect(elements(hangUp()).map(({ name }) => name)).toEqual(['Response', 'Hangup']);
  });

  it.each([
    ['en', 'en-US'],
    ['fr', 'fr-FR'],
    ['fr_ca', 'fr-CA'],
    ['en-GB', 'en-GB'],
    ['en-FR', 'en-US'],
    ['fr-Latn-FR', 'fr-FR'],
    ['xx', 'en-US'],
    ['', 'en-US'],
  ])('language %j is spoken as %s', (locale, code) => {
    expect(spokenLanguage(locale)).toBe(code);
  });
});
