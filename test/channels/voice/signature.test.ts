import { describe, expect, it } from 'vitest';
import { formFields, verifyTwilio, verifyTwilioSocket } from '../../../src/channels/voice/signature.ts';

/* Vectors published with Twilio's helper libraries (twilio-node, validation spec), except where noted. */
const TOKEN = '12345';
const URL_ = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const CALL = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
const HASHED = `${URL_}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620`;
const BODY = '{"property": "value", "boolean": true}';

describe("Twilio's signature", () => {
  it.each([
    ['a form', URL_, CALL, SIGNATURE],
    [
      'a URL with a port',
      'http://mycompany.com:1234/myapp.php?foo=1&bar=2',
      CALL,
      'Zmvh+3yNM1Phv2jhDCwEM3q5ebU=',
    ],
    ['an https port nobody signed', 'https://mycompany.com:1234/myapp.php?foo=1&bar=2', CALL, SIGNATURE],
    ['a port only the signer saw', URL_, CALL, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    ['a quote in the query', `${URL_}&Body=It's+amazing`, CALL, 'dsq4Ehbj6cs+KdTkpF5sSSplOWw='],
    [
      'repeated fields',
      URL_,
      { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] },
      'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
    ],
    ['a JSON body', HASHED, BODY, 'a9nBmqA0ju/hNViExpshrM61xv4='],
  ] as const)('holds for %s', (_, url, content, signature) => {
    const fields = typeof content === 'string' ? content : formFields(form(content));
    expect(verifyTwilio(url, fields, signature, TOKEN)).toBe(true);
  });

  it('fails on any change', () => {
    expect(verifyTwilio(URL_, { ...CALL, Digits: '1235' }, SIGNATURE, TOKEN)).toBe(false);
    expect(verifyTwilio(URL_, { ...CALL, More: '' }, SIGNATURE, TOKEN)).toBe(false);
    expect(verifyTwilio(`${URL_}3`, CALL, SIGNATURE, TOKEN)).toBe(false);
    expect(verifyTwilio(URL_, CALL, SIGNATURE, '12346')).toBe(false);
    expect(verifyTwilio(URL_, CALL, 'R'.repeat(28), TOKEN)).toBe(false);
    expect(verifyTwilio(HASHED, `${BODY} `, 'a9nBmqA0ju/hNViExpshrM61xv4=', TOKEN)).toBe(false);
    expect(verifyTwilio(URL_, BODY, SIGNATURE, TOKEN)).toBe(false);
  });

  it('fails closed without token, header or URL', () => {
    expect(verifyTwilio(URL_, CALL, SIGNATURE, undefined)).toBe(false);
    expect(verifyTwilio(URL_, CALL, SIGNATURE, '')).toBe(false);
    expect(verifyTwilio(URL_, CALL, null, TOKEN)).toBe(false);
    expect(verifyTwilio(URL_, CALL, '', TOKEN)).toBe(false);
    expect(verifyTwilio('nonsense', CALL, SIGNATURE, TOKEN)).toBe(false);
    expect(verifyTwilio('nonsense', BODY, SIGNATURE, TOKEN)).toBe(false);
  });

  // The signature of the URL alone was computed for this test; Twilio publishes none for a socket.
  it('of a socket is over the URL of the TwiML, not of the request', () => {
    const signature = 'HXrgvHt0qTHu33oSxSjpOvWtO60=';
    expect(verifyTwilioSocket('wss://example.com/ws', signature, TOKEN)).toBe(true);
    expect(verifyTwilioSocket('https://example.com/ws', signature, TOKEN)).toBe(true);
    expect(verifyTwilioSocket('http://example.com/ws', signature, TOKEN)).toBe(false);
    expect(verifyTwilioSocket('https://example.com/w', signature, TOKEN)).toBe(false);
    expect(verifyTwilioSocket('https://example.com/ws', signature, undefined)).toBe(false);
  });
});

describe('form fields', () => {
  it('keep empty, repeated and oddly named ones', () => {
    const fields = formFields('a=1&b=&a=2&__proto__=x&c=%C3%A9+%2B');
    expect(Object.entries(fields)).toEqual([
      ['a', ['1', '2']],
      ['b', ''],
      ['__proto__', 'x'],
      ['c', 'é +'],
    ]);
  });
});

function form(fields: Record<string, string | readonly string[]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
}
