import type { Persona, SentItem, SentRaw } from '../../shapes.ts';
import { append, fileLinks, h, sendOnEnter } from '../dom.ts';
import { keep, kept, post, words } from '../remote.ts';
import type { Device, World } from '../world.ts';
import { examplesFor } from './examples.ts';
import { base64Of, drawer, Frame, filePicker } from './frame.ts';

interface Line {
  words: string;
  at: number;
}

interface Option {
  id: string;
  label: string;
  list: boolean;
}

/** WhatsApp on the customer's handset: what is written is signed and posted as Meta would. */
export class WhatsApp implements Device {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #frame: Frame;
  readonly #log: HTMLElement;
  readonly #text: HTMLTextAreaElement;
  readonly #shown = new Set<string>();
  #persona: Persona | null = null;

  constructor(world: World) {
    const { say, store } = world;
    this.#world = world;
    this.#log = h('div', {
      className: 'log',
      role: 'log',
      tabIndex: 0,
      'aria-label': say('whatsappLog'),
      'data-empty': say('whatsappEmpty'),
    });
    this.#text = h('textarea', { rows: 1, required: true, 'aria-label': say('message') });
    const form = h(
      'form',
      { className: 'line' },
      ...filePicker(say('attach'), (files) => void this.#sendFiles(files), 'image/*,application/pdf'),
      this.#text,
      h('button', { className: 'go' }, say('send')),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const line = this.#text.value.trim();
      if (!line) return;
      this.#text.value = '';
      this.#text.focus();
      void this.write(line);
    };
    sendOnEnter(form, this.#text);
    const travels = drawer(say('travels'), say('travelsWhatsapp'));
    const handset = h(
      'div',
      { className: 'handset' },
      h('p', { className: 'contact' }, h('b', {}, store.name), h('span', {}, say('business'))),
      this.#log,
      form,
    );
    this.#frame = new Frame('whatsapp', say('whatsapp'), { body: [handset], drawer: travels });
    this.node = this.#frame.node;
  }

  become(persona: Persona): void {
    this.#persona = persona;
    this.#shown.clear();
    this.#log.replaceChildren();
    this.#frame.status(persona.phone);
    for (const line of kept<Line[]>(`whatsapp ${persona.id}`, [])) this.#mine(line);
    this.#frame.examples(
      this.#world.say('examples'),
      examplesFor('whatsapp', persona, this.#world),
      (one) => void this.write(one),
    );
  }

  /** Something left the service: shown if it goes to this handset. */
  arrived({ to, text, attachments, raw, at }: SentItem): void {
    const id = raw.id ?? '';
    if (to !== this.#persona?.phone || this.#shown.has(id)) return;
    this.#shown.add(id);
    const node = h('div', {}, h('p', {}, text), ...fileLinks(attachments), ...this.#buttons(id, raw));
    append(this.#log, node, Date.parse(at));
    this.#world.changed();
  }

  draft(text: string): void {
    this.#text.value = text;
  }

  write(text: string): Promise<void> {
    this.#text.value = '';
    return this.#send(text, { text });
  }

  /** How many messages of the shop are here: a story waits for the next. */
  get answers(): number {
    return this.#shown.size;
  }

  async #sendFiles(files: File[]): Promise<void> {
    for (const file of files) {
      const { name: filename, type } = file;
      await this.#send(filename, { file: { type, filename, content: await base64Of(file) } });
    }
  }

  async #send(shown: string, what: object): Promise<void> {
    const persona = this.#persona;
    if (!persona) return;
    const line = { words: shown, at: this.#world.clock.guess() };
    this.#mine(line);
    keep(`whatsapp ${persona.id}`, [...kept<Line[]>(`whatsapp ${persona.id}`, []), line]);
    try {
      const { status, answer } = await post<{ status: number; answer: string }>('/sandbox/whatsapp', {
        from: persona.phone,
        name: persona.name,
        to: this.#world.store.whatsapp,
        ...what,
      });
      if (status !== 200) throw new Error(`${status}: ${answer}`);
    } catch (error) {
      this.#frame.status(words(error));
    }
    this.#world.changed();
  }

  #mine({ words: text, at }: Line): void {
    append(this.#log, h('div', { className: 'mine' }, h('p', {}, text)), at);
  }

  /** Buttons that answer for the customer; each set works once. */
  #buttons(message: string, raw: SentRaw): HTMLElement[] {
    const options = optionsOf(raw);
    if (options.length === 0) return [];
    const list = h('ul', { 'aria-label': this.#world.say('quickAnswers') });
    for (const { id, label, list: row } of options) {
      const button: HTMLButtonElement = h('button', { type: 'button' }, label);
      button.onclick = () => {
        for (const one of list.querySelectorAll('button')) one.disabled = true;
        this.#text.focus();
        void this.#send(label, { choice: { id, title: label, list: row, answers: message } });
      };
      list.append(h('li', {}, button));
    }
    return [list];
  }
}

function optionsOf({ interactive }: SentRaw): Option[] {
  const { buttons, sections } = interactive?.action ?? {};
  return [
    ...(buttons ?? []).map(({ reply }) => ({ id: reply.id, label: reply.title, list: false })),
    ...(sections ?? []).flatMap(({ rows }) =>
      rows.map(({ id, title }) => ({ id, label: title, list: true })),
    ),
  ];
}
