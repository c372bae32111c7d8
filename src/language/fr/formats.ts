import { CHANNELS } from '../../conversation/channels.ts';
import type { Channel } from '../../conversation/values.ts';
import { lookup } from '../../lookup.ts';
import { daysBetween, weekdayOf } from '../calendar.ts';
import { vocabulary as english } from '../en/vocabulary.ts';
import type { Formats } from '../language.ts';
import { numberFormat } from '../number-format.ts';
import { colourInFrench } from '../reading/colours.ts';
import { named } from './grammar.ts';
import { typeset } from './typography.ts';
import { vocabulary as french } from './vocabulary.ts';

/** Channels that are called otherwise than by their proper name. */
const CHANNEL_PHRASES: Record<string, string> = {
  chat: 'sur le chat',
  email: 'par e-mail',
  voice: 'par téléphone',
};

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'],
  ...['août', 'septembre', 'octobre', 'novembre', 'décembre'],
];

/** Colours by concept, for shops that name them in another language. */
const COLOURS: Record<string, string> = {
  ...{ black: 'noir', white: 'blanc', blue: 'bleu', navy: 'bleu marine', sky: 'bleu ciel', red: 'rouge' },
  ...{ green: 'vert', yellow: 'jaune', pink: 'rose', purple: 'violet', orange: 'orange', brown: 'marron' },
  ...{ cream: 'crème', ivory: 'ivoire', ecru: 'écru', tan: 'fauve', khaki: 'kaki', olive: 'olive' },
  ...{
    burgundy: 'bordeaux',
    lilac: 'lilas',
    lavender: 'lavande',
    coral: 'corail',
    gold: 'doré',
    silver: 'argenté',
  },
  ...{ midnight: 'bleu nuit', sand: 'sable', sage: 'vert sauge', rust: 'rouille', mustard: 'moutarde' },
  ...{
    charcoal: 'gris charbon',
    emerald: 'émeraude',
    plum: 'prune',
    teal: 'bleu canard',
    chestnut: 'châtaigne',
  },
  ...{ grey: 'gris', gray: 'gris', indigo: 'indigo', champagne: 'champagne' },
};
const MEASURES: Record<string, string> = {
  ...{ bust: 'poitrine', chest: 'poitrine', waist: 'tour de taille', hips: 'hanches', length: 'longueur' },
  ...{ foot: 'longueur du pied' },
};

