import { append, byId, choices, element, files, keep, kept, note, post, sendOnEnter } from './dom.client.js';

/** Her WhatsApp: the sandbox signs what she writes and posts it as Meta would; what the service sends her comes in. */
export function whatsappPanel({ changed }) {
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
    for (const line of kept(`whatsapp ${persona.id}`, [])) hers(line);
  }

  function arrived({ to, text: words, attachments, raw }) {
    if (to !== persona.phone || shown.has(raw.id)) return;
    shown.add(raw.id);
    append(
      log,
      element(
        'li',
        {},
        words,
        files(attachments),
        choices(optionsOf(raw), (option) => press(raw.id, option)),
      ),
    );
    changed();
  }

  function hers(words) {
    append(log, element('li', { className: 'hers', textContent: words }));
  }

  function press(answers, { id, label, list }) {
    return send(label, { choice: { id, title: label, list, answers } });
  }

  async function send(words, what) {
    hers(words);
    keep(`whatsapp ${persona.id}`, [...kept(`whatsapp ${persona.id}`, []), words]);
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
