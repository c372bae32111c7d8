import { expect, it } from 'vitest';
import { metaSignature, twilioSignature } from '../../sandbox/sign.ts';

// Twilio's published vectors (twilio-node and "Security: validating requests").
const URL_ = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const FIELDS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};

it.each([
  [URL_, FIELDS, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ['http://mycompany.com:1234/myapp.php?foo=1&bar=2', FIELDS, 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
  [
    URL_,
    { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] },
    'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
  ],
  [
    `${URL_}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620`,
    {},
    'a9nBmqA0ju/hNViExpshrM61xv4=',
  ],
  ['wss://example.com/ws', {}, 'HXrgvHt0qTHu33oSxSjpOvWtO60='],
])('signs %s as Twilio does', async (url, fields, signature) => {
  expect(await twilioSignature('12345', url, fields)).toBe(signature);
});

it('signs the raw bytes as Meta does', async () => {
  // RFC 4231, test case 2.
  const body = new TextEncoder().encode('what do ya want for nothing?');
  expect(await metaSignature('Jefe', body)).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});
