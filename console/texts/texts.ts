import { computed, effect, signal } from '@preact/signals-core';
import type { App } from '../core/app.ts';
import english, { type TextKey, type Texts } from './en.ts';

type Say = (key: TextKey, data?: Record<string, string | number>) => string;

/** Languages of the interface: English comes along, another one is fetched when it is wanted. */
const LANGUAGES = { fr: () => import('./fr.ts') } as const;

const texts = signal<Texts>(english);

/** Writes in the language that the person chose. */
export function followLanguage(app: App): void {
  effect(() => {
    const language = app.language.value;
    document.documentElement.lang = language;
    if (language === 'en') texts.value = english;
    else
      void LANGUAGES[language]().then(({ default: its }) => {
        if (app.language.peek() === language) texts.value = its;
      });
  });
}

const current = computed<Say>(() => {
  const its = texts.value;
  return (key, data) =>
    its[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(data?.[name] ?? whole));
});

/** A text in the language of the interface; it is written anew when that changes. */
export const say: Say = (key, data) => current.value(key, data);

/** One or several: `key_one` or `key_many`, with `{n}`. */
export function count<Key extends string>(
  key: `${Key}_one` extends TextKey ? (`${Key}_many` extends TextKey ? Key : never) : never,
  n: number,
): string {
  const chosen = `${key}_${n === 1 ? 'one' : 'many'}`;
  return isKey(chosen) ? say(chosen, { n }) : `${n}`;
}

/** What a code of the service is called here; of one that is not known, the code as words. */
export function named(group: string, code: string): string {
  const key = `${group}_${code}`;
  return isKey(key) ? say(key) : code.replaceAll('_', ' ');
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(english, key);
}
