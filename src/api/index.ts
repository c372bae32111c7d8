import { OpenAPIHono } from '@hono/zod-openapi';
import { authorise } from './authorise.ts';
import { customersApi } from './customers.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { rightsApi } from './rights.ts';
import { shopApi } from './shop.ts';
import { platformApi, storeApi } from './store.ts';

/** `/api/v1`: JSON for shops, consoles and programs. Who may call: a store's own token, and for stores the platform's. */
export const api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

api.doc31('/openapi.json', {
  openapi: '3.1.0',
  info: { title: 'Onethread', version: '1', description: 'Errors are problem documents (RFC 9457).' },
  servers: [{ url: '/api/v1' }],
  security: [{ bearer: [] }],
});
api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });

api.route('/', platformApi);
api.use('*', authorise);
api.route('/', customersApi);
api.route('/', rightsApi);
api.route('/', storeApi);
api.route('/', shopApi);
