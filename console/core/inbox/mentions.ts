import { signal } from '@preact/signals-core';
import type { Mention } from '../../../src/console/protocol.ts';
import type { Api } from '../transport/api.ts';

/** Colleagues that are offered at once. */
const OFFERED = 6;

interface Named {
  id: string;
  name: string;
}

/** Notes in which this person was named and that they have not seen. */
export class Mentions {
  readonly #api: Api;
  readonly list = signal<readonly Mention[]>([]);

  constructor(api: Api) {
    this.#api = api;
  }

  /** A service that knows of none has none; one that cannot be reached is asked again with the next news. */
  async refresh(): Promise<void> {
    const found = await this.#api.get<{ mentions: Mention[] }>('mentions').catch(() => null);
    if (found) this.list.value = found.mentions;
  }

  /** The person looks at a thread: what named them there is seen. */
  async seen(customer: string): Promise<void> {
    if (!this.list.value.some((one) => one.customer === customer)) return;
    this.list.value = this.list.value.filter((one) => one.customer !== customer);
    await this.#api.delete(`mentions/${customer}`).catch(() => undefined);
  }
}

/** Whom a note names: `@` and the whole name, in any case. */
export function mentionedIn(text: string, people: readonly Named[]): string[] {
  const plain = text.toLowerCase();
  return people.filter(({ name }) => startsOf(plain, `@${name.toLowerCase()}`)).map(({ id }) => id);
}

/** Whether a name stands there as a whole: `@Max` is no part of `@Maxine`. */
function startsOf(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))) return true;
  return false;
}

/** Colleagues whose name begins as what is being written behind an `@`; none where nothing is. */
export function offeredFor(before: string, people: readonly Named[]): Named[] {
  const begun = /(?:^|\s)@([\p{L}\p{N}][\p{L}\p{N} '’-]*|)$/u.exec(before)?.[1]?.toLowerCase();
  if (begun === undefined) return [];
  return people
    .filter(({ name }) => name.toLowerCase().startsWith(begun) && name.toLowerCase() !== begun.trimEnd())
    .slice(0, OFFERED);
}

/** The text before the cursor with the name of a colleague in the place of what was begun. */
export function withMention(before: string, name: string): string {
  return `${before.slice(0, before.lastIndexOf('@'))}@${name} `;
}
