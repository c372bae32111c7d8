import { append, byId, element, files, keep, kept, note } from './dom.client.js';

/**
 * A mailbox: writes raw MIME to the service's mail handler, and shows the letters that the sandbox reports as
 * sent to it.
 */
export function mailPanel({ store, changed, clock, time }) {
  const log = byId('mail-log');
  const status = byId('mail-status');
  const subject = byId('mail-subject');
  const text = byId('mail-text');
  const form = byId('mail-form');
  let persona = null;
  let thread = [];

  function become(next) {
    persona = next;
    thread = [];
    log.replaceChildren();
    for (const letter of kept(`mail ${persona.id}`, [])) show(letter);
    compose();
  }

  /** A letter was sent: kept if it is addressed to this persona. */
  function arrived({ to, text: words, attachments, raw, at }) {
    if (to.toLowerCase() !== persona.email.toLowerCase()) return;
    show({
      id: raw.messageId,
      from: raw.from.name ?? raw.from,
      subject: raw.subject,
      text: words,
      attachments,
      at,
    });
    changed();
    compose();
  }

  function show(letter) {
    if (thread.some(({ id }) => id === letter.id)) return;
    thread.push(letter);
    thread.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    const head = `${letter.mine ? 'to the shop' : `from ${letter.from}`}, ${time(letter.at)}`;
    append(
      log,
      element(
        'div',
        { className: letter.mine ? 'mine' : '' },
        element('span', { className: 'meta', textContent: head }),
        element('span', { className: 'subject', textContent: letter.subject }),
        letter.text,
        files(letter.attachments),
      ),
      Date.parse(letter.at),
    );
  }

  /** Prepares an answer to the last letter, or a first one. */
  function compose() {
    const last = thread.at(-1);
    subject.value = last ? `Re: ${last.subject.replace(/^(re:\s*)+/i, '')}` : '';
    byId('mail-send').textContent = last ? 'Reply' : 'Send';
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const at = await clock.now();
    const id = `<${crypto.randomUUID()}@${domainOf(persona.email)}>`;
    const ids = thread.map((letter) => letter.id);
    const letter = { id, mine: true, subject: subject.value, text: text.value, at: at.toISOString() };
    const query = new URLSearchParams({ from: persona.email, to: store.email });
    status.textContent = 'sending';
    const response = await fetch(`/cdn-cgi/handler/email?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: mime({ persona, to: store.email, letter, ids, at, authentic: byId('mail-authentic').checked }),
    });
    status.textContent = response.ok ? 'sent' : 'refused';
    if (!response.ok) {
      note(log, await response.text(), true);
      return;
    }
    keep(`mail ${persona.id}`, [...kept(`mail ${persona.id}`, []), letter]);
    show(letter);
    text.value = '';
    text.focus();
    compose();
    changed();
  });
  byId('mail-new').addEventListener('click', () => {
    thread = [];
    log.replaceChildren();
    keep(`mail ${persona.id}`, []);
    compose();
    subject.focus();
  });
  return { become, arrived };
}

/** RFC 5322 as it arrives: the receiving server's verdict on top, as Cloudflare writes it. */
function mime({ persona, to, letter, ids, at, authentic }) {
  const domain = domainOf(persona.email);
  const verdict = authentic ? 'pass' : 'fail';
  return [
    'Authentication-Results: mx.cloudflare.net;',
    `\tdkim=${verdict} header.d=${domain} header.s=s1;`,
    `\tdmarc=${verdict} header.from=${domain} policy.dmarc=none;`,
    `\tspf=${verdict} smtp.mailfrom=${persona.email};`,
    `From: ${encoded(persona.name)} <${persona.email}>`,
    `To: ${to}`,
    `Subject: ${encoded(letter.subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${letter.id}`,
    ...(ids.length > 0 ? [`In-Reply-To: ${ids.at(-1)}`, `References: ${ids.join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(letter.text).replace(/.{76}(?=.)/g, '$&\r\n'),
    '',
  ].join('\r\n');
}

function encoded(words) {
  return /^[\x20-\x7e]*$/.test(words) ? words : `=?UTF-8?B?${base64(words)}?=`;
}

function base64(words) {
  return btoa(Array.from(new TextEncoder().encode(words), (byte) => String.fromCharCode(byte)).join(''));
}

function domainOf(address) {
  return address.slice(address.lastIndexOf('@') + 1);
}
