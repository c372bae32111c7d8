import type { Names } from '../shapes.ts';
import { h } from './dom.ts';
import en from './texts/en.ts';
import fr from './texts/fr.ts';

/* Every text of the playground, in English and French. */

export type Language = 'en' | 'fr';
export type Texts = typeof en;
type Named =
  | 'act'
  | 'assurance'
  | 'author'
  | 'caller'
  | 'channel'
  | 'control'
  | 'day'
  | 'desk'
  | 'done'
  | 'door'
  | 'ended'
  | 'fact'
  | 'here'
  | 'intent'
  | 'kind'
  | 'look'
  | 'offer'
  | 'order'
  | 'origin'
  | 'pickup'
  | 'promise'
  | 'reason'
  | 'resolution'
  | 'tag'
  | 'ticket'
  | 'tool'
  | 'value'
  | 'visit';
/** A text, or a name of the service's in words: one without an entry is shown as it is written. */
type Key = keyof Texts | `${Named}_${string}`;
export type Say = (key: Key, data?: Record<string, string | number>) => string;

const TEXTS: Record<Language, Texts> = { en, fr };

/** `names`: what the service itself calls topics and problems. */
export function sayIn(language: Language, names: Names): Say {
  const named = Object.entries<Names[keyof Names]>({ ...names }).flatMap(([of, ones]) =>
    Object.entries<string>(ones).map(([name, text]): [string, string] => [`${of}_${name}`, text]),
  );
  const texts = new Map([...named, ...Object.entries(TEXTS[language])]);
  return (key, data = {}) => {
    const text = texts.get(key) ?? key.slice(key.indexOf('_') + 1).replaceAll('_', ' ');
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
  };
}

/** The language that was chosen here, or the browser's. */
export function chosenLanguage(): Language {
  const chosen = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  return chosen.slice(0, 2) === 'fr' ? 'fr' : 'en';
}

/** The page's address in a language, as it is otherwise. */
function search(lang: Language): string {
  const query = new URLSearchParams(location.search);
  query.set('lang', lang);
  return query.toString();
}

/** Two links: the page in the one and in the other language. */
export function languageSwitch(now: Language): HTMLElement {
  const names = { en: 'EN, English', fr: 'FR, français' };
  const links = (['en', 'fr'] as const).map((language) =>
    h(
      'a',
      {
        href: `?${search(language)}${location.hash}`,
        lang: language,
        'aria-current': language === now ? 'true' : undefined,
        'aria-label': names[language],
      },
      language.toUpperCase(),
    ),
  );
  return h('nav', { className: 'languages', 'aria-label': 'Language' }, ...links);
}
