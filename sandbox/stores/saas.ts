import { FeedLine } from '../../src/shop/shop.ts';
import { goods } from './goods.ts';
import { buyer, ordered, piece } from './orders.ts';
import type { DemoStore } from './store.ts';

const WEEK: [string, string][] = [['09:00', '18:00']];

const PRODUCTS = [
  goods('PL-TEAM', ['Team plan, one year', 'Formule Équipe, un an'], 'plan', 58_800, 100_000, [
    'Up to 25 people, unlimited projects, support by mail and chat within four hours.',
    'Jusqu’à 25 personnes, projets illimités, assistance par mail et chat sous quatre heures.',
  ]),
  goods('PL-COMPANY', ['Company plan, one year', 'Formule Entreprise, un an'], 'plan', 298_800, 100_000, [
    'Any number of people, single sign-on, an audit log, a named contact.',
    'Nombre de personnes illimité, authentification unique, journal d’audit, interlocuteur attitré.',
  ]),
];

const CLAIRE = buyer('pl-1', 'Claire Aubry', '+33611300001', 'fr', ['10 rue de la Bourse', '69001', 'Lyon']);
const DANIEL = buyer(
  'pl-2',
  'Daniel Ross',
  '+447400300002',
  'en',
  ['40 Bridge Street', 'G5 9HS', 'Glasgow'],
  'GB',
);
const NADIA = buyer('pl-3', 'Nadia Keller', '+33611300003', 'en', ['7 rue du Dôme', '67000', 'Strasbourg']);

/** What runs and what was invoiced: a strategic account, one by itself with a payment that failed, and one of a person's own. */
function contracts(now: Date): FeedLine[] {
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  const whom = (one: ReturnType<typeof buyer>, account: string | null) => ({
    customer: one.customer,
    account,
  });
  const [bourse, bridge, own] = [whom(CLAIRE, 'acme'), whom(DANIEL, 'bridge'), whom(NADIA, null)];
  const yearly = { currency: 'EUR', interval: 'year', noticeDays: 30 };
  const monthly = { currency: 'EUR', interval: 'month', noticeDays: 0 };
  const invoice = (id: string, whose: typeof bourse, subscription: string, total: number) => ({
    ...{ type: 'invoice', id, ...whose, subscription, currency: 'EUR', total, tax: Math.round(total / 6) },
    lines: [{ title: `Plume, ${subscription}`, quantity: 1, amount: total - Math.round(total / 6) }],
  });
  return [
    {
      ...{ type: 'account', id: 'acme', name: 'Aubry Conseil SAS', tier: 'strategic', members: ['pl-1'] },
      manager: { name: 'Jeanne Morel', email: 'jeanne@plume.example' },
    },
    { type: 'account', id: 'bridge', name: 'Bridge Street Ltd', tier: 'standard', members: ['pl-2'] },
    {
      ...{
        type: 'subscription',
        id: 'plume-company',
        ...bourse,
        ...yearly,
        plan: 'Company',
        status: 'active',
      },
      ...{
        price: 298_800,
        seats: 80,
        startedAt: at(-300),
        renewsAt: at(65),
        payment: { label: 'SEPA, FR76 … 189' },
      },
    },
    {
      ...{ type: 'subscription', id: 'plume-team', ...bridge, ...monthly, plan: 'Team', status: 'past_due' },
      ...{ price: 4_900, seats: 5, seatPrice: 980, startedAt: at(-120), renewsAt: at(4) },
      plans: [
        { plan: 'Solo', price: 900 },
        { plan: 'Company', price: 24_900, seatPrice: 3_100 },
      ],
      payment: { label: 'Visa ending 4242' },
      failure: { at: at(-2), reason: 'card_expired', nextTryAt: at(2) },
    },
    {
      ...{ type: 'subscription', id: 'plume-solo', ...own, ...monthly, plan: 'Solo', status: 'active' },
      ...{
        price: 900,
        seats: 1,
        startedAt: at(-40),
        renewsAt: at(11),
        payment: { label: 'Visa ending 1881' },
      },
    },
    {
      ...invoice('PL-2026-101', bourse, 'plume-company', 298_800),
      status: 'paid',
      issuedAt: at(-300),
      paidAt: at(-290),
    },
    {
      ...invoice('PL-2026-140', bridge, 'plume-team', 4_900),
      status: 'open',
      issuedAt: at(-2),
      dueAt: at(12),
    },
    { ...invoice('PL-2026-131', own, 'plume-solo', 900), status: 'paid', issuedAt: at(-19), paidAt: at(-19) },
  ].map((line) => FeedLine.parse(line));
}

