import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Platform } from './platform.ts';

/*
 * The keys of the console. Each stands on the control that it presses (`aria-keyshortcuts`), so that what it does is what a click
 * does. Keys without a modifier work outside of fields only, and can be switched off (WCAG 2.1.4).
 */

export const KEYS = {
  next: 'j',
  previous: 'k',
  select: 'x',
  selectTo: 'shift+x',
  takeover: 't',
  reply: 'r',
  note: 'n',
  answers: 'm',
  handback: 'h',
  resolve: 'e',
  snooze: 's',
  undo: 'z',
  older: 'o',
  brief: 'b',
  send: 'ctrl+enter',
  approve: 'y',
  palette: 'ctrl+k',
  help: '?',
  search: '/',
  back: 'u',
  acceptCall: 'a',
  muteCall: 'v',
  hangUp: 'd',
  inbox: '1',
  searchPage: '2',
  figures: '3',
  knowledge: '4',
  settings: '5',
} as const;
export type KeyName = keyof typeof KEYS;
export const KEY_NAMES = Object.keys(KEYS) as KeyName[];

/** What the browser does with these itself: no shortcut may be one of them. */
const RESERVED: ReadonlySet<string> = new Set(['tab', 'shift+tab', 'escape', 'space']);
const STORED = 'keys';

interface StoredKeys {
  own: Partial<Record<KeyName, string>>;
  letters: boolean;
}

/** Which key does what: ours, or a person's own choice, kept in the browser. */
export class Keys {
  readonly #platform: Platform;
  readonly #stored = signal<StoredKeys>({ own: {}, letters: true });

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#stored.value = restored(platform.storage.get(STORED));
  }

  get letters(): boolean {
    return this.#stored.value.letters;
  }

  get stored(): ReadonlySignal<StoredKeys> {
    return this.#stored;
  }

  /** The key of an act as it stands on its control; undefined while it is off. */
  of(name: KeyName): string | undefined {
    const key = this.whatever(name);
    const { own, letters } = this.#stored.value;
    // A later version's own keys give way to what the person chose before it.
    const taken = own[name] === undefined && Object.values(own).includes(key);
    return !taken && (letters || key.includes('ctrl+')) ? key : undefined;
  }

  /** The key, also while letters are off. */
  whatever(name: KeyName): string {
    return this.#stored.value.own[name] ?? KEYS[name];
  }

  switchLetters(on: boolean): void {
    this.#keep({ ...this.#stored.value, letters: on });
  }

  /** Gives an act another key; false where the key is taken, or not to be had. */
  remap(name: KeyName, key: string): boolean {
    if (RESERVED.has(key)) return false;
    if (KEY_NAMES.some((one) => one !== name && this.whatever(one) === key)) return false;
    this.#keep({ ...this.#stored.value, own: { ...this.#stored.value.own, [name]: key } });
    return true;
  }

  reset(): void {
    this.#keep({ ...this.#stored.value, own: {} });
  }

  #keep(stored: StoredKeys): void {
    this.#stored.value = stored;
    this.#platform.storage.set(STORED, JSON.stringify(stored));
  }
}

/** What was pressed, written as `aria-keyshortcuts` has it; null for a modifier alone. */
export function keyOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}): string | null {
  if (/^(Control|Shift|Alt|Meta|AltGraph|Dead)$/.test(event.key)) return null;
  const held = [
    event.metaKey && 'meta',
    event.ctrlKey && 'ctrl',
    event.altKey && 'alt',
    event.shiftKey && 'shift',
  ].filter(Boolean);
  // The shift that a sign needs is part of the sign: where it stands differs from keyboard to keyboard.
  const key = event.key === ' ' ? 'space' : event.key === '+' ? 'plus' : event.key.toLowerCase();
  return shiftless([...held, key].join('+'));
}

/** A key's code without the shift that its sign needs anyway, such as `?`. */
export function shiftless(code: string): string {
  return code.replace(/shift\+([^\p{L}\d])$/u, '$1');
}

function restored(text: string | null): StoredKeys {
  try {
    const stored: StoredKeys = JSON.parse(text ?? 'null') ?? { own: {}, letters: true };
    return { own: stored.own ?? {}, letters: stored.letters !== false };
  } catch {
    return { own: {}, letters: true };
  }
}
