import { append, byId, element, note, post, sendOnEnter } from './dom.client.js';

/**
 * A call: the sandbox rings with Twilio's signature and dials the relay; here what is said is typed and read.
 */
export function phonePanel({ changed }) {
  const log = byId('phone-log');
  const status = byId('phone-status');
  const text = byId('phone-text');
  const dialForm = byId('phone-dial');
  const form = byId('phone-form');
  let persona = null;
  let call = null;
  let socket = null;
  /** The line that is being written, and the last one the shop said. */
  let speaking = null;
  let said = null;

  function become(next) {
    hangUp();
    persona = next;
    log.replaceChildren();
  }

  async function dial() {
    const choice = byId('phone-attestation').value;
    const withheld = choice === 'withheld';
    const from = withheld ? 'anonymous' : persona.phone;
    log.replaceChildren();
    status.textContent = 'ringing';
    try {
      const ringing = { from, attestation: withheld ? 'none' : choice };
      const answer = await post('/sandbox/call', ringing);
      if (!answer.relayUrl) throw new Error(`Nobody took the call (${answer.status}).`);
      call = { ...ringing, ...answer };
    } catch (error) {
      status.textContent = 'not on the phone';
      note(log, error.message, true);
      return;
    }
    said = append(log, element('div', { textContent: call.greeting }));
    const query = new URLSearchParams({ url: call.relayUrl });
    const mine = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sandbox/relay?${query}`);
    socket = mine;
    mine.addEventListener('open', () => {
      mine.send(JSON.stringify(call.setup));
      status.textContent = 'on the phone';
      talking(true);
      text.focus();
    });
    mine.addEventListener('message', (event) => {
      if (socket === mine) hear(JSON.parse(event.data));
    });
    mine.addEventListener('close', () => {
      if (socket === mine) ended('The line is closed.');
    });
  }

  function hear(frame) {
    if (frame.type === 'end') {
      ended(frame.handoffData ? 'You are being put through to a person.' : 'The shop hung up.');
      return;
    }
    if (frame.type !== 'text') return;
    if (frame.token) {
      speaking ??= append(log, element('div', { ariaBusy: 'true' }));
      speaking.textContent += frame.token;
      said = speaking;
      log.scrollTop = log.scrollHeight;
    }
    if (frame.last) {
      if (speaking) speaking.ariaBusy = 'false';
      speaking = null;
      changed();
    }
  }

  /** Shows what can be done now; the keyboard stays on the phone where it was there. */
  function talking(on) {
    const held = form.contains(document.activeElement);
    form.hidden = !on;
    dialForm.hidden = on;
    if (!on && held) byId('phone-dial-button').focus();
  }

  function ended(why) {
    note(log, why);
    hangUp();
  }

  async function hangUp() {
    const over = call;
    const old = socket;
    call = null;
    socket = null;
    speaking = null;
    said = null;
    talking(false);
    status.textContent = 'not on the phone';
    old?.close(1000);
    if (!over?.action) return;
    const { from, attestation, callSid, action } = over;
    await post('/sandbox/call/end', { from, attestation, callSid, action }).catch(() => null);
    changed();
  }

  dialForm.addEventListener('submit', (event) => {
    event.preventDefault();
    dial();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words || !socket) return;
    text.value = '';
    text.focus();
    append(log, element('div', { className: 'mine', textContent: words }));
    speaking = null;
    const lang = persona.locale.startsWith('fr') ? 'fr-FR' : 'en-US';
    socket.send(JSON.stringify({ type: 'prompt', voicePrompt: words, lang, last: true }));
  });
  sendOnEnter(form, text);
  byId('phone-interrupt').addEventListener('click', () => {
    text.focus();
    if (!said) return;
    // A voice is slower than its text: half of it has been heard.
    const words = said.textContent.trim().split(/\s+/);
    const heard = words.slice(0, Math.ceil(words.length / 2)).join(' ');
    said.textContent = `${heard} …`;
    said.ariaBusy = 'false';
    speaking = null;
    said = null;
    socket?.send(
      JSON.stringify({ type: 'interrupt', utteranceUntilInterrupt: heard, durationUntilInterruptMs: 400 }),
    );
    note(log, 'You interrupted: the rest was not heard.');
  });
  byId('phone-hangup').addEventListener('click', () => ended('You hung up.'));
  return { become };
}
