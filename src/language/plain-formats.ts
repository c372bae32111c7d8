import type { CardFormats } from './cards.ts';
import { numberFormat } from './number-format.ts';

/** The few words that forms of values need in a language that the engine does not speak. */
interface PlainWords {
  /** BCP 47 locale of numbers and days. */
  locale: string;
  /** "size M". */
  size(size: string): string;
  /** "order 45821". */
  order(id: string): string;
  and: string;
  or: string;
}

/** Values as cards say them, in the numbers and days of a locale. */
export function plainFormats({ locale, size, order, and, or }: PlainWords): CardFormats {
  const options = (own: string | null, others: readonly string[]) =>
    [...(own ? [size(own)] : []), ...others].join(', ');
  return {
    money(minor, currency, spoken) {
      const style = { style: 'currency', currency } as const;
      const digits = numberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 2;
      const amount = minor / 10 ** digits;
      const least = spoken && Number.isInteger(amount) ? 0 : digits;
      return numberFormat(locale, {
        ...style,
        currencyDisplay: spoken ? 'name' : 'symbol',
        minimumFractionDigits: least,
        maximumFractionDigits: Math.max(least, digits),
      }).format(amount);
    },
    day(day, today) {
      const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
      return new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
        ...year,
      }).format(new Date(`${day}T12:00:00Z`));
    },
    list(items, joint) {
      if (items.length < 2) return items.join('');
      return `${items.slice(0, -1).join(', ')} ${joint === 'and' ? and : or} ${items.at(-1)}`;
    },
    piece(title, own, others, spoken) {
      const told = options(own, others);
      if (!told) return title;
      return spoken ? `${title}, ${told}` : `${title} (${told})`;
    },
    options,
    order: (id) => order(id),
  };
}
