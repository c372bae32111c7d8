import { OpenAPIHono } from '@hono/zod-openapi';
import { authorise, mayCall } from './authorise.ts';
import { customersApi } from './customers.ts';
import { deskApi } from './desk.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { describeApi, registerSecurity } from './openapi.ts';
import { rightsApi } from './rights.ts';
import { shopApi } from './shop.ts';
import { platformApi, storeApi } from './store.ts';
import { tokensApi } from './tokens.ts';

/** `/api/v1`: JSON for shops, consoles and programs. Who may call what: `access.ts`. */
export const api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

registerSecurity(api);
api.get('/openapi.json', (c) => c.json(describeApi(api)));

api.route('/', platformApi);
api.use('*', authorise, mayCall);
api.route('/', customersApi);
api.route('/', rightsApi);
api.route('/', deskApi);
api.route('/', storeApi);
api.route('/', shopApi);
api.route('/', tokensApi);
