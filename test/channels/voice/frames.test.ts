import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyLast,
  endFrame,
  languageFrame,
  parseFrame,
  textFrame,
  textFrames,
} from '../../../src/channels/voice/frames.ts';
import { takePrompt } from '../../../src/channels/voice/repeats.ts';

describe('what a relay says', () => {
  it.each([
    [
      '{"type":"setup","sessionId":"VX00000000000000000000000000000000","accountSid":"AC","parentCallSid":"","callSid":"CA00000000000000000000000000000000","from":"+18005550100","to":"+18005550101","forwardedFrom":"+18005550102","callType":"PSTN","callerName":"","direction":"inbound","callStatus":"RINGING","customParameters":{"callReference":"bar"}}',
      {
        type: 'setup',
        session: 'VX00000000000000000000000000000000',
        call: 'CA00000000000000000000000000000000',
        from: '+18005550100',
        to: '+18005550101',
        parameters: { callReference: 'bar' },
      },
    ],
    [
      '{"type":"setup","sessionId":"s","callSid":"v2:T02ll","callControlId":"v2:T02ll","from":"+1","to":"+2"}',
      { type: 'setup', session: 's', call: 'v2:T02ll', from: '+1', to: '+2', parameters: {} },
    ],
    [
      '{"type":"prompt","voicePrompt":"Hi! Can you tell me about my order?","lang":"en-US","last":true}',
      { type: 'prompt', text: 'Hi! Can you tell me about my order?', language: 'en-US', last: true },
    ],
    [
      '{"type":"prompt","voicePrompt":"hello there","lang":"en","last":false}',
      { type: 'prompt', text: 'hello there', language: 'en', last: false },
    ],
    ['{"type":"prompt","voicePrompt":" yes "}', { type: 'prompt', text: 'yes', language: null, last: true }],
    ['{"type":"dtmf","digit":"1"}', { type: 'dtmf', digit: '1' }],
    ['{"type":"dtmf","digit":7}', { type: 'dtmf', digit: '7' }],
    [
      '{"type":"interrupt","utteranceUntilInterrupt":"Life is a complex set of","durationUntilInterruptMs":460}',
      { type: 'interrupt', heard: 'Life is a complex set of', after: 460 },
    ],
    [
      '{"type":"interrupt","utteranceUntilInterrupt":"Life","durationUntilInterruptMs":"460"}',
      { type: 'interrupt', heard: 'Life', after: 460 },
    ],
    ['{"type":"interrupt"}', { type: 'interrupt', heard: '', after: null }],
    [
      '{"type":"error","description":"Invalid message received: x"}',
      { type: 'error', description: 'Invalid message received: x' },
    ],
    [
      '{"type":"info","name":"agentSpeaking","value":"on","ts":1752091234567}',
      { type: 'info', name: 'agentSpeaking', value: 'on' },
    ],
    ['{"type":"configUpdated"}', { type: 'unknown', name: 'configUpdated' }],
    ['{"type":"toString"}', { type: 'unknown', name: 'toString' }],
    ['{"type":"prompt"}', { type: 'bad', reason: 'shape' }],
    ['{"type":"dtmf","digit":"12"}', { type: 'bad', reason: 'shape' }],
    ['{"type":"dtmf","digit":{"toString":1,"valueOf":1}}', { type: 'bad', reason: 'shape' }],
    ['{}', { type: 'bad', reason: 'shape' }],
    ['null', { type: 'bad', reason: 'shape' }],
    ['{', { type: 'bad', reason: 'json' }],
    [`"${'x'.repeat(70_000)}"`, { type: 'bad', reason: 'size' }],
  ])('%s', (frame, heard) => {
    expect(parseFrame(frame)).toEqual(heard);
  });

  it('never throws', () => {
    const type = fc.constantFrom(
      'setup',
      'prompt',
      'dtmf',
      'interrupt',
      'error',
      'info',
      'other',
      '__proto__',
    );
    const field = fc.constantFrom(
      'sessionId',
      'callSid',
      'customParameters',
      'voicePrompt',
      'last',
      'digit',
      'durationUntilInterruptMs',
      'value',
    );
    fc.assert(fc.property(fc.string(), (frame) => void parseFrame(frame)));
    fc.assert(
      fc.property(type, fc.dictionary(field, fc.jsonValue()), (name, body) => {
        expect(parseFrame(JSON.stringify({ ...body, type: name })).type).toBeTypeOf('string');
      }),
    );
  });
});

describe('what we say', () => {
  it('sentences keep the space between them and the last one ends the turn', () => {
    expect(
      textFrames(['Your **label** is on its way. ', '🎉', 'Anything else?']).map((frame) =>
        JSON.parse(frame),
      ),
    ).toEqual([
      { type: 'text', token: 'Your label is on its way. ', last: false },
      { type: 'text', token: 'Anything else?', last: true },
    ]);
    expect(textFrames(['👍'])).toEqual([]);
  });

  it('fillers, ends, languages', () => {
    expect(JSON.parse(textFrame('One moment. ', false, { preemptible: true }))).toEqual({
      type: 'text',
      token: 'One moment. ',
      last: false,
      preemptible: true,
    });
    expect(JSON.parse(emptyLast)).toEqual({ type: 'text', token: '', last: true });
    expect(JSON.parse(endFrame())).toEqual({ type: 'end' });
    expect(JSON.parse(endFrame({ reasonCode: 'live-agent-handoff', reason: 'x' }))).toEqual({
      type: 'end',
      handoffData: '{"reasonCode":"live-agent-handoff","reason":"x"}',
    });
    expect(JSON.parse(languageFrame('fr'))).toEqual({
      type: 'language',
      ttsLanguage: 'fr-FR',
      transcriptionLanguage: 'fr-FR',
    });
  });
});

describe('prompts that come twice', () => {
  const prompt = (text: string, last = true) => ({ type: 'prompt', text, last, language: null }) as const;

  it('count once', () => {
    const first = takePrompt(prompt('Yes, please'), null, 1000);
    expect(first).toEqual({ text: 'Yes, please', at: 1000 });
    expect(takePrompt(prompt('yes please.'), first, 2500)).toBeNull();
  });

  it('unless they are new, late, or answered in between', () => {
    const previous = { text: 'yes', at: 1000 };
    expect(takePrompt(prompt('yes, exchange it'), previous, 1500)?.text).toBe('yes, exchange it');
    expect(takePrompt(prompt('yes'), previous, 4000)?.at).toBe(4000);
    expect(takePrompt(prompt('yes'), null, 1500)?.at).toBe(1500);
    expect(takePrompt(prompt('?'), { text: '!', at: 1000 }, 1500)?.text).toBe('?');
  });

  it('partial and empty ones never count', () => {
    expect(takePrompt(prompt('I want', false), null, 0)).toBeNull();
    expect(takePrompt(prompt(''), null, 0)).toBeNull();
  });
});
