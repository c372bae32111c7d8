import { Settings } from '../src/settings.ts';
import { addDays, localDay } from '../src/shop/days.ts';
import type { FeedLine, Item, Order } from '../src/shop/shop.ts';
import { chosen, number } from './seed/chance.ts';
import { dressOrder } from './seed/dress.ts';
import { customer } from './seed/people.ts';
import { PRODUCTS } from './seed/products.ts';

/** How the demo store is set. */
export const demoSettings: Settings = Settings.parse({
  name: 'Lune',
  timeZone: 'Europe/Paris',
  country: 'FR',
  currency: 'EUR',
  locale: 'en',
  languages: ['fr'],
  orderLookup: 'number',
  email: { address: 'support@demo.example', signature: 'Lune\nhttps://lune.example' },
  phone: { number: '+33187650021', smsFrom: '+33187650021' },
  whatsapp: { phoneNumberId: '106540352242922', number: '+33187650022' },
  withdrawal: true,
  voice: { tone: 'warm, brief and concrete; never gushing' },
  returns: {
    windowDays: 30,
    carrier: 'Mondial Relay',
    free: true,
    address: {
      name: 'Lune Retours',
      line1: '18 rue de la Soie',
      line2: 'Quai 4',
      postcode: '69100',
      city: 'Villeurbanne',
      country: 'FR',
    },
    refundDays: 5,
  },
  approvals: { otherCurrencies: { GBP: 17_000, CHF: 20_000, USD: 22_000 } },
  answers: [
    {
      ...{ name: 'Looking into it', language: 'en', afterwards: 'snooze', snoozeHours: 24 },
      text: 'Hello {{first_name}}, thank you for your message. I am looking into order {{order}} with our warehouse and will write to you by tomorrow. {{advisor}}, {{store}}',
    },
    {
      ...{ name: 'On its way', language: 'en', tags: ['delivery'], afterwards: 'resolve' },
      text: 'Hello {{first_name}}, I have checked with the carrier: order {{order}} is on its way and will reach you within two working days. {{advisor}}',
    },
    {
      ...{ name: 'Je me renseigne', language: 'fr', afterwards: 'snooze', snoozeHours: 24 },
      text: 'Bonjour {{first_name}}, merci de votre message. Je me renseigne sur la commande {{order}} auprès de notre entrepôt et je vous écris d’ici demain. {{advisor}}, {{store}}',
    },
    {
      ...{ name: 'En chemin', language: 'fr', tags: ['delivery'], afterwards: 'resolve' },
      text: 'Bonjour {{first_name}}, j’ai vérifié auprès du transporteur : la commande {{order}} est en chemin et vous parviendra sous deux jours ouvrés. {{advisor}}',
    },
  ],
  shipping: { carriers: ['Mondial Relay', 'Colissimo', 'DPD'], days: [2, 4], freeFrom: 6000 },
  hours: {
    mon: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    tue: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    wed: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    thu: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    fri: [
      ['09:00', '12:30'],
      ['13:30', '17:00'],
    ],
    sat: [['10:00', '13:00']],
  },
});

/**
 * The demo store's feed: a women's ready-to-wear shop whose dates hang on `now`. The same `now` gives the
 * same feed. Order 45821 is the one the story is about; it was delivered the day before.
 */
export function seed(now: Date): FeedLine[] {
  const today = localDay(now.toISOString(), demoSettings.timeZone);
  const drafts = Array.from({ length: 131 }, (_, index) => draft(index, now, today));
  // Numbers are given out in the order in which orders come in, and the story's has its own.
  drafts.push(story(today));
  drafts.sort((a, b) => Date.parse(a.placedAt) - Date.parse(b.placedAt));
  const place = drafts.findIndex(({ id }) => id === STORY);
  const orders = drafts.map((order, index) => numbered(order, String(Number(STORY) + index - place)));
  return [
    ...PRODUCTS.map((line) => ({ type: 'product' as const, ...line })),
    ...orders.map((line) => ({ type: 'order' as const, ...line })),
  ];
}

const STORY = '45821';

