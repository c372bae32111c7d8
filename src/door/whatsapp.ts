import { Hono } from 'hono';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { allTried } from '../all-tried.ts';
import { announced } from '../channels/whatsapp/messages.ts';
import { parseWebhook } from '../channels/whatsapp/parse.ts';
import { subscribe, verifySignature } from '../channels/whatsapp/verify.ts';
import { trace } from '../trace.ts';
import { bodyAtMost } from './body.ts';
import { standAside } from './elsewhere.ts';
import { handOver, handOverReceipts } from './hand-over.ts';
import { forbidden, tooLarge } from './problems.ts';
import type { DoorEnv } from './stores.ts';

/** Largest webhook Meta sends (developers.facebook.com/docs/graph-api/webhooks): 3 MB. */
const LARGEST = 3 * 1024 * 1024;

/** Meta's webhook. Who may call: Meta, proven by the signature over the raw bytes. */
export const whatsappDoor = new Hono<DoorEnv>()
  .get('/', (c) => {
    const answer = subscribe(c.req.url, c.get('at').credentials.whatsappVerifyToken);
    return answer.status === 200 ? c.text(answer.body) : forbidden('The verify token is not ours.');
  })
  .post('/', async (c) => {
    const at = c.get('at');
    // Read only where it may be genuine: nobody else can keep us waiting for a body that never ends.
    const signature = c.req.header('x-hub-signature-256');
    if (!signature) return forbidden('There is no signature.');
    const raw = await bodyAtMost(c.req.raw, LARGEST);
    if (!raw) return tooLarge('A webhook may have 3 MB.');
    if (!(await verifySignature(raw, signature, at.credentials.whatsappAppSecret))) {
      return forbidden('The signature does not fit.');
    }
    const { phoneNumberId, otherNumbers } = at.settings.whatsapp;
    const received = parseWebhook(jsonOf(raw), {
      phoneNumberIds: [phoneNumberId, ...otherNumbers].filter(Boolean),
    });
    // No message waits for a file: files are fetched from the outbox of the customer's object.
    try {
      await allTried([
        () => handOver(c.env, at, received.messages.map(announced)),
        () => handOverReceipts(c.env, at, received.receipts),
        () => standAside(c.env, at, received.echoes),
        () => handOver(c.env, at, received.past),
      ]);
    } catch (error) {
      await storeObject(c.env, at.store)
        .trouble('whatsapp', 'something could not be taken in; WhatsApp sends it again')
        .catch(() => undefined);
      throw error;
    }
    for (const reason of received.unsupported) {
      trace('whatsapp.unsupported', { store: at.store, reason });
      await storeObject(c.env, at.store).keepUnclaimed('whatsapp', reason, null);
    }
    trace('whatsapp.webhook', { store: at.store, count: received.messages.length });
    return c.body(null, 200);
  });

/** The parsed JSON, or undefined: a signed body that is no JSON is Meta's mistake, which the parser counts. */
function jsonOf(raw: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return null;
  }
}
