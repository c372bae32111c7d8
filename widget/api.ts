/*
 * What a page may do with the widget, and what its two halves tell each other: the loader, which every page
 * view pays for, and the panel, which comes with the first intent.
 */

/** `message` brings `{ from, text }`, `unread` a number; the others bring nothing. */
export type EventName = 'ready' | 'open' | 'close' | 'message' | 'unread';
export type Listener = (detail?: unknown) => void;

/** `window.Onethread`. Every call may come at any time and more than once. */
export interface Onethread {
  open(): void;
  close(): void;
  /**
   * The shop's login token for whoever is signed in at this page. Nothing is sent before the chat is opened. `null` is the
   * shop's logout: the session ends at once, and the next person at this browser begins as anybody.
   */
  identify(token: string | null): void;
  /** Opens the chat and sends a message. */
  say(text: string): void;
  /** Listens; the answer ends it. */
  on(event: EventName, listener: Listener): () => void;
  /** Takes the widget off the page. What was said stays with the shop, and the session with the browser. */
  destroy(): void;
}

declare global {
  interface Window {
    Onethread?: Onethread;
    /** Calls from before the widget was there: `["say", "Hello"]`. */
    OnethreadQueue?: { push(...calls: [name: keyof Onethread, ...args: unknown[]][]): unknown };
  }
}

/** What the shop says of its widget: `GET /chat/:store/widget`. */
export interface WidgetConfig {
  name: string;
  locale: string;
  languages: string[];
  colour?: string;
  position?: 'left' | 'right';
  theme?: 'light' | 'dark' | 'auto';
  /** Address of the assistant's picture. */
  avatar?: string;
  /** The shop's mail address, and its WhatsApp number (E.164). */
  email: string;
  whatsapp?: string;
  /** A contract can be withdrawn from here. */
  withdrawal?: boolean;
  /** Texts of the shop's own, by language: `{ fr: { launcher: "Une question ?" } }`. */
  texts?: Record<string, Record<string, string>>;
}

/** What the panel is handed by the loader. */
export interface Mounting {
  origin: string;
  store: string;
  config: WidgetConfig;
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  /** BCP 47: the page's language, where the shop speaks it. */
  locale: string;
  emit(event: EventName, detail?: unknown): void;
}

/** What the loader may ask of the panel. */
export interface Panel {
  open(): void;
  close(): void;
  identify(token: string | null): void;
  say(text: string): void;
  destroy(): void;
}
