import type { OpenAPIHono } from '@hono/zod-openapi';
import { ACCESS, type Access, needsOf } from './access.ts';
import type { ApiEnv } from './env.ts';
import { describedRecords } from './shapes.ts';

const SECURITY: Record<'bearer' | 'platform', string> = {
  bearer: "The store's own token, or an API token (`POST /tokens`) that has the scope an operation names.",
  platform: 'The token of whoever runs the deployment.',
};

/** The description of `/api/v1`: each route's own, with who may call it. */
export function describeApi(api: OpenAPIHono<ApiEnv>) {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Onethread', version: '1', description: 'Errors are problem documents (RFC 9457).' },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
  });
  Object.assign(document.components?.schemas ?? {}, Object.fromEntries(describedRecords()));
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = methods[method];
      const route = `${method.toUpperCase()} ${path}`;
      const access = ACCESS.get(route);
      if (!operation || !access) continue;
      const needs = needsOf(route);
      operation.security = requirement(needs);
      operation.description = [operation.description, mayCall(needs)].filter(Boolean).join('\n\n');
      const { responses } = operation;
      if (access !== 'platform' && access !== 'open' && responses)
        responses['403'] = { ...responses['401'], description: 'The token has not the right to this' };
    }
  }
  return document;
}

/** Describes how to authenticate in the OpenAPI document: bearer tokens, and the console's cookie. */
export function registerSecurity(api: OpenAPIHono<ApiEnv>): void {
  for (const [name, description] of Object.entries(SECURITY))
    api.openAPIRegistry.registerComponent('securitySchemes', name, {
      type: 'http',
      scheme: 'bearer',
      description,
    });
  api.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-onethread',
    description:
      'A person who is signed in to the console (`POST /console/sign-in`); whatever changes something, and every socket, must come from a page of this host.',
  });
}

/** OpenAPI 3.1 lets a bearer scheme name the roles that an operation needs. */
function requirement(needs: readonly Access[]): Record<string, string[]>[] {
  const [access] = needs;
  if (access === 'open') return [];
  if (access === 'person') return [{ cookie: [] }];
  if (access === 'platform') return [{ platform: [] }];
  return [{ bearer: [...needs] }, { cookie: [] }];
}

function mayCall(needs: readonly Access[]): string {
  const [access] = needs;
  if (access === 'open') return 'Who may call: anybody.';
  if (access === 'person') return 'Who may call: a person who is signed in.';
  if (access === 'platform') return 'Who may call: the platform.';
  return access === 'owner'
    ? "Who may call: the store's own token, or an owner who is signed in."
    : `${needs.length > 1 ? 'Scopes' : 'Scope'}: ${needs.map((scope) => `\`${scope}\``).join(' and ')}.`;
}
