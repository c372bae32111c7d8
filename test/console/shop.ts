import type {
  Brief,
  Channels,
  Counts,
  Me,
  Orders,
  QueueEntry,
  ThreadState,
  Timeline,
  TimelineItem,
} from '../../src/console/protocol.ts';

/* A shop as the console sees it: one customer on four channels, and as many others as one likes. */

export const NORA: Me = {
  person: {
    id: 'pe_nora',
    name: 'Nora Petit',
    email: 'nora@lune.example',
    role: 'owner',
    languages: ['en', 'fr'],
    skills: [],
    limit: 6,
    phone: null,
    joined: true,
    lastSeenAt: null,
  },
  store: { id: 'demo', name: 'Lune', timeZone: 'Europe/Paris', locale: 'en', languages: ['fr'] },
  rights: [
    'customers:read',
    'customers:act',
    'customers:export',
    'customers:erase',
    'desk',
    'people:read',
    'shop:read',
    'settings',
    'knowledge:read',
    'knowledge',
    'owner',
  ],
};

export const SOPHIE = `cu_${'5'.repeat(32)}`;
const MINUTE = 60_000;

/** A time so many minutes before `now`. */
export const ago = (minutes: number, now = Date.now()) => new Date(now - minutes * MINUTE).toISOString();

let made = 0;

export function item(changes: Partial<TimelineItem> & { seq: number; at: string }): TimelineItem {
  return {
    id: `ev_${changes.seq}`,
    kind: 'message',
    event: 'message',
    channel: 'chat',
    session: 'se_chat',
    author: { kind: 'customer', name: 'Sophie Martin' },
    assurance: 'recognised',
    testimony: null,
    text: '',
    attachments: [],
    delivery: null,
    ...changes,
  };
}

const OUT = { author: { kind: 'assistant' }, assurance: null } as const;

/** Monday's chat, Tuesday's mail and call, Wednesday's message, and the wish for a person. */
export function conversation(now = Date.now()): TimelineItem[] {
  const at = (minutes: number) => ago(minutes, now);
  const delivery = { state: 'delivered', at: at(1500) } as const;
  return [
    item({
      seq: 1,
      at: at(2900),
      assurance: 'claimed',
      text: 'Hello, I received my order #45821 but the size is too small, what should I do?',
    }),
    item({
      seq: 2,
      at: at(2899),
      ...OUT,
      message: 'm2',
      text: 'I’m sorry the **Lune dress** is too small. You can:\n\n- return it free of charge until 28 December\n- exchange it for a larger size\n\nShall I prepare a prepaid label?',
      delivery,
      choices: [
        { id: '1', label: 'Exchange' },
        { id: '2', label: 'Refund' },
      ],
    }),
    item({
      seq: 3,
      at: at(2880),
      testimony: { from: 'cu_x', order: '45821' },
      assurance: 'claimed',
      author: { kind: 'customer' },
      text: 'I need to check my availability for Mondial Relay, I’ll get back to you.',
    }),
    item({
      seq: 4,
      at: at(1600),
      channel: 'email',
      session: 'se_mail',
      subject: 'My return',
      text: 'I’d like to finalize the return for the order I mentioned yesterday on your chat.\n\nSophie',
      original: '/files/original',
    }),
    item({
      seq: 5,
      at: at(1599),
      kind: 'action',
      event: 'action',
      ...OUT,
      channel: 'email',
      text: 'Return opened: Lune dress, S. The label goes to the address on file.',
      action: { tool: 'return_item', order: '45821' },
    }),
    item({
      seq: 6,
      at: at(1598),
      channel: 'email',
      session: 'se_mail',
      ...OUT,
      message: 'm6',
      subject: 'Re: My return',
      text: 'Dear Sophie,\n\nhere is your prepaid label for order 45821. Please hand the parcel in by 28 December.\n\nKind regards\nLune',
      delivery: { state: 'read', at: at(1500) },
      attachments: [
        { id: 'f1', filename: 'return-45821.pdf', type: 'application/pdf', size: 48_200, url: '/files/f1' },
      ],
    }),
    item({
      seq: 7,
      at: at(960),
      kind: 'call',
      event: 'call',
      channel: 'voice',
      session: 'se_call',
      text: 'Call, 1 min 42 s',
    }),
    item({
      seq: 8,
      at: at(959),
      channel: 'voice',
      session: 'se_call',
      assurance: 'verified',
      text: 'Yes, I’d like to exchange for the next size up instead.',
    }),
    item({
      seq: 9,
      at: at(958),
      channel: 'voice',
      session: 'se_call',
      ...OUT,
      message: 'm9',
      text: 'Size M is in stock. I have booked the exchange',
      cut: true,
    }),
    item({
      seq: 10,
      at: at(957),
      kind: 'card',
      event: 'card',
      channel: 'voice',
      ...OUT,
      text: 'Exchange: Lune dress, S for M. No payment. The new dress leaves when the parcel is in.',
      about: { id: 'c1', state: 'agreed' },
    }),
    item({
      seq: 11,
      at: at(60),
      kind: 'note',
      event: 'note',
      channel: null,
      session: null,
      assurance: null,
      author: { kind: 'advisor', id: 'pe_maria', name: 'Maria Lopez' },
      text: 'Warehouse says M is the last one. Reserved on the shelf.',
    }),
    item({
      seq: 12,
      at: at(14),
      channel: 'whatsapp',
      session: 'se_wa',
      assurance: 'verified',
      text: 'Where is my new dress? I have a wedding on Saturday!',
    }),
    item({
      seq: 13,
      at: at(13),
      channel: 'whatsapp',
      session: 'se_wa',
      ...OUT,
      message: 'm13',
      text: 'It leaves tomorrow and arrives on Thursday with Mondial Relay.',
      delivery: { state: 'failed', reason: 'The number does not accept messages (131026)', at: at(13) },
    }),
    item({
      seq: 14,
      at: at(9),
      assurance: 'recognised',
      text: 'This is too slow. I want to talk to a person, please.',
    }),
    item({
      seq: 15,
      at: at(9),
      kind: 'handover',
      event: 'handover',
      channel: 'chat',
      author: { kind: 'system' },
      assurance: null,
      text: 'Asked for a person. Told: an answer within 20 minutes.',
    }),
  ];
}

