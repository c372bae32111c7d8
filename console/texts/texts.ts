import { computed, effect, signal } from '@preact/signals-core';
import type { App, Language } from '../core/app.ts';
import english, { type TextKey } from './en.ts';

type Data = Record<string, string | number>;
type Words<Key extends string> = Readonly<Record<Key, string>>;

/** Texts of a part of the interface, in the person's language. */
export interface Dictionary<Key extends string> {
  /** A text; it is written anew when the language changes. */
  say(key: Key, data?: Data): string;
  /** One or several: `key_one` or `key_many`, with `{n}`. */
  count<Name extends string>(
    key: `${Name}_one` extends Key ? (`${Name}_many` extends Key ? Name : never) : never,
    n: number,
  ): string;
  /** What a code of the service is called here; of one that is not known, the code as words. */
  named(group: string, code: string, data?: Data): string;
}

const language = signal<Language>('en');

/** Writes in the language that the person chose. */
export function followLanguage(app: App): void {
  effect(() => {
    language.value = app.language.value;
    document.documentElement.lang = language.value;
  });
}

/** English comes along with the part, another language is fetched when it is wanted. */
export function dictionary<Key extends string>(
  own: Words<Key>,
  french: () => Promise<Words<Key>>,
): Dictionary<Key> {
  const texts = signal<Words<Key>>(own);
  effect(() => {
    const wanted = language.value;
    if (wanted === 'en') texts.value = own;
    else
      void french().then((its) => {
        if (language.peek() === wanted) texts.value = its;
      });
  });
  const isKey = (key: string): key is Key => Object.hasOwn(own, key);
  const written = computed(() => {
    const its = texts.value;
    return (key: Key, data?: Data) =>
      its[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(data?.[name] ?? whole));
  });
  const say = (key: Key, data?: Data) => written.value(key, data);
  return {
    say,
    count(key, n) {
      const chosen = `${key}_${n === 1 ? 'one' : 'many'}`;
      return isKey(chosen) ? say(chosen, { n }) : `${n}`;
    },
    named(group, code, data) {
      const key = `${group}_${code}`;
      return isKey(key) ? say(key, data) : code.replaceAll('_', ' ');
    },
  };
}

export const { say, count, named } = dictionary<TextKey>(
  english,
  async () => (await import('./fr.ts')).default,
);
