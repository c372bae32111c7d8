/** Settings that suit a kind of company, to begin with. */
export interface Preset {
  id: string;
  title: string;
  /** For whom it is, and what it does. */
  description: string;
  /** A merge patch (RFC 7396) over the settings as they are: what it does not name stays. */
  settings: { readonly [name: string]: unknown };
}

/** A rule of `settings.modes` for all that comes by a channel. */
const on = (channel: string, mode: 'auto' | 'draft' | 'off') => ({ intent: '*', channel, mode });

/** The kinds of company that the service is made for. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'shop',
    title: 'Online shop, up to 5,000 orders a month',
    description: 'Chat, WhatsApp and email answer by themselves; a caller is put through or called back.',
    settings: {
      modes: [on('voice', 'off')],
      orderLookup: 'number+contact',
      withdrawal: true,
      voice: { tone: 'warm, brief and concrete' },
      returns: { windowDays: 30, free: true },
      exchanges: { difference: 'pay_back' },
      approvals: { amount: 20_000 },
      promises: { answerMinutes: 480, callbackMinutes: 240 },
    },
  },
  {
    id: 'large-shop',
    title: 'Online shop, 5,000 to 50,000 orders a month',
    description: 'All four channels answer by themselves; complaints are drafts that a person sends.',
    settings: {
      modes: [{ intent: 'complaint', channel: '*', mode: 'draft' }],
      orderLookup: 'number+contact',
      withdrawal: true,
      voice: { tone: 'friendly, quick and precise' },
      returns: { windowDays: 30, free: true },
      exchanges: { difference: 'pay_back' },
      approvals: { amount: 20_000 },
      limits: { modelTurnsOfStrangers: 10_000 },
      promises: { answerMinutes: 240, callbackMinutes: 120 },
    },
  },
  {
    id: 'saas',
    title: 'Software for companies',
    description:
      'Email and chat answer by themselves; who calls for a strategic account reaches a person first, and whatever ends a contract is a draft.',
    settings: {
      modes: [
        on('whatsapp', 'off'),
        { intent: 'subscription_cancel', channel: '*', mode: 'draft' },
        { intent: 'cancellation', channel: '*', mode: 'draft' },
        { intent: 'refund', channel: '*', mode: 'draft' },
      ],
      orderLookup: 'number+contact',
      withdrawal: false,
      handover: { strategic: ['voice'] },
      voice: { tone: 'professional and exact; no small talk' },
      approvals: { amount: 0 },
      promises: { answerMinutes: 240, callbackMinutes: 120 },
    },
  },
  {
    id: 'services',
    title: 'Services and trades',
    description:
      'Phone and WhatsApp answer by themselves, also in the evening; mails are drafts for the morning.',
    settings: {
      modes: [on('email', 'draft')],
      orderLookup: 'number+contact',
      voice: { tone: 'plain, calm and helpful; says what happens next' },
      approvals: { amount: 0 },
      phone: { ringSeconds: 20 },
      appointments: { offered: true, changeUntilHours: 24 },
      promises: { answerMinutes: 240, callbackMinutes: 60 },
    },
  },
  {
    id: 'retail',
    title: 'Shops in town, with a web shop',
    description: 'Phone, chat and WhatsApp answer by themselves; what moves money is for a person.',
    settings: {
      modes: [{ intent: 'refund', channel: '*', mode: 'draft' }],
      orderLookup: 'number+contact',
      withdrawal: true,
      voice: { tone: 'like a good shop assistant: warm and short' },
      returns: { windowDays: 30, inStore: true },
      exchanges: { difference: 'person' },
      approvals: { amount: 10_000 },
      phone: { ringSeconds: 25 },
      promises: { answerMinutes: 480, callbackMinutes: 120 },
    },
  },
];
