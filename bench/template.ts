/**
 * A text with its ids cut out: a plain string when it has none, else pieces and the numbers of ids between
 * them.
 */
export type Template = string | (string | number)[];

/** UUIDs, with or without dashes or a prefix, and what is cut from them. */
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,32}/g;

/** The ids seen in recorded texts, numbered, so that the same id is the same number everywhere. */
export class Ids {
  readonly #numbers = new Map<string, number>();
  readonly #seen: string[] = [];

  number(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#seen.length);
    return this.#seen.push(id) - 1;
  }

  /** Cuts the ids out of a text. */
  cut(text: string): Template {
    const parts: (string | number)[] = [];
    let end = 0;
    for (const found of text.matchAll(ID)) {
      parts.push(text.slice(end, found.index), this.number(found[0]));
      end = found.index + found[0].length;
    }
    return parts.length ? [...parts, text.slice(end)] : text;
  }

  /** A new id of the shape and length of the one with that number. */
  fresh(number: number): string {
    const sample = this.#seen[number] ?? '';
    const id = crypto.randomUUID();
    return sample.includes('-') ? id : id.replaceAll('-', '').slice(0, sample.length);
  }
}

/**
 * Puts ids into a template: those of `own`, and fresh ones, kept in `own`, where it has none. As long as the
 * original.
 */
export function fill(template: Template, ids: Ids, own: Map<number, string>): string {
  if (typeof template === 'string') return template;
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    let id = own.get(part);
    if (id === undefined) {
      id = ids.fresh(part);
      own.set(part, id);
    }
    text += id;
  }
  return text;
}
