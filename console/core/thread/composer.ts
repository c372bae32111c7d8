import { computed, signal } from '@preact/signals-core';
import type {
  CannedAnswers,
  Channel,
  ChannelChoice,
  Channels,
  Problem,
} from '../../../src/console/protocol.ts';
import { mentionedIn } from '../inbox/mentions.ts';
import { Resource } from '../resource.ts';
import { problemOf } from '../transport/api.ts';
import type { Sending, Sends } from '../transport/sends.ts';
import {
  type CannedAnswer,
  followUps,
  type Macro,
  macroOf,
  unfilled,
  type Values,
  withValues,
} from './answers.ts';
import { Attachments } from './attachments.ts';
import { Draft } from './draft.ts';
import type { Thread, ThreadWorld } from './thread.ts';

/** How long an answer can be undone. Somebody who sits in the chat or on the phone waits a little less. */
const HOLD = 5_000;
const HOLD_LIVE = 4_000;

export type Mode = 'reply' | 'note';

/** Who works beside this person. */
type Colleagues = () => readonly { id: string; name: string }[];

/** What a person writes in a thread: an answer, or a note that never leaves. */
export class Composer {
  readonly #world: ThreadWorld;
  readonly #thread: Thread;
  readonly #sends: Sends;
  readonly colleagues: Colleagues;
  readonly reply: Draft;
  readonly note: Draft;
  readonly attachments: Attachments;
  readonly mode = signal<Mode>('reply');
  /** Where the cursor goes when its field appears. */
  readonly wanted = signal<Mode | null>(null);
  readonly channels: Resource<Channels>;
  /** Read when they are wanted for the first time. */
  readonly answers: Resource<CannedAnswers>;
  readonly #chosen = signal<string | null>(null);
  readonly template = signal<{ name: string; variables: string[] } | null>(null);
  /** What the answer does once it has left. */
  readonly macro = signal<Macro | null>(null);
  #noteCall = { text: '', key: '' };
  readonly noteState = signal<{ busy: boolean; problem: Problem | null }>({ busy: false, problem: null });

  /** `colleagues`: whom a note may name. */
  constructor(world: ThreadWorld, thread: Thread, sends: Sends, colleagues: Colleagues = () => []) {
    this.#world = world;
    this.#thread = thread;
    this.#sends = sends;
    this.colleagues = colleagues;
    const { storage } = world.platform;
    const of = `${world.me.person.id}:${thread.customer}`;
    this.reply = new Draft(storage, `draft:${of}`);
    this.note = new Draft(storage, `note:${of}`);
    this.attachments = new Attachments(world.api, thread.customer, storage, `files:${of}`);
    this.channels = new Resource(() => world.api.get<Channels>(`customers/${thread.customer}/channels`));
    this.answers = new Resource(() => world.api.get<CannedAnswers>('answers'));
    thread.serverDraft.subscribe((text) => text && this.reply.offer(text));
  }

  /** Where an answer can go: as the service says, or by the sessions of the thread. */
  readonly choices = computed<ChannelChoice[]>(() => {
    const known = this.channels.current.value;
    if (known.state === 'ready') return known.value.channels;
    const sessions = this.#thread.state.value?.sessions ?? [];
    const last = [...sessions]
      .sort((one, other) => (one.heardAt ?? '').localeCompare(other.heardAt ?? ''))
      .at(-1);
    return sessions.map(({ id, channel, address }) => ({
      channel,
      session: id,
      address,
      last: id === last?.id,
      possible: true,
    }));
  });

