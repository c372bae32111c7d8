import { type ReadonlySignal, signal } from '@preact/signals-core';

/*
 * Where the console is. It stands behind the `#`, since the page is a static file. An invitation stands there too
 * (`#invite=…`), and what Google or Microsoft sent an owner back with (`#consent=…`): they are read once and taken out of
 * the address.
 */

const PAGES = [
  'inbox',
  'search',
  'figures',
  'morning',
  'knowledge',
  'settings',
  'people',
  'notices',
  'webhooks',
  'tests',
  'change',
  'mailbox',
  'me',
] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  page: PageName;
  /** The thread, the article: what of the page. */
  id: string | null;
  /** What is searched for. */
  q: string;
  invite: string | null;
  consent: ConsentBack | null;
}

/** What a provider has sent the browser back with. */
export interface ConsentBack {
  name: string;
  code: string | null;
  state: string | null;
  /** Why there is none. */
  error: string | null;
}

/** The page, and what is open on it, that the part of an address behind `#` names; the inbox where it names none. */
export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#/, '');
  const route: Route = { page: 'inbox', id: null, q: '', invite: null, consent: null };
  if (text.startsWith('invite=')) return { ...route, invite: text.slice('invite='.length) };
  if (text.startsWith('consent=')) return { ...route, page: 'mailbox', consent: consentOf(text) };
  const [path = '', query = ''] = text.split('?');
  const [, name, id] = path.split('/');
  const page = PAGES.find((one) => one === name) ?? 'inbox';
  return { ...route, page, id: id ? decode(id) : null, q: new URLSearchParams(query).get('q') ?? '' };
}

/** The address of a page: what `parseRoute` reads. */
export function hrefOf({ page, id, q }: { page: PageName; id?: string | null; q?: string }): string {
  const query = q ? `?${new URLSearchParams({ q })}` : '';
  return `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}${query}`;
}

function consentOf(text: string): ConsentBack {
  const given = new URLSearchParams(text);
  const error = given.get('error_description') ?? given.get('error');
  return {
    name: given.get('consent') === 'graph' ? 'graph' : 'gmail',
    ...{ code: given.get('code'), state: given.get('state') },
    error: error === null ? null : error.slice(0, 300),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address bar. */
export interface Bar {
  read(): string;
  push(href: string): void;
  replace(href: string): void;
  onChange(run: () => void): void;
}

/** The page that is open, as the address bar says it. */
export class Router {
  readonly #bar: Bar;
  readonly #route;

  constructor(bar: Bar) {
    this.#bar = bar;
    this.#route = signal(parseRoute(bar.read()));
    bar.onChange(() => {
      this.#route.value = parseRoute(bar.read());
    });
  }

  get route(): ReadonlySignal<Route> {
    return this.#route;
  }

  go(to: { page: PageName; id?: string | null; q?: string }): void {
    this.#bar.push(hrefOf(to));
    this.#route.value = parseRoute(hrefOf(to));
  }

  /** The same without a step to go back to: what was in the address was used up. */
  replace(to: { page: PageName; id?: string | null; q?: string }): void {
    this.#bar.replace(hrefOf(to));
    this.#route.value = parseRoute(hrefOf(to));
  }
}