export const formats: Formats = typeset({
  money(minor: number, currency: string, spoken: boolean) {
    const style = { style: 'currency', currency } as const;
    const digits = numberFormat('fr', style).resolvedOptions().maximumFractionDigits ?? 2;
    const amount = minor / 10 ** digits;
    const fraction = Number.isInteger(amount) ? 0 : digits;
    if (!spoken) {
      const fractions = { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
      return numberFormat('fr', { ...style, ...fractions }).format(amount);
    }
    // "quatre-vingt-sept euros cinquante": the cents are said after the unit.
    const whole = Math.trunc(Math.abs(amount));
    const name = numberFormat('fr', { ...style, currencyDisplay: 'name', maximumFractionDigits: 0 });
    const cents = Math.round((Math.abs(amount) - whole) * 10 ** digits);
    return `${amount < 0 ? 'moins ' : ''}${name.format(whole)}${cents > 0 ? ` ${cents}` : ''}`.replace(
      /\s/g,
      ' ',
    );
  },
  day(day: string, today: string) {
    const [year = '', month = '', date = ''] = day.split('-');
    const text = `${WEEKDAYS[weekdayOf(day)]} ${ordinal(Number(date))} ${MONTHS[Number(month) - 1]}`;
    // The year is said only when it is not plain: another one, and not within the next two months.
    return year === today.slice(0, 4) || Math.abs(daysBetween(today, day)) < 60 ? text : `${text} ${year}`;
  },
  upcoming(day: string, today: string) {
    const ahead = daysBetween(today, day);
    if (ahead < 2) return ahead < 1 ? "aujourd'hui" : 'demain';
    return ahead < 7 ? (WEEKDAYS[weekdayOf(day)] ?? '') : `le ${formats.day(day, today, false)}`;
  },
  past({ day, minutes }: { day: string; minutes: number }, today: string) {
    const ago = daysBetween(day, today);
    if (ago <= 0) return minutes < 720 ? 'ce matin' : minutes < 1080 ? 'cet après-midi' : 'ce soir';
    if (ago === 1) return 'hier';
    if (ago < 7) return WEEKDAYS[weekdayOf(day)] ?? '';
    const [year = '', month = '', date = ''] = day.split('-');
    const text = `le ${ordinal(Number(date))} ${MONTHS[Number(month) - 1]}`;
    return year === today.slice(0, 4) || ago < 180 ? text : `${text} ${year}`;
  },
  time(time: string, spoken: boolean) {
    const [hours = '0', minutes = '00'] = time.split(':');
    if (!spoken) return `${Number(hours)} h${minutes === '00' ? '' : ` ${minutes}`}`;
    // Aloud "06" would be "zéro six".
    const rest = minutes === '00' ? '' : ` ${Number(minutes)}`;
    const hour = Number(hours) % 24;
    if (hour === 12) return `midi${rest}`;
    return hour === 0 ? `minuit${rest}` : `${hour} heure${hour === 1 ? '' : 's'}${rest}`;
  },
  list(items: readonly string[], joint: 'and' | 'or') {
    if (items.length < 2) return items.join('');
    return `${items.slice(0, -1).join(', ')} ${joint === 'and' ? 'et' : 'ou'} ${items.at(-1)}`;
  },
  piece(title: string, size: string | null, others: string[], spoken: boolean) {
    const options = [size && !(others.length > 0 && isOneSize(size)) && sized(size), ...others.map(option)];
    const told = options.filter(Boolean).join(', ');
    if (!told) return named(title);
    return spoken ? `${named(title)} en ${told}` : `${named(title)} (${told})`;
  },
  options(size: string | null, others: string[]) {
    // "Taille unique" tells nothing apart where there are colours.
    return [
      ...(size && !(others.length > 0 && isOneSize(size)) ? [sized(size)] : []),
      ...others.map(option),
    ].join(', ');
  },
  range(sizes: string[], colours: string[]) {
    const telling = colours.length > 0 ? sizes.filter((size) => !isOneSize(size)) : sizes;
    const inSizes =
      telling.length === 0 ? '' : telling.length === 1 ? sized(telling[0] ?? '') : `taille ${or(telling)}`;
    return [inSizes, or(colours.map(option))].filter(Boolean).join(' en ');
  },
  order(id: string, spoken: boolean) {
    return spoken ? `votre commande ${id}` : `votre commande n° ${id}`;
  },
  channel(channel: Channel) {
    return lookup(CHANNEL_PHRASES, channel) ?? `sur ${CHANNELS[channel].name}`;
  },
  option,
  measure(name: string) {
    return lookup(MEASURES, name.toLowerCase()) ?? name;
  },
});

function option(value: string): string {
  const word = value.toLowerCase();
  if (isOneSize(value)) return 'taille unique';
  return lookup(french.colours, word)
    ? value
    : (lookup(COLOURS, lookup(english.colours, word) ?? word) ?? colourInFrench(value) ?? value);
}

/** "taille M", but "taille unique". */
function sized(size: string): string {
  if (isOneSize(size)) return 'taille unique';
  return /taille|pointure/i.test(size) ? size : `taille ${size}`;
}

function isOneSize(size: string): boolean {
  return /^(one|single|unique)[ -]?size$|^taille unique$|^(os|onesize|tu)$/i.test(size);
}

function or(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ou ${items.at(-1)}`;
}

function ordinal(date: number): string {
  return date === 1 ? '1er' : String(date);
}
