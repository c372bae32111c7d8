import { lookup } from '../../src/lookup.ts';
import { addDays, localDay } from '../../src/shop/days.ts';
import type { Appointment, Availability, FeedLine } from '../../src/shop/shop.ts';
import { goods } from './goods.ts';
import { type Buyer, buyer, ordered, piece } from './orders.ts';
import type { DemoStore } from './store.ts';

const WEEK: [string, string][] = [
  ['08:00', '12:00'],
  ['13:30', '18:00'],
];

const PRODUCTS = [
  goods('TH-1', ['Braise room thermostat', 'Thermostat d’ambiance Braise'], 'thermostat', 12_900, 14, [
    'Wireless thermostat with a week’s programme; fits every boiler with a dry contact.',
    'Thermostat sans fil, programmable à la semaine ; convient à toute chaudière à contact sec.',
  ]),
  goods('FT-2', ['Filter set for heat pumps', 'Jeu de filtres pour pompe à chaleur'], 'filter', 3_900, 40),
];

const PAULINE = buyer('fo-1', 'Pauline Garnier', '+33611400001', 'fr', ['8 rue Sala', '69002', 'Lyon']);
const MARK = buyer('fo-2', 'Mark Ellison', '+33611400002', 'en', ['22 rue de Marseille', '69007', 'Lyon']);
const SAID = buyer('fo-3', 'Saïd Amrani', '+33611400003', 'fr', ['3 place Guichard', '69003', 'Lyon']);
const NINA = buyer('fo-5', 'Nina Costa', '+33611400005', 'fr', ['40 cours Gambetta', '69007', 'Lyon']);
const HELEN = buyer('fo-4', 'Helen Draper', '+33611400004', 'en', ['15 rue Bossuet', '69006', 'Lyon']);

const SERVICE = 'Boiler service';
const REPAIR = 'Repair';
const PAPERS = {
  en: 'Please have the boiler’s papers at hand.',
  fr: 'Merci de préparer les papiers de la chaudière.',
};
/** What they are called in French. */
const FRENCH: Readonly<Record<string, { service: string }>> = {
  [SERVICE]: { service: 'Entretien de chaudière' },
  [REPAIR]: { service: 'Dépannage' },
};

/** A visit `days` from today at an hour of the store's clock; the zone of a day that far is not that of today for certain. */
function visit(
  { customer, address }: Buyer,
  id: string,
  now: Date,
  [days, hour]: readonly [days: number, hour: number],
  change: Partial<Appointment> = {},
): Appointment {
  const day = workday(now, days);
  const service = SERVICE;
  const { service: called = service } = change;
  const translations = {
    fr: { ...lookup(FRENCH, called), ...(change.note === PAPERS.en ? { note: PAPERS.fr } : {}) },
  };
  return {
    ...{ id, customer, service, translations, status: 'confirmed', address, with: 'Paul', note: '' },
    ...{ startsAt: moment(day, hour), endsAt: moment(day, hour + 1) },
    ...change,
  };
}

/** The day so many days on (or back), moved on from a weekend. */
function workday(now: Date, days: number): string {
  const day = addDays(localDay(now.toISOString(), 'Europe/Paris'), days);
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? 1 : weekday === 6 ? 2 : 0);
}

function moment(day: string, hour: number): string {
  const summer = /^\d{4}-(?:0[4-9]|10)/.test(day);
  return `${day}T${String(hour).padStart(2, '0')}:00:00${summer ? '+02:00' : '+01:00'}`;
}

/** Free times of the next three weeks: three a day of one person, two of the other. */
function free(now: Date, service: string, staff: string, hours: readonly number[]): Availability {
  const days = [2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17].map((ahead) => workday(now, ahead));
  const times = [...new Set(days)].flatMap((day) => hours.map((hour) => `${moment(day, hour)}/PT60M`));
  return { service, translations: { fr: { ...lookup(FRENCH, service) } }, with: staff, times };
}

