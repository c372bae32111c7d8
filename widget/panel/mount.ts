import type { ServerFrame } from '../../src/protocol.ts';
import type { Mounting, Panel } from '../api.ts';
import { Connection } from './connection.ts';
import { h } from './dom.ts';
import { Elsewhere } from './elsewhere.ts';
import { Kept, type Waiting } from './kept.ts';
import { clockText, Log } from './log.ts';
import { Notifier } from './notify.ts';
import css from './panel.css?inline';
import { isRightToLeft, textsOf } from './texts.ts';
import { after, emptyThread } from './thread.ts';
import { Uploads } from './uploads.ts';
import { withdrawal } from './withdrawal.ts';

/**
 * How long "is writing" stays without another sign of it, and how often one's own is told, in milliseconds.
 */
const TYPING = 6_000;
const TELL_TYPING = 3_000;
/** How often one who waits for a person asks for their place, in milliseconds. */
const ASK_PLACE = 60_000;

/** Builds the panel beside its launcher. Nothing is dialled before it is opened. */
export async function mount(mounting: Mounting): Promise<Panel> {
  const { origin, store, config, root, launcher, locale, emit } = mounting;
  // Times as the visitor's own country writes them, where that speaks the language.
  const region = navigator.language.startsWith(locale.slice(0, 2)) ? navigator.language : locale;
  const say = await textsOf(locale, config.texts?.[locale]);
  const kept = new Kept(origin, store);
  const notifier = new Notifier(mounting);
  let state = emptyThread();
  let connected = false;
  /** A dial failed or broke: not while the first one is still under way. */
  let offline = false;
  let typing: string | null = null;
  let typingEnds = 0;
  let toldTyping = 0;
  let rated: string | null = null;
  /** The ticket whose rating is drawn, given or not. */
  let drawn: string | null = null;
  let frame = 0;

  const connection = new Connection(origin, store, locale, kept, {
    since: () => state.since,
    up(up) {
      connected = up;
      offline = !up;
      later();
    },
    frame: heard,
  });
  const send = (waiting: Omit<Waiting, 'id'> & { type: Waiting['type'] }, shown: string | null) => {
    const id = crypto.randomUUID();
    if (shown !== null) state = { ...state, pending: [...state.pending, { id, text: shown }] };
    connection.send({ ...waiting, id });
    log.toEnd();
    later();
  };

  const problem = h('p', { className: 'problem', role: 'alert', hidden: true });
  const alert = (text: string, good = false) => {
    problem.classList.toggle('good', good);
    problem.textContent = text;
    problem.hidden = text === '';
  };
  const uploads = new Uploads({
    url: `${origin}/chat/${store}/files`,
    token: () => kept.token,
    say,
    alert,
    changed: () => later(),
  });
  const log = new Log({
    say,
    locale: region,
    avatar: config.avatar,
    choose(message, choice) {
      const label = state.messages
        .find(({ id }) => id === message)
        ?.choices?.find(({ id }) => id === choice)?.label;
      send({ type: 'choose', message, choice }, label ?? null);
    },
    retry(id) {
      const failed = state.pending.find((one) => one.id === id);
      const waiting = kept.waiting.find((one) => one.id === id);
      state = { ...state, pending: state.pending.filter((one) => one.id !== id) };
      // Refused for now it is the same message, with its files; refused for good it is another one, of its words alone.
      if (failed && waiting) {
        state = { ...state, pending: [...state.pending, { id, text: failed.text }] };
        connection.tell(waiting);
        later();
      } else if (failed) send({ type: 'message', text: failed.text }, failed.text);
      message.focus();
    },
  });

  const message = h('textarea', {
    rows: 1,
    maxLength: 8_000,
    dir: 'auto',
    placeholder: say('placeholder'),
    'aria-label': say('message'),
    enterKeyHint: 'send',
  });
  const file = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    accept: 'image/png,image/jpeg,image/webp,image/heic,application/pdf',
  });
  const attach = h(
    'button',
    { type: 'button', className: 'attach', 'aria-label': say('attach'), onclick: () => file.click() },
    '+',
  );
  const submit = h('button', { className: 'send' }, say('send'));
  const form = h('form', { className: 'composer' }, uploads.list, attach, file, message, submit);
  const person = h('button', { type: 'button', className: 'link' }, say('person'));
  const shut = h('button', { type: 'button', className: 'close', 'aria-label': say('close') }, '✕');
  const title = h('h2', { dir: 'auto' }, config.name);
  const status = h('p', { className: 'status', role: 'status' });
  const rating = h('div', { className: 'rating' });
  const elsewhere = new Elsewhere({
    say,
    config,
    carry: () => state.since > 0 && connection.tell({ type: 'carry', id: crypto.randomUUID() }),
    mail() {
      send({ type: 'transcript' }, null);
      alert(say('mailed'), true);
    },
    callMe(words) {
      send({ type: 'message', text: words }, words);
      askPerson();
    },
  });
  const panel = h(
    'div',
    {
      role: 'dialog',
      className: 'panel',
      hidden: true,
      'aria-label': config.name,
      lang: locale,
      dir: isRightToLeft(locale) ? 'rtl' : 'ltr',
    },
    h('header', {}, h('div', {}, title, status), shut),
    log.node,
    rating,
    problem,
    form,
    h(
      'footer',
      {},
      person,
      ...elsewhere.nodes,
      ...(config.withdrawal
        ? [withdrawal(say, (statement) => send({ type: 'withdraw', ...statement }, null))]
        : []),
    ),
  );

  const submitted = () => {
    const text = message.value.trim();
    if (uploads.busy || (!text && uploads.empty)) return;
    const files = uploads.take();
    const shown = [text, ...files.map(({ name }) => name)].filter(Boolean).join('\n');
    send({ type: 'message', text, attachments: files.length ? files.map(({ id }) => id) : undefined }, shown);
    message.value = '';
    alert('');
    grow();
  };
  const grow = () => {
    message.style.height = 'auto';
    message.style.height = `${Math.min(message.scrollHeight, 120)}px`;
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    submitted();
  };
  message.oninput = () => {
    grow();
    if (Date.now() - toldTyping < TELL_TYPING) return;
    toldTyping = Date.now();
    connection.tell({ type: 'typing' });
  };
  message.onkeydown = (event) => {
    // While a word is being composed (Japanese, Chinese), Enter ends the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submitted();
  };
  message.onpaste = ({ clipboardData }) => uploads.add(clipboardData?.files ?? []);
  file.onchange = () => {
    uploads.add(file.files ?? []);
    file.value = '';
  };
  const askPerson = () => {
    send({ type: 'human' }, null);
    // What is disabled hears no key.
    if (person.matches(':focus-visible')) message.focus();
    person.disabled = true;
    alert('');
    status.textContent = say('asked');
  };
  person.onclick = askPerson;
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    launcher.ariaExpanded = 'false';
    launcher.focus();
    emit('close');
  };
  shut.onclick = close;
  panel.onkeydown = (event) => {
    if (event.key === 'Escape') close();
    // What is typed here is no shortcut of the shop's page.
    event.stopPropagation();
  };

  function heard(one: ServerFrame): void {
    if (one.type === 'typing') {
      typing = one.from === 'customer' ? null : say(one.from === 'advisor' ? 'advisor' : 'assistant');
      typingEnds = Date.now() + TYPING;
      setTimeout(later, TYPING + 50);
    }
    if (one.type === 'message') {
      const known = state.messages.some(({ seq }) => seq === one.seq);
      if (!known && one.seq > state.since && one.from !== 'customer') {
        typing = null;
        if (state.since > 0 || !panel.hidden) notifier.came(one.text, !panel.hidden);
      }
      if (!known) emit('message', { from: one.from, text: one.text });
    }
    if (one.type === 'carry') elsewhere.go(one.code);
    // Nothing that stands in the log can say it, and what was pressed can be pressed again.
    if (one.type === 'error' && !state.pending.some(({ id }) => id === one.id)) {
      alert(one.message);
      if (one.id) kept.drop(one.id);
      if (state.status.state === 'assistant') person.disabled = false;
    }
    if (one.type === 'status' && one.state !== 'resolved') person.disabled = one.state !== 'assistant';
    state = after(state, one);
    // What was refused for a moment has just been sent again.
    if (one.type === 'welcome' && !connected) {
      const again = new Set(kept.waiting.map(({ id }) => id));
      const pending = state.pending.map((line) =>
        again.has(line.id) ? { ...line, failed: undefined } : line,
      );
      state = { ...state, pending };
    }
    later();
  }

  /** Draws once a frame, however much came; in a hidden page, where there are no frames, by a timer. */
  function later(): void {
    if (frame) return;
    const run = () => {
      frame = 0;
      draw();
    };
    frame = document.hidden ? Number(setTimeout(run, 50)) : requestAnimationFrame(run);
  }

  function draw(): void {
    if (typing && Date.now() > typingEnds) typing = null;
    log.draw(state, typing);
    status.textContent = statusText();
    submit.disabled = uploads.busy;
    attach.disabled = !connected;
    elsewhere.draw(state.proven);
    const asks = state.status.state === 'resolved' ? state.ticket : null;
    if (asks === drawn) return;
    drawn = asks;
    rating.replaceChildren(...(asks && asks !== rated ? [ratingOf(asks)] : []));
  }

  function statusText(): string {
    if (offline) return say('offline');
    const { state: now, name, position, until, told } = state.status;
    const time = until ? clockText(until, undefined, region) : '';
    if (now === 'advisor') return say('withAdvisor', { name: name ?? say('advisor') });
    if (now === 'resolved') return say('resolved');
    if (now !== 'waiting') return '';
    const place = position ? say('place', { position }) : say('waiting');
    return [place, told && say('told'), time && say('until', { time })].filter(Boolean).join(', ');
  }

  function ratingOf(ticket: string): HTMLElement {
    const scores = [1, 2, 3, 4, 5].map((score) =>
      h(
        'button',
        {
          type: 'button',
          'aria-label': say('score', { n: score }),
          onclick: () => {
            rated = ticket;
            send({ type: 'rate', kind: 'csat', score, ticket }, null);
            rating.replaceChildren(h('p', { role: 'status' }, say('thanks')));
            // What was pressed is gone: keys go on here.
            message.focus();
          },
        },
        `${score} ★`,
      ),
    );
    return h('div', { role: 'group', 'aria-label': say('rate') }, h('p', {}, say('rate')), ...scores);
  }

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const host = root.host as HTMLElement;
  host.style.setProperty('--on', readableOn(getComputedStyle(launcher).backgroundColor));
  root.append(panel);
  launcher.ariaExpanded = 'false';
  launcher.ariaHasPopup = 'dialog';
  // What an earlier page could not send is shown, and sent with the first dial.
  state = {
    ...state,
    pending: kept.waiting.flatMap(({ type, id, text }) =>
      type === 'message' ? [{ id, text: text ?? '' }] : [],
    ),
  };

  const asking = setInterval(() => {
    if (state.status.state === 'waiting' && !panel.hidden && !document.hidden) connection.ask();
  }, ASK_PLACE);
  const open = () => {
    notifier.read();
    notifier.allowSound();
    connection.dial();
    if (!panel.hidden) return;
    panel.hidden = false;
    launcher.ariaExpanded = 'true';
    draw();
    log.toEnd();
    message.focus();
    emit('open');
  };
  return {
    open,
    close,
    identify(token) {
      if (token) return connection.identify(token);
      connection.logOut();
      state = emptyThread();
      rated = null;
      later();
    },
    say(text) {
      open();
      if (text.trim()) send({ type: 'message', text: text.trim() }, text.trim());
    },
    destroy() {
      clearInterval(asking);
      connection.end();
      notifier.end();
      panel.remove();
    },
  };
}

/** Black or white, whichever reads better on a colour (WCAG 2.2, contrast of relative luminances). */
function readableOn(colour: string): string {
  const channels = colour.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  const [red = 0, green = 0, blue = 0] = channels.map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Both contrasts are the same at √(1.05 × 0.05) − 0.05.
  return luminance > 0.179 ? '#000' : '#fff';
}
