import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameFault, twimlFault } from '../../sandbox/twilio/rules.ts';
import { endFrame, languageFrame, textFrames } from '../../src/channels/voice/frames.ts';
import {
  accept,
  connectRelay,
  dialHuman,
  hangUp,
  refuse,
  say,
  whisper,
} from '../../src/channels/voice/twiml.ts';

const relay = { url: 'wss://shop.example/relay/x', action: 'https://shop.example/next', language: 'fr' };
const text = fc.string({ unit: 'binary', maxLength: 80 });

describe('TwiML', () => {
  it('of ours is taken, whatever is said in it', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const xml of [
          connectRelay({
            ...relay,
            greeting: words,
            languages: ['en'],
            hints: [words],
            parameters: { a: words },
          }),
          dialHuman({
            to: '+33612345678',
            action: relay.action,
            whisper: relay.action,
            callerId: '+33187654321',
          }),
          whisper({ text: words, language: 'en', accept: relay.action }),
          say({ text: words, language: 'fr' }),
          say({ text: words, language: 'fr', next: relay.action }),
        ])
          expect(twimlFault(xml)).toBeNull();
      }),
    );
    for (const xml of [accept(), hangUp(), refuse()]) expect(twimlFault(xml)).toBeNull();
  });

  it.each(['localhost:8787', '127.0.0.1:40511', '[::1]:8787', '127.0.0.1'])(
    'of a relay on this machine may go without TLS: %s',
    (host) => {
      expect(twimlFault(connectRelay({ ...relay, url: `ws://${host}/relay/x` }))).toBeNull();
    },
  );

  it.each([
    ['', 'not one whole document'],
    ['<Response>', 'not one whole document'],
    ['<Response><Speak>Hi</Speak></Response>', '<Speak> is unknown'],
    ['<Response><Connect><ConversationRelay/></Connect></Response>', 'needs url'],
    ['<Response><Connect><ConversationRelay url="wss://x.example/a?b=c"/></Connect></Response>', 'is wrong'],
    ['<Response><Connect><ConversationRelay url="ws://x.example/a"/></Connect></Response>', 'is wrong'],
    [
      '<Response><Connect><ConversationRelay url="ws://127.0.0.1.example/a"/></Connect></Response>',
      'is wrong',
    ],
    ['<Response><ConversationRelay url="wss://x.example/a"/></Response>', 'may not stand in'],
    ['<Response><Dial answeronbridge="true">+33612345678</Dial></Response>', 'is unknown'],
    ['<Response><Say language="french">Bonjour</Say></Response>', 'is wrong'],
    ['<Response>Hello</Response>', 'text outside'],
    ['<Response><Say>a < b & c</Say></Response>', 'not well-formed'],
  ])('%s is refused', (xml, fault) => expect(twimlFault(xml)).toContain(fault));

  it('of anybody is judged without a fall', () => {
    fc.assert(fc.property(text, (xml) => void twimlFault(xml)));
  });
});

describe('frames', () => {
  it('of ours are taken', () => {
    const ours = [
      ...textFrames(['One. ', 'Two.']),
      endFrame({ reasonCode: 'x', reason: 'y' }),
      languageFrame('fr'),
    ];
    for (const frame of ours) expect(frameFault(frame)).toBeNull();
  });

  it.each(['', '{}', '[]', '{"type":"text"}', '{"type":"text","token":1}', '{"type":"say","token":"x"}'])(
    '%s is refused',
    (frame) => expect(frameFault(frame)).not.toBeNull(),
  );
});
