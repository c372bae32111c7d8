import { expect, vi } from 'vitest';
import { metaSignature, twilioSignature } from '../../../sandbox/sign.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { now } from '../../../src/clock.ts';
import { ask, HERE, JSON_TYPE, kept } from '../world.ts';
import { byPass } from './comparisons.ts';
import { api, booty, CALL, east, login, PNG, sophie, told, twilio, west } from './stores.ts';

/** What browsers, Meta and Twilio ask for, with what the west holds. */
export const channels: Record<string, () => Promise<void>> = {
  'GET /files/:signed': async () => {
    const [head = '', body = '', signature = ''] = booty.file.split('.');
    expect((await ask(`/files/${booty.file}`)).status).toBe(200);
    const claims = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as object;
    const forged = btoa(JSON.stringify({ ...claims, store: 'east' })).replaceAll('=', '');
    for (const token of [`${head}.${forged}.${signature}`, booty.upload, booty.chat, booty.pass, booty.relay])
      expect((await ask(`/files/${token}`)).status).toBe(404);
  },
  'GET /chat/:store': async () => {
    const thief = await Chat.open(east, { token: booty.chat, since: 0 });
    expect(thief.welcome.session).not.toBe(booty.chat);
    expect(thief.welcome).toMatchObject({ seq: 0, assurance: 'anonymous' });
    expect(thief.messages).toEqual([]);
    thief.send({ type: 'message', id: 'u', text: 'mine', attachments: [booty.upload] });
    const about = { kind: 'csat', score: 1, ticket: booty.ticket };
    thief.send({ type: 'rate', id: 'r', ...about });
    thief.send({ type: 'choose', id: 'c', message: booty.message, choice: 'accept:p' });
    await vi.waitFor(() => {
      const refused = thief.frames.flatMap((frame) => (frame.type === 'error' ? [frame.id] : []));
      expect(refused.sort()).toEqual(['c', 'r', 'u']);
    });
    for (const [secret, store] of [
      [west.identitySecret, 'east'],
      [west.identitySecret, 'west'],
      ['dev-identity-secret', 'east'],
      [east.identitySecret, 'west'],
    ] as const) {
      const known = await Chat.open(east, { identity: await login(secret, store) });
      expect(known.welcome.assurance).toBe('anonymous');
      known.close();
    }
    thief.close();
  },
  // Public, and each store's own: a page of the west reads nothing of the east's, and the east's look names
  // no other store.
  'GET /chat/:store/widget': async () => {
    const { origins: _, ...settings } = (await (await api(east, 'GET', '/settings')).json()) as {
      origins: [];
    };
    const origins = ['https://east.example'];
    expect((await api(east, 'PUT', '/settings', { ...settings, origins })).status).toBe(200);
    const look = (origin: string) => ask('/chat/east/widget', { headers: { origin } });
    const before = await kept();
    expect((await look('https://west.example')).status).toBe(403);
    const own = await look('https://east.example');
    expect(own.status).toBe(200);
    const text = await own.text();
    expect(JSON.parse(text)).toMatchObject({ name: 'east' });
    expect(text).not.toMatch(/west|secret|token/i);
    expect(await kept()).toEqual(before);
    expect((await api(east, 'PUT', '/settings', settings)).status).toBe(200);
  },
  'OPTIONS /chat/:store/session': async () => {
    expect((await ask('/chat/east/session', { method: 'OPTIONS' })).status).toBe(204);
  },
  'DELETE /chat/:store/session': async () => {
    const before = await kept();
    for (const token of [booty.chat, booty.upload, booty.pass, west.adminToken]) {
      const authorization = `Bearer ${token}`;
      expect((await ask('/chat/east/session', { method: 'DELETE', headers: { authorization } })).status).toBe(
        401,
      );
    }
    expect(await kept()).toEqual(before);
  },
  'OPTIONS /chat/:store/files': async () => {
    expect((await ask('/chat/east/files', { method: 'OPTIONS' })).status).toBe(204);
  },
  'POST /chat/:store/files': async () => {
    const before = await kept();
    for (const token of [booty.chat, booty.upload, booty.file, booty.pass, west.adminToken]) {
      const authorization = `Bearer ${token}`;
      const sent = await ask('/chat/east/files', { method: 'POST', headers: { authorization }, body: PNG });
      expect(sent.status).toBe(401);
    }
    expect(await kept()).toEqual(before);
  },
  'GET /hooks/:store/whatsapp': async () => {
    const query = (token: string) =>
      new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': '1', 'hub.verify_token': token });
    expect((await ask(`/hooks/east/whatsapp?${query(west.verifyToken)}`)).status).toBe(403);
    expect((await ask(`/hooks/east/whatsapp?${query(east.verifyToken)}`)).status).toBe(200);
  },
  'POST /hooks/:store/whatsapp': async () => {
    const before = await kept();
    const forged = new WhatsApp({ ...east, whatsappAppSecret: west.whatsappAppSecret }, sophie);
    await expect(forged.send({ text: 'x' }, new Date(now()))).rejects.toThrow('403');
    // The east's own Meta account speaks of a message that the west sent: a receipt whose reference names the
    // west's customer.
    const value = {
      metadata: { phone_number_id: '106540352242922' },
      statuses: ['sent', 'failed'].map((status) => ({
        id: 'wamid.west',
        status,
        timestamp: `${Math.floor(now() / 1000)}`,
        recipient_id: sophie.phone.slice(1),
        biz_opaque_callback_data: `${booty.customer}.${booty.message}`,
      })),
    };
    const raw = new TextEncoder().encode(
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
      }),
    );
    const sent = await ask('/hooks/east/whatsapp', {
      method: 'POST',
      headers: { ...JSON_TYPE, 'x-hub-signature-256': await metaSignature(east.whatsappAppSecret, raw) },
      body: raw,
    });
    expect(sent.status).toBe(200);
    expect(await kept()).toEqual(before);
  },
  'POST /hooks/:store/twilio/voice': async () => {
    const before = await kept();
    expect((await twilio('/voice', CALL, west.twilioAuthToken)).status).toBe(403);
    expect((await twilio('/voice', CALL, 'dev-twilio-token')).status).toBe(403);
    expect(await kept()).toEqual(before);
    // A genuine call at the east is greeted by the east alone, and knows nothing of what was said in the
    // west.
    const call = await Call.place(east, { from: sophie.phone, to: '+33180000000', attestation: 'A' });
    expect(call.greeting).toMatch(/east/i);
    expect(`${call.greeting} ${await call.say('What did I write before?')}`).not.toMatch(/west|Gertrude/i);
    await call.hangUp();
  },
  'POST /hooks/:store/twilio/calls/:pass/next': byPass('next', { CallStatus: 'in-progress' }),
  'POST /hooks/:store/twilio/calls/:pass/dialled/:turn?': byPass('dialled', { DialCallStatus: 'completed' }),
  'POST /hooks/:store/twilio/calls/:pass/whisper': byPass('whisper'),
  'POST /hooks/:store/twilio/calls/:pass/accept': byPass('accept', { Digits: '1' }),
  'POST /hooks/:store/twilio/calls/:pass/joined': byPass('joined', { Called: `client:pe_${'0'.repeat(32)}` }),
  'GET /hooks/:store/twilio/relay/:ticket': async () => {
    const before = await kept();
    const dial = async (ticket: string, token: string) => {
      const path = `/hooks/east/twilio/relay/${ticket}`;
      const signature = await twilioSignature(token, `${HERE.replace('http', 'ws')}${path}`);
      return told(await ask(path, { headers: { upgrade: 'websocket', 'x-twilio-signature': signature } }));
    };
    expect((await dial(booty.relay, west.twilioAuthToken)).status).toBe(403);
    const theirs = await dial(booty.relay, east.twilioAuthToken);
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await dial('made.up.ticket', east.twilioAuthToken));
    expect(await kept()).toEqual(before);
  },
};
