import { Hono } from 'hono';
import { deskObject } from '../../durable-objects/clients/desk.ts';
import { GONE, type NextStep } from '../../durable-objects/customer/rpc.ts';
import {
  type IncomingCall,
  parseAction,
  parseClient,
  parseDial,
  parseIncomingCall,
} from '../channels/voice/parse.ts';
import { callSession } from '../channels/voice/session.ts';
import {
  type FormFields,
  formFields,
  verifyTwilio,
  verifyTwilioSocket,
} from '../channels/voice/signature.ts';
import { accept, connectRelay, dialHuman, hangUp, reject, say, whisper } from '../channels/voice/twiml.ts';
import type { Address } from '../identity/address.ts';
import { phoneTexts } from '../language/phone.ts';
import { spokenTags } from '../language/switch.ts';
import { callToken, readCallToken, readRelayToken, relayToken } from '../tokens.ts';
import { trace, traceId } from '../trace.ts';
import { bodyAtMost } from './body.ts';
import { customerObject, routeOf, withOwner } from './hand-over.ts';
import { badRequest, forbidden, needsUpgrade, notFound, tooLarge } from './problems.ts';
import { type DoorContext, type DoorEnv, publicUrl } from './stores.ts';
import { passUpgrade } from './upgrade.ts';

const LARGEST = 64 * 1024;
/**
 * How many browsers ring at once: a `<Dial>` may have ten nouns (twilio.com/docs/voice/twiml/client), one is
 * the number.
 */
const MOST_RUNG = 9;

/**
 * Twilio's webhooks and the relay's socket. Who may call: Twilio, proven by its signature over the public
 * URL. Each later webhook's path names the customer, signed by us: only the first one brings the caller's
 * attestation.
 */
export const twilioDoor = new Hono<DoorEnv>()
  .post('/voice', async (c) => {
    const form = await signedForm(c);
    if (form instanceof Response) return form;
    const parsed = parseIncomingCall(form, c.get('at').settings.country);
    return 'refusal' in parsed ? badRequest(parsed.refusal) : twiml(await answerCall(c, parsed.call));
  })
  /** The relay has ended. */
  .post('/calls/:pass/next', async (c) => {
    const call = await knownCall(c, c.req.param('pass'));
    if (call instanceof Response) return call;
    const end = parseAction(call.form);
    if (end.type === 'refused' || callSession(end.sid) !== call.session) return badRequest('no call');
    const next = await call.object.afterRelay(call.session, end);
    const isTold = end.type === 'ended' && end.handoff?.reasonCode === 'suspended';
    return c.get('at').suspended ? twiml(goodbye(c, next, isTold)) : goOn(c, call, next);
  })
  /** `<Dial>` is over. */
  .post('/calls/:pass/dialled/:turn?', async (c) => {
    const call = await knownCall(c, c.req.param('pass'));
    if (call instanceof Response) return call;
    const next = await call.object.afterDial(
      call.session,
      parseDial(call.form),
      // A call that began under a version without turns has one.
      Number(c.req.param('turn') ?? MOST_RUNG),
    );
    return c.get('at').suspended ? twiml(goodbye(c, next)) : goOn(c, call, next);
  })
  /** A person picked up: what only that person hears. */
  .post('/calls/:pass/whisper', async (c) => {
    const call = await knownCall(c, c.req.param('pass'));
    if (call instanceof Response) return call;
    const briefing = c.get('at').suspended ? null : await call.object.briefing(call.session);
    if (!briefing) return twiml(hangUp());
    const { text, locale } = briefing;
    return twiml(whisper({ text, language: locale, accept: `${call.base}/accept` }));
  })
  /** The person who was rung pressed a key. */
  .post('/calls/:pass/accept', async (c) => {
    const call = await knownCall(c, c.req.param('pass'));
    if (call instanceof Response) return call;
    const taken = await call.object.takeCall(call.session, String(call.form.Digits ?? ''), null);
    return twiml(taken ? accept() : hangUp());
  })
  /** An advisor has accepted in a browser. */
  .post('/calls/:pass/joined', async (c) => {
    const call = await knownCall(c, c.req.param('pass'));
    if (call instanceof Response) return call;
    const identity = parseClient(call.form);
    const people = await deskObject(c.env, c.get('at').store).people();
    const by = people.find(({ id }) => id === identity);
    const taken = by && (await call.object.takeCall(call.session, '1', { id: by.id, name: by.name }));
    return twiml(taken ? accept() : hangUp());
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
    const passed = await passUpgrade(
      c.env,
      { store: at.store, customer },
      { kind: 'voice', session, ticket: number },
    );
    if (passed.status === GONE) return notFound('No such call.');
    return passed.status === 403 ? forbidden('This ticket is used.') : passed;
  });

/** A call that was picked up before. */
interface KnownCall {
  form: FormFields;
  customer: string;
  session: string;
  object: ReturnType<typeof customerObject>;
  /** The base of its webhooks' URLs. */
  base: string;
}

