/* Small helpers of the playground. Text goes in by textContent alone. */

/** The element with that id. */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

/** A new element with properties and children; strings become text. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Adds a line to a log, by its time (ms) where it has one, and keeps the end in view. */
export function append(log, item, at = Number.POSITIVE_INFINITY) {
  item.dataset.at = at;
  const later =
    at === Number.POSITIVE_INFINITY ? null : [...log.children].find((one) => Number(one.dataset.at) > at);
  log.insertBefore(item, later ?? null);
  log.scrollTop = log.scrollHeight;
  return item;
}

/** A line of a log that nobody said. */
export function note(log, text, trouble = false) {
  return append(log, element('div', { className: trouble ? 'note trouble' : 'note', textContent: text }));
}

/** Links to files. They are saved, since files of this origin may not open as pages. */
export function files(attachments = []) {
  if (attachments.length === 0) return null;
  const links = attachments.map(({ filename, size, url }) => {
    const text = `${filename} (${Math.ceil(size / 1024)}\u00a0kB)`;
    return element('li', {}, element('a', { href: url, download: filename, textContent: text }));
  });
  return element('ul', {}, ...links);
}

/** Buttons that answer for the customer; each set works once. */
export function choices(options, choose) {
  if (!options?.length) return null;
  const list = element('ul', { ariaLabel: 'Quick answers' });
  for (const option of options) {
    const button = element('button', { type: 'button', textContent: option.label });
    button.addEventListener('click', () => {
      for (const one of list.querySelectorAll('button')) one.disabled = true;
      choose(option);
    });
    list.append(element('li', {}, button));
  }
  return list;
}

/** Shows times as the shop's calendar does. */
export function timeIn(zone) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(new Date(at));
}

/** GET as JSON; throws with the problem's own words. */
export async function get(path) {
  return read(await fetch(path));
}

/** POST of JSON. */
export async function post(path, body) {
  return read(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Enter sends, Shift+Enter breaks the line. */
export function sendOnEnter(form, textarea) {
  textarea.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** What a browser keeps for a persona until its tab closes. */
export function kept(name, fallback) {
  try {
    return JSON.parse(sessionStorage.getItem(`onethread ${name}`) ?? 'null') ?? fallback;
  } catch {
    return fallback;
  }
}
export function keep(name, value) {
  sessionStorage.setItem(`onethread ${name}`, JSON.stringify(value));
}

async function read(response) {
  const text = await response.text();
  const json = text ? JSON.parse(text) : null;
  if (!response.ok)
    throw new Error([json?.title, json?.detail].filter(Boolean).join(': ') || `HTTP ${response.status}`);
  return json;
}
