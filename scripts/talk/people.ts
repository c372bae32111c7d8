import type { Persona, StoreFacts } from '../../sandbox/shapes.ts';
import type { Service } from '../clients/service.ts';

/** Somebody who speaks: of the demo shop, or a stranger at an address. */
export type Speaker = Pick<Persona, 'name' | 'email' | 'phone'> & {
  id: string | null;
  locale: string | null;
};

/** The demo store that is spoken to, and its customers. Throws where no development service runs. */
export async function everybody(service: Service): Promise<{ store: StoreFacts; personas: Persona[] }> {
  const response = await service
    .fetch(`/sandbox/personas?store=${encodeURIComponent(service.store)}`)
    .catch(() => null);
  if (response?.status === 404) throw new Error(`There is no demo store ${service.store}.`);
  if (!response?.ok)
    throw new Error(`No service answers at ${service.base}: npm start, or PORT=… beside it.`);
  return (await response.json()) as { store: StoreFacts; personas: Persona[] };
}

/** Who is meant by a name or one word of it, an address, a number or an order; an address that nobody has is a stranger's. */
export function whoIs(personas: readonly Persona[], who: string): Speaker {
  const wanted = who.toLowerCase();
  const digits = who.replace(/\D/g, '');
  const known = personas.find(
    ({ name, email, phone, orders }) =>
      name.toLowerCase() === wanted ||
      name
        .toLowerCase()
        .split(/[\s-]+/)
        .includes(wanted) ||
      email.toLowerCase() === wanted ||
      (digits.length > 6 && phone.replace(/\D/g, '') === digits) ||
      orders.some(({ id }) => id === who.replace(/^#/, '')),
  );
  if (known) return known;
  const stranger = { id: null, locale: null, name: 'Somebody', email: '', phone: '' };
  if (who.includes('@')) return { ...stranger, name: who.slice(0, who.indexOf('@')), email: who };
  if (/^\+\d{7,15}$/.test(who)) return { ...stranger, phone: who };
  throw new Error(`Nobody of the demo shop is called ${who}: npm run talk lists them.`);
}
