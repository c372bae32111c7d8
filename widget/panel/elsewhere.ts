import type { WidgetConfig } from '../api.ts';
import { foldout, h } from './dom.ts';
import { link } from './markdown.ts';
import type { Say } from './texts.ts';

/** How long the code of the conversation may take, in milliseconds. */
const PATIENCE = 3_000;

interface ElsewhereWorld {
  say: Say;
  config: WidgetConfig;
  /** Asks for the code that brings the conversation along; false where there is nothing to bring, or no service. */
  carry(): boolean;
  /** Asks for the conversation by mail. */
  mail(): void;
  /** Says something, and asks for a person. */
  callMe(words: string): void;
}

/**
 * The ways to go on elsewhere: by mail, on WhatsApp, by a call back. Whoever is proven to the shop gets the
 * conversation itself by mail; for anybody else the mail and WhatsApp open with a code in the text, by which the shop
 * finds what was said here.
 */
export class Elsewhere {
  readonly nodes: HTMLElement[];
  readonly #mail: HTMLElement;
  readonly #letter: HTMLElement;
  /** Opens what was pressed, with the code or without. */
  #open: ((code: string) => void) | null = null;

  constructor({ say, config, carry, mail, callMe }: ElsewhereWorld) {
    const { email, whatsapp } = config;
    const phone = h('input', { type: 'tel', required: true, autocomplete: 'tel' });
    const fields = [h('label', {}, say('callNumber'), phone), h('button', {}, say('send'))];
    const call = foldout(say('callMe'), fields, () => {
      callMe(say('callText', { phone: phone.value }));
      return false;
    });
    const away = (to: string, label: string) => {
      const plain = say('whatsappText');
      const node = link(to + encodeURIComponent(plain), label);
      node.onclick = (event) => {
        if (!carry()) return;
        event.preventDefault();
        // Opened while the press still counts as one: later it would be a pop-up.
        const tab = to.startsWith('m') ? window : open();
        if (tab && tab !== window) tab.opener = null;
        this.#open = (code) => {
          this.#open = null;
          (tab ?? window).location.href = to + encodeURIComponent(plain + (code && ` (${code})`));
        };
        setTimeout(() => this.go(''), PATIENCE);
      };
      return node;
    };
    this.#mail = h('button', { type: 'button', className: 'link', onclick: mail }, say('byEmail'));
    this.#letter = away(`mailto:${email}?body=`, say('byEmail'));
    const chat = `https://wa.me/${whatsapp?.slice(1)}?text=`;
    this.nodes = [this.#mail, this.#letter, ...(whatsapp ? [away(chat, 'WhatsApp')] : []), call];
  }

  go(code: string): void {
    this.#open?.(code);
  }

  /** `proven`: the session may have the conversation by mail. */
  draw(proven: boolean): void {
    this.#mail.hidden = !proven;
    this.#letter.hidden = proven;
  }
}
