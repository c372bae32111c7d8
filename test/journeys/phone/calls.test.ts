import { describe, expect, it, vi } from 'vitest';
import { twilioSignature } from '../../../sandbox/sign.ts';
import { Api } from '../../../scripts/clients/api.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent } from '../../../scripts/clients/sent.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What only a phone does: attestation, interruption, a line that breaks, a ticket that is used twice. */

const service = serviceInside();
const api = new Api(service);
const to = '+33187654321';

async function said(phone: string): Promise<string[]> {
  const [customer = ''] = await api.customers({ phone });
  const rows = await api.exchanges(customer);
  return rows
    .filter(({ direction, channel }) => direction === 'out' && channel === 'voice')
    .map(({ text }) => text);
}

describe('a caller', () => {
  it('is known by the number, and by no number that fails attestation', async () => {
    const sophie = await shopper(service, 'Sophie');
    const known = await Call.place(service, { from: sophie.phone, to });
    expect(known.greeting).toContain('Sophie');
    await known.hangUp();
    for (const attestation of ['failed', 'C'] as const) {
      const spoofed = await Call.place(service, { from: sophie.phone, to, attestation });
      expect(spoofed.greeting).toMatch(/AI assistant/);
      expect(spoofed.greeting).not.toContain('Sophie');
      expect(await spoofed.say('Where is my order?')).not.toContain(sophie.order);
      await spoofed.hangUp();
    }
  });

  it('who withholds the number is a stranger', async () => {
    const call = await Call.place(service, { from: 'anonymous', to });
    expect(call.greeting).toMatch(/^(Good (morning|afternoon|evening)|Hello), this is/);
    await call.hangUp();
  });

  it('who interrupts has heard no more than was played', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    const answer = await call.say('What are your opening hours?');
    const heard = answer.split(' ').slice(0, 4).join(' ');
    call.interrupt(heard);
    await vi.waitFor(async () =>
      expect((await said(eve.phone)).at(-1)?.replace(/\W+$/, '')).toBe(heard.replace(/\W+$/, '')),
    );
    await call.hangUp();
  });

  it('whose line breaks is connected again without a second greeting', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    call.breakLine();
    const twiml = await call.reconnect();
    expect(twiml).toContain('<ConversationRelay');
    expect(twiml).not.toContain('AI assistant');
    expect(await said(eve.phone)).toHaveLength(1);
  });

  it('who asks for a label on the phone gets it by mail, since a phone carries no files', async () => {
    const eve = await shopper(service, 'Eve');
    const mailbox = new Mailbox(service, eve);
    const before = await lastSent(service, 'email');
    const call = await Call.place(service, { from: eve.phone, to });
    await call.say('My dress is too small, please start the return and send me the label.');
    await call.hangUp();
    const [letter] = await mailbox.answersSince(before);
    expect(letter?.attachments).toMatchObject([{ type: 'application/pdf' }]);
  });

  it('who is recognised and no more gets what was done in writing, with how to undo it', async () => {
    const eve = await shopper(service, 'Eve');
    const mailbox = new Mailbox(service, eve);
    await mailbox.ask({
      to: 'support@demo.example',
      subject: 'Return',
      text: `Please start the return of order ${eve.order}, it is too small.`,
    });
    const before = await lastSent(service, 'email');
    const call = await Call.place(service, { from: eve.phone, to, attestation: 'B' });
    const answer = await call.say("Yes, I'd like to exchange it for the next size up.");
    if (!/exchanged/.test(answer)) await call.say('Yes please.');
    await call.hangUp();
    const [receipt] = await mailbox.answersSince(before);
    expect(receipt?.text).toMatch(/undo/i);
    expect((await api.order(eve.order))?.exchanges).toHaveLength(1);
  });
});

describe('the relay', () => {
  it('opens for the signature of the provider and a ticket that is fresh, once', async () => {
    const call = await Call.place(service, { from: 'anonymous', to });
    const { url } = call.relay;
    const signed = { 'X-Twilio-Signature': await twilioSignature(service.twilioAuthToken, url) };
    await expect(service.dial(url, { headers: {} })).rejects.toThrow('403');
    const forged = url.replace(/[^/]+$/, 'abc');
    const forgedSigned = { 'X-Twilio-Signature': await twilioSignature(service.twilioAuthToken, forged) };
    await expect(service.dial(forged, { headers: forgedSigned })).rejects.toThrow('404');
    await expect(service.dial(url, { headers: signed })).rejects.toThrow('403');
    await call.hangUp();
  });

  it('refuses a webhook that nobody signed', async () => {
    const response = await service.fetch('/hooks/demo/twilio/voice', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': 'AAAA' },
      body: new URLSearchParams({ CallSid: 'CA1', From: '+33612345678', To: to }),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});
