import { byId, element, get, post } from './dom.client.js';

/** The shop's clock: shows it, moves it. */
export function clockPanel({ zone, changed }) {
  const face = byId('clock-now');
  const status = byId('clock-status');
  let ahead = 0;

  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'full', timeStyle: 'short' });
  const shop = () => new Date(Date.now() + ahead);

  function show() {
    face.textContent = `${format.format(shop())} (${zone})`;
  }

  async function sync() {
    const { now } = await get('/sandbox/clock');
    ahead = Date.parse(now) - Date.now();
    show();
  }

  async function move(body, pressed) {
    const buttons = document.querySelectorAll('.clock button');
    for (const button of buttons) button.disabled = true;
    try {
      const { now, failed } = await post('/sandbox/clock', body);
      ahead = Date.parse(now) - Date.now();
      status.textContent =
        failed.length > 0 ? `Trouble: ${failed.join('; ')}` : 'All that was due has happened.';
    } catch (error) {
      status.textContent = error.message;
    }
    for (const button of buttons) button.disabled = false;
    // A disabled button loses the keyboard.
    if (document.activeElement === document.body) pressed.focus();
    show();
    changed();
  }

  for (const button of document.querySelectorAll('[data-advance]')) {
    button.addEventListener('click', () => move({ advance: button.dataset.advance }, button));
  }
  for (const button of document.querySelectorAll('[data-next-day]')) {
    button.addEventListener('click', () =>
      move({ now: nextDay(shop(), button.dataset.nextDay, zone) }, button),
    );
  }
  setInterval(show, 5_000);
  sync();
  return {
    /** The time as the service sees it. */
    async now() {
      await sync();
      return shop();
    },
    /** The same in milliseconds, without asking. */
    guess: () => shop().getTime(),
  };
}

/** What the shop keeps of a person. */
export function memoryPanel({ time }) {
  const rows = byId('memory-rows');
  const status = byId('memory-status');
  let persona = null;
  let timer = 0;

  function become(next) {
    persona = next;
    rows.replaceChildren();
    refresh();
  }

  async function refresh() {
    const mine = persona;
    const by = mine.email ? { email: mine.email } : { phone: mine.phone };
    try {
      const { customer, exchanges } = await get(`/sandbox/memory?${new URLSearchParams(by)}`);
      if (mine !== persona) return;
      status.textContent = customer
        ? `Customer ${customer}, ${exchanges.length} exchanges, newest first.`
        : 'Nothing yet: this customer has not been in touch, or only as a stranger.';
      rows.replaceChildren(...exchanges.map((exchange) => row(exchange, time)));
    } catch (error) {
      status.textContent = error.message;
    }
  }

  /** Soon: what was just said takes a moment to be recorded. */
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(refresh, 600);
  }

  byId('memory-refresh').addEventListener('click', refresh);
  return { become, soon };
}

function row(exchange, time) {
  const { timestamp, channel, direction, author, text, detected_intent, entities, assurance } = exchange;
  const cells = [
    time(timestamp),
    channel,
    `${direction === 'in' ? '→' : '←'} ${author}`,
    text,
    detected_intent ?? '',
    entities?.orders?.join(', ') ?? '',
    exchange.resolution_achieved ?? '',
    exchange.inferred_satisfaction?.toFixed(2) ?? '',
    assurance,
  ];
  return element('tr', {}, ...cells.map((textContent) => element('td', { textContent })));
}

/** The instant at which tomorrow's calendar in the zone shows `HH:MM`. */
function nextDay(from, time, zone) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const tomorrow = new Date(Date.parse(`${day.format(from)}T00:00:00Z`) + 86_400_000)
    .toISOString()
    .slice(0, 10);
  const wanted = Date.parse(`${tomorrow}T${time}:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const offset = Date.parse(`${shown.format(wanted).replace(' ', 'T')}Z`) - wanted;
  return new Date(wanted - offset).toISOString();
}
