import type { FileLink, Persona, SentItem } from '../../shapes.ts';
import { append, fileLinks, h, labelled } from '../dom.ts';
import { keep, kept, words } from '../remote.ts';
import type { Device, World } from '../world.ts';
import { examplesFor } from './examples.ts';
import { drawer, Frame, filePicker } from './frame.ts';
import { mimeOf } from './mime.ts';

interface Shown {
  id: string;
  from: string;
  mine: boolean;
  subject: string;
  text: string;
  at: string;
  attachments: FileLink[];
  files: string[];
}

/** The customer's mailbox: what is written goes to the shop as raw mail, answers come into the thread. */
export class Mail implements Device {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #frame: Frame;
  readonly #log: HTMLElement;
  readonly #subject = h('input', { required: true, maxLength: 200, autocomplete: 'off' });
  readonly #text = h('textarea', { rows: 2, required: true });
  readonly #authentic = h('input', { type: 'checkbox', checked: true });
  readonly #files = h('p', { className: 'picked' });
  readonly #submit = h('button', { className: 'go' });
  #persona: Persona | null = null;
  #thread: Shown[] = [];
  #picked: File[] = [];

  constructor(world: World) {
    const { say } = world;
    this.#world = world;
    this.#log = h('div', {
      className: 'log',
      role: 'log',
      tabIndex: 0,
      'aria-label': say('mailLog'),
      'data-empty': say('mailEmpty'),
    });
    const another = h('button', { type: 'button', onclick: () => this.#newThread() }, say('mailNew'));
    const form = h(
      'form',
      { className: 'letter' },
      labelled(say('mailSubject'), this.#subject),
      labelled(say('mailText'), this.#text),
      h(
        'div',
        { className: 'row' },
        this.#submit,
        ...filePicker(say('attach'), (files) => this.#pick(files)),
      ),
      another,
      this.#files,
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      void this.write(this.#subject.value, this.#text.value);
    };
    const travels = drawer(
      say('travels'),
      say('travelsMail'),
      labelled(say('dmarc'), this.#authentic, 'check'),
    );
    this.#frame = new Frame('email', say('email'), { body: [this.#log, form], drawer: travels });
    this.node = this.#frame.node;
  }

  become(persona: Persona): void {
    this.#persona = persona;
    this.#thread = [];
    this.#log.replaceChildren();
    this.#frame.status(persona.email);
    for (const letter of kept<Shown[]>(`mail ${persona.id}`, [])) this.#show(letter);
    this.#compose();
    this.#frame.examples(
      this.#world.say('examples'),
      examplesFor('email', persona, this.#world),
      (one) => void this.write(this.#subject.value || this.#world.say('mailDefault'), one),
    );
  }

  /** Something left the service: shown if it is addressed to whoever is played. */
  arrived({ to, text, attachments, raw, at }: SentItem): void {
    if (to.toLowerCase() !== this.#persona?.email.toLowerCase()) return;
    const { messageId = '', from, subject = '' } = raw;
    const name = from?.name ?? this.#world.store.name;
    this.#show({ id: messageId, from: name, mine: false, subject, text, at, attachments, files: [] });
    this.#world.changed();
    this.#compose();
  }

  /** Puts words into the composer, as somebody who is typing. */
  draft(subject: string, text: string): void {
    if (subject) this.#subject.value = subject;
    this.#text.value = text;
  }

  /** Sends a letter; gives the answer's text. */
  async write(subject: string, text: string): Promise<void> {
    const persona = this.#persona;
    if (!persona) return;
    const { say, clock, store } = this.#world;
    const at = await clock.now();
    const id = `<${crypto.randomUUID()}@${persona.email.split('@')[1]}>`;
    const files = this.#picked;
    this.#frame.status(say('sending'));
    try {
      const letter = { from: persona, to: store.email, subject, text, id, at, files };
      const query = new URLSearchParams({ from: persona.email, to: store.email });
      const response = await fetch(`/cdn-cgi/handler/email?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'message/rfc822' },
        body: await mimeOf({
          ...letter,
          thread: this.#thread.map((one) => one.id),
          authentic: this.#authentic.checked,
        }),
      });
      if (!response.ok) throw new Error(await response.text());
      const names = files.map(({ name }) => name);
      const shown = { id, from: persona.name, mine: true, subject, text, attachments: [], files: names };
      const mine: Shown = { ...shown, at: at.toISOString() };
      keep(`mail ${persona.id}`, [...kept<Shown[]>(`mail ${persona.id}`, []), mine]);
      this.#show(mine);
      this.#text.value = '';
      this.#pick([]);
      this.#compose();
      this.#frame.status(say('sent'));
      this.#world.changed();
    } catch (error) {
      this.#frame.status(words(error));
    }
  }

  /** Letters of the shop in this thread: a story waits for the next. */
  get answers(): string[] {
    return this.#thread.filter(({ mine }) => !mine).map(({ text }) => text);
  }

  #pick(files: File[]): void {
    this.#picked = files;
    this.#files.textContent = files.map(({ name }) => name).join(', ');
  }

  #show(letter: Shown): void {
    if (this.#thread.some(({ id }) => id === letter.id)) return;
    this.#thread.push(letter);
    this.#thread.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    const node = h(
      'article',
      { className: letter.mine ? 'mine' : '' },
      h('p', { className: 'meta' }, h('b', {}, letter.from), h('span', {}, this.#world.time(letter.at))),
      h('p', { className: 'subject' }, letter.subject),
      // Before the words, as in a mail client: what is attached is seen at once.
      ...letter.files.map((name) => h('p', { className: 'file' }, name)),
      ...fileLinks(letter.attachments),
      h('p', { className: 'text' }, letter.text),
    );
    append(this.#log, node, Date.parse(letter.at));
  }

  /** Prepares an answer to the last letter, or a first one. */
  #compose(): void {
    const last = this.#thread.at(-1);
    this.#subject.value = last ? `Re: ${last.subject.replace(/^(re:\s*)+/i, '')}` : '';
    this.#submit.textContent = this.#world.say(last ? 'reply' : 'send');
  }

  #newThread(): void {
    this.#thread = [];
    this.#log.replaceChildren();
    if (this.#persona) keep(`mail ${this.#persona.id}`, []);
    this.#compose();
    this.#subject.focus();
  }
}
