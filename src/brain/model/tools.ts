import { z } from 'zod';
import { KeepingAct } from '../../conversation/events/promises.ts';
import { Intent } from '../../conversation/values.ts';
import type { OutsideTool } from '../../outside/outside.ts';
import { inData } from '../../outside-data.ts';
import { tools } from '../../tools/index.ts';
import type { Tool, ToolName } from '../../tools/tool.ts';
import type { TicketStep } from '../brain.ts';

/** A tool as the Messages API takes it. `cache_control` ends a prefix that providers keep. */
export interface ToolDefinition {
  name: string;
  description: string;
  input_schema: { type: 'object'; [key: string]: unknown };
  cache_control?: { type: 'ephemeral' };
}

/** Tools of other systems are offered each under its own name. */
type OfferedName = Exclude<ToolName, 'look_outside'>;
const names = Object.keys(tools).filter((name) => name !== 'look_outside') as [OfferedName, ...OfferedName[]];
/** What changes something in the shop. */
const writing = names.filter((name) => tools[name].quote !== undefined) as [OfferedName, ...OfferedName[]];
const short = z.string().trim().min(1).max(200);
const order = z.string().max(128).nullable();

/** What a model may say about a turn beside words; each becomes a step. */
const controls = {
  propose: {
    description:
      'Puts calls of the shop before the customer, exactly as they would be made. The shop’s system says what they would do, words them on a card below your message with its buttons, asks for the yes, and carries them out on the customer’s own yes by itself. What would be refused is refused at once. Calls of one proposal, and of several in a turn, are all done on one yes; `instead` makes them an alternative to what you proposed before in this turn.',
    input: z.strictObject({
      calls: z
        .array(z.strictObject({ tool: z.enum(writing), input: z.record(z.string(), z.unknown()) }))
        .min(1)
        .max(8),
      instead: z.boolean().default(false),
    }),
  },
  ticket: {
    description:
      'Opens, continues, pauses, resolves or escalates the problem this turn is about. Continue an open one (`id`) rather than open another for the same thing.',
    input: z
      .strictObject({
        op: z.enum(['open', 'continue', 'pause', 'resolve', 'escalate']),
        id: short.nullish().describe('the ticket; without it the one opened in this turn'),
        intent: Intent.optional().describe('with `open`'),
        order: order.optional().describe('with `open`, and with any other where the ticket had none'),
        subject: short.optional().describe('with `open`'),
        refused: z.boolean().optional().describe('with `resolve`: the customer did not get what they wanted'),
      })
      .transform(ticketStep),
  },
  learn: {
    description: 'Keeps a fact about the customer in their own words: size, carrier, availability …',
    input: z.strictObject({ name: z.string().regex(/^[a-z][a-z_]{1,40}$/), value: short }),
  },
  choices: {
    description: 'Shows quick answers as buttons, where the channel has them. A card has its own already.',
    input: z.strictObject({
      answers: z.array(short).max(5),
      human: short.optional().describe('what a button says that calls a person'),
    }),
  },
  promise: {
    description:
      'Commits a colleague to do something by a time, within the store’s hours: the only way you may promise anything in anybody’s name. Say it in words too. What is refused you must not say.',
    input: z.strictObject({
      what: short.describe('what will be done, for the colleague who does it'),
      due: z.string().max(40).describe('ISO 8601 with its offset'),
      act: KeepingAct.exclude(['approval'])
        .optional()
        .describe('what keeps it by itself: `reply`, `call`, …'),
      order: z.string().max(128).optional(),
    }),
  },
  note: {
    description:
      'Keeps something for the colleagues to read: when to call, a new address, a wish beside the matter. Also while the customer waits for one.',
    input: z.strictObject({ text: z.string().trim().min(1).max(1_000) }),
  },
  hand_over: {
    description:
      'Calls a person of the shop: when the customer asks for one, or when you cannot help. Say so in words. `summary` is for the colleague.',
    input: z.strictObject({ reason: short, summary: z.string().trim().max(1_000) }),
  },
  stay_silent: {
    description:
      'Ends the turn without a word, where an answer would only disturb (a thank-you after all is said).',
    input: z.strictObject({ reason: short }),
  },
} as const;
type Controls = typeof controls;

/** A call of a model, understood. */
export type Call =
  | { kind: 'shop'; name: ToolName; input: unknown }
  | { [Name in keyof Controls]: { kind: Name; input: z.output<Controls[Name]['input']> } }[keyof Controls]
  | { kind: 'bad'; reason: string };

