import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { json, problems } from '../shapes.ts';

/** Prepared answers that advisors put into their replies. Who may call: the scope `desk`. */
export const answersApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

answersApi.openapi(
  createRoute({
    method: 'get',
    path: '/answers',
    summary: 'The store’s prepared answers for its advisors',
    description:
      'As `settings.answers` has them. `{{name}}`, `{{first_name}}`, `{{order}}`, `{{advisor}}` and `{{store}}` are filled in by the console.',
    responses: {
      200: json(
        z.object({
          answers: z.array(
            z.object({
              name: z.string(),
              language: z.string().nullable(),
              text: z.string(),
              tags: z
                .array(z.string())
                .openapi({ description: 'Added to the thread once the answer was sent' }),
              afterwards: z
                .enum(['resolve', 'snooze'])
                .nullable()
                .openapi({ description: 'Done once the answer was sent' }),
              snoozeHours: z.number().int(),
            }),
          ),
        }),
        'In the order of the settings',
      ),
      ...problems(),
    },
  }),
  (c) => c.json({ answers: c.get('at').settings.answers }, 200),
);
