import { z } from 'zod';
import { spansOn } from '../../language/calendar.ts';
import type { Span } from '../../settings/hours.ts';
import { localDay } from '../../shop/days.ts';
import type { Place } from '../../shop/shop.ts';
import { tool } from '../tool.ts';

/** A physical shop that customers can go to. */
export interface ShopView extends Omit<Place, 'holidays'> {
  /** Today's opening hours; empty: closed. */
  today: readonly Span[];
}

/** How many shops one answer lists. */
const MOST = 20;

export const findShops = tool({
  name: 'find_shops',
  description:
    'The store’s own shops that customers can go to: address, telephone, hours of the week and of today, and whether orders can be collected there. `near`: a town, a postcode or the shop’s name; those that fit best come first. Empty where the store has no shops.',
  input: z.strictObject({ near: z.string().trim().min(1).max(100).optional() }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ near }, { shop, settings, now }) {
    const day = localDay(now, settings.timeZone);
    const places = (await shop.places?.()) ?? [];
    const ranked = places
      .map((place) => ({ place, fit: near ? fitOf(place, near) : 0 }))
      .sort((one, other) => other.fit - one.fit);
    const output: ShopView[] = ranked.slice(0, MOST).map(({ place: { holidays, ...place } }) => ({
      ...place,
      today: spansOn({ hours: place.hours, holidays }, day),
    }));
    return { ok: true, output };
  },
});

/** How much of an address or a name the search text is. */
function fitOf({ name, address: { postcode, city } }: Place, near: string): number {
  const words = fold(near);
  const digits = near.replaceAll(/\D/g, '');
  if (digits !== '' && digits === postcode) return 4;
  if (words.includes(fold(city)) || words.includes(fold(name))) return 3;
  // Postcodes of one area begin alike.
  return digits.length >= 2 && postcode.startsWith(digits.slice(0, 2)) ? 1 : 0;
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
