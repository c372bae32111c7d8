import { SignJWT } from 'jose';
import { z } from 'zod';
import { now } from '../src/clock.ts';
import { briefing as english } from '../src/language/en/briefing.ts';
import { briefing as french } from '../src/language/fr/briefing.ts';
import type { Briefing } from '../src/language/language.ts';
import type { SandboxEnv } from './env.ts';
import { ownRead } from './own-api.ts';
import { demoSettings, seed } from './seed.ts';
import type { Names, Persona, StoreFacts } from './shapes.ts';
import { demoStore, demoStores } from './stores/roster.ts';

/** The order the story is about; whoever bought it is offered first. */
const STORY = '45821';

/** The customers of a store's seeded feed: the story's, then the others by name. */
export function personas(store: string): Persona[] {
  const people = new Map<string, Persona>();
  const feed = demoStore(store)?.feed ?? seed;
  for (const line of feed(new Date(now()))) {
    if (!('customer' in line)) continue;
    const { id, name, email, phone, locale } = line.customer;
    const person = people.get(id) ?? { id, name, email, phone, locale, orders: [] };
    if (line.type === 'order')
      person.orders.push({ id: line.id, status: line.status, items: line.items.map(({ title }) => title) });
    people.set(id, person);
  }
  const rank = ({ orders }: Persona) => (orders.some(({ id }) => id === STORY) ? 0 : 1);
  return [...people.values()].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en'),
  );
}

/** What the service calls topics and problems, in the languages of the playground. */
export function names(): Record<'en' | 'fr', Names> {
  const of = ({ topic, problem }: Briefing) => ({ intent: topic, value: problem });
  return { en: of(english), fr: of(french) };
}

/** What the playground must know of a store, and which there are. */
export function storeFacts(id: string): Omit<StoreFacts, 'console'> {
  const demo = demoStore(id);
  const { name, email, phone, whatsapp, timeZone } = demo?.settings ?? demoSettings;
  return {
    id,
    name,
    email: email.address,
    phone: phone.number ?? '',
    whatsapp: whatsapp.phoneNumberId ?? '',
    timeZone,
    examples: demo?.examples ?? null,
    others: [
      { id: 'demo', name: demoSettings.name, preset: 'shop' },
      ...demoStores().map(({ id, preset, settings }) => ({ id, name: settings.name, preset })),
    ],
  };
}

/**
 * The login token the shop's own site would give the widget for a customer; null when there is no such
 * persona.
 */
export async function loginToken(env: SandboxEnv, id: string): Promise<string | null> {
  const known = personas(env.DEFAULT_STORE).find((one) => one.id === id) ?? (await playing(env, id));
  if (!known) return null;
  const { name, email, phone } = known;
  const issued = Math.floor(now() / 1000);
  return new SignJWT({ store: env.DEFAULT_STORE, name, email, phone, nonce: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .setIssuedAt(issued)
    .setExpirationTime(issued + 600)
    .sign(new TextEncoder().encode(env.IDENTITY_SECRET));
}

/** Somebody of the playground's story: the order's number is part of the account's id. */
async function playing(env: SandboxEnv, id: string) {
  const [, order] = /^c-story-(\d+)$/.exec(id) ?? [];
  const Placed = z.looseObject({
    customer: z.object({ name: z.string(), email: z.string(), phone: z.string() }).loose(),
  });
  return order ? ((await ownRead(env, `orders/${order}`, Placed))?.customer ?? null) : null;
}