function feed(now: Date): FeedLine[] {
  const visits = [
    visit(PAULINE, 'RV-301', now, [6, 10]),
    visit(MARK, 'RV-302', now, [7, 14], { with: 'Leïla', status: 'booked' }),
    visit(SAID, 'RV-303', now, [1, 9], { service: REPAIR, note: PAPERS.en }),
    visit(HELEN, 'RV-300', now, [-20, 11], { status: 'done' }),
    visit(NINA, 'RV-304', now, [9, 16], { service: REPAIR, with: 'Leïla' }),
  ];
  const times = [
    free(now, SERVICE, 'Paul', [9, 11, 14]),
    free(now, SERVICE, 'Leïla', [8, 15]),
    free(now, REPAIR, 'Leïla', [10, 16]),
  ];
  const orders = [
    ordered(PAULINE, 'F-1201', now, 3, 'shipped', [piece(PRODUCTS, 'FT-2')]),
    ordered(SAID, 'F-1202', now, 12, 'delivered', [piece(PRODUCTS, 'TH-1')]),
    ordered(MARK, 'F-1203', now, 30, 'delivered', [piece(PRODUCTS, 'FT-2')]),
    ordered(HELEN, 'F-1204', now, 0, 'pending', [piece(PRODUCTS, 'TH-1')]),
  ];
  return [
    ...PRODUCTS.map((product) => ({ type: 'product' as const, ...product })),
    ...orders.map((order) => ({ type: 'order' as const, ...order })),
    ...visits.map((one) => ({ type: 'appointment' as const, ...one })),
    ...times.map((one) => ({ type: 'availability' as const, ...one })),
  ];
}

/** Services and trades: phone and WhatsApp first, appointments. */
export const services: DemoStore = {
  id: 'demo-services',
  preset: 'services',
  settings: {
    name: 'Foyer',
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    locale: 'en',
    languages: ['fr'],
    email: { address: 'bonjour@demo-services.example', signature: 'Foyer\nhttps://foyer.example' },
    phone: { number: '+33187650051', smsFrom: '+33187650051' },
    whatsapp: { phoneNumberId: '106540352242951', number: '+33187650052' },
    hours: { mon: WEEK, tue: WEEK, wed: WEEK, thu: WEEK, fri: WEEK },
  },
  feed,
  articles: {
    'boiler-en': {
      title: 'When a boiler stops',
      language: 'en',
      audience: 'public',
      body: 'Look at the pressure first: between 1 and 1.5 bar it is right. Below that, open the filling tap slowly until it is. If the boiler shows a fault again after that, switch it off and call us. If you smell gas, open the windows, touch no switch, leave, and call 0 800 47 33 33.',
    },
    'boiler-fr': {
      title: 'Quand la chaudière s’arrête',
      language: 'fr',
      audience: 'public',
      body: 'Regardez d’abord la pression : entre 1 et 1,5 bar, elle est bonne. En dessous, ouvrez doucement le robinet de remplissage. Si le défaut revient, éteignez la chaudière et appelez-nous. En cas d’odeur de gaz, ouvrez les fenêtres, ne touchez aucun interrupteur, sortez et appelez le 0 800 47 33 33.',
    },
    'prices-en': {
      title: 'What a visit costs',
      language: 'en',
      audience: 'public',
      body: 'A boiler service costs €129, a repair €75 for the first hour and €55 for each hour after it, parts not included. The way is free within Lyon and Villeurbanne.',
    },
    'prices-fr': {
      title: 'Ce que coûte une visite',
      language: 'fr',
      audience: 'public',
      body: 'Un entretien de chaudière coûte 129 €, un dépannage 75 € la première heure puis 55 € par heure, hors pièces. Le déplacement est gratuit à Lyon et à Villeurbanne.',
    },
  },
  page: {
    en: {
      title: 'Foyer, heating in Lyon',
      menu: ['Boilers', 'Heat pumps', 'Prices'],
      lead: 'Warm again tonight.',
      sub: 'Services and repairs of boilers and heat pumps in Lyon since 1987.',
      goods: 'Sent to your door',
      foot: 'Monday to Friday, 8:00 to 18:00 · No charge for the way within Lyon',
    },
    fr: {
      title: 'Foyer, chauffagiste à Lyon',
      menu: ['Chaudières', 'Pompes à chaleur', 'Tarifs'],
      lead: 'Au chaud dès ce soir.',
      sub: 'Entretien et dépannage de chaudières et de pompes à chaleur à Lyon depuis 1987.',
      goods: 'Livré chez vous',
      foot: 'Du lundi au vendredi, de 8 h à 18 h · Déplacement gratuit dans Lyon',
    },
  },
  examples: {
    en: [
      'When is my appointment?',
      'Can we move it to Thursday afternoon?',
      'What does a boiler service cost?',
    ],
    fr: [
      'Quand est mon rendez-vous ?',
      'Peut-on le déplacer à jeudi après-midi ?',
      'Combien coûte un entretien de chaudière ?',
    ],
  },
};
