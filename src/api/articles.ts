import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { knowledgeObject } from '../../durable-objects/clients/knowledge.ts';
import { storeSettings } from '../../durable-objects/clients/store.ts';
import { badRequest, conflict, contradiction, notFound, OTHER_REQUEST, refuse } from '../door/problems.ts';
import { Article } from '../knowledge/article.ts';
import { isPublicUrl } from '../public-url.ts';
import { jsonBody, keyedBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from './shapes.ts';

/** The store's articles. Who may call: the owner, and tokens with the scope `knowledge`. */
export const articlesApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const ArticleId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
const ArticleBody = Article.openapi('Article', {
  description:
    'A piece of the store’s knowledge: Markdown in one language, for customers or for advisors alone.',
  example: {
    title: 'Washing silk',
    body: 'Wash silk by hand in cold water, and never wring it.',
    language: 'en',
    audience: 'public',
  },
});
const Kept = Article.extend({
  id: z.string(),
  url: z.string().nullable().openapi({ description: 'The page it was imported from' }),
  updatedAt: z.string(),
}).openapi('KeptArticle');
const PassageFound = z
  .object({
    article: z.string(),
    title: z.string(),
    heading: z.string(),
    text: z.string(),
    language: z.string(),
    url: z.string().nullable(),
    coverage: z
      .number()
      .openapi({ description: 'Share of the question’s significant words that it covers, 0 to 1' }),
  })
  .openapi('Passage');
const Imports = z.object({
  imports: z.array(
    z.object({
      url: z.string(),
      waiting: z.number().int(),
      read: z.number().int(),
      failed: z.array(z.object({ url: z.string(), reason: z.string() })),
    }),
  ),
});
const UnansweredList = z.object({
  unanswered: z.array(
    z.object({
      key: z.string(),
      example: z.string().openapi({ description: 'One of the questions, without numbers and addresses' }),
      language: z.string(),
      count: z.number().int(),
      firstAt: z.string(),
      lastAt: z.string(),
    }),
  ),
});
const Ok = z.object({ ok: z.literal(true) });
const PAGE = 50;

articlesApi.openapi(
  createRoute({
    method: 'get',
    path: '/articles',
    summary:
      'Find passages by the words of a question (`q`), internal ones too; without it all articles, newest first',
    request: {
      query: z.object({
        q: z.string().trim().min(1).max(500).optional(),
        language: z.string().max(35).optional(),
        after: z.string().max(200).optional().openapi({ description: '`next` of the previous page' }),
      }),
    },
    responses: {
      200: json(
        z.object({
          passages: z.array(PassageFound).optional(),
          articles: z.array(Kept).optional(),
          next: z.string().nullable(),
        }),
        'What was found',
      ),
      ...problems(400),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { q, language, after } = c.req.valid('query');
    const knowledge = knowledgeObject(c.env, store);
    if (q !== undefined) {
      const { settings } = await storeSettings(c.env, store);
      return c.json({ passages: await knowledge.find(q, language ?? settings.locale), next: null }, 200);
    }
    const [, at, id] = /^(\d{1,16}):(.+)$/.exec(after ?? '') ?? [];
    if (after !== undefined && (!at || !id)) refuse(badRequest('after: no `next` of this list'));
    const articles = await knowledge.articles(at && id ? { at: Number(at), id } : null, PAGE);
    const last = articles.length === PAGE ? articles.at(-1) : undefined;
    return c.json({ articles, next: last ? `${Date.parse(last.updatedAt)}:${last.id}` : null }, 200);
  },
);

articlesApi.openapi(
  createRoute({
    method: 'get',
    path: '/articles/unanswered',
    summary: 'Questions of customers that no article answered, the most frequent first',
    responses: { 200: json(UnansweredList, 'Questions, grouped by their words'), ...problems() },
  }),
  async (c) => c.json({ unanswered: await knowledgeObject(c.env, c.get('at').store).unanswered(200) }, 200),
);

articlesApi.openapi(
  createRoute({
    method: 'delete',
    path: '/articles/unanswered',
    summary: 'Remove a question from the list',
    request: { query: z.object({ key: z.string().min(1).max(200) }) },
    responses: { 200: json(Ok, 'Gone'), ...problems(400, 404) },
  }),
  async (c) => {
    const { key } = c.req.valid('query');
    if (!(await knowledgeObject(c.env, c.get('at').store).dropUnanswered(key)))
      refuse(notFound('No such question.'));
    return c.json({ ok: true as const }, 200);
  },
);

articlesApi.openapi(
  createRoute({
    method: 'post',
    path: '/articles/import',
    summary:
      'Read a page of the shop’s site, or the pages of its sitemap (at most 300, of the same host), into articles',
    middleware: keyedBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(
        z.strictObject({
          url: z.url().max(2_000).openapi({ example: 'https://shop.example/sitemap.xml' }),
        }),
      ),
    },
    responses: { 202: json(Imports, 'Begun; ask again how far it is'), ...problems(400, 413, 415, 422) },
  }),
  async (c) => {
    const { url } = c.req.valid('json');
    if (!c.env.SANDBOX && !isPublicUrl(url))
      refuse(badRequest('url: not an https address on the public internet'));
    const knowledge = knowledgeObject(c.env, c.get('at').store);
    const begun = await knowledge.importSite(url, c.get('keyed'));
    if (begun === 'other_request') refuse(contradiction(OTHER_REQUEST));
    return c.json({ imports: await knowledge.imports() }, 202);
  },
);

articlesApi.openapi(
  createRoute({
    method: 'get',
    path: '/articles/import',
    summary: 'Progress of the last month’s imports, and the pages that could not be read',
    responses: { 200: json(Imports, 'The imports'), ...problems() },
  }),
  async (c) => c.json({ imports: await knowledgeObject(c.env, c.get('at').store).imports() }, 200),
);

articlesApi.openapi(
  createRoute({
    method: 'get',
    path: '/articles/{id}',
    summary: 'An article',
    request: { params: z.object({ id: ArticleId }) },
    responses: { 200: json(Kept, 'The article'), ...problems(400, 404) },
  }),
  async (c) => {
    const article = await knowledgeObject(c.env, c.get('at').store).article(c.req.valid('param').id);
    return article ? c.json(article, 200) : refuse(notFound('No such article.'));
  },
);

articlesApi.openapi(
  createRoute({
    method: 'put',
    path: '/articles/{id}',
    summary: 'Create an article, or replace its text',
    middleware: jsonBody,
    request: {
      params: z.object({ id: ArticleId }),
      body: jsonRequest(ArticleBody),
    },
    responses: { 200: json(Kept, 'As it is kept'), ...problems(400, 409, 413, 415) },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const put = await knowledgeObject(c.env, c.get('at').store).putArticle(id, c.req.valid('json'));
    return put ? c.json(put, 200) : refuse(conflict('A store may have 5,000 articles: delete one first.'));
  },
);

articlesApi.openapi(
  createRoute({
    method: 'delete',
    path: '/articles/{id}',
    summary: 'Delete an article: it is no longer used in answers',
    request: { params: z.object({ id: ArticleId }) },
    responses: { 200: json(Ok, 'Gone'), ...problems(400, 404) },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    if (!(await knowledgeObject(c.env, c.get('at').store).deleteArticle(id)))
      refuse(notFound('No such article.'));
    return c.json({ ok: true as const }, 200);
  },
);