function story(today: string): Order {
  const deliveredAt = at(addDays(today, -1), '10:24');
  const sophie = {
    account: 'c-1',
    name: 'Sophie Martin',
    email: 'sophie.martin@example.com',
    phone: '+33612345678',
  };
  return dressOrder({ ...sophie, order: STORY }, new Date(deliveredAt), {
    placedAt: at(addDays(today, -4), '18:12'),
    shippedAt: at(addDays(today, -3), '09:05'),
    deliveredAt,
    address: { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' },
    shipments: [{ carrier: 'Mondial Relay', tracking: `MR00${STORY}`, status: 'delivered', at: deliveredAt }],
    payments: [{ id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: 8700 }],
  });
}

/* Orders */

const STATES: Order['status'][] = [
  'pending',
  'delivered',
  'shipped',
  'delivered',
  'returned',
  'delivered',
  'shipped',
  'delivered',
  'cancelled',
  'pending',
  'delivered',
  'delivered',
];

function draft(index: number, now: Date, today: string): Order {
  const { carriers, ...person } = customer(index);
  const status = STATES[index % STATES.length] ?? 'delivered';
  const salt = `order ${index}`;
  const items = Array.from({ length: 1 + number(`${salt} lines`, 3) }, (_, line) =>
    item(`${salt} ${line}`, line),
  );
  const goods = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const shipping = goods < (demoSettings.shipping.freeFrom ?? 0) ? 490 : 0;
  // Who comes back often has a tenth off.
  const discount = person.customer.vip ? Math.floor(goods / 10) : 0;
  const total = goods - discount + shipping;
  return {
    id: '',
    status,
    ...journey(status, salt, carriers, now, today),
    ...person,
    total,
    discount,
    shipping,
    items,
    payments: [payment(salt, total)],
  };
}

/** Pending since hours, under way since days, delivered a day or up to four months ago. */
function journey(
  status: Order['status'],
  salt: string,
  carriers: readonly string[],
  now: Date,
  today: string,
): Pick<Order, 'placedAt' | 'shippedAt' | 'deliveredAt' | 'shipments'> {
  if (status === 'pending') {
    const minutes = 40 + number(`${salt} age`, 30 * 60);
    return {
      placedAt: new Date(now.getTime() - minutes * 60_000).toISOString(),
      shippedAt: null,
      deliveredAt: null,
      shipments: [],
    };
  }
  const ago = { shipped: [3, 2], delivered: [5, 110], cancelled: [4, 60], returned: [18, 70] }[status];
  const placed = addDays(today, -((ago[0] ?? 0) + number(`${salt} age`, ago[1] ?? 1)));
  const placedAt = at(placed, `${8 + number(`${salt} hour`, 12)}:${10 + number(`${salt} minute`, 50)}`);
  if (status === 'cancelled') return { placedAt, shippedAt: null, deliveredAt: null, shipments: [] };
  const shippedAt = at(addDays(placed, 1), '09:30');
  const deliveredAt = status === 'shipped' ? null : at(addDays(placed, 3), '11:20');
  const carrier = chosen(carriers, `${salt} carrier`);
  const tracking = `${carrier.replace(/[^A-Z]/g, '')}${String(number(`${salt} tracking`, 10 ** 9)).padStart(9, '0')}`;
  const shipment = {
    carrier,
    tracking,
    status: deliveredAt ? 'delivered' : 'in transit',
    at: deliveredAt ?? shippedAt,
  };
  return { placedAt, shippedAt, deliveredAt, shipments: [shipment] };
}

function item(salt: string, line: number): Item {
  const { id, title, variants } = chosen(PRODUCTS, `${salt} product`);
  const { sku, options, price } = chosen(variants, `${salt} variant`);
  const quantity = number(`${salt} quantity`, 14) === 0 ? 2 : 1;
  return { line: String(line + 1), sku, product: id, title, options, quantity, price };
}

function payment(salt: string, amount: number): Order['payments'][number] {
  const [method, label] = chosen(
    [
      ['card', 'Visa ending 4242'],
      ['card', 'Mastercard ending 5454'],
      ['paypal', 'PayPal'],
      ['klarna', 'Klarna'],
    ] as const,
    `${salt} payment`,
  );
  return { id: 'p-1', method, label, amount };
}

function numbered(order: Order, id: string): Order {
  return { ...order, id };
}

function at(day: string, time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return `${day}T${hour.padStart(2, '0')}:${minute}:00.000Z`;
}