  readonly chosen = computed<ChannelChoice | null>(() => {
    const choices = this.choices.value;
    const named = choices.find((one) => keyOfChoice(one) === this.#chosen.value);
    return (
      named ??
      choices.find(({ last, possible }) => last && possible) ??
      choices.find(({ possible }) => possible) ??
      choices.find(({ last }) => last) ??
      choices[0] ??
      null
    );
  });

  /** Answers of this thread that have not arrived yet. */
  readonly sending = computed(() =>
    this.#sends.list.value.filter(({ customer }) => customer === this.#thread.customer),
  );

  /** The one that can be undone now. */
  readonly held = computed<Sending | null>(
    () => this.sending.value.findLast(({ state }) => state === 'held') ?? null,
  );

  /** One that was refused: somebody else has the floor, or has answered meanwhile. */
  readonly conflict = computed<Sending | null>(
    () => this.sending.value.find(({ state }) => state === 'conflict' || state === 'failed') ?? null,
  );

  /** Turns to the answer or to the note, with the cursor in it. */
  turnTo(mode: Mode): void {
    this.mode.value = mode;
    this.wanted.value = mode;
  }

  choose(key: string): void {
    this.#chosen.value = key;
    this.template.value = null;
  }

  write(text: string): void {
    if (this.mode.value === 'note') {
      this.note.write(text);
      return;
    }
    this.reply.write(text);
    this.#thread.writes(text);
  }

  /** Puts an answer that stands ready behind what is written, with what is known filled in. */
  insert(answered: CannedAnswer, values: Values): void {
    const { text } = answered;
    this.macro.value = macroOf(answered) ?? this.macro.value;
    const before = this.reply.text.value.trimEnd();
    const answer = withValues(text, values);
    this.mode.value = 'reply';
    this.write(before ? `${before}\n\n${answer}` : answer);
    this.wanted.value = 'reply';
  }

  /** What the answer still leaves to be filled in: until then it is not sent. */
  readonly unfilled = computed(() => (this.template.value ? [] : unfilled(this.reply.text.value)));

  /** Files are there that cannot go along: not on this channel, not with a template. */
  readonly filesBlocked = computed(
    () =>
      this.attachments.list.value.length > 0 &&
      (this.template.value !== null || this.chosen.value?.files === false),
  );

  /** Sends what is written; false where there is nothing, or nowhere, or something is to be filled in or uploaded. */
  send(): boolean {
    if (this.filesBlocked.value || this.attachments.busy.value) return false;
    const text = this.reply.text.value.trim();
    const template = this.template.value;
    const to = this.chosen.value;
    if (!to || (!template && (!text || !to.possible)) || this.unfilled.value.length > 0) return false;
    const of = to.templates?.find(({ name }) => name === template?.name);
    const live = this.#thread.state.value?.sessions.some(({ id, live }) => live && id === to.session);
    this.#sends.add(
      this.#thread.customer,
      {
        text: template && of ? filled(of.text, template.variables) : text,
        channel: to.channel,
        session: to.session,
        seen: this.#thread.seen,
        ...(template && of ? { template: { ...template, language: of.language } } : {}),
      },
      live ? HOLD_LIVE : HOLD,
      { files: this.attachments.take(), ...this.#following() },
    );
    this.macro.value = null;
    if (template) this.template.value = null;
    else this.reply.write('');
    this.#thread.keepDraft('');
    return true;
  }

  #following(): Pick<Sending, 'macro' | 'follows'> {
    const macro = this.macro.value;
    if (!macro) return {};
    const open = (this.#thread.state.value?.tickets ?? []).filter(({ status }) => status !== 'resolved');
    const now = this.#world.platform.now();
    const ids = open.map(({ id }) => id);
    return { macro, follows: followUps(macro, ids, now) };
  }

  /** Forgets what has left, though not all that was to follow was done. */
  dismiss(id: string): void {
    this.#sends.undo(id);
  }

  /** Takes back what has not left, into the field. */
  undo(id: string): boolean {
    const undone = this.#sends.undo(id);
    if (!undone) return false;
    if (!undone.body.template) this.reply.putBack(undone.body.text);
    this.attachments.putBack(undone.files ?? []);
    this.macro.value = undone.macro ?? null;
    this.turnTo('reply');
    return true;
  }

  /** Sends a refused answer all the same, now that what it crossed with has been read. */
  sendAnyway(id: string): void {
    this.#sends.retry(id, this.#thread.seen);
  }

  hurry(id: string): void {
    this.#sends.hurry(id);
  }

  async saveNote(): Promise<boolean> {
    const text = this.note.text.value.trim();
    if (!text || this.noteState.value.busy) return false;
    this.noteState.value = { busy: true, problem: null };
    // Saved again after a dead network, the same words are one note.
    if (this.#noteCall.text !== text) this.#noteCall = { text, key: this.#world.platform.newId() };
    try {
      const mentions = mentionedIn(text, this.colleagues());
      const body = mentions.length ? { text, mentions } : { text };
      await this.#world.api.post(`customers/${this.#thread.customer}/note`, body, this.#noteCall.key);
      this.#noteCall = { text: '', key: '' };
      // What is written meanwhile is the next note.
      const since = this.note.text.value.trimStart();
      this.note.write(since.startsWith(text) ? since.slice(text.length).trimStart() : since);
      this.noteState.value = { busy: false, problem: null };
      if (this.#thread.connection.value !== 'live') void this.#thread.open();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      this.noteState.value = { busy: false, problem };
      return false;
    }
  }
}

/** A name for a way to answer by, for lists. */
export function keyOfChoice({ channel, session }: { channel: Channel; session: string | null }): string {
  return `${channel} ${session ?? ''}`;
}

/** A template with its variables in their places: `{{1}}`, `{{2}}`. */
export function filled(text: string, variables: readonly string[]): string {
  return text.replaceAll(/\{\{(\d+)\}\}/g, (whole, n: string) => variables[Number(n) - 1] || whole);
}
