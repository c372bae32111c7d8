import { z } from 'zod';
import type { Attachment } from '../../conversation/values.ts';
import type { FileStore } from '../../files.ts';
import { type Address, addressKind, addressValue } from '../../identity/address.ts';
import type { Delivery, DeliveryTools, Invitation, Outbound } from '../channel.ts';
import { type Body, type Carried, compose, shownAs } from './compose.ts';
import { callGraph, graphUrl, uploadToGraph } from './graph.ts';
import { USER_ID_UPDATE } from './messages.ts';
import { partReference } from './reference.ts';
import { refused } from './refusals.ts';

const Accepted = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });

/**
 * Sends one reply. `provider` is the id of its last message, the one that carries the choices; receipts of
 * all of them come back under the outbox row's reference.
 * Meta has no idempotency key, so a message is doubled when its acceptance gets lost: a timeout, or a crash
 * between the call and the row's update. Where a reply is several messages and a later one must be tried
 * again, how many are gone is kept in the file store, so that the retry sends only the rest. Meta does not
 * promise to keep their order.
 * `attempt` counts the row's attempts from 1, where the outbox gives it; it stretches the wait when messages
 * to one person come too fast.
 */
export async function deliver(outbound: Outbound, tools: DeliveryTools): Promise<Delivery> {
  const way = wayOf(outbound, tools);
  if ('status' in way) return way;
  const { number, url, recipient } = way;
  try {
    const bodies = await composed(outbound, number, tools);
    const progress = bodies.length > 1 ? progressOf(outbound, tools.files) : nothingKept;
    const sent = Math.min(await progress.read(), bodies.length - 1);
    let result: Delivery = { status: 'failed', error: 'request: nothing to send', why: 'request' };
    for (const [index, body] of bodies.entries()) {
      if (index < sent) continue;
      const request = {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...recipient,
        ...(index === 0 && isMessage(outbound.repliesTo)
          ? { context: { message_id: outbound.repliesTo } }
          : {}),
        ...body,
        biz_opaque_callback_data: partReference(outbound.reference, index, bodies.length),
      };
      result = await post(tools, url, request, outbound.attempt ?? 1);
      if (result.status === 'retry' && index > sent) await progress.write(index);
      if (result.status !== 'accepted') break;
    }
    const messages = bodies.length - sent;
    return result.status === 'accepted' && messages > 1 ? { ...result, messages } : result;
  } catch (error) {
    // A link that could not be made or a store that is away: none of it is the message's fault.
    return { status: 'retry', error: `prepare: ${error instanceof Error ? error.message : 'unknown'}` };
  }
}

/**
 * Sends a template: what may be sent after the customer's window has closed, to ask them to write.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates.
 */
export async function invite(invitation: Invitation, tools: DeliveryTools): Promise<Delivery> {
  const way = wayOf(invitation, tools);
  if ('status' in way) return way;
  const parameters = invitation.parameters.map(({ name, text }) => ({
    type: 'text',
    ...(name ? { parameter_name: name } : {}),
    // Meta refuses line breaks, tabs and more than four spaces in a row (132007).
    text: text.replace(/\s+/g, ' ').trim().slice(0, 1024) || '-',
  }));
  const button = invitation.button && {
    type: 'button',
    sub_type: 'url',
    index: '0',
    parameters: [{ type: 'text', text: invitation.button }],
  };
  const components = [
    ...(parameters.length > 0 ? [{ type: 'body', parameters }] : []),
    ...(button ? [button] : []),
  ];
  const request = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...way.recipient,
    type: 'template',
    template: {
      name: invitation.name,
      language: { code: invitation.language },
      ...(components.length > 0 ? { components } : {}),
    },
    biz_opaque_callback_data: invitation.reference,
  };
  return post(tools, way.url, request, 1);
}

/** Whom it goes to and from which of the shop's numbers, or why it cannot go at all. */
function wayOf(
  { to, via }: Pick<Outbound, 'to' | 'via'>,
  { settings, credentials }: DeliveryTools,
): Delivery | { number: string; url: string; recipient: { to: string } | { recipient: string } } {
  const number = via ?? settings.whatsapp.phoneNumberId;
  if (!credentials.whatsappToken || !number)
    return { status: 'failed', error: 'account: not configured', why: 'account' };
  const recipient = recipientOf(to);
  if (!recipient) return { status: 'failed', error: 'request: not a WhatsApp address', why: 'request' };
  return { number, recipient, url: graphUrl(credentials, `${encodeURIComponent(number)}/messages`) };
}

