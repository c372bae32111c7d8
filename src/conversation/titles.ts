import { z } from 'zod';
import { lookup } from '../lookup.ts';

/* What things are called in the customer's language, where the shop has a translation. */

const Titled = z.looseObject({ title: z.string(), titles: z.record(z.string(), z.string()) });
const Told = z.looseObject({
  title: z.string(),
  description: z.string().optional(),
  note: z.string().optional(),
});
const Translated = z.looseObject({
  title: z.string(),
  translations: z.record(z.string(), Told.partial()),
});

/**
 * The same data for a reader of a language (BCP 47): whatever has `titles` or `translations` gets its title
 * in that language. Its original title stays among its `titles`, under no language. Data without that
 * language is returned unchanged.
 */
export function inLanguage<Data>(data: Data, locale: string): Data {
  const [language = ''] = locale.toLowerCase().split('-');
  // The shape stays: only texts are replaced.
  return told(data, language) as Data;
}

/** The title in a language (BCP 47), or else the shop's own, whatever the data's current title is. */
export function titleIn({ title, titles }: Called, locale: string): string {
  const [language = ''] = locale.toLowerCase().split('-');
  return lookup(titles ?? {}, language) ?? lookup(titles ?? {}, '') ?? title;
}

/** The same data with all titles in that language. */
export function calledIn<Data>(data: Data, locale: string): Data {
  // The shape stays: only titles are replaced.
  return called(data, locale) as Data;
}

function called(data: unknown, locale: string): unknown {
  if (Array.isArray(data)) return data.map((one) => called(one, locale));
  if (typeof data !== 'object' || data === null || !isPlain(data)) return data;
  const inside = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, called(value, locale)]));
  const item = Titled.safeParse(data);
  return item.success ? { ...inside, title: titleIn(item.data, locale) } : inside;
}

/** The titles that translations hold, by language; null where there are none. */
export function titlesOf(
  translations: Readonly<Record<string, { title?: string | undefined }>> | undefined,
): Record<string, string> | null {
  const titles = Object.entries(translations ?? {}).flatMap(([language, { title }]) =>
    title ? [[language, title] as const] : [],
  );
  return titles.length > 0 ? Object.fromEntries(titles) : null;
}

/** Something with a title in several languages. */
export interface Called {
  title: string;
  titles?: Readonly<Record<string, string>> | undefined;
  translations?: Readonly<Record<string, { title?: string | undefined }>> | undefined;
}

/** All titles of a thing, in every language. */
export function everyTitle({ title, titles, translations }: Called): string[] {
  return [...new Set([title, ...Object.values({ ...titlesOf(translations), ...titles })])];
}

function told(data: unknown, language: string): unknown {
  if (Array.isArray(data)) {
    const all = data.map((one) => told(one, language));
    return all.some((one, i) => one !== data[i]) ? all : data;
  }
  if (typeof data !== 'object' || data === null || !isPlain(data)) return data;
  const called = Object.hasOwn(data, 'title') ? named(data, language) : null;
  const entries = Object.entries(called ?? data);
  const inside = entries.map(([key, value]) => [key, told(value, language)] as const);
  const same = called === null && inside.every(([, value], i) => value === entries[i]?.[1]);
  return same ? data : Object.fromEntries(inside);
}

function named(data: object, language: string): object | null {
  const item = Titled.safeParse(data);
  const title = lookup(item.data?.titles, language);
  if (item.success && title && title !== item.data.title)
    return { ...data, title, titles: { '': item.data.title, ...item.data.titles } };
  const product = Translated.safeParse(data);
  const other = lookup(product.data?.translations, language);
  if (!product.success || !other || (!other.title && !other.description && !other.note)) return null;
  const { title: own } = product.data;
  const titles = { '': own, ...titlesOf(product.data.translations) };
  return {
    ...data,
    ...(other.title ? { title: other.title } : {}),
    ...(other.description ? { description: other.description } : {}),
    ...(other.note ? { note: other.note } : {}),
    titles,
  };
}

function isPlain(data: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === Object.prototype || prototype === null;
}

/** Titles of pieces, for grammatical agreement: a piece with a quantity above one counts twice. */
export function titlesCounted(pieces: readonly { title: string; quantity?: number | undefined }[]): string[] {
  return pieces.flatMap(({ title, quantity = 1 }) => (quantity > 1 ? [title, title] : [title]));
}
