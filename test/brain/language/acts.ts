import { ParcelState } from '../../../src/conversation/values.ts';
import type { ActOf, ActType } from '../../../src/language/acts.ts';

const S = { title: 'Robe Aurore', options: { size: 'S', colour: 'midnight' } };
const M = { title: 'Robe Aurore', options: { size: 'M', colour: 'midnight' } };
const FLATS = { title: 'Ondine ballet flats', options: { size: '39', colour: 'black' } };
const leg = { carrier: 'Mondial Relay', tracking: 'MR0045821' };
const closed = { open: false, next: { day: '2026-12-16', from: '09:30' } } as const;
const base = { order: '45821', deadline: '2027-01-12', carrier: 'Mondial Relay' };

const SHOP = {
  name: 'Lune Lyon',
  where: '3 rue Mercière, 69002 Lyon',
  phone: '04 78 00 00 00',
  pickup: true,
  today: [],
};
const POINT = {
  ...{ carrier: 'Mondial Relay', name: 'Tabac du Pont', where: '2 rue du Pont, 69003 Lyon' },
  today: [['09:00', '12:30'] as const, ['14:00', '19:00'] as const],
};

const SUBSCRIPTION = {
  ...{ plan: 'Team', status: 'active' as const, over: false, price: 4900, currency: 'EUR', seats: 5 },
  ...{ interval: 'month' as const, renewsOn: '2026-12-15', endsOn: null, endedHere: false },
  ...{ company: 'Acme SARL', payment: 'Visa ending 4242' },
};
const COMPANY = {
  ...{ legalName: 'Lune SAS', address: '12 rue Mercière, 69002 Lyon' },
  ...{ registration: 'RCS Lyon 123 456 789', vat: 'FR12123456789' },
};
const ROW = { size: 'S', measures: ['84-88 cm'] };
const ASKED = { gift: false, kind: null, materials: [], options: null, budget: null, otherCurrency: false };
const INVOICE = {
  ...{ id: 'INV-2026-041', issuedOn: '2026-11-15', dueOn: '2026-11-30', paidOn: '2026-11-16' },
  ...{ status: 'paid' as const, overdue: false, total: 4900, currency: 'EUR' },
};

/** Every act the engine can say, in each of its turns: a language must word them all. */
const PAIR = { title: 'Arcade ankle boots', options: { size: '39' } };
const TIME = { day: '2026-12-03', from: '09:00' };
const VISIT = {
  ...TIME,
  ...{ service: 'Boiler service', to: '10:00', with: 'Paul', where: '8 rue Sala, 69002 Lyon, FR' },
  note: 'Please have the papers at hand.',
};