/**
 * Files are uploaded, so that no link of ours stands in anybody's way; where that fails Meta fetches a link.
 */
async function composed(outbound: Outbound, number: string, tools: DeliveryTools): Promise<Body[]> {
  return compose(outbound, async (attachment): Promise<Carried> => {
    const as = shownAs(attachment);
    const words = async (): Promise<Carried> => ({ as: 'words', link: await tools.link(attachment) });
    if (!as || outbound.linksOnly) return words();
    const id = await uploaded(attachment, number, tools);
    if (id) return { as, by: { id } };
    const link = await tools.link(attachment);
    return link ? { as, by: { link } } : { as: 'words', link };
  });
}

/** Larger files go by link: an isolate of 128 MB holds several at a time. */
const UPLOAD_MOST = 16 * 1024 * 1024;

const Uploaded = z.object({ id: z.string().min(1) });

/** The id under which Meta keeps a file for us; null when it does not, and a link must do. Never throws. */
async function uploaded(
  attachment: Attachment,
  number: string,
  tools: DeliveryTools,
): Promise<string | null> {
  if (attachment.size > UPLOAD_MOST) return null;
  try {
    const file = await tools.files.get(attachment.key);
    if (!file) return null;
    const url = graphUrl(tools.credentials, `${encodeURIComponent(number)}/media`);
    const { filename, type } = attachment;
    return await uploadToGraph(tools, url, { bytes: file.bytes, filename, type }, async (answer) => {
      const json = parseJson(await answer.text());
      return answer.ok ? (Uploaded.safeParse(json).data?.id ?? null) : null;
    });
  } catch {
    return null;
  }
}

/**
 * Marks the customer's message as read and shows the typing sign, for 25 seconds or until the answer comes.
 * Never throws.
 */
export async function acknowledge(
  inbound: { external: string; via?: string },
  tools: DeliveryTools,
): Promise<void> {
  const number = inbound.via ?? tools.settings.whatsapp.phoneNumberId;
  if (!tools.credentials.whatsappToken || !number || !isMessage(inbound.external)) return;
  try {
    const url = graphUrl(tools.credentials, `${encodeURIComponent(number)}/messages`);
    await callGraph(tools, url, async (answer) => answer.body?.cancel(), {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: inbound.external,
      typing_indicator: { type: 'text' },
    });
  } catch {
    // A mark that does not arrive costs nothing.
  }
}

/** Whether Meta knows a message by this id: news of a user id have one of our making. */
function isMessage(id: string | undefined): boolean {
  return id !== undefined && !id.startsWith(USER_ID_UPDATE);
}

/** Numbers keep their `+`: without it Meta guesses the country. User ids go into a field of their own. */
function recipientOf(to: Address): { to: string } | { recipient: string } | null {
  const kind = addressKind(to);
  if (kind !== 'whatsapp' && kind !== 'phone') return null;
  const value = addressValue(to);
  return value.startsWith('+') ? { to: value } : { recipient: value };
}

async function post(tools: DeliveryTools, url: string, body: unknown, attempt: number): Promise<Delivery> {
  try {
    const { ok, status, headers, json } = await callGraph(
      tools,
      url,
      async (answer) => {
        const { ok, status, headers } = answer;
        return { ok, status, headers, json: parseJson(await answer.text()) };
      },
      body,
    );
    if (!ok) return refused({ status, retryAfter: headers.get('retry-after'), json }, attempt);
    const id = Accepted.safeParse(json).data?.messages[0]?.id;
    return id
      ? { status: 'accepted', provider: id }
      : { status: 'retry', error: 'answer without an id', unsure: true };
  } catch (error) {
    return {
      status: 'retry',
      error: `network: ${error instanceof Error ? error.name : 'unknown'}`,
      unsure: true,
    };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How many messages of a reply are gone. Only a number: provider ids contain the customer's phone number. */
interface Progress {
  read(): Promise<number>;
  write(sent: number): Promise<void>;
}

const nothingKept: Progress = { read: async () => 0, write: async () => {} };

function progressOf({ reference }: Outbound, files: FileStore): Progress {
  const key = `deliveries/whatsapp/${encodeURIComponent(reference)}`;
  return {
    async read() {
      const file = await files.get(key);
      return file ? Number(new TextDecoder().decode(file.bytes)) || 0 : 0;
    },
    async write(sent) {
      await files.put(key, new TextEncoder().encode(`${sent}`), 'text/plain');
    },
  };
}
