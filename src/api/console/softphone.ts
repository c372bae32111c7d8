import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { softphoneKey, softphoneToken } from '../../channels/voice/softphone.ts';
import { now } from '../../clock.ts';
import { conflict, forbidden, refuse } from '../../door/problems.ts';
import type { StoreDoor } from '../../door/stores.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';

/** Calls that advisors take in a browser. Who may call: a signed-in person, for themselves. */
export const softphoneApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

softphoneApi.openapi(
  createRoute({
    method: 'get',
    path: '/me/softphone',
    summary: 'Whether you can take calls in the browser, and if not, what is missing',
    responses: {
      200: json(
        z
          .object({
            possible: z.boolean(),
            reason: z.string().nullable().openapi({ description: 'Why not, in words' }),
          })
          .openapi('Softphone'),
        'How it stands',
      ),
      ...problems(),
    },
  }),
  (c) => {
    const reason = lacking(c.get('at'));
    return c.json({ possible: reason === null, reason }, 200);
  },
);

softphoneApi.openapi(
  createRoute({
    method: 'post',
    path: '/me/softphone',
    summary: 'A Twilio token with which this browser can be rung, for ten minutes; it cannot place calls',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: {
      200: json(
        z
          .object({
            token: z.string().openapi({ description: 'Contains the person’s id' }),
            expires: z.string(),
          })
          .openapi('SoftphoneToken'),
        'The token',
      ),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { person } = c.get('caller');
    if (!person) return refuse(forbidden('Nobody is signed in.'));
    const at = c.get('at');
    const reason = lacking(at);
    const key = softphoneKey(at.credentials);
    if (reason !== null || !key) return refuse(conflict(reason ?? NO_KEY));
    const { token, expires } = await softphoneToken(key, person.id, now());
    return c.json({ token, expires: new Date(expires).toISOString() }, 200);
  },
);

const NO_KEY =
  'The store has no API key of Twilio (TWILIO_ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET): calls go to telephones alone.';

/** Why no call can be taken in a browser; null where one can. */
function lacking({ credentials, settings }: Pick<StoreDoor, 'credentials' | 'settings'>): string | null {
  if (!softphoneKey(credentials)) return NO_KEY;
  return settings.phone.browsers
    ? null
    : 'The store puts no calls through to browsers: an owner allows it in the settings (phone.browsers).';
}
