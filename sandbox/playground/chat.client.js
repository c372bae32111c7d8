import { append, byId, choices, element, files, keep, kept, note, post, sendOnEnter } from './dom.client.js';

/**
 * The chat widget's protocol, spoken by hand: one socket, messages shown by their id so that a resume cannot
 * double them, lines kept until the service has them.
 */
export function chatPanel({ changed }) {
  const log = byId('chat-log');
  const status = byId('chat-status');
  const text = byId('chat-text');
  const form = byId('chat-form');
  let persona = null;
  let socket = null;
  let attempts = 0;
  let timer = 0;
  let state = {};
  /** The customer's assurance, and who has the conversation. */
  let assurance = '';
  let standing = '';
  /** The shop's login token, shown at every dial until it has been taken. */
  let identity = null;
  let shown = new Map();
  let drafts = new Map();

  /** Takes the place of whoever was here; the session goes on where it was in this tab. */
  function become(next) {
    persona = next;
    open();
  }

  function open(fresh = false) {
    hangUp();
    const name = `chat ${persona.id}`;
    state = fresh ? { name, waiting: [] } : { waiting: [], ...kept(name, {}), name };
    identity = null;
    shown = new Map();
    drafts = new Map();
    log.replaceChildren();
    // A new page has shown nothing yet: it asks for the whole session.
    state.seq = 0;
    attempts = 0;
    dial();
  }

  /** The line beside the title, said anew only when it differs. */
  function tell(words = ['connected', assurance, standing].filter(Boolean).join(', ')) {
    if (status.textContent !== words) status.textContent = words;
  }

  function dial() {
    tell('connecting');
    const protocols = ['onethread.1', ...(state.token ? [`session.${state.token}`] : [])];
    const url = `${location.origin.replace(/^http/, 'ws')}/chat/demo`;
    const mine = new WebSocket(url, protocols);
    socket = mine;
    mine.addEventListener('open', () => {
      send({
        type: 'hello',
        ...(state.token ? { since: state.seq } : {}),
        ...(identity ? { identity } : {}),
        locale: persona.locale,
        page: location.href,
      });
    });
    mine.addEventListener('message', (event) => {
      if (socket === mine) receive(JSON.parse(event.data));
    });
    mine.addEventListener('close', () => {
      if (socket !== mine) return;
      tell('connection lost, dialling again');
      timer = setTimeout(dial, Math.min(500 * 2 ** attempts++, 15_000));
    });
  }

  function hangUp() {
    clearTimeout(timer);
    const old = socket;
    socket = null;
    old?.close(1000);
  }

  function receive(frame) {
    switch (frame.type) {
      case 'welcome':
        attempts = 0;
        // Another token: somebody else signed in here, and the log shows another customer's messages.
        if (state.token && state.token !== frame.session) {
          state.seq = 0;
          state.waiting = [];
          shown = new Map();
          drafts = new Map();
          log.replaceChildren();
        }
        state.token = frame.session;
        assurance = frame.assurance;
        if (assurance === 'verified') identity = null;
        standing = standingOf(frame);
        tell();
        save();
        for (const waiting of state.waiting) send(waiting);
        break;
      case 'ack':
        state.waiting = state.waiting.filter(({ id }) => id !== frame.id);
        save();
        break;
      case 'message':
        state.seq = Math.max(state.seq, frame.seq);
        state.waiting = state.waiting.filter(({ id }) => id !== frame.id);
        save();
        show(frame);
        tell();
        changed();
        break;
      case 'delta':
        draft(frame);
        break;
      case 'typing':
        tell(`${frame.from} is writing`);
        break;
      case 'status':
        standing = standingOf(frame);
        tell();
        break;
      case 'moved':
        hangUp();
        dial();
        break;
      case 'error':
        note(log, frame.message, true);
        if (frame.code === 'bad_identity') identity = null;
        state.waiting = state.waiting.filter(({ id }) => id !== frame.id);
        save();
        break;
    }
  }

  function show(message) {
    drafts.get(message.turn)?.remove();
    drafts.delete(message.turn);
    const item = bubble(message);
    const before = shown.get(message.id);
    // What is there already is not announced again.
    if (before?.isConnected && before.textContent === item.textContent) return;
    shown.set(message.id, item);
    if (before?.isConnected) before.replaceWith(item);
    else append(log, item);
    log.scrollTop = log.scrollHeight;
  }

  function bubble({ id, from, name, text: words, attachments, choices: options }) {
    return element(
      'div',
      { className: from === 'customer' ? 'mine' : '' },
      from === 'customer' ? null : element('span', { className: 'meta', textContent: name ?? from }),
      words,
      files(attachments),
      choices(options, (option) => {
        queue({ type: 'choose', id: crypto.randomUUID(), message: id, choice: option.id }, option.label);
        // The button that was pressed is disabled now, and would take the keyboard's place with it.
        text.focus();
      }),
    );
  }

  function draft({ turn, text: words, cancelled }) {
    if (cancelled) {
      drafts.get(turn)?.remove();
      drafts.delete(turn);
      return;
    }
    if (!drafts.has(turn)) {
      // The finished message is announced; its drafts are not.
      drafts.set(turn, append(log, element('div', { ariaHidden: 'true' })));
    }
    drafts.get(turn).textContent += words;
    log.scrollTop = log.scrollHeight;
  }

  /** Shown at once, sent when there is a socket, kept until the service has it. */
  function queue(frame, words) {
    state.waiting.push(frame);
    save();
    show({ id: frame.id, from: 'customer', text: words });
    send(frame);
  }

  function send(frame) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function save() {
    const { name, token, waiting } = state;
    keep(name, { token, waiting });
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    queue({ type: 'message', id: crypto.randomUUID(), text: words }, words);
    text.value = '';
    text.focus();
  });
  sendOnEnter(form, text);
  byId('chat-human').addEventListener('click', () => send({ type: 'human', id: crypto.randomUUID() }));
  byId('chat-new').addEventListener('click', () => open(true));
  byId('chat-login').addEventListener('click', async () => {
    try {
      const login = await post('/sandbox/identity', { persona: persona.id });
      identity = login.identity;
      send({ type: 'hello', since: state.seq, identity, locale: persona.locale });
    } catch (error) {
      note(log, error.message, true);
    }
  });
  return { become };
}

/** Who has the conversation, when it is not the assistant. */
function standingOf({ state, name, position }) {
  if (state === 'assistant') return '';
  return [state, state === 'advisor' && name, position && `position ${position}`].filter(Boolean).join(', ');
}
