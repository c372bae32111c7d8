import { Hono } from 'hono';
import { newCustomerId } from '../../durable-objects/clients/address.ts';
import { GONE } from '../../durable-objects/customer/rpc.ts';
import { siteOf } from '../identity/network.ts';
import { SUBPROTOCOL } from '../protocol.ts';
import { blinded, readSessionToken, type SessionClaims, sessionToken } from '../tokens.ts';
import { traceId } from '../trace.ts';
import { customerObject } from './hand-over.ts';
import { denied, limited, networkOfRequest } from './limits.ts';
import { badRequest, forbidden, needsUpgrade, tooMany, unauthorised } from './problems.ts';
import type { DoorContext, DoorEnv } from './stores.ts';
import { passUpgrade } from './upgrade.ts';
import { mayUpload, UPLOADS_PERIOD } from './uploads/budget.ts';
import { keepUpload, uploadIn } from './uploads/upload.ts';
import { widgetConfig } from './widget.ts';

/**
 * The chat socket and its uploads. Who may call: any browser on the store's origins; a session only with its
 * token.
 */
export const chatDoor = new Hono<DoorEnv>()
  .get('/', async (c) => {
    const at = c.get('at');
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return needsUpgrade();
    if (!originAllowed(c)) return forbidden('This origin may not show the chat.');
    const offered = (c.req.header('sec-websocket-protocol') ?? '').split(',').map((name) => name.trim());
    if (!offered.includes(SUBPROTOCOL)) return badRequest(`The subprotocol ${SUBPROTOCOL} is needed.`);
    const given = offered.find((name) => name.startsWith('session.'))?.slice('session.'.length);
    const known = given ? await readSessionToken(c.env, at.store, given) : null;
    const network = networkOfRequest(c);
    const site = network && siteOf(network);
    const country = c.req.raw.cf?.country;
    const dial = async (claims: SessionClaims, token: string) =>
      passUpgrade(
        c.env,
        { store: at.store, customer: claims.customer, country: typeof country === 'string' ? country : null },
        {
          kind: 'chat',
          session: claims.session,
          token,
          locale: at.settings.locale,
          origin: at.origin,
          network: network && (await blinded(c.env, at.store, network)),
          home: claims.customer,
          site: site && (await blinded(c.env, at.store, site)),
          welcomed: false,
        },
        SUBPROTOCOL,
      );
    const earlier = known && given ? await dial(known, given) : null;
    if (earlier && earlier.status !== GONE) return earlier;
    // An invalid token begins a new session: its owner sees an empty chat, and a forger sees nothing. So does
    // the token of an erased customer.
    const refusal = await limited(
      [c.env.SESSIONS_PER_NETWORK, network],
      [c.env.SESSIONS_PER_SITE, site],
      [c.env.SESSIONS_PER_STORE, at.store],
    );
    if (refusal) return refusal;
    const claims = { store: at.store, customer: newCustomerId(), session: newChatSession() };
    return dial(claims, await sessionToken(c.env, claims));
  })
  .get('/widget', (c) =>
    shared(c, originAllowed(c) ? widgetConfig(c) : forbidden('This origin may not show the chat.')),
  )
  .options('/session', (c) => new Response(null, { status: originAllowed(c) ? 204 : 403, headers: cors(c) }))
  .delete('/session', async (c) => {
    const at = c.get('at');
    if (!originAllowed(c)) return forbidden('This origin may not show the chat.');
    const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const claims = token ? await readSessionToken(c.env, at.store, token) : null;
    if (!claims) return shared(c, await denied(c, unauthorised()));
    // The messages stay in the thread; the token is void from now on, and no login is kept.
    const { customer, session } = claims;
    await customerObject(c.env, at.store, customer).advise(
      { type: 'revoke-session', advisor: 'customer', session },
      traceId(),
    );
    return shared(c, new Response(null, { status: 204 }));
  })
  .options('/files', (c) => new Response(null, { status: originAllowed(c) ? 204 : 403, headers: cors(c) }))
  .post('/files', async (c) => {
    const at = c.get('at');
    if (!originAllowed(c)) return forbidden('This origin may not show the chat.');
    const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const claims = token ? await readSessionToken(c.env, at.store, token) : null;
    if (!claims) return shared(c, await denied(c, unauthorised()));
    const refusal = await limited([c.env.UPLOADS, claims.session], [c.env.UPLOADS, networkOfRequest(c)]);
    if (refusal) return shared(c, refusal);
    const upload = await uploadIn(c.req.raw);
    if (upload instanceof Response) return shared(c, upload);
    const object = (customer: string) => customerObject(c.env, at.store, customer);
    const owner = await object(claims.customer).leads();
    if (!owner) return shared(c, await denied(c, unauthorised()));
    const uploader = {
      session: claims.session,
      network: networkOfRequest(c),
      silent: !(await object(owner).uploads(claims.session)),
    };
    if (!(await mayUpload(c.env, at.store, uploader, upload.bytes.byteLength)))
      return shared(c, tooMany(UPLOADS_PERIOD));
    const kept = await keepUpload(c.env, at, { owner, session: claims.session }, upload);
    return shared(c, kept ? Response.json(kept) : await denied(c, unauthorised()));
  });

/**
 * True when the calling page is at one of the store's origins, or the store lists none. A request without an
 * `Origin` comes from no page.
 */
function originAllowed(c: DoorContext): boolean {
  const { origins } = c.get('at').settings;
  const origin = c.req.header('origin');
  return origins.length === 0 || !origin || origins.includes(origin) || origin === c.get('at').origin;
}

function cors(c: DoorContext): Record<string, string> {
  const origin = c.req.header('origin');
  return origin
    ? {
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'authorization, content-type, x-filename',
        'access-control-allow-methods': 'POST, DELETE',
        vary: 'origin',
      }
    : {};
}

/** An answer that the calling page may read (CORS), refusals included. */
function shared(c: DoorContext, response: Response): Response {
  for (const [name, value] of Object.entries(cors(c))) response.headers.set(name, value);
  return response;
}

function newChatSession(): string {
  return `c${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}
