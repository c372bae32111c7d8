import { SignJWT } from 'jose';
import { now } from '../src/clock.ts';
import { Settings } from '../src/settings.ts';
import type { SandboxEnv } from './env.ts';
import { demoSettings, seed } from './seed.ts';

/** A customer of the demo shop to play, with their orders. */
export interface Persona {
  id: string;
  name: string;
  email: string;
  phone: string;
  locale: string;
  orders: { id: string; status: string; items: string[] }[];
}

/** The order the story is about; whoever bought it is offered first. */
const STORY = '45821';

/** The customers of the seeded feed: the story's, then the others by name. */
export function personas(): Persona[] {
  const people = new Map<string, Persona>();
  for (const line of seed(new Date(now()))) {
    if (line.type !== 'order') continue;
    const { id, name, email, phone, locale } = line.customer;
    const person = people.get(id) ?? { id, name, email, phone, locale, orders: [] };
    person.orders.push({ id: line.id, status: line.status, items: line.items.map(({ title }) => title) });
    people.set(id, person);
  }
  const rank = ({ orders }: Persona) => (orders.some(({ id }) => id === STORY) ? 0 : 1);
  return [...people.values()].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en'),
  );
}

/** What the playground must know of the store. */
export function storeFacts(): { name: string; email: string; timeZone: string } {
  const { name, email, timeZone } = Settings.parse(demoSettings);
  return { name, email: email.address, timeZone };
}

/**
 * The login token the shop's own site would give the widget for a customer; null when there is no such
 * persona.
 */
export async function loginToken(env: SandboxEnv, id: string): Promise<string | null> {
  const persona = personas().find((one) => one.id === id);
  if (!persona) return null;
  const { name, email, phone } = persona;
  const issued = Math.floor(now() / 1000);
  return new SignJWT({ store: env.DEFAULT_STORE, name, email, phone, nonce: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .setIssuedAt(issued)
    .setExpirationTime(issued + 600)
    .sign(new TextEncoder().encode(env.IDENTITY_SECRET));
}
