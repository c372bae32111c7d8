import { z } from 'zod';
import { type GraphError, graphError } from './errors.ts';

const chars = (most: number) => z.string().min(1).max(most);
/** Ids of buttons and rows may have no white space around them. */
const id = (most: number) =>
  chars(most).refine((text) => text.trim() === text, 'must not begin or end with a space');

const Text = z.object({ body: chars(4096), preview_url: z.boolean().optional() });
const header = z
  .object({ type: z.enum(['text', 'image', 'video', 'document']), text: chars(60).optional() })
  .loose()
  .optional();
const footer = z.object({ text: chars(60) }).optional();

const Interactive = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button'),
    header,
    body: z.object({ text: chars(1024) }),
    footer,
    action: z.object({
      buttons: z
        .array(z.object({ type: z.literal('reply'), reply: z.object({ id: id(256), title: chars(20) }) }))
        .min(1)
        .max(3)
        .refine((all) => distinct(all.map(({ reply }) => reply.id)), 'button ids must be unique')
        .refine((all) => distinct(all.map(({ reply }) => reply.title)), 'button titles must be unique'),
    }),
  }),
  z.object({
    type: z.literal('list'),
    header,
    body: z.object({ text: chars(4096) }),
    footer,
    action: z.object({
      button: chars(20),
      sections: z
        .array(
          z.object({
            title: chars(24).optional(),
            rows: z
              .array(z.object({ id: id(200), title: chars(24), description: chars(72).optional() }))
              .min(1),
          }),
        )
        .min(1)
        .refine((all) => all.length === 1 || all.every(({ title }) => title), 'several sections need titles')
        .refine((all) => all.reduce((sum, { rows }) => sum + rows.length, 0) <= 10, 'at most 10 rows')
        .refine(
          (all) => distinct(all.flatMap(({ rows }) => rows.map((row) => row.id))),
          'row ids must be unique',
        ),
    }),
  }),
  z.object({
    type: z.literal('request_contact_info'),
    body: z.object({ text: chars(1024) }),
    action: z.object({ name: z.literal('request_contact_info') }),
  }),
]);

/**
 * A link Meta would fetch. One without a host is taken as the service's own: in development it knows no
 * public address.
 */
const link = z
  .string()
  .refine(
    (value) => value.startsWith('/') || /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
    'not a valid URL',
  );
const media = z
  .object({ id: z.string().min(1).optional(), link: link.optional(), caption: chars(1024).optional() })
  .refine((one) => Boolean(one.id) !== Boolean(one.link), 'exactly one of id and link');
const Document = media.and(z.object({ filename: chars(240).optional() }));

const Template = z.object({
  name: chars(512),
  language: z.object({ code: z.string().min(2) }).loose(),
  components: z
    .array(
      z
        .object({
          type: z.string(),
          parameters: z
            .array(
              z.object({ type: z.literal('text'), text: chars(1024), parameter_name: z.string().optional() }),
            )
            .optional(),
        })
        .loose(),
    )
    .optional(),
});

const common = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
  context: z.object({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

const Message = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('text'), text: Text }),
  z.object({ ...common, type: z.literal('interactive'), interactive: Interactive }),
  z.object({ ...common, type: z.literal('document'), document: Document }),
  z.object({ ...common, type: z.literal('image'), image: media }),
  z.object({ ...common, type: z.literal('video'), video: media }),
  z.object({ ...common, type: z.literal('audio'), audio: media }),
  z.object({ ...common, type: z.literal('template'), template: Template }),
  z.object({
    ...common,
    type: z.literal('reaction'),
    reaction: z.object({ message_id: z.string().min(1), emoji: z.string() }),
  }),
]);
export type GraphMessage = z.infer<typeof Message>;

/** A read mark, with or without the typing bubble. */
const Mark = z.object({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().startsWith('wamid.'),
  typing_indicator: z.object({ type: z.literal('text') }).optional(),
});

/** What was posted to `/messages`. */
export type Posted =
  | { kind: 'message'; message: GraphMessage; recipient: string }
  | { kind: 'mark' }
  | { kind: 'refused'; error: GraphError };

/** Checks a request for `/messages` as Meta does: what is missing, what is too long, what is unknown. */
export function readPosted(body: unknown): Posted {
  const {
    messaging_product,
    status,
    type = 'text',
  } = z.record(z.string(), z.unknown()).catch({}).parse(body);
  if (messaging_product !== 'whatsapp') {
    return refuse(graphError(100, 'The parameter messaging_product is required.'));
  }
  if (status !== undefined) {
    const mark = Mark.safeParse(body);
    return mark.success ? { kind: 'mark' } : refuse(graphError(131009, issueOf(mark.error)));
  }
  const parsed = Message.safeParse({ type, ...(body as object) });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.code === 'invalid_union' && issue.path.join('.') === 'type') {
      return refuse(graphError(131051, `Message type ${String(type)} is not supported.`));
    }
    const missing =
      issue?.code === 'invalid_type' && issue.input === undefined && missingAt(body, issue.path);
    return refuse(graphError(missing ? 131008 : 131009, issueOf(parsed.error)));
  }
  const recipient = parsed.data.to ? phone(parsed.data.to) : (parsed.data.recipient ?? null);
  if (!recipient) return refuse(graphError(131008, 'The parameter to is required.'));
  return { kind: 'message', message: parsed.data, recipient };
}

/** What the recipient reads. */
export function wordsOf(message: GraphMessage): string {
  switch (message.type) {
    case 'text':
      return message.text.body;
    case 'interactive':
      return message.interactive.body.text;
    case 'document':
      return message.document.caption ?? '';
    case 'image':
      return message.image.caption ?? '';
    case 'video':
      return message.video.caption ?? '';
    case 'template':
      return `[template ${message.template.name}]`;
    case 'reaction':
      return message.reaction.emoji;
    default:
      return '';
  }
}

/** What fills the placeholders of a template's body. */
export function parametersOf(message: GraphMessage): string[] {
  if (message.type !== 'template') return [];
  const body = message.template.components?.find(({ type }) => type === 'body');
  return (body?.parameters ?? []).map(({ text }) => text);
}

/** What fills the first button of a template, when that takes anything. */
export function buttonOf(message: GraphMessage): string | null {
  if (message.type !== 'template') return null;
  const button = message.template.components?.find(
    ({ type, sub_type, index }) => type === 'button' && sub_type === 'url' && String(index) === '0',
  );
  return button?.parameters?.[0]?.text ?? null;
}

/** The file it carries: by id of an upload, or by link. */
export function fileOf(message: GraphMessage): { id?: string; link?: string; filename: string } | null {
  if (message.type === 'document') return { filename: 'document', ...message.document };
  if (message.type === 'image') return { ...message.image, filename: 'image' };
  if (message.type === 'video') return { ...message.video, filename: 'video' };
  if (message.type === 'audio') return { ...message.audio, filename: 'audio' };
  return null;
}

/** `+33612345678` of any writing of a number; null when it is none. */
function phone(value: string): string | null {
  const digits = value.replace(/[\s().-]/g, '').replace(/^\+/, '');
  return /^\d{6,15}$/.test(digits) ? `+${digits}` : null;
}

function refuse(error: GraphError): Posted {
  return { kind: 'refused', error };
}

function issueOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`;
}

function missingAt(body: unknown, path: PropertyKey[]): boolean {
  let value: unknown = body;
  for (const key of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return value === undefined;
}

function distinct(values: string[]): boolean {
  return new Set(values).size === values.length;
}
