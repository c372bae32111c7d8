import { z } from 'zod';
import { Entities, Intent, noEntities } from '../../conversation/values.ts';
import type { OutsideTool } from '../../outside/outside.ts';
import { inData } from '../../outside-data.ts';
import { tools } from '../../tools/index.ts';
import type { ToolName } from '../../tools/tool.ts';
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
const short = z.string().trim().min(1).max(200);
const order = z.string().max(128).nullable();

/** What a model may say about a turn beside words; each becomes a step. */
const controls = {
  propose: {
    description:
      'Puts an action of the shop on the table, exactly as it would be called, with its effect in the customer’s language. Needed before every tool that changes something for good; put the same offer into your words. Only the customer’s own later yes lets it be done.',
    input: z.strictObject({
      tool: z.enum(names),
      input: z.record(z.string(), z.unknown()),
      intent: Intent,
      effect: z.string().trim().min(1).max(300),
      order,
      label: short.describe('what a button says that accepts it'),
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
        order: order.optional().describe('with `open`'),
        subject: short.optional().describe('with `open`'),
        refused: z.boolean().optional().describe('with `resolve`: the customer did not get what they wanted'),
      })
      .transform(ticketStep),
  },
  learn: {
    description: 'Keeps a fact about the customer in their own words: size, carrier, availability …',
    input: z.strictObject({ name: z.string().regex(/^[a-z][a-z_]{1,40}$/), value: short }),
  },
  record: {
    description:
      'Writes down what a message of the customer wanted, named and felt like (satisfaction 0 to 1). Once for every message you answer.',
    input: z.strictObject({
      message: short,
      intent: Intent,
      entities: Entities.partial()
        .default({})
        .transform((found) => ({ ...noEntities(), ...found })),
      satisfaction: z.number().min(0).max(1).nullable().default(null),
    }),
  },
  choices: {
    description:
      'Shows quick answers as buttons, where the channel has them. Offers made with `propose` have theirs already.',
    input: z.strictObject({
      answers: z.array(short).max(5),
      human: short.optional().describe('what a button says that calls a person'),
    }),
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
  | { kind: 'shop'; name: ToolName; input: unknown; proposal: string | undefined }
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
  if (op === 'continue' && id) return { op, id };
  if (op === 'pause' || op === 'escalate') return id ? { op, id } : { op, id: null };
  if (op === 'resolve') return { op, id: id ?? null, ...(refused ? { refused } : {}) };
  issues.addIssue(op === 'open' ? 'open needs intent and subject' : 'continue needs the id of a ticket');
  return z.NEVER;
}

/** Everything a model may call, the same for every store, customer and turn: the start of every prompt. */
export const definitions: readonly ToolDefinition[] = [
  ...names.map((name) => ({
    name,
    description: tools[name].description,
    input_schema: withProposal(schemaOf(tools[name].input), tools[name].reach === 'consequential'),
  })),
  ...Object.entries(controls).map(([name, { description, input }]) => ({
    name,
    description,
    input_schema: schemaOf(input),
  })),
];

/**
 * The definitions with those of other systems behind them. The others are the same for everybody and end a prefix of their own,
 * which stays cached whatever comes and goes there. What a system says of its tools is marked as words from outside.
 */
export function definitionsWith(outside: readonly OutsideTool[]): readonly ToolDefinition[] {
  if (outside.length === 0) return definitions;
  const last = definitions.length - 1;
  return [
    ...definitions.map((one, at) =>
      at === last ? { ...one, cache_control: { type: 'ephemeral' } as const } : one,
    ),
    ...outside.map(({ name, description, input }) => ({
      name,
      description: `Looks something up in another system of the store.\n${inData({ kind: 'description' }, description)}`,
      input_schema: schemaOf(input),
    })),
  ];
}

/** Reads a call. What does not fit comes back as `bad`, with a reason that the model may read. */
export function readCall(
  name: string,
  input: Record<string, unknown> | null,
  outside: readonly OutsideTool[] = [],
): Call {
  if (input === null) return { kind: 'bad', reason: 'The input is not a JSON object.' };
  if (outside.some((tool) => tool.name === name))
    return { kind: 'shop', name: 'look_outside', input: { tool: name, input }, proposal: undefined };
  if (isOffered(name)) return shopCall(name, input);
  if (!Object.hasOwn(controls, name)) return { kind: 'bad', reason: 'There is no such tool.' };
  const kind = name as keyof Controls;
  const parsed = controls[kind].input.safeParse(input);
  if (!parsed.success) return bad(parsed.error);
  if (kind === 'propose') {
    const { tool, input: proposed } = controls.propose.input.parse(input);
    const fits = tools[tool].input.safeParse(proposed);
    if (!fits.success) return bad(fits.error);
    if (tools[tool].reach === 'reads') return { kind: 'bad', reason: 'A look-up needs no proposal.' };
  }
  return { kind, input: parsed.data } as Call;
}

function isOffered(name: string): name is OfferedName {
  return names.some((other) => other === name);
}

function shopCall(name: ToolName, input: unknown): Call {
  const call = z.looseObject({ proposal: z.string().max(100).optional() }).safeParse(input);
  if (!call.success) return bad(call.error);
  const { proposal, ...rest } = call.data;
  const parsed = tools[name].input.safeParse(rest);
  if (!parsed.success) return bad(parsed.error);
  return { kind: 'shop', name, input: rest, proposal };
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

function withProposal(
  schema: ToolDefinition['input_schema'],
  needed: boolean,
): ToolDefinition['input_schema'] {
  if (!needed) return schema;
  const proposal = { type: 'string', description: 'id of the proposal that the customer has just agreed to' };
  const { properties = {}, required = [], ...rest } = schema;
  return {
    ...rest,
    properties: { ...(properties as object), proposal },
    required: [...(required as string[]), 'proposal'],
  };
}
