import { append, byId, choices, element, files, keep, kept, note, post, sendOnEnter } from './dom.client.js';

/**
 * WhatsApp on the customer's phone: the sandbox signs what is written and posts it as Meta would, and shows
 * what the service sends.
 */
export function whatsappPanel({ changed, clock }) {
  const log = byId('whatsapp-log');
  const status = byId('whatsapp-status');
  const text = byId('whatsapp-text');
  const form = byId('whatsapp-form');
  let persona = null;
  let shown = new Set();

  function become(next) {
    persona = next;
    shown = new Set();
    log.replaceChildren();
    status.textContent = persona.phone;
    for (const line of kept(`whatsapp ${persona.id}`, [])) mine(line);
  }

  function arrived({ to, text: words, attachments, raw, at }) {
    if (to !== persona.phone || shown.has(raw.id)) return;
    shown.add(raw.id);
    const options = choices(optionsOf(raw), (option) => {
      press(raw.id, option);
      text.focus();
    });
    append(log, element('div', {}, words, files(attachments), options), Date.parse(at));
    changed();
  }

  function mine({ words, at }) {
    append(log, element('div', { className: 'mine', textContent: words }), at);
  }

  function press(answers, { id, label, list }) {
    return send(label, { choice: { id, title: label, list, answers } });
  }

  async function send(words, what) {
    const line = { words, at: clock.guess() };
    mine(line);
    keep(`whatsapp ${persona.id}`, [...kept(`whatsapp ${persona.id}`, []), line]);
    try {
      const { status: code, answer } = await post('/sandbox/whatsapp', {
        from: persona.phone,
        name: persona.name,
        ...what,
      });
      if (code !== 200) note(log, `The service answered ${code}: ${answer}`, true);
    } catch (error) {
      note(log, error.message, true);
    }
    changed();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    text.value = '';
    text.focus();
    send(words, { text: words });
  });
  sendOnEnter(form, text);
  return { become, arrived };
}

function optionsOf({ interactive }) {
  const buttons = interactive?.action?.buttons?.map(({ reply }) => ({
    id: reply.id,
    label: reply.title,
    list: false,
  }));
  const rows = interactive?.action?.sections?.flatMap((section) =>
    section.rows.map(({ id, title }) => ({ id, label: title, list: true })),
  );
  return buttons ?? rows ?? [];
}