/** Answers a call: finds the owner of the number, and connects the caller with the owner's object. */
async function answerCall(c: DoorContext, call: IncomingCall): Promise<string> {
  const at = c.get('at');
  const from: Address = call.from ?? `visitor:call/${call.sid}`;
  const route = routeOf(from, call.evidence);
  const place = { country: call.country };
  const answered = await withOwner(
    c.env,
    at,
    { address: route, place },
    async ({ customer, home, onFile }) => {
      const picked = await customerObject(c.env, at.store, customer, call.country).pickUp(
        { sid: call.sid, from, evidence: call.evidence, onFile },
        { origin: at.origin, country: call.country, trace: traceId(), home },
      );
      if (picked === 'blocked') return { customer: home, blocked: true as const };
      return typeof picked === 'string' ? picked : { customer: home, ...picked };
    },
  );
  if ('blocked' in answered) {
    trace('call.blocked', { store: at.store, channel: 'voice', customer: answered.customer });
    return reject();
  }
  const { customer, session, greeting, locale } = answered;
  trace('call.answered', { store: at.store, channel: 'voice', customer, session });
  const pass = await callToken(c.env, { store: at.store, customer, session });
  return relay(c, { customer, session, base: callBase(c, pass) }, { greeting, locale });
}

/** TwiML for a relay of a call, with a ticket of its own. */
async function relay(
  c: DoorContext,
  { customer, session, base }: Pick<KnownCall, 'customer' | 'session' | 'base'>,
  { greeting, locale }: { greeting: string | null; locale: string },
): Promise<string> {
  const at = c.get('at');
  const number = crypto.randomUUID();
  const ticket = await relayToken(c.env, { store: at.store, customer, session, ticket: number });
  return connectRelay({
    url: `${at.origin.replace(/^http/, 'ws')}/hooks/${at.store}/twilio/relay/${ticket}`,
    action: `${base}/next`,
    greeting: greeting ?? undefined,
    language: locale,
    languages: spokenTags(),
  });
}

/** How a call ends whose store was suspended meanwhile: with a sentence, unless it was said already. */
function goodbye(c: DoorContext, next: NextStep, isTold = false): string {
  const { locale } = next.type === 'relay' || next.type === 'say' ? next : c.get('at').settings;
  return isTold ? hangUp() : say({ text: phoneTexts(locale).suspendedGoodbye, language: locale });
}

/** The object's decision, as TwiML. */
async function goOn(c: DoorContext, call: KnownCall, next: NextStep): Promise<Response> {
  switch (next.type) {
    case 'relay':
      return twiml(await relay(c, call, next));
    case 'dial': {
      const { store, settings } = c.get('at');
      const { number } = settings.phone;
      const callable = next.browsers
        ? await deskObject(c.env, store).callable(next.browsers.language, MOST_RUNG)
        : [];
      // Nobody can be rung: the caller goes on as if nobody had answered.
      if (callable.length === 0 && next.to === null) {
        const nobody = { result: 'no-answer', seconds: null, live: true } as const;
        return goOn(c, call, await call.object.afterDial(call.session, nobody, next.turn));
      }
      const callerId = number || (typeof call.form.To === 'string' ? call.form.To : '');
      return twiml(
        dialHuman({
          to: next.to,
          action: `${call.base}/dialled/${next.turn}`,
          whisper: `${call.base}/whisper`,
          browsers: {
            identities: callable.map(({ id }) => id),
            joined: `${call.base}/joined`,
            parameters: { customer: call.customer },
          },
          timeout: next.seconds,
          callerId: /^\+\d+$/.test(callerId) ? callerId : undefined,
        }),
      );
    }
    case 'say':
      return twiml(say({ text: next.text, language: next.locale }));
    case 'hang-up':
      return twiml(hangUp());
  }
}

async function knownCall(c: DoorContext, pass: string): Promise<KnownCall | Response> {
  const form = await signedForm(c);
  if (form instanceof Response) return form;
  const { store } = c.get('at');
  const claims = await readCallToken(c.env, store, pass);
  if (!claims) return notFound('No such call.');
  const { customer, session } = claims;
  return { form, customer, session, object: customerObject(c.env, store, customer), base: callBase(c, pass) };
}

function callBase(c: DoorContext, pass: string): string {
  const { origin, store } = c.get('at');
  return `${origin}/hooks/${store}/twilio/calls/${pass}`;
}

async function signedForm(c: DoorContext): Promise<FormFields | Response> {
  // Read only where it may be genuine: nobody else can keep us waiting for a body that never ends.
  const signature = c.req.header('x-twilio-signature');
  if (!signature) return forbidden('There is no signature.');
  const raw = await bodyAtMost(c.req.raw, LARGEST);
  if (!raw) return tooLarge('A call may have 64 kB of fields.');
  const form = formFields(new TextDecoder().decode(raw));
  const { twilioAuthToken } = c.get('at').credentials;
  const url = publicUrl(c.env, c.req.url);
  return verifyTwilio(url, form, signature, twilioAuthToken)
    ? form
    : forbidden('The signature does not fit.');
}

function twiml(xml: string): Response {
  return new Response(xml, { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}
