import { expect, it } from 'vitest';
import { callFields, readRelay, setupFrame } from '../../sandbox/twilio/wire.ts';

const call = { from: '+33612345678', to: '+33187650021', callSid: 'CA1', attestation: 'A' } as const;

it('reads a relay out of TwiML', () => {
  const relay = readRelay(
    `<?xml version="1.0"?><Response><Connect action="https://a.example/end?x=1&amp;y=2"><ConversationRelay url="wss://a.example/r/t" welcomeGreeting="Lune&apos;s &#8220;AI&#x201d; &lt;3"><Language code="fr-FR"/><Parameter name="k" value="v &amp; w"/></ConversationRelay></Connect></Response>`,
  );
  expect(relay).toMatchObject({
    url: 'wss://a.example/r/t',
    greeting: "Lune's “AI” <3",
    action: 'https://a.example/end?x=1&y=2',
    parameters: { k: 'v & w' },
  });
});

it('reads a relay without children, and none at all', () => {
  expect(
    readRelay('<Response><Connect><ConversationRelay url="wss://a.example/r"/></Connect></Response>')?.action,
  ).toBeNull();
  expect(readRelay('<Response><Say>No</Say></Response>')).toBeNull();
});

it('reports the attestation as Twilio words it', () => {
  expect(callFields(call).StirVerstat).toBe('TN-Validation-Passed-A');
  expect(callFields({ ...call, attestation: 'failed' }).StirVerstat).toBe('TN-Validation-Failed');
  expect(callFields({ ...call, attestation: 'none' })).not.toHaveProperty('StirVerstat');
});

it('hands the parameters back in the setup frame', () => {
  expect(setupFrame(call, { parameters: { k: 'v' } })).toMatchObject({
    callSid: 'CA1',
    customParameters: { k: 'v' },
  });
});
