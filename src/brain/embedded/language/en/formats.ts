import { daysBetween, weekdayOf } from '../../calendar.ts';
import type { Formats } from '../language.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

export const formats: Formats = {
  money(minor, currency, spoken) {
    const style = { style: 'currency', currency } as const;
    const digits = new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2;
    const amount = minor / 10 ** digits;
    if (!spoken) return new Intl.NumberFormat('en', style).format(amount);
    const fraction = Number.isInteger(amount) ? 0 : digits;
    return new Intl.NumberFormat('en', {
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
    if (spoken) return [title, ...(size ? ['in size', size] : []), ...others].join(' ');
    const options = [size && `size ${size}`, ...others].filter(Boolean);
    return options.length > 0 ? `${title} (${options.join(', ')})` : title;
  },
  options(size, others) {
    return [...(size ? [`size ${size}`] : []), ...others].join(', ');
  },
  range(sizes, others) {
    const size = sizes.length > 0 ? `size ${this.list(sizes, 'or')}` : '';
    return [size, others.join(' ')].filter(Boolean).join(' in ');
  },
  order(id, spoken) {
    return spoken ? `order ${id}` : `order #${id}`;
  },
  channel(channel) {
    return { chat: 'in the chat', email: 'by email', whatsapp: 'on WhatsApp', voice: 'on the phone' }[
      channel
    ];
  },
};

function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${{ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th'}`;
}
