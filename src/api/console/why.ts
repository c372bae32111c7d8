import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ModelUse, UsedTool, Why } from '../../brain/why.ts';
import { notFound, refuse } from '../../door/problems.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, json, problems } from '../shapes.ts';
import { asked } from './thread.ts';

/** The reasons for a message of the assistant. */
export const whyApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** By zod's own means: a schema from elsewhere may have been made before `openapi` was added. */
const described = <T extends z.ZodType>(schema: T, description: string) => schema.describe(description);
const { shape } = Why;
const Used = z
  .object({
    ...UsedTool.shape,
    kind: described(
      UsedTool.shape.kind,
      '`call` of a brain, `quote` a dry run, `agreed` carried out on the customer’s yes before any brain thought',
    ),
    input: described(z.unknown(), 'What it was given, shortened where it is long; no one-time code'),
    result: described(z.unknown(), 'What it came to, shortened where it is long; null where it was refused'),
    refused: described(UsedTool.shape.refused, 'The code of the refusal, with its reason'),
    ms: described(UsedTool.shape.ms, 'Milliseconds it took'),
  })
  .openapi('WhyTool');
const Request = z
  .object({
    ...ModelUse.shape,
    input: described(ModelUse.shape.input, 'Tokens read anew'),
    cached: described(ModelUse.shape.cached, 'Tokens read from the provider’s cache'),
    cacheWrite: described(ModelUse.shape.cacheWrite, 'Tokens written into it'),
    output: described(ModelUse.shape.output, 'Tokens written, thinking included'),
    cost: described(ModelUse.shape.cost, 'US dollars; null where the price is not known'),
  })
  .openapi('ModelRequest');

const Shape = z
  .object({
    message: described(shape.message, 'The message’s id, as events, frames and drafts name it'),
    at: described(shape.at, 'When the turn ended'),
    session: shape.session,
    channel: shape.channel,
    brain: described(shape.brain, 'Who finished it: a model’s name, `embedded`, or `code`'),
    failed: described(
      shape.failed,
      'Brains that were asked before and could not finish, with what stopped them',
    ),
    requests: described(z.array(Request), 'Each request to a model, in order'),
    cost: described(shape.cost, 'US dollars of all requests; null where the price of one is not known'),
    firstWordMs: described(shape.firstWordMs, 'Milliseconds to the first words that left for a live socket'),
    ms: described(shape.ms, 'Milliseconds the turn took'),
    assurance: described(shape.assurance, 'How sure it was who speaks'),
    intents: described(shape.intents, 'What the messages that it answers want'),
    plan: described(shape.plan, 'What the embedded brain set out to say, by the names of its acts'),
    knew: z
      .object({
        facts: described(shape.knew.shape.facts, 'What was remembered of the customer'),
        orders: described(shape.knew.shape.orders, 'Numbers of the orders it could see'),
        tickets: described(shape.knew.shape.tickets, 'Ids of the tickets it could see'),
        cards: described(shape.knew.shape.cards, 'Ids of the cards that were on the table'),
        promises: described(shape.knew.shape.promises, 'What was promised and not kept'),
        exchanges: described(shape.knew.shape.exchanges, 'How many earlier messages it was given'),
      })
      .openapi({ description: 'What the turn was given: no more than the speaker may see' }),
    tools: described(z.array(Used), 'What was called, in order'),
    articles: described(shape.articles, 'Articles that a search in this turn found'),
    card: described(
      z.unknown(),
      'What was put to the customer, as its quotes say it; null where nothing was',
    ),
    policy: described(shape.policy, 'What was refused or left to a person, and by which rule'),
    handover: described(shape.handover, 'Why a person was called; null where none was'),
  })
  .openapi('Why', {
    description: 'The reasons for one message of the assistant. None of this is shown to a customer.',
  });

whyApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/why/{message}',
    summary:
      'What a message of the assistant rests on: what it knew, looked up and was refused, and its cost',
    description:
      'Kept for `settings.retention.whyDays` (90) days. 404 for a message that no brain composed, and for one whose record is kept no longer.',
    request: { params: z.object({ id: CustomerId, message: z.string().min(1).max(128) }) },
    responses: { 200: json(Shape, 'What it rests on'), ...problems(400, 404) },
  }),
  async (c) => {
    const { message } = c.req.valid('param');
    const { why } = await asked(c, { type: 'why', message });
    return why ? c.json(why, 200) : refuse(notFound('Nothing is kept of that message.'));
  },
);
