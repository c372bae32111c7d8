import { CHANNELS } from '../../conversation/channels.ts';
import { lookup } from '../../lookup.ts';
import { daysBetween, weekdayOf } from '../calendar.ts';
import type { Formats } from '../language.ts';
import { numberFormat } from '../number-format.ts';
import { colourInEnglish } from '../reading/colours.ts';
import { vocabulary } from './vocabulary.ts';

/** Channels that are called otherwise than by their proper name. */
const CHANNEL_PHRASES: Record<string, string> = {
  chat: 'in the chat',
  email: 'by email',
  voice: 'on the phone',
};

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

export const formats: Formats = {
  money(minor, currency, spoken) {
    const style = { style: 'currency', currency } as const;
    const digits = numberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2;
    const amount = minor / 10 ** digits;
    if (!spoken) return numberFormat('en', style).format(amount);
    const fraction = Number.isInteger(amount) ? 0 : digits;
    return numberFormat('en', {
      ...style,
      currencyDisplay: 'name',
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    }).format(amount);
  },
  day(day, today, spoken) {
    const [year = '', month = '', date = ''] = day.split('-');
    const weekday = WEEKDAYS[weekdayOf(day)];
    const name = MONTHS[Number(month) - 1];
    const text = spoken
      ? `${weekday} the ${ordinal(Number(date))} of ${name}`
      : `${weekday} ${Number(date)} ${name}`;
    // The year is said only when it is not plain: another one, and not within the next two months.
    return year === today.slice(0, 4) || (spoken && Math.abs(daysBetween(today, day)) < 60)
      ? text
      : `${text} ${year}`;
  },
  upcoming(day, today, spoken) {
    const ahead = daysBetween(today, day);
    if (ahead < 2) return ahead < 1 ? 'today' : 'tomorrow';
    return `on ${this.day(day, today, spoken)}`;
  },
  past({ day, minutes }, today) {
    const ago = daysBetween(day, today);
    if (ago <= 0) return minutes < 720 ? 'this morning' : minutes < 1080 ? 'this afternoon' : 'this evening';
    if (ago === 1) return 'yesterday';
    if (ago < 7) return `on ${WEEKDAYS[weekdayOf(day)]}`;
    const [year = '', month = '', date = ''] = day.split('-');
    const text = `on ${Number(date)} ${MONTHS[Number(month) - 1]}`;
    return year === today.slice(0, 4) || ago < 180 ? text : `${text} ${year}`;
  },
  time(time, spoken) {
    const [hours = '0', minutes = '00'] = time.split(':');
    if (!spoken) return `${hours}:${minutes}`;
    const hour = Number(hours);
    const half = hour < 12 || hour === 24 ? 'a.m.' : 'p.m.';
    return `${hour % 12 || 12}${minutes === '00' ? '' : ` ${minutes}`} ${half}`;
  },
  list(items, joint) {
    if (items.length < 2) return items.join('');
    return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
  },
  piece(title, size, others, spoken) {
    if (spoken) {
      const colour = others.map(option).join(' ');
      const named = size && !isOneSize(size) ? ` in size ${size}` : '';
      return `${title}${named}${colour ? `${named ? ',' : ' in'} ${colour}` : ''}`;
    }
    const options = [size && sized(size), ...others.map(option)].filter(Boolean);
    return options.length > 0 ? `${title} (${options.join(', ')})` : title;
  },
  options(size, others) {
    const colour = others.join(', ');
    // "One size" tells nothing apart where there are colours.
    return [...(size && !(colour && isOneSize(size)) ? [sized(size)] : []), ...others.map(option)].join(', ');
  },
  range(sizes, colours) {
    const telling = colours.length > 0 ? sizes.filter((size) => !isOneSize(size)) : sizes;
    const [only] = telling;
    const named = telling.length === 1 && only ? sized(only) : `size ${this.list(telling, 'or')}`;
    return [telling.length > 0 ? named : '', this.list(colours.map(option), 'or')]
      .filter(Boolean)
      .join(' in ');
  },
  order(id, spoken) {
    return spoken ? `order ${id}` : `order #${id}`;
  },
  channel(channel) {
    return lookup(CHANNEL_PHRASES, channel) ?? `on ${CHANNELS[channel].name}`;
  },
  option,
  measure: (name) => name,
};

/** What a shop calls in French is said in English. */
function option(value: string): string {
  return lookup(vocabulary.colours, value.toLowerCase()) ? value : (colourInEnglish(value) ?? value);
}

/** "size M", but "one size". */
function sized(size: string): string {
  return /size/i.test(size) ? size : `size ${size}`;
}

function isOneSize(size: string): boolean {
  return /^(one|single|unique)[ -]?size$|^(os|onesize)$/i.test(size);
}

function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${{ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th'}`;
}