function feed(now: Date): FeedLine[] {
  const orders = [
    ordered(CLAIRE, 'C-2041', now, 120, 'delivered', [piece(PRODUCTS, 'PL-TEAM')]),
    ordered(DANIEL, 'C-2042', now, 40, 'delivered', [piece(PRODUCTS, 'PL-COMPANY')]),
    ordered(NADIA, 'C-2043', now, 1, 'pending', [piece(PRODUCTS, 'PL-TEAM')]),
  ].map((order) => ({ ...order, shipments: [], address: null }));
  return [
    ...contracts(now),
    ...PRODUCTS.map((product) => ({ type: 'product' as const, ...product })),
    ...orders.map((order) => ({ type: 'order' as const, ...order })),
  ];
}

/** Software for companies: email and chat, a person for what ends a contract. */
export const saas: DemoStore = {
  id: 'demo-saas',
  preset: 'saas',
  settings: {
    name: 'Plume',
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    locale: 'en',
    languages: ['fr'],
    email: { address: 'support@demo-saas.example', signature: 'Plume\nhttps://plume.example' },
    phone: { number: '+33187650041', smsFrom: '+33187650041' },
    whatsapp: { phoneNumberId: '106540352242941', number: '+33187650042' },
    hours: { mon: WEEK, tue: WEEK, wed: WEEK, thu: WEEK, fri: WEEK },
  },
  feed,
  articles: {
    'sso-en': {
      title: 'Setting up single sign-on',
      language: 'en',
      audience: 'public',
      body: 'Single sign-on is part of the Company plan. Under Settings, Security, paste the metadata address of your identity provider, then try it with one person before everybody.',
    },
    'sso-fr': {
      title: 'Mettre en place l’authentification unique',
      language: 'fr',
      audience: 'public',
      body: 'L’authentification unique fait partie de la formule Entreprise. Dans Réglages, Sécurité, collez l’adresse des métadonnées de votre fournisseur d’identité, puis essayez avec une personne avant tout le monde.',
    },
  },
  page: {
    en: {
      title: 'Plume, planning for teams',
      menu: ['Product', 'Prices', 'Help'],
      lead: 'The plan everybody reads.',
      sub: 'Projects, people and dates on one page. Hosted in the European Union.',
      goods: 'Plans',
      foot: 'No card for the trial · Cancel at the end of a term · Hosted in the EU',
    },
    fr: {
      title: 'Plume, la planification des équipes',
      menu: ['Produit', 'Tarifs', 'Aide'],
      lead: 'Le planning que tout le monde lit.',
      sub: 'Projets, personnes et dates sur une page. Hébergé dans l’Union européenne.',
      goods: 'Formules',
      foot: 'Essai sans carte · Résiliable à l’échéance · Hébergé dans l’UE',
    },
  },
  examples: {
    en: [
      'What plan am I on?',
      'Is my last invoice paid?',
      'Please cancel my subscription.',
      'How do I set up single sign-on?',
    ],
    fr: [
      'Quel est mon abonnement ?',
      'Ma dernière facture est-elle payée ?',
      'Je souhaite résilier mon abonnement.',
      'Comment mettre en place l’authentification unique ?',
    ],
  },
};