export function timeline(items = conversation()): Timeline {
  const seq = items.reduce((most, one) => Math.max(most, one.seq), 0);
  return { items: items.toReversed(), next: null, seq };
}

export function state(changes: Partial<ThreadState> = {}): ThreadState {
  return {
    tags: [],
    floor: { kind: 'waiting', since: ago(9), reason: 'requested', urgency: 'next' },
    tickets: [
      {
        id: 'ti_1',
        intent: 'exchange',
        order: '45821',
        status: 'escalated',
        subject: 'Lune dress too small',
        at: ago(2900),
      },
    ],
    promises: [
      {
        id: 'pr_1',
        by: 'assistant',
        name: null,
        what: 'Somebody answers in the chat',
        due: ago(-11),
        state: 'open',
      },
    ],
    approvals: [],
    cards: [],
    sessions: [
      {
        id: 'se_mail',
        channel: 'email',
        address: 'email:sophie.martin@example.com',
        assurance: 'recognised',
        heardAt: ago(1600),
        live: false,
      },
      {
        id: 'se_chat',
        channel: 'chat',
        address: 'visitor:v1',
        assurance: 'recognised',
        heardAt: ago(9),
        live: true,
      },
    ],
    language: 'en',
    ...changes,
  };
}

export const BRIEF: Brief = {
  who: {
    name: 'Sophie Martin',
    account: 'c-1',
    assurance: 'recognised',
    how: 'By the mailbox on the order, and the shop’s account',
    language: 'en',
    vip: false,
  },
  what: 'Wants to know when the dress in size M arrives; needs it on Saturday.',
  since: ago(14),
  tried: ['Answered from the exchange: leaves tomorrow, arrives on Thursday'],
  promised: [{ what: 'Somebody answers in the chat', by: 'assistant', due: ago(-11), state: 'open' }],
  needed: 'Send by express: the assistant has no such right.',
  mood: { satisfaction: 0.2, words: 'unhappy' },
  reason: 'requested',
  next: { text: 'Ask the warehouse to send it by express today.' },
  order: '45821',
};

export const ORDERS: Orders = {
  orders: [
    {
      id: '45821',
      status: 'delivered',
      placedAt: ago(9000),
      shippedAt: ago(7000),
      deliveredAt: ago(4400),
      currency: 'EUR',
      total: 8700,
      items: [
        {
          line: '1',
          sku: 'DR-101-S',
          title: 'Lune dress',
          options: { size: 'S', colour: 'midnight' },
          quantity: 1,
          price: 8700,
        },
      ],
      shipments: [{ carrier: 'Mondial Relay', status: 'delivered', at: ago(4400), tracking: 'MR0045821' }],
      done: [{ what: 'exchange', text: 'Exchange booked: S for M', at: ago(957) }],
      address: '12 rue des Lilas, 69003 Lyon',
      payments: [{ label: 'Visa ending 4242', amount: 8700 }],
      returnUntil: ago(-40_000),
      acts: [
        {
          tool: 'choose_refund',
          label: 'Refund',
          order: '45821',
          input: { order: '45821' },
          fields: [
            {
              name: 'lines',
              label: 'Items',
              kind: 'lines',
              options: [{ value: '1', label: 'Lune dress, S' }],
              required: true,
            },
          ],
        },
        {
          tool: 'resend_label',
          label: 'Send the label again',
          order: '45821',
          input: { order: '45821' },
          fields: [],
        },
      ],
    },
  ],
};

export const CHANNELS: Channels = {
  channels: [
    { channel: 'chat', session: 'se_chat', address: 'visitor:v1', last: true, possible: true },
    { channel: 'email', session: 'se_mail', address: 's…@example.com', last: false, possible: true },
    {
      channel: 'whatsapp',
      session: 'se_wa',
      address: '+33 … 78',
      last: false,
      possible: false,
      reason: 'The number does not accept messages',
    },
  ],
};

