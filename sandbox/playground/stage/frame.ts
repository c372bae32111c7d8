import { base64 } from '../../../src/bytes/base64.ts';
import { h, ICONS, icon } from '../dom.ts';
import type { ChannelName } from '../world.ts';

/** A device of the stage: a head with its state, what it shows, example sentences, and how it travels. */
export class Frame {
  readonly node: HTMLElement;
  readonly #status: HTMLElement;
  readonly #examples: HTMLElement;

  constructor(channel: ChannelName, title: string, parts: { body: HTMLElement[]; drawer: HTMLElement }) {
    const id = `device-${channel}`;
    this.#status = h('p', { className: 'state', role: 'status' });
    this.#examples = h('div', { className: 'examples' });
    this.node = h(
      'section',
      { className: `device ${channel}`, id, 'aria-labelledby': `${id}-title` },
      h(
        'div',
        { className: 'head' },
        h('span', { className: 'sign' }),
        h('h2', { id: `${id}-title` }, title),
        this.#status,
        parts.drawer,
      ),
      ...parts.body,
      this.#examples,
    );
    this.node.querySelector('.sign')?.append(icon(ICONS[channel]));
  }

  /** What is going on; said anew only when it differs. */
  status(text: string): void {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** Sentences that are said at a click. */
  examples(name: string, sentences: readonly string[], say: (sentence: string) => void): void {
    this.#examples.replaceChildren(
      h(
        'ul',
        { 'aria-label': name },
        ...sentences.map((sentence) =>
          h('li', {}, h('button', { type: 'button', onclick: () => say(sentence) }, sentence)),
        ),
      ),
    );
  }
}

/** "How it travels": closed until somebody wants to see it. */
export function drawer(title: string, text: string, ...controls: HTMLElement[]): HTMLElement {
  const made = h(
    'details',
    { className: 'drawer' },
    h('summary', {}, title),
    h('div', {}, h('p', {}, text), ...controls),
  );
  made.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !made.open) return;
    made.open = false;
    made.querySelector('summary')?.focus();
  });
  return made;
}

/** A button that chooses files, with its hidden input. */
export function filePicker(label: string, chosen: (files: File[]) => void, accept = ''): HTMLElement[] {
  const input = h('input', { type: 'file', multiple: true, hidden: true, accept, 'aria-label': label });
  input.onchange = () => {
    chosen([...(input.files ?? [])]);
    input.value = '';
  };
  const button = h('button', {
    type: 'button',
    className: 'clip',
    'aria-label': label,
    title: label,
    onclick: () => input.click(),
  });
  button.append(icon(ICONS.clip));
  return [button, input];
}

/** A file's bytes in base64. */
export async function base64Of(file: Blob): Promise<string> {
  return base64(new Uint8Array(await file.arrayBuffer()));
}
