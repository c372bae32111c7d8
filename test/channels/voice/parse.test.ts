import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endFrame } from '../../../src/channels/voice/frames.ts';
import {
  attestationOf,
  parseAction,
  parseDial,
  parseIncomingCall,
} from '../../../src/channels/voice/parse.ts';
import { formFields } from '../../../src/channels/voice/signature.ts';

const CALL = {
  AccountSid: 'AC0123456789abcdef0123456789abcdef',
  ApiVersion: '2010-04-01',
  CallSid: 'CA0123456789abcdef0123456789abcdef',
  CallStatus: 'ringing',
  Direction: 'inbound',
  From: '+33612345678',
  To: '+33155555555',
  Caller: '+33612345678',
  Called: '+33155555555',
  FromCountry: 'FR',
  ToCountry: 'FR',
  StirVerstat: 'TN-Validation-Passed-A',
};
const call = (changes: Record<string, string | string[]> = {}) => {
  const result = parseIncomingCall({ ...CALL, ...changes }, 'FR');
  if (!('call' in result)) throw new Error(result.refusal);
  return result.call;
};

describe('an incoming call', () => {
  it('names the caller and what vouches for them', () => {
    expect(call()).toEqual({
      sid: 'CA0123456789abcdef0123456789abcdef',
      from: 'phone:+33612345678',
      to: '+33155555555',
      evidence: { kind: 'caller', attestation: 'A' },
      country: 'FR',
      displayName: null,
    });
  });

  it('is read from a form as it comes', () => {
    const fields = formFields(new URLSearchParams({ ...CALL, CallerName: 'MARTIN SOPHIE' }));
    expect(parseIncomingCall(fields)).toMatchObject({
      call: { from: 'phone:+33612345678', displayName: 'MARTIN SOPHIE' },
    });
  });

  it.each([
    'anonymous',
    'Anonymous',
    'ANONYMOUS',
    'unknown',
    'restricted',
    'unavailable',
    '',
    '+266696687',
    '+7378742833',
    'sip:33612345678@x.example',
    'client:sophie',
  ])('from %j comes from nobody', (From) => {
    expect(call({ From })).toMatchObject({ from: null, evidence: { kind: 'withheld' } });
  });

  it('reads a national number in the store’s country', () => {
    expect(call({ From: '06 12 34 56 78' }).from).toBe('phone:+33612345678');
  });

  it('called at no number is a call all the same', () => {
    expect(call({ To: 'sip:shop@x.example', FromCountry: '??' })).toMatchObject({ to: null, country: null });
  });

  it.each([[{}], [{ CallSid: '' }], [{ CallSid: '../x' }], [{ CallSid: ['CA1', 'CA2'] }]])(
    '%j is refused',
    (form) => {
      expect(parseIncomingCall(form)).toEqual({ refusal: 'no call' });
    },
  );
});

describe('attestation', () => {
  it.each([
    ['TN-Validation-Passed-A', 'A'],
    ['TN-Validation-Passed-A-Diverted', 'weak'],
    ['TN-Validation-Passed-A-Passthrough', 'weak'],
    ['TN-Validation-Passed-B', 'weak'],
    ['TN-Validation-Passed-C', 'failed'],
    ['TN-Validation-Passed-C-Diverted', 'failed'],
    ['TN-Validation-Failed', 'failed'],
    ['TN-Validation-Failed-A', 'failed'],
    ['TN-Validation-Failed-B-Passthrough', 'failed'],
    ['No-TN-Validation', 'weak'],
    ['tn-validation-passed-a', 'weak'],
    ['tn-validation-failed', 'failed'],
    ['TN-VALIDATION-PASSED-C', 'failed'],
    ['TN-Validation-Passed-B-Diverted', 'weak'],
    ['TN-Validation-Passed-A-Diverted-Passthrough', 'weak'],
    ['TN-Validation-Passed-A, TN-Validation-Failed', 'weak'],
    ['TN-Validation-Passed-AB', 'weak'],
    [null, 'weak'],
  ] as const)('%s is %s', (verstat, expected) => {
    expect(attestationOf(verstat)).toBe(expected);
    expect(call({ StirVerstat: verstat ?? '' }).evidence).toEqual({ kind: 'caller', attestation: expected });
  });
});

describe('the end of a relay', () => {
  const ACTION = {
    AccountSid: 'AC1',
    CallSid: 'CA1',
    CallStatus: 'in-progress',
    From: '+33612345678',
    To: '+33155555555',
    Direction: 'inbound',
    SessionId: 'VX1',
    SessionStatus: 'ended',
    SessionDuration: '25',
  };
  const base = { sid: 'CA1', session: 'VX1', duration: 25_000 };

  it('by us, with what we left for the next step', () => {
    const frame = JSON.parse(
      endFrame({ reasonCode: 'live-agent-handoff', reason: 'Says "human" & é', ticket: 't1' }),
    );
    expect(parseAction({ ...ACTION, HandoffData: frame.handoffData })).toEqual({
      ...base,
      type: 'ended',
      live: true,
      handoff: { reasonCode: 'live-agent-handoff', reason: 'Says "human" & é', ticket: 't1' },
    });
  });

  it.each(['', 'no json', '{}', '[]', 'null'])('by us, with %j left', (HandoffData) => {
    expect(parseAction({ ...ACTION, HandoffData })).toEqual({
      ...base,
      type: 'ended',
      live: true,
      handoff: null,
    });
  });

  it('by the caller', () => {
    expect(parseAction({ ...ACTION, CallStatus: 'completed', SessionStatus: 'completed' })).toEqual({
      ...base,
      type: 'hung-up',
    });
  });

  it('by a fault, with the caller still there or not', () => {
    const failed = { ...ACTION, SessionStatus: 'failed', ErrorCode: '39001', ErrorMessage: 'Network' };
    expect(parseAction(failed)).toEqual({
      ...base,
      type: 'failed',
      live: true,
      code: '39001',
      message: 'Network',
    });
    expect(parseAction({ ...failed, CallStatus: 'completed' })).toMatchObject({
      type: 'failed',
      live: false,
    });
  });

  it('of no call is refused', () => {
    expect(parseAction({})).toEqual({ type: 'refused', reason: 'no call' });
  });

  it('never throws, whatever the form', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(CALL), ...Object.keys(ACTION), 'HandoffData'), value),
        (form) => {
          parseAction({ CallSid: 'CA1', ...form });
          parseIncomingCall({ CallSid: 'CA1', ...form });
          parseDial({ ...form, DialCallStatus: form.CallStatus ?? '', DialCallDuration: form.From ?? '' });
        },
      ),
    );
  });
});
