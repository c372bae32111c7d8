import { z } from 'zod';
import { blocksOf, type Posted, type PostedBlock } from './request.ts';

const Options = z.record(z.string(), z.string());
const Item = z.looseObject({
  line: z.string(),
  product: z.string(),
  title: z.string(),
  options: Options,
  sku: z.string(),
});
const Piece = z.looseObject({ title: z.string(), options: Options });
const Exchange = z.looseObject({
  id: z.string(),
  line: z.string(),
  from: Piece,
  to: Piece,
  status: z.string(),
});
export const OrderSeen = z.looseObject({
  id: z.string(),
  status: z.string(),
  items: z.array(Item),
  shipments: z.array(z.looseObject({ carrier: z.string(), status: z.string() })),
  returns: z.array(z.looseObject({ id: z.string(), status: z.string(), settlement: z.string() })),
  exchanges: z.array(Exchange),
  returnable: z.looseObject({
    open: z.boolean(),
    lastDay: z.string().nullable(),
    daysLeft: z.number().optional(),
    reason: z.string().optional(),
  }),
});
export type OrderSeen = z.infer<typeof OrderSeen>;

/** What the shop's system says about the turn, as far as this model looks at it. */
const Facts = z.looseObject({
  now: z.looseObject({ day: z.string() }),
  channel: z.enum(['chat', 'email', 'whatsapp', 'voice']),
  locale: z.string(),
  speaker: z.looseObject({ assurance: z.string(), firstName: z.string().nullable() }),
  tickets: z.array(
    z.looseObject({ id: z.string(), intent: z.string(), order: z.string().nullable(), status: z.string() }),
  ),
  orders: z.array(OrderSeen),
  settled: z
    .looseObject({
      consent: z.string(),
      results: z.array(
        z.looseObject({
          tool: z.string(),
          done: z.record(z.string(), z.unknown()).optional(),
          refused: z.unknown().optional(),
        }),
      ),
    })
    .optional(),
});
const Store = z.looseObject({
  name: z.string(),
  timeZone: z.string(),
  returns: z.looseObject({
    windowDays: z.number(),
    carrier: z.string(),
    free: z.boolean(),
    refundDays: z.number(),
  }),
});

/** A call of this turn and what came back. */
interface Called {
  name: string;
  input: Record<string, unknown>;
  /** The result as JSON; its text where it is none. */
  result: unknown;
  failed: boolean;
}

/** What a request tells a model about the conversation. */
export interface Seen extends z.infer<typeof Facts> {
  store: z.infer<typeof Store>;
  /** The customer's new messages. */
  asked: { id: string; text: string }[];
  /** All that was said before, oldest first. */
  past: string[];
  called: Called[];
  tools: ReadonlySet<string>;
}

/** Reads a request as a model does. Null when it is about something else. */
export function read(posted: Posted): Seen | null {
  const { messages, system = [] } = posted;
  const turnAt = messages.findLastIndex((message) => textOf(message).includes('<turn>'));
  const turn = messages[turnAt];
  if (!turn) return null;
  const before = messages[turnAt - 1];
  // The facts follow what was said, in a message of their own where the API takes one.
  const words = turn.role === 'system' && before ? `${textOf(before)}\n${textOf(turn)}` : textOf(turn);
  const facts = Facts.safeParse(json(/<data kind="facts">\n([\s\S]*?)\n<\/data>/.exec(words)?.[1]));
  const rules = typeof system === 'string' ? system : system.map(({ text }) => text).join('\n');
  const store = Store.safeParse(json(/<store>\n([\s\S]*?)\n<\/store>/.exec(rules)?.[1]));
  if (!facts.success || !store.success) return null;
  return {
    ...facts.data,
    store: store.data,
    asked: [...words.matchAll(/<data kind="new" id="([^"]*)"[^>]*>\n([\s\S]*?)\n<\/data>/g)].map(
      ([, id = '', text = '']) => ({ id, text: plain(text) }),
    ),
    past: [plain(words.split('The customer’s new words:')[0] ?? '')],
    called: callsOf(messages.slice(turnAt + 1)),
    tools: new Set(posted.tools?.map(({ name }) => name)),
  };
}

function callsOf(messages: Posted['messages']): Called[] {
  const blocks = messages.flatMap(blocksOf);
  return blocks.flatMap((block) => {
    if (block.type !== 'tool_use') return [];
    const back = blocks.find((other) => other.type === 'tool_result' && other.tool_use_id === block.id);
    if (back?.type !== 'tool_result') return [];
    const text = typeof back.content === 'string' ? back.content : '';
    return [
      { name: block.name, input: block.input, result: json(text) ?? text, failed: back.is_error === true },
    ];
  });
}

function textOf(message: Posted['messages'][number]): string {
  return blocksOf(message)
    .flatMap((block: PostedBlock) => (block.type === 'text' ? [block.text] : []))
    .join('\n');
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}