/** The API takes no union at the root of a schema: what belongs to which `op` is read here. */
function ticketStep(
  {
    op,
    id,
    intent,
    order,
    subject,
    refused,
  }: {
    op: TicketStep['op'];
    id?: string | null | undefined;
    intent?: Intent | undefined;
    order?: string | null | undefined;
    subject?: string | undefined;
    refused?: boolean | undefined;
  },
  issues: z.RefinementCtx,
): TicketStep {
  if (op === 'open' && intent && subject) return { op, intent, order: order ?? null, subject };
  const named = order ? { order } : {};
  if (op === 'continue' && id) return { op, id, ...named };
  if (op === 'pause' || op === 'escalate') return id ? { op, id, ...named } : { op, id: null };
  if (op === 'resolve') return { op, id: id ?? null, ...named, ...(refused ? { refused } : {}) };
  issues.addIssue(op === 'open' ? 'open needs intent and subject' : 'continue needs the id of a ticket');
  return z.NEVER;
}

let made: readonly ToolDefinition[] | null = null;

/**
 * Everything a model may call, the same for every store, customer and turn: the start of every prompt. Made
 * for the first model turn of an isolate: no start-up waits for schemas that it may never send.
 */
export function definitions(): readonly ToolDefinition[] {
  made ??= [
    ...names.map((name) => ({
      name,
      description: described(tools[name]),
      input_schema: schemaOf(tools[name].input),
    })),
    ...Object.entries(controls).map(([name, { description, input }]) => ({
      name,
      description,
      input_schema: schemaOf(input),
    })),
  ];
  return made;
}

/**
 * The definitions, but for what the store's shop is unable to do, with those of other systems behind them. The
 * others are the same for everybody and end a prefix of their own, which stays cached whatever comes and goes
 * there. What a system says of its tools is marked as words from outside.
 */
export function definitionsWith(
  outside: readonly OutsideTool[],
  unable: readonly string[] = [],
): readonly ToolDefinition[] {
  const all = definitions();
  const own = unable.length > 0 ? all.filter(({ name }) => !unable.includes(name)) : all;
  if (outside.length === 0) return own;
  const last = own.length - 1;
  return [
    ...own.map((one, at) => (at === last ? { ...one, cache_control: { type: 'ephemeral' } as const } : one)),
    ...outside.map(({ name, description, input }) => ({
      name,
      description: `Looks something up in another system of the store.\n${inData({ kind: 'description' }, description)}`,
      input_schema: schemaOf(input),
    })),
  ];
}

/** What a tool does, for whom, and how it comes to be done: the toolbox enforces what is said here. */
function described({ description, assurance, reach }: Tool): string {
  const whom = assurance === 'anonymous' ? '' : ` For a speaker who is at least ${assurance}.`;
  if (reach === 'consequential')
    return `${description} Only by \`propose\`: called itself it is refused.${whom}`;
  return `${description}${whom}`;
}

/** Reads a call. What does not fit comes back as `bad`, with a reason that the model may read. */
export function readCall(
  name: string,
  input: Record<string, unknown> | null,
  outside: readonly OutsideTool[] = [],
): Call {
  if (input === null) return { kind: 'bad', reason: 'The input is not a JSON object.' };
  if (outside.some((tool) => tool.name === name))
    return { kind: 'shop', name: 'look_outside', input: { tool: name, input } };
  if (isOffered(name)) return shopCall(name, input);
  if (!Object.hasOwn(controls, name)) return { kind: 'bad', reason: 'There is no such tool.' };
  const kind = name as keyof Controls;
  const parsed = controls[kind].input.safeParse(input);
  if (!parsed.success) return bad(parsed.error);
  if (kind === 'propose') {
    for (const { tool, input: proposed } of controls.propose.input.parse(input).calls) {
      const fits = tools[tool].input.safeParse(proposed);
      if (!fits.success) return bad(fits.error);
    }
  }
  return { kind, input: parsed.data } as Call;
}

function isOffered(name: string): name is OfferedName {
  return names.some((other) => other === name);
}

function shopCall(name: ToolName, input: unknown): Call {
  const parsed = tools[name].input.safeParse(input);
  return parsed.success ? { kind: 'shop', name, input } : bad(parsed.error);
}

function bad(error: z.ZodError): Call {
  const [issue] = error.issues;
  const reason = `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'invalid'}`;
  return { kind: 'bad', reason: reason.slice(0, 300) };
}

/**
 * The API takes an object at the root, and no union beside it. Patterns guard the shop; a model learns
 * nothing from them.
 */
function schemaOf(input: z.ZodType): ToolDefinition['input_schema'] {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.pattern;
    },
  });
  if (schema.type !== 'object') throw new Error('a tool takes an object');
  return { ...schema, type: 'object' };
}
