import type { Order } from '../../src/shop/shop.ts';
import { chosen, number } from './chance.ts';

interface Land {
  country: string;
  locale: string;
  currency: string;
  /** Start of a mobile number and how many digits follow. */
  mobile: [string, number];
  carriers: string[];
  places: [postcode: string, city: string, street: string][];
  people: string[];
}

const LANDS: Land[] = [
  {
    country: 'FR',
    locale: 'fr',
    currency: 'EUR',
    mobile: ['+3361', 7],
    carriers: ['Mondial Relay', 'Colissimo'],
    places: [
      ['75011', 'Paris', 'rue Oberkampf'],
      ['33000', 'Bordeaux', 'cours de la Marne'],
      ['44000', 'Nantes', 'rue Crébillon'],
      ['13006', 'Marseille', 'rue Paradis'],
      ['59800', 'Lille', 'rue de Gand'],
      ['67000', 'Strasbourg', 'quai des Bateliers'],
      ['31000', 'Toulouse', 'rue des Filatiers'],
      ['35000', 'Rennes', 'rue de Saint-Malo'],
    ],
    people: [
      'Camille Bernard',
      'Léa Petit',
      'Manon Durand',
      'Chloé Leroy',
      'Inès Moreau',
      'Jade Simon',
      'Louise Laurent',
      'Emma Lefebvre',
      'Alice Michel',
      'Zoé Garcia',
      'Anaïs Roux',
      'Juliette Fournier',
      'Margaux Girard',
      'Hélène Mercier',
      'Clémence Dupont',
      'Élodie Lambert',
      'Françoise Bonnet',
      'Aïcha Benali',
      'Nour Haddad',
      'Solène Le Goff',
      'Pauline Chevalier',
      'Agathe Perrin',
      'Mathilde Clément',
      'Romane Gauthier',
    ],
  },
  {
    country: 'GB',
    locale: 'en',
    currency: 'GBP',
    mobile: ['+447400', 6],
    carriers: ['Royal Mail', 'DPD'],
    places: [
      ['E8 3QN', 'London', 'Mare Street'],
      ['M4 1HQ', 'Manchester', 'Tib Street'],
      ['BS1 5TR', 'Bristol', 'Park Street'],
      ['EH3 6ST', 'Edinburgh', 'Dundas Street'],
      ['LS1 6HW', 'Leeds', 'Call Lane'],
    ],
    people: [
      'Olivia Clarke',
      'Amelia Hughes',
      'Isla Robertson',
      'Grace Okafor',
      'Freya Walker',
      'Poppy Bennett',
      'Charlotte Reid',
      'Priya Shah',
      'Hannah Cooper',
      'Zara Ahmed',
      'Megan Davies',
      'Erin Campbell',
      'Imogen Price',
      'Beatrice Shaw',
    ],
  },
  {
    country: 'BE',
    locale: 'fr',
    currency: 'EUR',
    mobile: ['+32470', 6],
    carriers: ['Mondial Relay', 'bpost'],
    places: [
      ['1050', 'Ixelles', 'chaussée de Wavre'],
      ['4000', 'Liège', 'rue Pont d’Avroy'],
      ['5000', 'Namur', 'rue de Fer'],
    ],
    people: [
      'Elise Dubois',
      'Charlotte Lambrechts',
      'Nathalie Peeters',
      'Justine Claes',
      'Marie Janssens',
      'Amandine Renard',
    ],
  },
  {
    country: 'DE',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+491511', 7],
    carriers: ['DHL', 'DPD'],
    places: [
      ['10435', 'Berlin', 'Kastanienallee'],
      ['20357', 'Hamburg', 'Schanzenstraße'],
      ['80799', 'München', 'Türkenstraße'],
    ],
    people: [
      'Lena Schmidt',
      'Anna Müller',
      'Katharina Weiß',
      'Johanna Krüger',
      'Mia Fischer',
      'Greta Vogel',
      'Łucja Nowak',
    ],
  },
  {
    country: 'IE',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+35385', 7],
    carriers: ['An Post'],
    places: [
      ['D08 X2A3', 'Dublin', 'Meath Street'],
      ['T12 W8KP', 'Cork', 'Barrack Street'],
    ],
    people: ['Aoife Murphy', 'Saoirse Kelly', 'Niamh Byrne', 'Róisín O’Brien'],
  },
  {
    country: 'IT',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+39340', 7],
    carriers: ['GLS'],
    places: [
      ['20121', 'Milano', 'via Solferino'],
      ['00153', 'Roma', 'via della Scala'],
    ],
    people: ['Giulia Rossi', 'Chiara Bianchi', 'Francesca Conti', 'Martina Greco'],
  },
  {
    country: 'ES',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+34612', 6],
    carriers: ['Correos'],
    places: [
      ['08003', 'Barcelona', 'carrer de la Princesa'],
      ['28004', 'Madrid', 'calle de Fuencarral'],
    ],
    people: ['Lucía Fernández', 'Carmen Ruiz', 'Marta Núñez', 'Elena Ortega'],
  },
];

const PEOPLE = LANDS.flatMap((land) => land.people.map((name) => ({ name, land })));

/** The person of this index, counted around, as the person's orders name them. */
export function customer(
  index: number,
): Pick<Order, 'customer' | 'address' | 'currency'> & { carriers: readonly string[] } {
  const place = index % PEOPLE.length;
  const person = PEOPLE[place];
  if (!person) throw new Error(`nobody has the index ${index}`);
  const { name, land } = person;
  const mailbox = name
    .normalize('NFD')
    .replace(/Ł/g, 'L')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(/ /g, '.');
  const [start, digits] = land.mobile;
  const [postcode, city, street] = chosen(land.places, `place ${name}`);
  const house = String(1 + number(`house ${name}`, 90));
  const address = {
    line1: ['DE', 'IT', 'ES'].includes(land.country) ? `${street} ${house}` : `${house} ${street}`,
    line2: '',
    postcode,
    city,
    country: land.country,
  };
  const vip = number(`vip ${name}`, 12) === 0;
  return {
    carriers: land.carriers,
    currency: land.currency,
    customer: {
      // The shop counts its customers; the story's is its first.
      id: `c-${place + 2}`,
      name,
      email: `${mailbox}@example.${land.country === 'GB' ? 'org' : 'com'}`,
      phone: `${start}${String(number(`phone ${name}`, 10 ** digits)).padStart(digits, '0')}`,
      locale: land.locale,
      tags: vip ? ['loyal'] : [],
      vip,
      addresses: [address],
      paymentMethods: [
        { id: `card-${place + 2}`, method: 'card', label: 'Visa ending 4242' },
        ...(place % 3 === 0
          ? [{ id: `gift-${place + 2}`, method: 'gift card', label: 'Gift card 0042', balance: 5_000 }]
          : []),
      ],
    },
    address,
  };
}
