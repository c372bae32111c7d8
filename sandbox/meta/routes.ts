import { Hono } from 'hono';
import { z } from 'zod';
import { bytesOfBase64 } from '../../src/bytes/base64.ts';
import { now } from '../../src/clock.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { body, invalid, problem } from '../problem.ts';
import { postWebhook } from './webhook.ts';
import { type Gesture, messageBatch, userIdBatch, wamid } from './wire.ts';

const number = z.string().regex(/^\+\d{6,15}$/, 'a number with its +');
const userId = z.string().regex(/^[A-Z]{2}\.[A-Za-z0-9]+$/, 'a business-scoped user id such as FR.123');
const Message = z.string().min(1);

const Written = z.object({
  /** The sender's number, or the user id alone of somebody who shows none. */
  from: z.union([number, userId]),
  userId: userId.optional(),
  name: z.string().default(''),
  /** The business number written to; the demo store's when left out. */
  to: z.string().optional(),
  text: z.string().min(1).max(4096).optional(),
  /** The message that this one replies to. */
  answers: Message.optional(),
  forwarded: z.boolean().optional(),
  /** A button or a row of a list that was pressed; `template` for a template's quick reply. */
  choice: z
    .object({
      id: z.string(),
      title: z.string(),
      list: z.boolean().default(false),
      template: z.boolean().default(false),
      answers: z.string().optional(),
    })
    .optional(),
  /** A file, its bytes in base64. */
  file: z
    .object({
      type: z.string(),
      content: z.base64(),
      filename: z.string().optional(),
      caption: z.string().optional(),
      voice: z.boolean().optional(),
    })
    .optional(),
  reaction: z.object({ message: Message, emoji: z.string() }).optional(),
  edit: z.object({ message: Message, text: z.string().min(1) }).optional(),
  revoke: z.object({ message: Message }).optional(),
  place: z.object({ latitude: z.number(), longitude: z.number(), name: z.string().optional() }).optional(),
  contact: z.object({ name: z.string(), phone: z.string() }).optional(),
  order: z
    .object({
      text: z.string().default(''),
      items: z.array(z.object({ product: z.string(), quantity: z.number().int().min(1) })),
    })
    .optional(),
  unsupported: z.literal(true).optional(),
});
type Written = z.infer<typeof Written>;

/** The person took another number, or Meta gave them another user id. */
const Moved = z.union([
  z.object({ number: z.object({ from: number, to: number }) }),
  z.object({ userId: z.object({ number: number.optional(), previous: userId.optional(), current: userId }) }),
]);

const Template = z.object({
  name: z.string().min(1),
  language: z.string().min(2),
  parameters: z.number().int().min(0).default(0),
  status: z.enum(['approved', 'paused', 'disabled']).default('approved'),
  category: z.enum(['UTILITY', 'AUTHENTICATION']).default('UTILITY'),
});

/** `/sandbox/whatsapp…`: what somebody does on their phone, and what Meta has decided about the shop. */
export const whatsappRoutes = new Hono<{ Bindings: SandboxEnv }>()
  .post('/sandbox/whatsapp', async (context) => {
    const message = Written.safeParse(await body(context.req.raw));
    if (!message.success) return invalid(message.error);
    const { from, name, to, userId } = message.data;
    const gesture = await gestureOf(context.env, message.data);
    if (!gesture) return problem(400, 'Give text, choice, file, reaction, edit, revoke …');
    const id = wamid();
    await outside(context.env).heardFrom(from);
    const batch = messageBatch({ from, userId, name, id, at: new Date(now()), gesture }, to);
    const answer = await postWebhook(context.env, batch, new URL(context.req.url).origin);
    return context.json({ id, status: answer.status, answer: await answer.text() });
  })
  .post('/sandbox/whatsapp/moved', async (context) => {
    const moved = Moved.safeParse(await body(context.req.raw));
    if (!moved.success) return invalid(moved.error);
    const at = new Date(now());
    const batch =
      'number' in moved.data
        ? messageBatch({ from: moved.data.number.from, name: '', id: wamid(), at, gesture: moved.data })
        : userIdBatch({ ...moved.data.userId, at });
    const answer = await postWebhook(context.env, batch, new URL(context.req.url).origin);
    return context.json({ status: answer.status, answer: await answer.text() });
  })
  .post('/sandbox/whatsapp/templates', async (context) => {
    const template = Template.safeParse(await body(context.req.raw));
    if (!template.success) return invalid(template.error);
    await outside(context.env).putTemplate(template.data);
    return context.json(template.data);
  });

async function gestureOf(env: SandboxEnv, written: Written): Promise<Gesture | null> {
  const { choice, file, text, answers, forwarded, reaction, edit, revoke, place, contact, order } = written;
  if (choice) {
    const { id, title, list, template, answers: answered } = choice;
    if (template) return { quick: { payload: id, text: title }, answers: answered };
    return list ? { row: { id, title }, answers: answered } : { button: { id, title }, answers: answered };
  }
  if (file) {
    const { content, ...media } = file;
    const bytes = bytesOfBase64(content);
    return { media: { id: await outside(env).putFile(bytes, media.type), ...media } };
  }
  if (reaction) return { reaction };
  if (edit) return { edit };
  if (revoke) return { revoke };
  if (place) return { place };
  if (contact) return { contact };
  if (order) return { order };
  if (written.unsupported) return { unsupported: true };
  return text ? { text, answers, forwarded } : null;
}
