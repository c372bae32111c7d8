import { Hono } from 'hono';
import { whose } from '../../durable-objects/whose.ts';
import { systemText } from '../brain/embedded/notices.ts';
import { type IncomingCall, parseAction, parseIncomingCall } from '../channels/voice/parse.ts';
import {
  type FormFields,
  formFields,
  verifyTwilio,
  verifyTwilioSocket,
} from '../channels/voice/signature.ts';
import { connectRelay, dialHuman, hangUp, reconnect, say } from '../channels/voice/twiml.ts';
import type { Address } from '../identity/address.ts';
import { readRelayToken, relayToken } from '../tokens.ts';
import { trace } from '../trace.ts';
import { bodyAtMost } from './body.ts';
import { customerObject, routeOf } from './hand-over.ts';
import { badRequest, forbidden, needsUpgrade, notFound, tooLarge } from './problems.ts';
import { type DoorContext, type DoorEnv, publicUrl } from './stores.ts';
import { passUpgrade } from './upgrade.ts';

const LARGEST = 64 * 1024;

/** Twilio's webhooks and the relay's socket. Who may call: Twilio, proven by its signature over the public URL. */
export const twilioDoor = new Hono<DoorEnv>()
  .post('/voice', async (c) => {
    const form = await signedForm(c);
    if (form instanceof Response) return form;
    const at = c.get('at');
    const parsed = parseIncomingCall(form, at.settings.country);
    if ('refusal' in parsed) return badRequest(parsed.refusal);
    return twiml(await answerCall(c, parsed.call, connectRelay));
  })
  .post('/action', async (c) => {
    const form = await signedForm(c);
    if (form instanceof Response) return form;
    return afterRelay(c, form);
  })
  /** `<Dial>` is over: when nobody answered, she is told that somebody will call back. */
  .post('/dialled', async (c) => {
    const form = await signedForm(c);
    if (form instanceof Response) return form;
    const { settings } = c.get('at');
    if (form.DialCallStatus === 'completed') return twiml(hangUp());
    return twiml(
      say({ text: systemText('handover_waiting', settings.locale, {}), language: settings.locale }),
    );
  })
  .get('/relay/:ticket', async (c) => {
    const at = c.get('at');
    const { twilioAuthToken } = at.credentials;
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return needsUpgrade();
    if (
      !verifyTwilioSocket(publicUrl(c.env, c.req.url), c.req.header('x-twilio-signature'), twilioAuthToken)
    ) {
      return forbidden('The signature does not fit.');
    }
    const ticket = await readRelayToken(c.env, at.store, c.req.param('ticket'));
    if (!ticket) return notFound('No such call.');
    const { customer, session, ticket: number } = ticket;
    return passUpgrade(c.env, { store: at.store, customer }, { kind: 'voice', session, ticket: number });
  });

/** The TwiML that connects a caller with her customer's object. */
async function answerCall(c: DoorContext, call: IncomingCall, connect: typeof connectRelay): Promise<string> {
  const at = c.get('at');
  const from: Address = call.from ?? `visitor:call/${call.sid}`;
  const route = routeOf(from, call.evidence);
  const { customer, onFile } = await whose(c.env, at.store, at.shop, route, { country: call.country });
  const { session, greeting, locale } = await customerObject(c.env, at.store, customer, call.country).pickUp(
    { sid: call.sid, from, evidence: call.evidence, onFile },
    { origin: at.origin, country: call.country, trace: at.trace },
  );
  const ticket = await relayToken(c.env, {
    store: at.store,
    customer,
    session,
    ticket: crypto.randomUUID(),
  });
  trace('call.answered', { trace: at.trace, store: at.store, channel: 'voice', customer, session });
  const base = `${at.origin}/hooks/${at.store}/twilio`;
  return connect({
    url: `${base.replace(/^http/, 'ws')}/relay/${ticket}`,
    action: `${base}/action`,
    greeting,
    language: locale,
  });
}

/** How the call goes on when the relay has ended: to a person, back to the relay, or not at all. */
async function afterRelay(c: DoorContext, form: FormFields): Promise<Response> {
  const at = c.get('at');
  const end = parseAction(form);
  if (end.type === 'refused') return badRequest(end.reason);
  const base = `${at.origin}/hooks/${at.store}/twilio`;
  const caller = parseIncomingCall(form, at.settings.country);
  if (end.type === 'failed' && end.live && 'call' in caller) {
    // The socket broke and she is still there: a fresh relay, and the same session takes up.
    return twiml(await answerCall(c, caller.call, (relay) => reconnect({ ...relay, greeting: undefined })));
  }
  if (
    end.type === 'ended' &&
    end.handoff?.reasonCode === 'live-agent-handoff' &&
    at.settings.phone.transferTo
  ) {
    return twiml(
      dialHuman({
        to: at.settings.phone.transferTo,
        action: `${base}/dialled`,
        callerId: at.settings.phone.number || undefined,
      }),
    );
  }
  if ('call' in caller) {
    const from: Address = caller.call.from ?? `visitor:call/${end.sid}`;
    const { customer } = await whose(c.env, at.store, at.shop, routeOf(from, caller.call.evidence), {});
    await customerObject(c.env, at.store, customer).callEnded(end.sid, end.type, at.trace);
  }
  return twiml(hangUp());
}

async function signedForm(c: DoorContext): Promise<FormFields | Response> {
  const raw = await bodyAtMost(c.req.raw, LARGEST);
  if (!raw) return tooLarge('A call may have 64 kB of fields.');
  const form = formFields(new TextDecoder().decode(raw));
  const { twilioAuthToken } = c.get('at').credentials;
  const url = publicUrl(c.env, c.req.url);
  return verifyTwilio(url, form, c.req.header('x-twilio-signature'), twilioAuthToken)
    ? form
    : forbidden('The signature does not fit.');
}

function twiml(xml: string): Response {
  return new Response(xml, { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}
