import type { Persona } from '../../shapes.ts';
import { append, h, ICONS, icon, labelled, sendOnEnter } from '../dom.ts';
import { words } from '../remote.ts';
import type { Device, World } from '../world.ts';
import { examplesFor } from './examples.ts';
import { drawer, Frame } from './frame.ts';
import { Line } from './line.ts';
import { canListen, hush, listen, ring, speak } from './voice.ts';

/** A telephone: it rings, speaks and listens where the browser can, and writes along either way. */
export class Phone implements Device {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #frame: Frame;
  readonly #log: HTMLElement;
  readonly #text: HTMLTextAreaElement;
  readonly #idle: HTMLElement;
  readonly #talk: HTMLFormElement;
  readonly #dialButton: HTMLButtonElement;
  readonly #aloud = h('input', { type: 'checkbox', checked: true });
  readonly #callerId: HTMLSelectElement;
  #persona: Persona | null = null;
  #line: Line | null = null;
  /** The line that is being written, and the last one the shop said. */
  #speaking: HTMLElement | null = null;
  #said: HTMLElement | null = null;
  #finished: string[] = [];

  constructor(world: World) {
    const { say, store } = world;
    this.#world = world;
    this.#log = h('div', { className: 'log', role: 'log', tabIndex: 0, 'aria-label': say('callLog') });
    this.#text = h('textarea', { rows: 1, required: true, 'aria-label': say('sayField') });
    this.#dialButton = h('button', { type: 'button', className: 'dial', onclick: () => void this.call() });
    this.#dialButton.append(icon(ICONS.voice), say('call', { store: store.name }));
    this.#idle = h('div', { className: 'idle' }, h('p', {}, store.phone), this.#dialButton);
    const button = (text: string, onclick: () => void, className = '') =>
      h('button', { type: 'button', onclick, className }, text);
    this.#idle.dataset.initial = store.name.slice(0, 1);
    this.#talk = h(
      'form',
      { className: 'line talk', hidden: true },
      this.#text,
      h('button', { className: 'go' }, say('sayIt')),
      h(
        'div',
        { className: 'row' },
        ...(canListen() ? [button(say('speak'), () => void this.#listen())] : []),
        button(say('interrupt'), () => this.#interrupt()),
        button(say('hangUp'), () => this.hangUp(), 'end'),
      ),
    );
    this.#talk.onsubmit = (event) => {
      event.preventDefault();
      const line = this.#text.value.trim();
      if (line) this.say(line);
      this.#text.focus();
    };
    sendOnEnter(this.#talk, this.#text);
    this.#callerId = h(
      'select',
      {},
      ...(['A', 'B', 'C', 'failed', 'withheld'] as const).map((value) =>
        h('option', { value }, say(`caller${value}`)),
      ),
    );
    const travels = drawer(
      say('travels'),
      say('travelsVoice'),
      labelled(say('callerId'), this.#callerId),
      labelled(say('aloud'), this.#aloud, 'check'),
    );
    const handset = h('div', { className: 'handset' }, this.#log, this.#idle, this.#talk);
    this.#frame = new Frame('voice', say('phone'), { body: [handset], drawer: travels });
    this.node = this.#frame.node;
  }

  become(persona: Persona): void {
    this.#persona = persona;
    this.#close();
    this.#log.replaceChildren();
    this.#frame.examples(
      this.#world.say('examples'),
      examplesFor('voice', persona, this.#world),
      (one) => void this.#example(one),
    );
  }

  /** Rings at the shop; gives what it is picked up with. */
  async call(): Promise<string> {
    const { say, store } = this.#world;
    const choice = this.#callerId.value;
    const withheld = choice === 'withheld';
    this.#log.replaceChildren();
    this.#frame.status(say('ringing'));
    this.#dialButton.disabled = true;
    this.node.dataset.state = 'ringing';
    try {
      const from = withheld ? 'anonymous' : (this.#persona?.phone ?? '');
      const [line] = await Promise.all([
        Line.dial(from, withheld ? 'none' : choice, store.phone, {
          said: (token, last) => this.#heard(token, last),
          ended: (why) => this.#ended(say(`ended_${why}`)),
        }),
        ring().catch(() => null),
      ]);
      this.#line = line;
      this.#said = this.#write(line.greeting);
      this.#aside(line.greeting);
      this.#talking(true);
      this.#frame.status(say('onPhone'));
      this.#text.focus();
      return line.greeting;
    } catch (error) {
      this.#frame.status(words(error));
      this.#talking(false);
      return '';
    }
  }

  /** Says a sentence to the shop. */
  say(text: string): void {
    hush();
    this.#text.value = '';
    append(this.#log, h('p', { className: 'mine' }, text));
    this.#speaking = null;
    this.#line?.say(text, this.#spoken);
  }

  draft(text: string): void {
    this.#text.value = text;
  }

  hangUp(): void {
    this.#ended(this.#world.say('youHungUp'));
  }

  /** What the shop has said since the call began, each finished sentence by itself. */
  get answers(): string[] {
    return this.#finished;
  }

  get #spoken(): string {
    return this.#persona?.locale.startsWith('fr') ? 'fr-FR' : 'en-US';
  }

  async #example(text: string): Promise<void> {
    if (!this.#line) await this.call();
    this.say(text);
  }

  async #listen(): Promise<void> {
    hush();
    this.#frame.status(this.#world.say('listening'));
    const heard = await listen(this.#spoken);
    this.#frame.status(this.#world.say(this.#line ? 'onPhone' : 'notOnPhone'));
    if (heard && this.#line) this.say(heard);
  }

  #heard(token: string, last: boolean): void {
    if (token) {
      this.#speaking ??= this.#write('', true);
      this.#speaking.append(token);
      this.#said = this.#speaking;
      this.#log.scrollTop = this.#log.scrollHeight;
    }
    if (!last) return;
    if (this.#speaking) {
      this.#speaking.ariaBusy = 'false';
      this.#aside(this.#speaking.textContent ?? '');
    }
    this.#speaking = null;
    this.#world.changed();
  }

  /** Finished words are spoken, where that is wanted. */
  #aside(text: string): void {
    this.#finished.push(text);
    if (this.#aloud.checked) speak(text, this.#spoken);
  }

  #write(text: string, busy = false): HTMLElement {
    const node = h('p', { className: 'shop', 'aria-busy': busy ? 'true' : undefined }, text);
    append(this.#log, node);
    return node;
  }

  #interrupt(): void {
    this.#text.focus();
    hush();
    if (!this.#said) return;
    // A voice is slower than its text: half of it has been heard.
    const all = (this.#said.textContent ?? '').trim().split(/\s+/);
    const heard = all.slice(0, Math.ceil(all.length / 2)).join(' ');
    this.#said.textContent = `${heard} …`;
    this.#said.ariaBusy = 'false';
    this.#speaking = this.#said = null;
    this.#line?.interrupt(heard);
    this.#note(this.#world.say('interrupted'));
  }

  #note(text: string): void {
    append(this.#log, h('p', { className: 'note' }, text));
  }

  /** Shows what can be done now; the keyboard stays on the phone where it was there. */
  #talking(on: boolean): void {
    const held = this.#talk.contains(document.activeElement);
    this.node.dataset.state = on ? 'talking' : '';
    this.#talk.hidden = !on;
    this.#idle.hidden = on;
    this.#dialButton.disabled = false;
    if (!on && held) this.#dialButton.focus();
  }

  #ended(why: string): void {
    this.#note(why);
    this.#close();
  }

  #close(): void {
    const line = this.#line;
    this.#line = this.#speaking = this.#said = null;
    this.#finished = [];
    hush();
    this.#talking(false);
    this.#frame.status(this.#world.say('notOnPhone'));
    void line?.hangUp().then(() => this.#world.changed());
  }
}
