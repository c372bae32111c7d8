import type { ServerFrame } from '../../src/protocol.ts';
import { h } from './dom.ts';
import { link, write } from './markdown.ts';
import type { Say } from './texts.ts';
import { openChoices, type ThreadState } from './thread.ts';

type Message = Extract<ServerFrame, { type: 'message' }>;

/** How near to the end counts as being at it, in pixels. */
const AT_END = 40;

export interface LogWorld {
  say: Say;
  locale: string;
  avatar?: string;
  choose(message: string, choice: string): void;
  retry(id: string): void;
}

/**
 * The conversation. Finished messages stand in a live region, so that a screen reader hears each once and
 * whole; what is still being composed stands behind it, unheard. The view follows the end only while the
 * reader is there.
 */
export class Log {
  readonly #world: LogWorld;
  readonly #said = h('div', { role: 'log' });
  readonly #coming = h('div', { 'aria-hidden': 'true' });
  readonly #pill = h('button', {
    type: 'button',
    className: 'pill',
    hidden: true,
    onclick: () => this.toEnd(),
  });
  readonly #scroll: HTMLElement;
  readonly node: HTMLElement;
  /** What is drawn, by key: the message, and whether its choices were open. */
  readonly #drawn = new Map<string, { of: unknown; node: HTMLElement }>();
  #newer = 0;
  #filled = false;
  /** Whether the reader is at the end, and wants to stay there. */
  #follows = true;

  constructor(world: LogWorld) {
    this.#world = world;
    this.#said.ariaLabel = world.say('conversation');
    this.#scroll = h(
      'div',
      {
        className: 'scroll',
        tabIndex: 0,
        role: 'region',
        'aria-label': world.say('conversation'),
        onscroll: () => this.#scrolled(),
      },
      this.#said,
      this.#coming,
    );
    this.node = h('div', { className: 'log' }, this.#scroll, this.#pill);
    // What is shown for the first time, and pictures that arrive, change the height after it was drawn.
    const sizes = new ResizeObserver(() => this.#follows && this.toEnd());
    for (const part of [this.#said, this.#coming, this.#scroll]) sizes.observe(part);
  }

  toEnd(): void {
    this.#follows = true;
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#newer = 0;
    this.#pill.hidden = true;
  }

  draw(state: ThreadState, typing: string | null): void {
    const { say } = this.#world;
    const open = openChoices(state);
    const keys = new Set<string>();
    let before = null as Element | null;
    const place = (key: string, of: unknown, make: () => HTMLElement) => {
      keys.add(key);
      const known = this.#drawn.get(key);
      const node = known && known.of === of ? known.node : make();
      if (node !== known?.node) {
        known?.node.replaceWith(node);
        this.#drawn.set(key, { of, node });
      }
      const wanted = before ? before.nextElementSibling : this.#said.firstElementChild;
      if (node !== wanted) this.#said.insertBefore(node, wanted);
      before = node;
    };
    let fresh = 0;
    state.messages.forEach((message, index) => {
      const key = `m${message.seq}`;
      if (!this.#drawn.has(key) && message.from !== 'customer') fresh++;
      const earlier = state.messages[index - 1];
      const chosen = message.choices && chosenOf(message, state.messages[index + 1]);
      const of = message.choices ? `${message.id} ${open === message.id} ${chosen}` : message;
      place(key, of, () => this.#message(message, earlier, { open: open === message.id, chosen }));
    });
    if (keys.size === 0) place('welcome', say, () => h('p', { className: 'system' }, say('welcome')));
    for (const one of state.pending) place(`p${one.id}`, one.failed ?? one.text, () => this.#pending(one));
    for (const [key, { node }] of this.#drawn) {
      if (keys.has(key)) continue;
      node.remove();
      this.#drawn.delete(key);
    }
    this.#coming.replaceChildren(
      ...[...state.streams].map(([, text]) => bubble('assistant', text)),
      ...(typing && state.streams.size === 0 ? [this.#typing(typing)] : []),
    );
    if (this.#follows) this.toEnd();
    else if (fresh && this.#filled) {
      this.#newer += fresh;
      this.#pill.textContent = say('newer', { n: this.#newer });
      this.#pill.hidden = false;
    }
    this.#filled ||= state.messages.length > 0;
  }

  #scrolled(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroll;
    this.#follows = scrollHeight - scrollTop - clientHeight < AT_END;
    if (this.#follows) this.toEnd();
  }

  #message(
    message: Message,
    earlier: Message | undefined,
    choices: { open: boolean; chosen: string | null | undefined },
  ): HTMLElement {
    const { say, locale, avatar } = this.#world;
    const { from, name, at, text, attachments = [] } = message;
    if (from === 'system') return h('p', { className: 'system', dir: 'auto' }, text);
    const node = bubble(from, text);
    for (const file of attachments) {
      const entry = link(file.url, file.filename);
      entry.download = file.filename;
      if (/^image\/(png|jpeg|webp)$/.test(file.type))
        entry.prepend(h('img', { src: file.url, alt: '', loading: 'lazy' }));
      node.append(h('p', { className: 'file' }, entry, ` ${(file.size / 1e6).toFixed(1)} MB`));
    }
    const who = from === 'customer' ? say('you') : (name ?? say(from));
    const spoken = h('span', { className: 'who' }, who);
    const time = h('time', { dateTime: at }, clockText(at, earlier?.at, locale));
    const meta = h('div', { className: 'meta' }, spoken, ' ', time);
    const group = h('div', { className: `turn ${from}` }, meta, node);
    if (earlier?.from === from && earlier.name === name) spoken.className = 'unseen';
    else if (avatar && from === 'assistant')
      meta.prepend(h('img', { className: 'avatar', src: avatar, alt: '' }));
    else if (from === 'advisor')
      meta.prepend(h('span', { className: 'avatar', 'aria-hidden': 'true' }, who.slice(0, 1)));
    // A person can always be asked for below: no second button of that name.
    const offered = message.choices?.filter(({ id }) => id !== 'human');
    if (offered?.length) group.append(this.#choices({ ...message, choices: offered }, choices));
    return group;
  }

  #choices(
    { id, choices = [] }: Message,
    { open, chosen }: { open: boolean; chosen: string | null | undefined },
  ): HTMLElement {
    const { say, choose } = this.#world;
    return h(
      'div',
      { role: 'group', className: 'choices', 'aria-label': say('choices') },
      ...choices.map((choice) => {
        const picked = chosen === choice.label;
        const button = h(
          'button',
          { type: 'button', disabled: !open, 'aria-pressed': picked ? 'true' : undefined },
          choice.label,
        );
        if (picked) button.append(h('span', { className: 'unseen' }, ` (${say('chosen')})`));
        button.onclick = () => choose(id, choice.id);
        return button;
      }),
    );
  }

  #pending({ id, text, failed }: ThreadState['pending'][number]): HTMLElement {
    const { say, retry } = this.#world;
    const state = failed
      ? h(
          'span',
          { className: 'failed' },
          say('failed'),
          ' ',
          h('button', { type: 'button', onclick: () => retry(id) }, say('retry')),
        )
      : h('span', {}, say('sending'));
    return h(
      'div',
      { className: 'turn customer pending' },
      h('div', { className: 'meta' }, state),
      bubble('customer', text),
    );
  }

  #typing(name: string): HTMLElement {
    const dots = h('span', { className: 'dots' }, '• • •');
    return h(
      'div',
      { className: 'turn' },
      h('div', { className: 'meta' }, this.#world.say('typing', { name })),
      dots,
    );
  }
}

function bubble(from: string, text: string): HTMLElement {
  const node = h('div', { className: `bubble ${from}`, dir: 'auto' });
  write(node, text);
  return node;
}

/** The label that was pressed: the customer's answer says it. */
function chosenOf({ choices = [] }: Message, next: Message | undefined): string | null {
  if (next?.from !== 'customer') return null;
  return choices.find(({ label }) => label === next.text)?.label ?? null;
}

/** The time of day where the visitor is; with the day where it is another than before, or than today. */
export function clockText(at: string, earlier: string | undefined, locale: string): string {
  const date = new Date(at);
  const day = (one: Date) => one.toDateString();
  const same = day(date) === day(earlier ? new Date(earlier) : new Date());
  return date.toLocaleString(locale, {
    ...(same ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
