import { chatPanel } from './chat.client.js';
import { byId, element, get, keep, kept, timeIn } from './dom.client.js';
import { mailPanel } from './mail.client.js';
import { clockPanel, memoryPanel } from './panels.client.js';
import { phonePanel } from './phone.client.js';
import { whatsappPanel } from './whatsapp.client.js';

/* One person, four channels, one screen. Each panel knows its channel; this file knows who is playing. */

const { personas, store } = await get('/sandbox/personas');
const time = timeIn(store.timeZone);
const memory = memoryPanel({ time });
const changed = () => memory.soon();
const clock = clockPanel({ zone: store.timeZone, changed });
const mail = mailPanel({ store, changed, clock, time });
const whatsapp = whatsappPanel({ changed, clock });
const panels = [chatPanel({ changed }), mail, whatsapp, phonePanel({ changed }), memory];

const picker = byId('persona');
picker.append(
  ...personas.map(({ id, name, orders }) =>
    element('option', {
      value: id,
      textContent: `${name} (${orders.map((order) => `#${order.id}`).join(', ')})`,
    }),
  ),
);
picker.value = kept('persona', personas[0]?.id ?? '');
if (!picker.value) picker.selectedIndex = 0;
picker.addEventListener('change', become);

// What scrolls must be reachable by keyboard.
for (const scrolling of document.querySelectorAll('.log, .scroll')) scrolling.tabIndex = 0;

let since = 0;
await become();
poll();

/** Everything on the screen is somebody else's now. */
async function become() {
  const persona = personas.find(({ id }) => id === picker.value);
  if (!persona) return;
  keep('persona', persona.id);
  const orders = persona.orders
    .map(({ id, status, items }) => `#${id} ${items.join(', ')}, ${status}`)
    .join('; ');
  byId('persona-about').textContent = `${persona.email}, ${persona.phone}. Bought ${orders}.`;
  for (const panel of panels) panel.become(persona);
  since = 0;
  await deliver();
}

/** Brings what has left the service to whoever it is for. */
async function deliver() {
  const from = since;
  const items = await get(`/sandbox/sent?since=${from}`);
  if (from !== since) return;
  for (const item of items) {
    since = item.n;
    if (item.channel === 'email') mail.arrived(item);
    if (item.channel === 'whatsapp') whatsapp.arrived(item);
  }
}

async function poll() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, document.hidden ? 5_000 : 1_000));
    await deliver().catch(() => null);
  }
}
