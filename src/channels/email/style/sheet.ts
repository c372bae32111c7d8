import { rulesOf, uncommented } from '../marks.ts';

/**
 * Characters and rules of style sheets that are read: a page that hides its words behind more hides them from
 * itself.
 */
const LONGEST_SHEET = 50_000;
const MOST_RULES = 500;

/** What a selector asks of an element: its last part, and how many stand before it. */
interface Selector {
  name: string | null;
  id: string | null;
  classes: readonly string[];
  rules: ReadonlyMap<string, string>;
  important: ReadonlyMap<string, string>;
}

/** Selectors for what is not so when a mail is opened. */
const LATER =
  /:(?:hover|active|focus|visited|target|checked|before|after|first-letter|first-line|empty|root)|::/;

/**
 * What style sheets say of an element, read to find what they hide: of a selector the last part counts, whatever has to stand
 * around the element, and a rule for some screens is kept apart.
 */
export class Sheet {
  /** By `#id`, `.class`, name or `*`. */
  #always = new Map<string, Selector[]>();
  #sometimes = new Map<string, Selector[]>();
  #count = 0;

  /** Takes in the content of a `style` element. What is for paper is left out. */
  add(css: string): void {
    const source = uncommented(css.slice(0, LONGEST_SHEET).toLowerCase())
      .replaceAll('<!--', '')
      .replaceAll('-->', '');
    const around: string[] = [];
    for (let at = 0; at < source.length; ) {
      const open = source.indexOf('{', at);
      const close = source.indexOf('}', at);
      if (close >= 0 && (open < 0 || close < open)) {
        around.pop();
        at = close + 1;
        continue;
      }
      if (open < 0) return;
      const head = source.slice(at, open).split(';').at(-1)?.trim() ?? '';
      at = open + 1;
      if (head.startsWith('@') && !/^@(font-face|page|keyframes|-webkit-keyframes)/.test(head)) {
        around.push(head);
        continue;
      }
      const end = source.indexOf('}', at);
      const until = end < 0 ? source.length : end;
      if (!head.startsWith('@')) this.#note(head, source.slice(at, until), around);
      at = until + 1;
    }
  }

  /**
   * The rules for an element, its inline style last but for what is important. `sometimes`: what they are on some screens as well;
   * null where that is the same.
   */
  of(
    name: string,
    id: string,
    classes: ReadonlySet<string>,
    style: string,
  ): { rules: ReadonlyMap<string, string>; sometimes: ReadonlyMap<string, string> | null } {
    const inline = rulesOf(style);
    if (this.#count === 0) return { rules: inline, sometimes: null };
    const keys = ['*', name, ...[...classes].map((one) => `.${one}`), `#${id}`];
    const fitting = (from: ReadonlyMap<string, Selector[]>) =>
      keys
        .flatMap((key) => from.get(key) ?? [])
        .filter(
          (one) =>
            (one.name === null || one.name === name) &&
            (one.id === null || one.id === id) &&
            one.classes.every((other) => classes.has(other)),
        );
    const always = fitting(this.#always);
    const rules = merged(always, inline, style);
    const more = fitting(this.#sometimes);
    return { rules, sometimes: more.length ? merged([...always, ...more], inline, style) : null };
  }

  #note(selectors: string, declarations: string, around: readonly string[]): void {
    if (around.some((head) => /^@media[^{]*\bprint\b/.test(head) && !/\b(screen|all)\b/.test(head))) return;
    const into = around.some((head) => /^@media/.test(head)) ? this.#sometimes : this.#always;
    const body = declarations.slice(0, 2_000);
    const rules = rulesOf(body, false);
    const important = rulesOf(body, true);
    for (const selector of selectors.slice(0, 2_000).split(',')) {
      const parts = selector
        .trim()
        .replace(/\[class[~|^*$]?=["']?([\w-]{1,60})["']?\]/g, '.$1')
        .replace(/\[id=["']?([\w-]{1,60})["']?\]/g, '#$1')
        .split(/[\s>+~]+/);
      const last = parts.at(-1) ?? '';
      if (this.#count >= MOST_RULES || LATER.test(last) || !last) continue;
      const plain = last
        .replace(/:(?:is|where)\(([^()]{1,100})\)/g, '$1')
        .replace(/:[\w-]{1,40}(?:\([^)]{0,100}\))?/g, '');
      if (!/^(?:\*|[a-z][\w-]{0,40})?(?:[.#][\w-]{1,60})*$/.test(plain) || !plain) continue;
      const id = /#([\w-]{1,60})/.exec(plain)?.[1] ?? null;
      const classes = [...plain.matchAll(/\.([\w-]{1,60})/g)].map(([, one = '']) => one);
      const name = /^[a-z][\w-]*/.exec(plain)?.[0] ?? null;
      // Of everything below something, nothing is known of what it is below.
      if (!id && !classes.length && !name && parts.length > 1) continue;
      const key = id ? `#${id}` : classes[0] ? `.${classes[0]}` : (name ?? '*');
      this.#count++;
      into.set(key, [...(into.get(key) ?? []), { name, id, classes, rules, important }]);
    }
  }
}

function merged(
  selectors: readonly Selector[],
  inline: ReadonlyMap<string, string>,
  style: string,
): ReadonlyMap<string, string> {
  if (!selectors.length) return inline;
  return new Map([
    ...selectors.flatMap(({ rules }) => [...rules]),
    ...inline,
    ...selectors.flatMap(({ important }) => [...important]),
    ...rulesOf(style, true),
  ]);
}