export const PROFILE = {
  id: SOPHIE,
  account: 'c-1',
  name: 'Sophie Martin',
  control: 'waiting',
  addresses: [
    {
      address: 'email:sophie.martin@example.com',
      assurance: 'recognised',
      at: ago(1600),
      confirmedAt: ago(1600),
    },
    { address: 'phone:+33612345678', assurance: 'verified', at: ago(960), confirmedAt: null },
    { address: 'visitor:v1', assurance: 'recognised', at: ago(2900), confirmedAt: null },
  ],
  tickets: [
    { id: 'ti_1', intent: 'exchange', order: '45821', status: 'escalated', subject: 'Lune dress too small' },
  ],
  facts: { size: 'M', carrier: 'Mondial Relay', preferred_channel: 'whatsapp' },
  linked: [],
  suggestions: [
    {
      other: `cu_${'7'.repeat(32)}`,
      evidence: 'A chat visitor named the same order from the same network',
      at: ago(2000),
    },
  ],
};

export function entry(changes: Partial<QueueEntry> = {}): QueueEntry {
  made++;
  return {
    customer: `cu_${String(made).padStart(32, '0')}`,
    name: `Customer ${made}`,
    known: true,
    assurance: 'recognised',
    channels: ['email'],
    last: { at: ago(20), author: 'customer', text: 'Could you tell me when my parcel arrives?' },
    state: 'waiting',
    since: ago(20),
    reason: 'requested',
    summary: '',
    urgency: 'next',
    due: ago(-20),
    warn: ago(-5),
    language: 'en',
    skills: [],
    order: null,
    tags: [],
    advisor: null,
    snoozedUntil: null,
    viewers: [],
    ...changes,
  };
}

/** Sophie first, then an angry one, a stranger, and some more. */
export function waiting(): QueueEntry[] {
  return [
    entry({
      customer: SOPHIE,
      name: 'Sophie Martin',
      channels: ['chat', 'email', 'voice', 'whatsapp'],
      last: { at: ago(9), author: 'customer', text: 'This is too slow. I want to talk to a person, please.' },
      since: ago(9),
      urgency: 'now',
      due: ago(-11),
      warn: ago(-5),
      order: '45821',
      tags: ['vip'],
    }),
    entry({
      name: 'Élodie Garnier-Villeneuve de la Tour',
      channels: ['email'],
      reason: 'complaint',
      urgency: 'now',
      due: ago(4),
      last: {
        at: ago(70),
        author: 'customer',
        text: 'Ceci est ma troisième lettre. Je veux être remboursée.',
      },
      since: ago(70),
      viewers: [{ id: 'pe_maria', name: 'Maria Lopez', at: ago(1), writing: true }],
    }),
    entry({
      name: 'نور الهاشمي',
      channels: ['whatsapp'],
      assurance: 'verified',
      language: 'ar',
      due: ago(-50),
      last: { at: ago(30), author: 'customer', text: 'أين طلبي رقم 46002؟' },
    }),
    entry({
      name: null,
      known: false,
      assurance: 'anonymous',
      channels: ['chat'],
      urgency: 'later',
      due: null,
      warn: null,
      last: { at: ago(2), author: 'customer', text: 'do you ship to switzerland' },
      since: ago(2),
    }),
    entry({
      name: 'Jonas Weber',
      channels: ['voice', 'email'],
      reason: 'payment',
      due: ago(-90),
      last: { at: ago(45), author: 'assistant', text: 'I have passed this on to a colleague.' },
    }),
  ];
}

export function counts(changes: Partial<Counts> = {}): Counts {
  return {
    mine: 1,
    unassigned: 4,
    waiting: 5,
    assistant: 12,
    snoozed: 2,
    closed: 341,
    blocked: 0,
    all: 361,
    approvals: 1,
    drafts: 1,
    ...changes,
  };
}

export const DESK = {
  waiting: [],
  approvals: [
    {
      id: 'ap_1',
      customer: SOPHIE,
      at: ago(30),
      tool: 'choose_refund',
      order: '45902',
      effect: 'Refund of order 45902 to Visa ending 4242',
      amount: { value: 24_900, currency: 'EUR' },
      reason: 'amount',
      evidence: ['More than 200 € at once', 'Second refund in 30 days'],
      due: ago(-120),
    },
  ],
  drafts: [
    {
      id: 'dr_1',
      customer: SOPHIE,
      at: ago(12),
      channel: 'email',
      intent: 'complaint',
      text: 'Dear Élodie,\n\nwe are sorry for the wait.',
    },
  ],
  promises: [
    {
      id: 'pr_2',
      customer: SOPHIE,
      at: ago(300),
      by: 'advisor',
      name: 'Maria Lopez',
      what: 'Call back about the missing button',
      due: ago(10),
      state: 'broken',
    },
  ],
  unclaimed: [],
  troubles: [{ channel: 'whatsapp', reason: 'The access token has expired', since: ago(200), last: ago(5) }],
  next: null,
};
