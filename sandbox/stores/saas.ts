import type { FeedLine } from '../../src/shop/shop.ts';
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

function feed(now: Date): FeedLine[] {
  const orders = [
    ordered(CLAIRE, 'C-2041', now, 120, 'delivered', [piece(PRODUCTS, 'PL-TEAM')]),
    ordered(DANIEL, 'C-2042', now, 40, 'delivered', [piece(PRODUCTS, 'PL-COMPANY')]),
    ordered(NADIA, 'C-2043', now, 1, 'pending', [piece(PRODUCTS, 'PL-TEAM')]),
  ].map((order) => ({ ...order, shipments: [], address: null }));
  return [
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
    en: ['How do I set up single sign-on?', 'I want to talk to a person.'],
    fr: ['Comment mettre en place l’authentification unique ?', 'Je veux parler à une personne.'],
  },
};
