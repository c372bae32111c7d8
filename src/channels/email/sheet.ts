import { rulesOf } from './marks.ts';

/**
 * Characters and rules of style sheets that are read: a page that hides its words behind more hides them from
 * itself.
 */
const LONGEST_SHEET = 50_000;
const MOST_RULES = 500;

/**
 * What style sheets say of plain selectors: `p`, `.x`, `#x`, `p.x`. Enough to hide words with, so enough to
 * find them hidden.
 */
export class Sheet {
  #rules = new Map<string, ReadonlyMap<string, string>>();

  /**
   * Takes in the content of a `style` element. What holds for some screens only, in an `@` block, is left
   * out.
   */
  add(css: string): void {
    let depth = 0;
    let skipped = 0;
    for (const part of css
      .slice(0, LONGEST_SHEET)
      .toLowerCase()
      .replaceAll('<!--', '')
      .replaceAll('-->', '')
      .split('}')) {
      const pieces = part.split('{');
      const opened = pieces.length - 1;
      if (skipped === 0 && opened > 1) skipped = depth + 1;
      if (skipped === 0 && opened === 1) this.#note(pieces[0] ?? '', pieces[1] ?? '');
      depth = Math.max(0, depth + opened - 1);
      if (depth < skipped) skipped = 0;
    }
  }

  /** The rules for an element, its inline style last; names in lower case. */
  of(name: string, id: string, classes: ReadonlySet<string>, style: string): ReadonlyMap<string, string> {
    const inline = rulesOf(style);
    if (this.#rules.size === 0) return inline;
    const selectors = [name, ...[...classes].flatMap((one) => [`.${one}`, `${name}.${one}`]), `#${id}`];
    const found = selectors
      .map((selector) => this.#rules.get(selector))
      .filter((rules) => rules !== undefined);
    return found.length === 0 ? inline : new Map([...found, inline].flatMap((rules) => [...rules]));
  }

  #note(selectors: string, declarations: string): void {
    const rules = rulesOf(declarations.slice(0, 2_000));
    for (const selector of selectors.slice(0, 2_000).split(',')) {
      const plain = selector.replace(/\/\*.{0,500}\*\//gs, '').trim();
      if (this.#rules.size >= MOST_RULES || !/^[\w-]{0,60}[.#]?[\w-]{1,60}$/.test(plain)) continue;
      this.#rules.set(plain, new Map([...(this.#rules.get(plain) ?? []), ...rules]));
    }
  }
}
