import { z } from 'zod';
import { deskObject } from '../durable-objects/clients/desk.ts';
import { cookieFor, newSession } from '../src/api/console/cookie.ts';
import { newSecretId } from '../src/api/console/ids.ts';
import type { Person } from '../src/console/protocol.ts';
import type { SandboxEnv } from './env.ts';
import { problem } from './problem.ts';

const Who = z.object({
  as: z.enum(['advisor', 'lead', 'owner']).default('advisor'),
  name: z.string().trim().min(1).max(60).default('Nora'),
  /** Where they arrive: on the thread that waits longest, if any does, or at the settings. */
  page: z.enum(['inbox/next', 'settings']).default('inbox/next'),
});

/** Signs a browser in as a person of the demo store, made when missing, and goes to the console. */
export async function enterConsole(env: SandboxEnv, url: URL): Promise<Response> {
  const who = Who.safeParse(Object.fromEntries(url.searchParams));
  if (!who.success)
    return problem(
      400,
      'No such person',
      'as: advisor, lead or owner; name: up to 60 letters; page: inbox/next or settings',
    );
  const store = env.DEFAULT_STORE;
  const person = await personCalled(env, store, who.data);
  const session = newSession();
  const signedIn =
    person && (await deskObject(env, store).signIn({ type: 'person', id: person.id, session }));
  if (!signedIn) return problem(500, 'Nobody was signed in');
  return new Response(null, {
    status: 302,
    headers: { location: `/console/#/${who.data.page}`, 'set-cookie': await cookieFor(env, store, session) },
  });
}

/** The person of that name and role. Two of a name in two roles are two. */
async function personCalled(
  env: SandboxEnv,
  store: string,
  { as: role, name }: z.infer<typeof Who>,
): Promise<Person | null> {
  const desk = deskObject(env, store);
  const local = encodeURIComponent(name.toLowerCase()).replaceAll(/[^a-z0-9]+/g, '-');
  const email = `${local}.${role}@demo.example`;
  const known = await desk.personOf(email);
  if (known) return known;
  const record = { name, email, role, languages: ['en', 'fr'], skills: [], limit: 5, phone: null };
  const added = await desk.person({ type: 'add', id: newSecretId('pe'), record });
  return typeof added === 'string' ? desk.personOf(email) : added;
}
