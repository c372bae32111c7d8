import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { reportOn } from '../channels/chat/owner-page.ts';
import { fetchPage } from '../door/fetch-page.ts';
import { problem, refuse } from '../door/problems.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { json, problems } from './shapes.ts';

/** Whether the widget will work on one of the owner's pages. */
export const widgetApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Report = z
  .object({
    url: z.string().openapi({ description: 'The page that was read, after redirects' }),
    tag: z.enum(['found', 'missing', 'other_host', 'other_store']).openapi({
      description: "The widget's tag on the page, or one of another deployment or another store",
    }),
    origin: z.enum(['allowed', 'refused']).openapi({
      description: 'Whether `settings.origins` lets the page show the chat',
    }),
    missing: z.array(z.string()).openapi({
      description:
        "What the page's Content-Security-Policy lacks, a directive each: `connect-src https://HOST wss://HOST`. Empty: nothing, or there is no policy",
    }),
  })
  .openapi('WidgetReport');

widgetApi.openapi(
  createRoute({
    method: 'get',
    path: '/widget/check',
    summary: 'Whether the widget will work on a page',
    description:
      'Reads the first megabyte of the page, within 8 seconds and 3 redirects. Outside development only https addresses of the public internet are read.',
    request: { query: z.object({ url: z.url().max(2_048) }) },
    responses: { 200: json(Report, 'What was found'), ...problems(400, 422) },
  }),
  async (c) => {
    const { store, settings, origin } = c.get('at');
    const page = await fetchPage(c.req.valid('query').url, {
      call: (input, init) => fetch(input, init),
      anywhere: Boolean(c.env.SANDBOX),
    });
    if ('refused' in page)
      return refuse(
        problem(422, 'Not a public page', 'Only https addresses of the public internet are read.'),
      );
    if ('failed' in page) return refuse(problem(422, 'The page could not be read', page.failed));
    const host = new URL(origin);
    return c.json({ url: page.url.href, ...reportOn(page, { host, store, origins: settings.origins }) }, 200);
  },
);