export const ACTS: { [T in ActType]: Omit<ActOf<T>, 'type'>[] } = {
  subscriptions: [
    { subscriptions: [SUBSCRIPTION] },
    {
      subscriptions: [
        { ...SUBSCRIPTION, status: 'trialing' as const },
        { ...SUBSCRIPTION, status: 'paused' as const },
      ],
    },
    { subscriptions: [{ ...SUBSCRIPTION, status: 'past_due' as const, interval: 'year' as const }] },
    { subscriptions: [{ ...SUBSCRIPTION, endsOn: '2026-12-31', endedHere: true, renewsOn: null }] },
    { subscriptions: [{ ...SUBSCRIPTION, over: true, endsOn: '2026-12-01' }] },
    { subscriptions: [{ ...SUBSCRIPTION, over: true, status: 'cancelled' as const }] },
    {
      subscriptions: [
        {
          ...SUBSCRIPTION,
          status: 'trialing' as const,
          renewsOn: null,
          seats: null,
          company: null,
          payment: null,
        },
      ],
    },
    { subscriptions: [{ ...SUBSCRIPTION, renewsOn: null }] },
  ],
  no_subscription: [{}],
  which_subscription: [{ plans: ['Team', 'Solo'] }],
  payment_failed: (
    ['card_expired', 'insufficient_funds', 'declined', 'authentication', 'other'] as const
  ).flatMap((reason) => [
    { plan: 'Team', on: '2026-12-12', reason, nextTryOn: '2026-12-18', payment: 'Visa ending 4242' },
    { plan: 'Team', on: '2026-12-12', reason, nextTryOn: null, payment: null },
  ]),
  invoices: [
    { invoices: [INVOICE], more: 0 },
    { invoices: [INVOICE, { ...INVOICE, status: 'open', paidOn: null }], more: 1 },
    {
      invoices: [
        { ...INVOICE, status: 'open', overdue: true },
        { ...INVOICE, status: 'void' },
      ],
      more: 2,
    },
    { invoices: [{ ...INVOICE, paidOn: null }], more: 0 },
    { invoices: [{ ...INVOICE, status: 'open', dueOn: null }], more: 0 },
  ],
  no_invoice: [{ number: null }, { number: 'INV-9' }],
  invoice_sent: [true, false].flatMap((here) => [
    { invoice: 'INV-2026-041', here, copy: true, url: null },
    { invoice: 'INV-2026-041', here, copy: false, url: 'https://billing.example/041.pdf' },
  ]),
  subscription_ended: [{ plan: 'Team', endsOn: '2026-12-31' }],
  subscription_kept: [
    { plan: 'Team', renewsOn: '2026-12-31' },
    { plan: 'Team', renewsOn: null },
  ],
  subscription_changed: [
    { plan: 'Team', seats: 8, price: 7840, currency: 'EUR', interval: 'month', on: '2026-12-15' },
    { plan: 'Company', seats: null, price: 99000, currency: 'EUR', interval: 'year', on: '2027-01-15' },
  ],
  subscription_change: [
    { subscription: SUBSCRIPTION, each: 980 },
    { subscription: { ...SUBSCRIPTION, seats: 1 }, each: null },
    { subscription: { ...SUBSCRIPTION, seats: null }, each: null },
  ],
  article: [{ title: 'Washing and care', text: 'Wash it by hand in cold water.', url: null }],
  appointments: [
    { visits: [VISIT] },
    { visits: [VISIT, { ...VISIT, to: null, with: '', where: '', note: '' }] },
  ],
  pickup: (['preparing', 'ready', 'collected'] as const).flatMap((status) => [
    { order: '31003', piece: PAIR, more: 0, status, until: '2026-12-09', code: '4711', shop: SHOP },
    { order: '31003', piece: PAIR, more: 1, status, until: null, code: null, shop: null },
  ]),
  bought_in_shop: [
    { order: 'T-88', piece: PAIR, more: 0, shop: 'Pas à Pas', day: '2026-11-20' },
    { order: 'T-88', piece: PAIR, more: 2, shop: null, day: '2026-11-20' },
  ],
  return_in_shop: [
    { takes: true, shops: [SHOP] },
    { takes: false, shops: [] },
  ],
  appointments_none: [{ over: null }, { over: VISIT }],
  which_appointment: [{ visits: [VISIT, { ...VISIT, service: 'Repair' }] }],
  which_service: [{ services: ['Boiler service', 'Repair'] }],
  free_times: [
    {
      as: 'wanted',
      services: [{ service: 'Boiler service', times: [{ day: '2026-12-17', from: '09:00' }] }],
    },
    { as: 'next', services: [{ service: 'Repair', times: [{ day: '2026-12-17', from: '09:00' }] }] },
    { as: 'other', services: [{ service: 'Repair', times: [{ day: '2026-12-17', from: '09:00' }] }] },
  ],
  times: (['wanted', 'other', 'next'] as const).flatMap((as) => [
    { service: 'Boiler service', as, times: [TIME] },
    { service: 'Boiler service', as, times: [TIME, { ...TIME, from: '14:30' }] },
  ]),
  times_none: [{ service: 'Boiler service' }],
  time_taken: [{}],
  short_notice: [{ hours: 24, visit: VISIT }],
  times_passed_on: [
    { service: 'Boiler service', by: 'call', day: '2026-11-27', time: '11:00' },
    { service: null, by: 'write', day: '2026-11-27', time: '11:00' },
  ],
  appointment_done: (['booked', 'moved', 'cancelled'] as const).map((did) => ({ did, visit: VISIT })),
  apology: [{}],
  welcome_offer: [{}],
  you_are_welcome: [{}],
  goodbye: [{}],
  listening: [{}],
  at_hand: [{}],
  here: [{ asks: true }, { asks: false }],
  said_again: [{ text: 'Yes.' }],
  take_time: [{ offer: true }, { offer: false }],
  sent_to: [
    { order: '45821', to: '12 rue des Lilas, 69003 Lyon', state: 'waits', fits: false },
    { order: '45821', to: '12 rue des Lilas, 69003 Lyon', state: 'left', fits: true },
    { order: '45821', to: '12 rue des Lilas, 69003 Lyon', state: 'stays', fits: null },
  ],
  question_left: [{ text: 'Do you have gift cards' }],
  put_off: [{ things: [{ title: 'Lune dress', options: { size: 'S' } }] }],
  language_switched: [{ goesOn: false }, { goesOn: true }],
  noted_channel: [{ channel: 'whatsapp' }],
  as_discussed: [{ earlier: { at: '2026-12-14T18:32:00Z', channel: 'chat' }, order: '45821' }],
  file_received: [{ goes: 'colleague' }, { goes: 'case' }, { goes: 'unknown' }],
  approval_told: [{ said: 'A colleague has to approve this first, by Friday.' }],
  noted: [{}],
  an_assistant: [{}],
  details_kept: [{}],
  receipt_sent: [
    { orders: ['45821'], here: true },
    { orders: ['45821', '45830'], here: true },
    { orders: ['45821'], here: false },
    { orders: ['45821', '45830'], here: false },
  ],
  details: [
    {
      ...{ email: 'sophie.martin@example.com', phone: '+33612345678' },
      ...{ addresses: ['12 rue des Lilas, 69003 Lyon'], methods: ['Visa 4242'] },
    },
    { email: 'sophie.martin@example.com', phone: '', addresses: [], methods: [] },
  ],
  range: [
    { names: ['Lune dress'], kinds: false, more: false },
    { names: ['dress', 'coats'], kinds: true, more: true },
  ],
  offer_person: [{}],
  cannot_hear: [{}],
  no_words: [{}],
  ask_order: [
    { contact: false, earlier: false },
    { contact: true, earlier: false },
    { contact: true, earlier: true },
  ],
  elsewhere: [{}],
  ask_contact: [
    { order: '45821', again: false },
    { order: '45821', again: true },
  ],
  which_order: [
    {
      orders: [
        { id: '45821', piece: S, more: 0 },
        { id: '45822', piece: FLATS, more: 2 },
      ],
    },
  ],
  how_many: [
    { order: '45821', item: S, most: 2, does: 'return' },
    { order: '45821', item: S, most: 3, does: 'cancellation' },
  ],
  which_item: [{ order: '45821', items: [S, FLATS] }],
  card_means: [
    { order: '45821', stays: [FLATS], asked: null },
    { order: '45821', stays: [], asked: null },
    { order: '45821', stays: [], asked: { thing: S, included: true } },
    { order: '45821', stays: [], asked: { thing: S, included: false } },
  ],
  no_certain_day: [
    { day: null, inTime: null },
    { day: '2026-12-24', inTime: true },
    { day: '2026-12-24', inTime: false },
  ],
  which_items: [{ order: '45821', items: [S, FLATS], count: 2 }],
  order_unknown: [{ own: [] }, { own: [{ id: '45821', piece: S }] }],
  too_many_tries: [{}],
  needs_proof: (
    [
      'exchange',
      'cancellation',
      'refund',
      'return',
      'undo',
      'order',
      'details',
      'address_change',
      'address_known',
    ] as const
  ).flatMap((guarded) => [
    { for: guarded, known: false },
    { for: guarded, known: true },
  ]),
  code_why: [{ for: 'exchange' }, { for: 'details' }],
  code_where: (
    [
      'exchange',
      'cancellation',
      'refund',
      'return',
      'undo',
      'order',
      'details',
      'address_change',
      'address_known',
    ] as const
  ).map((guarded) => ({ for: guarded })),
  code_offer: (['email', 'sms', 'whatsapp'] as const).flatMap((by) => [
    { by, order: '45821' },
    { by, order: null },
  ]),
  code_sent: (['email', 'sms', 'whatsapp'] as const).flatMap((by) => [
    { by, order: '45821', address: null, sure: true },
    { by, order: '45821', address: null, sure: false },
    { by, order: null, address: 'ana@example.com', sure: false },
    { by, order: null, address: null, sure: true },
    { by, order: '45821', address: null, sure: true, before: true },
    { by, order: '45821', address: null, sure: false, before: true },
    { by, order: null, address: 'ana@example.com', sure: false, before: true },
  ]),
  code_result: [
    { result: 'wrong', left: 2 },
    { result: 'wrong', left: 1 },
    { result: 'malformed', left: 3 },
    { result: 'expired', left: 0 },
    { result: 'spent', left: 0 },
  ],
  code_proven: [{ name: 'Ana' }, { name: null }],
  codes_limit: [{}],
  in_stock: [{ from: S, to: M }],
  unavailable: [{}],
  offer_return: (
    ['size_too_small', 'size_too_big', 'size', 'damaged_item', 'wrong_item', 'changed_mind', null] as const
  ).flatMap((problem) =>
    [[S], [FLATS], [S, FLATS]].flatMap((items) => {
      const fresh = { order: '45821', items, problem, again: false, asked: null, toAddressOnFile: false };
      return [
        { ...fresh, lastDay: '2027-01-12', daysLeft: 29, toAddressOnFile: true },
        { ...fresh, lastDay: '2026-12-15', daysLeft: 0 },
        { ...fresh, lastDay: '2026-12-16', daysLeft: 1 },
        { ...fresh, lastDay: '2026-12-16', daysLeft: 1, again: true },
        { ...fresh, lastDay: '2027-01-12', daysLeft: 29, asked: 'cost' as const },
        { ...fresh, lastDay: '2027-01-12', daysLeft: 29, asked: 'label' as const },
      ];
    }),
  ),
  return_made: (['here', 'address_on_file', 'none'] as const).flatMap((label) => [
    { ...base, items: [S], label, existing: false },
    { ...base, items: [FLATS], label, existing: true },
  ]),
  return_standing: (['undecided', 'refund', 'exchange'] as const).flatMap((settlement) => [
    { ...base, settlement, late: false, received: false, awaited: true },
    { ...base, settlement, late: true, received: false, awaited: false },
    { ...base, settlement, late: false, received: true, awaited: false },
  ]),
  return_closed: (
    ['not_delivered', 'window_closed', 'already_returned', 'cancelled', 'not_returnable'] as const
  ).map((reason) => ({ order: '45821', reason, lastDay: '2026-12-01' })),
  drop_off: [
    { ...base, late: false, site: true },
    { ...base, late: false, site: false },
    { ...base, late: true, site: false },
  ],
  points: [
    { near: '69003', points: [POINT, { ...POINT, today: [] }, { ...POINT, today: null }], kept: null },
    { near: null, points: [POINT], kept: 'Tabac du Pont, 2 rue du Pont, 69003 Lyon' },
    { near: '69003', points: [], kept: null },
  ],
  shops: [
    { shops: [{ ...SHOP, today: [['10:00', '19:00']] }, SHOP], more: 2 },
    { shops: [{ ...SHOP, phone: '', pickup: false }], more: 0 },
    { shops: [SHOP], more: 1 },
  ],
  point_kept: [{ point: 'Tabac du Pont, 2 rue du Pont, 69003 Lyon' }],
  ask_postcode: [{ again: false }, { again: true }],
  tracked: ParcelState.options.flatMap((state) => [
    {
      ...{ order: '45821', parcel: 'order' as const, carrier: 'Mondial Relay', state, place: 'Lyon' },
      ...{ asOf: '2026-12-15T13:05:00Z', time: '14:05', many: false },
    },
    {
      ...{ order: '45821', parcel: 'return' as const, carrier: 'Mondial Relay', state, place: null },
      ...{ asOf: '2026-12-14T13:05:00Z', time: null, many: true },
    },
  ]),
  points_unknown: [{ carrier: 'Mondial Relay' }],
  handed_in: (['undecided', 'refund', 'exchange'] as const).flatMap((settlement) => [
    { order: '45821', settlement, to: M },
    { order: '45821', settlement, to: null },
  ]),
  not_ordered: [
    { thing: 'boots', have: [] },
    { thing: 'boots', have: [S, FLATS] },
  ],
  settle_each: [{ days: 1 }, { days: 5 }],
  instead_first: [
    { settled: 'exchange', from: S, to: M },
    { settled: 'refund', from: FLATS, to: FLATS },
  ],
  settle: [{ ask: 'size' }, { ask: 'by_email' }, { ask: 'several' }],
  exchange_done: [
    { order: '45821', from: S, to: M, deadline: '2027-01-12', labelHere: true },
    { order: '45821', from: FLATS, to: FLATS, deadline: '2027-01-12', labelHere: false },
    {
      ...{ order: '45821', from: { ...S, quantity: 2 }, to: { ...M, quantity: 2 } },
      ...{ deadline: '2027-01-12', labelHere: true },
    },
  ],
  exchanged_too: [
    { from: S, to: M },
    { from: { ...FLATS, quantity: 2 }, to: { ...FLATS, quantity: 2 } },
  ],
  has_it: [{ piece: M }, { piece: FLATS }],
  exchange_standing: (['reserved', 'shipped', 'delivered'] as const).flatMap((status) =>
    (['where', 'again', 'other', 'received'] as const).flatMap((asked) => [
      {
        ...{ order: '45821', from: S, to: M, status, asked },
        ...{ deadline: '2027-01-12', late: false, labelSentAt: '2026-12-15T07:15:00Z' },
      },
      {
        ...{ order: '45821', from: FLATS, to: FLATS, status, asked },
        ...{ deadline: null, late: true, labelSentAt: null },
      },
    ]),
  ),
  sold_out: [
    { wanted: M, left: [], refund: true },
    { wanted: M, left: [], refund: false },
    { wanted: M, left: [S, FLATS], refund: true },
    { wanted: M, left: [S], refund: false },
  ],
  no_such_variant: [
    { piece: S, left: [M], edge: null },
    { piece: S, left: [], edge: 'largest' },
    { piece: FLATS, left: [], edge: 'smallest' },
  ],
  which_variant: [
    { piece: S, left: [M] },
    { piece: FLATS, left: [] },
  ],
  different_price: [{ to: M }],
  refund_done: [
    { order: '45821', amount: 8700, currency: 'EUR', days: 14, deadline: '2027-01-12' },
    { order: '45821', amount: 8750, currency: 'EUR', days: 14, deadline: null },
  ],
  refund_standing: (['on_receipt', 'received', 'issued'] as const).flatMap((status) => [
    { order: '45821', amount: 8700, currency: 'EUR', status, at: '2026-12-14T10:00:00Z', days: 14 },
    { order: '45821', amount: null, currency: 'EUR', status, at: '2026-12-14T10:00:00Z', days: 14 },
  ]),
  refund_instead: [{ to: M }, { to: FLATS }],
  cancel_done: [[], [FLATS], [S, FLATS]].map((items) => ({
    ...{ order: '45821', items, amount: 8700, currency: 'EUR' },
  })),
  order_changed: [
    { order: '45821', what: 'items', pieces: [S], to: '' },
    { order: '45821', what: 'address', pieces: [], to: '5 rue Mercière, 69001 Lyon' },
    { order: null, what: 'address', pieces: [], to: '5 rue Mercière, 69001 Lyon' },
    { order: '45821', what: 'payment', pieces: [], to: 'Visa ending 4242' },
    { order: '45821', what: 'payment', pieces: [], to: '' },
  ],
  ask_address: [
    { order: null, have: null, missing: 'street' },
    { order: '45821', have: '12 rue des Lilas', missing: 'place' },
    { order: null, have: '69003 Lyon', missing: 'street' },
    { order: null, have: '12 rue des Lilas, 69003', missing: 'town' },
  ],
  ask_country: [
    { to: '12 rue Haute, 1000 Bruxelles', order: null },
    { to: '12 rue Haute, 1000 Bruxelles', order: '45821' },
  ],
  not_cancelled: [null, '45821'].flatMap((order) => [true, false].map((wished) => ({ order, wished }))),
  cancel_impossible: (['shipped', 'delivered', 'returned', 'cancelled'] as const).map((reason) => ({
    ...{ order: '45821', reason, amount: 8700, currency: 'EUR' },
  })),
  only_offered: [{}],
  return_stays: [{ order: '45821' }],
  nothing_exchanged: [{ order: '45821' }],
  status: (['pending', 'shipped', 'delivered', 'cancelled', 'returned'] as const).flatMap((status) => [
    {
      ...{ order: '45821', status, piece: S, more: 0, at: '2026-12-14T10:00:00Z', leg },
      ...{ expected: { from: '2026-12-16', to: '2026-12-18' }, back: null },
    },
    {
      ...{ order: '45821', status, piece: FLATS, more: 2, at: null, leg: null },
      ...{ expected: null, back: { deadline: '2027-01-12', settlement: 'refund' as const } },
    },
  ]),
  parcel_missing: (['shipped', 'delivered'] as const).flatMap((status) => [
    { order: '45821', status, at: '2026-12-14T10:00:00Z', leg, inquiry: true },
    { order: '45821', status, at: null, leg: null, inquiry: false },
  ]),
  fault: [
    { order: '45821', items: [S], problem: 'damaged_item', photo: false },
    { order: '45821', items: [FLATS], problem: 'wrong_item', photo: true },
  ],
  stock: [
    { title: 'Robe Aurore', price: 8700, currency: 'EUR', wanted: M, inStock: true, fits: [M], left: [S] },
    { title: 'Robe Aurore', price: 8700, currency: 'EUR', wanted: M, inStock: true, fits: [M], left: [] },
    { title: 'Robe Aurore', price: 8700, currency: 'EUR', wanted: M, inStock: false, fits: [], left: [S] },
    {
      title: 'Bottines Nocturne',
      price: 8700,
      currency: 'EUR',
      wanted: null,
      inStock: true,
      fits: [],
      left: [FLATS],
    },
    { title: 'Robe Aurore', price: 8700, currency: 'EUR', wanted: null, inStock: false, fits: [], left: [] },
  ],
  selection: [
    {
      suits: true,
      asked: {
        gift: false,
        kind: 'robe',
        materials: ['soie'],
        options: { title: '', options: { size: 'M', colour: 'green' } },
        budget: { least: null, most: 10_000, about: null },
        otherCurrency: false,
      },
      currency: 'EUR',
      things: [
        { title: 'Robe Aurore', price: 8_700, left: [{ title: 'Robe Aurore', options: { size: 'M' } }] },
      ],
      more: 1,
    },
    {
      suits: false,
      asked: { ...ASKED, otherCurrency: true },
      currency: 'EUR',
      things: [{ title: 'Robe Aurore', price: 8_700, left: [] }],
      more: 2,
    },
    {
      suits: true,
      asked: { ...ASKED, gift: true, budget: { least: 4_000, most: 6_000, about: 5_000 } },
      currency: 'EUR',
      things: [{ title: 'Robe Aurore', price: 8_700, left: [] }],
      more: 0,
    },
    {
      suits: false,
      asked: { ...ASKED, budget: { least: 4_000, most: 6_000, about: null } },
      currency: 'EUR',
      things: [{ title: 'Robe Aurore', price: 8_700, left: [] }],
      more: 0,
    },
  ],
  which_product: [{ titles: ['Robe Aurore', 'Robe Lune'] }, { titles: [] }],
  product_unknown: [{}],
  size_chart: [
    {
      title: 'Robe Aurore',
      rows: [{ size: 'S', measures: ['84-88 cm'] }],
      usual: 'M',
      height: false,
      advice: null,
    },
    {
      title: 'Robe Aurore',
      rows: [{ size: 'S', measures: ['84-88 cm'] }],
      usual: null,
      height: true,
      advice: 'Fits close.',
    },
  ],
  size_usual: [
    {
      ...{ title: 'Robe Aurore', usual: 'S', rows: [ROW], height: true, advice: 'Fits close.' },
      fits: [{ ...ROW, system: null }],
    },
    {
      ...{ title: 'Robe Aurore', usual: '8', rows: [ROW], height: false, advice: null },
      fits: [
        { ...ROW, system: 'UK 8' },
        { ...ROW, system: 'US 8' },
      ],
    },
    { title: 'Robe Aurore', usual: '40', fits: [], rows: [ROW], height: false, advice: null },
  ],
  size_between: [
    { title: 'Robe Aurore', rows: [ROW, { size: 'M', measures: [] }], take: 'M', advice: 'Fits close.' },
    { title: 'Robe Aurore', rows: [ROW, { ...ROW, size: 'M' }], take: null, advice: null },
  ],
  size_pick: [
    { title: 'Robe Aurore', size: 'M', fits: [{ measure: 'bust', range: '88-92 cm' }] },
    {
      title: 'Robe Aurore',
      size: 'M',
      fits: [
        { measure: 'bust', range: '88-92 cm' },
        { measure: 'waist', range: '68-72 cm' },
      ],
    },
  ],
  size_unknown: [{ title: 'Robe Aurore', advice: null }],
  company: (['vat', 'registration', 'address', 'all'] as const).flatMap((wanted) => [
    { wanted, company: COMPANY },
    { wanted, company: { ...COMPANY, vat: '', registration: '', address: '' } },
  ]),
  policy_returns: [{}],
  policy_shipping: [{}],
  asked: (['identity', 'instalments', 'erase', 'export', 'note_left', 'see_through'] as const).map(
    (about) => ({
      about,
    }),
  ),
  sends_to: [{ country: 'Switzerland' }],
  said_before: [{}],
  hours: [
    { opening: { open: true, until: '18:30' }, today: '2026-12-15' },
    { opening: closed, today: '2026-12-15' },
  ],
  hours_on: [
    {
      days: [
        { day: '2026-12-19', spans: [['10:00', '12:30']] },
        { day: '2026-12-20', spans: [] },
      ],
    },
  ],
  paused: [
    { order: '45821', until: '2027-01-12', daysLeft: null, exchangeSettled: false },
    { order: '45821', until: '2027-01-12', daysLeft: 29, exchangeSettled: false },
    { order: '45821', until: '2027-01-12', daysLeft: null, exchangeSettled: true },
    { order: null, until: null, daysLeft: null, exchangeSettled: false },
  ],
  return_narrowed: [{ order: '45821', out: [S], left: [FLATS], deadline: '2027-01-12' }],
  label_void: [{}],
  of_it: [
    { told: { about: 'cost', pays: null, label: 'prepaid' } },
    { told: { about: 'cost', pays: null, label: 'own' } },
    { told: { about: 'cost', pays: null, label: null } },
    { told: { about: 'cost', pays: { amount: 1000, currency: 'EUR' }, label: 'prepaid' } },
    { told: { about: 'money', days: 5 } },
    { told: { about: 'money', days: null } },
    { told: { about: 'arrival' } },
    { told: { about: 'drop', by: '2027-01-12' } },
    { told: { about: 'drop', by: null } },
    { told: { about: 'last_day', order: '45821', day: '2027-01-12', daysLeft: 3 } },
    { told: { about: 'last_day', order: '45821', day: '2027-01-12', daysLeft: 0 } },
    { told: { about: 'old_one' } },
  ],
  came: [{ order: '45821' }],
  about_thing: [
    { order: '45821', piece: { title: 'Lune dress', options: { size: 'S', colour: 'midnight' } } },
  ],
  invoice_wrong: [{}],
  guarantee: [{ order: '45821' }],
  sent_back: [
    { order: '45821', known: 'open' },
    { order: '45821', known: 'none' },
  ],
  expected: [
    { order: '45821', came: '2026-12-13T11:00:00Z', by: null },
    { order: '45821', came: null, by: null },
    { order: '45821', came: null, by: { from: '2026-12-16', to: '2026-12-16' } },
    { order: '45821', came: null, by: { from: '2026-12-16', to: '2026-12-18' } },
  ],
  what_if: (
    ['label', 'late', 'lost_return', 'damaged', 'window', 'refund', 'refused', 'unknown'] as const
  ).map((about) => ({
    about,
    deadline: about === 'label' ? '2027-01-12' : null,
  })),
  stands: [
    { done: 'the return is open', undo: true },
    { done: null, undo: false },
  ],
  not_put_back: [{ done: 'DONE' }, { done: null }],
  still_holds: [{ order: '45821', items: [S, FLATS] }],
  is_done: [
    { done: null, undo: false },
    { done: 'DONE', undo: true },
    { done: null, undo: false, what: 'address_change' },
  ],
  not_answered: [{}],
  call_time: [{}],
  nobody_told: [{}],
  amount_back: [
    { order: '45821', items: [S], amount: 8700, currency: 'EUR', days: 5, cancels: false },
    { order: '45821', items: [S, FLATS], amount: 8700, currency: 'EUR', days: null, cancels: true },
  ],
  left_out: (['cancellation', 'address_change', 'payment', 'return'] as const).map((what) => ({ what })),
  then_next: [{ what: ['address_change'] }, { what: ['cancellation', 'payment', 'return'] }],
  stays: [{ order: '45821' }, { order: null }],
  what_is_wrong: [{}],
  held_off: [
    { opened: '45821', waiting: false },
    { opened: null, waiting: true },
  ],
  left_as_is: [{}],
  declined: [{}],
  offer_changed: [{}],
  under_condition: [
    { known: 'unsent', order: '45821' },
    { known: 'refund_days', order: '45821' },
    { known: null, order: '45821' },
  ],
  nothing_to_confirm: [{ lately: null }, { lately: 'DONE' }],
  offer_expired: [{}],
  undone: [
    { order: '45821', what: 'exchange', next: false },
    { order: '45821', what: 'return', next: false },
    { order: '45821', what: 'return', next: true },
  ],
  undo_impossible: [
    { order: '45821', what: 'exchange' },
    { order: '45821', what: 'return' },
  ],
  no_refund_known: [{ order: '45821' }],
  offer_lapsed: [{ at: '2026-12-14T18:32:00Z' }],
  undo_nothing: [{}],
  handover: (
    [
      ...(['requested', 'address_change', 'payment', 'complaint', 'missing_parcel', 'replacement'] as const),
      ...(['order_change', 'not_understood', 'unavailable', 'policy', 'untracked_return', 'beyond'] as const),
    ] as const
  ).flatMap((reason) => [
    { reason, opening: { open: true as const, until: '18:00' } },
    { reason, opening: closed },
    { reason, opening: closed, callback: { day: '2026-12-16', time: '13:30' } },
  ]),
  promised: [false, true].flatMap((late) =>
    ([null, 'reply', 'call', 'approval', 'refund'] as const).map((act) => ({
      promises: [
        { what: 'Look for the parcel', name: null, act, day: '2026-12-16', time: '13:30', late },
        { what: 'Look for the parcel', name: 'Nora', act, day: '2026-12-16', time: '13:30', late },
      ],
    })),
  ),
  awaits_approval: [null, 'Nora'].map((name) => ({ name, day: '2026-12-17', time: '17:00' })),
  call_promised: [
    { exact: true, day: '2026-12-17', time: '10:00', number: 'here' },
    { exact: false, day: '2026-12-16', time: '17:00', number: 'on_file' },
    { exact: true, day: '2026-12-23', time: '10:00', number: '+33612345678' },
  ],
  call_closed: [{ next: null }, { next: { day: '2026-12-21', from: '09:00' } }],
  ask_call_number: [{}],
  still_waiting: [
    { opening: closed, order: null },
    { opening: closed, order: '45821' },
    ...(['reply', 'call', 'approval', 'refund'] as const).flatMap((act) =>
      [null, 'Nora'].map((name) => ({
        ...{ opening: closed, order: name && '45821', unanswered: name === null },
        promised: { name, act, day: '2026-12-16', time: '13:30' },
      })),
    ),
  ],
  topic: [{ topic: 'invoice' }, { topic: 'praise' }, { topic: 'material' }],
  delivery_if_ordered: [{ from: '2026-12-17', to: '2026-12-19' }],
  sizes_converted: [{ sizes: [{ asked: 'UK 10', sizes: [{ system: 'FR', size: 38 }] }] }],
  product_described: [{ title: 'Lune dress', text: 'A dress of washed silk.' }],
  was_undone: [
    { order: '45821', what: 'exchange' },
    { order: '45821', what: 'return' },
  ],
  cancel_free: [{}],
  clarify: [
    { order: null, again: true },
    { order: null },
    { order: '45821' },
    { order: null, perhaps: ['refund', 'invoice'] },
  ],
  still_unclear: [{}],
  unspoken: [{ language: 'yo' }],
};
