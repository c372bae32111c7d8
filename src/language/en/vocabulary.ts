import type { Lexicon } from '../language.ts';
import { rightWords } from '../spelling/en.ts';
import { words } from '../words.ts';

/** The words of things, sizes, numbers and days. */
export const vocabulary: Pick<
  Lexicon,
  | 'garments'
  | 'colours'
  | 'sizeWords'
  | 'sizeNames'
  | 'numberLeads'
  | 'sizeLeads'
  | 'sizeTails'
  | 'digits'
  | 'numbers'
  | 'repeats'
  | 'orderLeads'
  | 'numberSigns'
  | 'orderLinks'
  | 'postcodeLeads'
  | 'homeLeads'
  | 'currencies'
  | 'weekdays'
  | 'months'
  | 'relativeDays'
  | 'scales'
  | 'numberLinks'
  | 'weekLater'
  | 'countedDays'
  | 'ordinals'
  | 'dateLeads'
  | 'dateTails'
  | 'measures'
  | 'wishLead'
  | 'dayLinks'
  | 'nextWords'
  | 'channels'
  | 'languages'
  | 'answers'
  | 'streets'
  | 'stopwords'
  | 'pronouns'
  | 'common'
> = {
  garments: concepts({
    dress: 'dress dresses gown frock',
    shirt: 'shirt shirts blouse blouses',
    tshirt: 'tshirt tee tees tshirts',
    top: 'top tops tank camisole',
    sweater: 'sweater sweaters jumper jumpers pullover knit knitwear',
    cardigan: 'cardigan cardigans',
    skirt: 'skirt skirts',
    trousers: 'trousers pants trouser slacks chinos chino leggings',
    jeans: 'jeans denim jean',
    shorts: 'shorts',
    jacket: 'jacket jackets blazer blazers',
    coat: 'coat coats trench parka overcoat raincoat',
    jumpsuit: 'jumpsuit jumpsuits playsuit romper dungarees',
    shoes:
      'shoes shoe sneakers trainers pumps heels loafers sandals flats ballerinas mules brogues espadrilles',
    boots: 'boots boot booties',
    bag: 'bag bags handbag purse tote',
    scarf: 'scarf scarves shawl',
    belt: 'belt belts',
    hat: 'hat hats beanie cap',
    gloves: 'gloves glove',
    socks: 'socks sock tights',
    swimsuit: 'swimsuit bikini swimwear',
    pyjamas: 'pyjamas pajamas nightdress bathrobe',
    suit: 'suit suits',
    bra: 'bra bras bralette underwear lingerie bodysuit',
    jewellery: 'necklace bracelet earrings ring jewellery jewelry',
  }),
  colours: concepts(
    Object.fromEntries(
      words(`
    black white blue navy red green yellow pink purple orange brown beige cream ivory ecru camel khaki
    olive burgundy bordeaux lilac lavender turquoise teal coral gold silver midnight sand sage rust
    mustard terracotta charcoal anthracite emerald fuchsia mauve indigo plum rose taupe nude chestnut
    grey
  `).map((colour) => [colour, colour]),
    ),
  ),
  sizeWords: {
    small: 'S',
    medium: 'M',
    large: 'L',
    'extra small': 'XS',
    'extra large': 'XL',
    'x small': 'XS',
    'x large': 'XL',
  },
  sizeNames: words('size sizes'),
  numberLeads: words('in into a an'),
  sizeLeads: words('size sizes in for to into a an the of'),
  sizeTails: words(`
    instead please size one in and or version if then thanks rather for be is would fits fit
  `),
  digits: { zero: 0, oh: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 },
  numbers: {
    ...{ ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16 },
    ...{ seventeen: 17, eighteen: 18, nineteen: 19 },
    ...tens({
      twenty: 20,
      thirty: 30,
      forty: 40,
      fourty: 40,
      fifty: 50,
      sixty: 60,
      seventy: 70,
      eighty: 80,
      ninety: 90,
    }),
  },
  scales: { hundred: 100, thousand: 1000 },
  numberLinks: ['and'],
  repeats: { double: 2, triple: 3, treble: 3 },
  orderLeads: words('order orders commande purchase parcel package reference ref return shipment'),
  numberSigns: words('number no nr num'),
  orderLinks: words(`
    number numbers no nr num n o id is ref reference code it with the has my of are was
  `),
  postcodeLeads: words('postcode zip zipcode postal post near around nearest closest'),
  homeLeads: words('live lives living address street area near'),
  currencies: {
    euro: 'EUR',
    euros: 'EUR',
    eur: 'EUR',
    '€': 'EUR',
    dollar: 'USD',
    dollars: 'USD',
    usd: 'USD',
    bucks: 'USD',
    $: 'USD',
    pound: 'GBP',
    pounds: 'GBP',
    gbp: 'GBP',
    quid: 'GBP',
    '£': 'GBP',
    chf: 'CHF',
    francs: 'CHF',
  },
  weekdays: [
    'sunday sundays sun',
    'monday mondays mon',
    'tuesday tuesdays tue tues',
    'wednesday wednesdays wed',
    'thursday thursdays thu thurs',
    'friday fridays fri',
    'saturday saturdays sat',
  ].map(words),
  months: [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sep sept',
    'october oct',
    'november nov',
    'december dec',
  ].map(words),
  relativeDays: {
    today: 0,
    tonight: 0,
    'this morning': 0,
    'this afternoon': 0,
    'this evening': 0,
    yesterday: -1,
    'last night': -1,
    tomorrow: 1,
    'the day before yesterday': -2,
    'the day after tomorrow': 2,
    'last week': -7,
    'next week': 7,
    'a week ago': -7,
    'a fortnight ago': -14,
    'a couple of days ago': -2,
    'a couple of weeks ago': -14,
    'in a week': 7,
    'in a fortnight': 14,
    'a day ago': -1,
  },
  countedDays: {
    ...{ '# day ago': -1, '# days ago': -1, '# week ago': -7, '# weeks ago': -7 },
    ...{ 'in # day': 1, 'in # days': 1, 'in # week': 7, 'in # weeks': 7 },
  },
  ordinals: words('st nd rd th'),
  dateLeads: [],
  dateTails: words('please at for and or if but morning afternoon evening next last latest'),
  measures: {
    bust: ['bust|chest'],
    waist: ['waist'],
    hips: ['hips|hip'],
    length: ['length'],
    foot: ['foot'],
  },
  wishLead: 'I would like',
  dayLinks: ['of'],
  nextWords: ['next', 'coming', 'this', 'by', 'until', 'before'],
  weekLater: ['week'],
  channels: {
    whatsapp: 'whatsapp',
    email: 'email',
    mail: 'email',
    'e-mail': 'email',
    phone: 'voice',
    call: 'voice',
    telephone: 'voice',
    chat: 'chat',
  },
  languages: {
    english: 'en',
    french: 'fr',
    german: 'de',
    spanish: 'es',
    italian: 'it',
    dutch: 'nl',
    portuguese: 'pt',
  },
  pronouns: words('it them this that these those one ones'),
  answers: words(`
    it is that this these here there was be would i am my me mine the a an of on in at for from to under about regarding re
    order orders number numbers no nr ref reference confirmation name called address email mail phone mobile postcode zip
    code postal size sizes colour color eu us uk fr take wear usually mr mrs ms miss mx dr and or then just only yes
    please thanks thank you hello hi hey good morning afternoon evening dear sir madam all sorry oh ah um uh er well ok
    okay sure right so i think believe mean meant actually rather
    one ones first second last latest other both
  `),
  streets: words(
    'street road avenue lane drive close court way place square crescent terrace gardens grove hill park row st rd ave',
  ),
  stopwords: words(`
    the a an my your our this that it in of for to and or with is are do you have i we size stock
    available still any left new please can what which how much does me on at there colour color also
    hello hi one ones would like know if be not price cost back when will am take should fit run small
    large big medium guide chart recommend come has get order up sizes colours colors out sold was by
    no yes so about from need want buy bust waist hips cm usually wear normally true other another
    tell got thanks good morning evening afternoon thank next down instead exchange return too but
    choose pick help advice measurements best they them see going could restock
  `),
  common: [
    ...rightWords,
    ...words(`
    short shorter whether weather other older border though thought through these those their there
    where were cause because house horse mouse place plane price prize right night light might sight
    eight weight height about again after still never every first worst month mouth money honey label
    table cable large charge change chance dance since world would could should write white while
    whole store story stone score stock sticker stick track trick truck black block clock close cloth
    clothes later latter matter letter better bitter water refuse reuse refused received receipt
    recipe paint point print plant pants party pretty ready really start state steal sweet thing think
    thank tight title today total touch under until using usual visit voice watch which whose woman
    women wrong young yours living loving moving having saving giving being bring bought brought ought
    rules hours tours fours lines lined lived loved moved saved ships shops shoes shows sleep sheep
    sheet shirt shift skirt smart small smell spell spend speed ignore instructions previous system
    prompt message manage damage image village sound found round bound hound pound sorry worry carry
    marry hurry curry phone alone along belong strong string spring wedding bedding friend friends
    weekend
  `),
  ],
};

/** "twenty" to "twenty nine", and so on. */
function tens(round: Record<string, number>): Record<string, number> {
  const units = words('one two three four five six seven eight nine');
  return Object.fromEntries(
    Object.entries(round).flatMap(([word, value]) => [
      [word, value],
      ...units.map((unit, i) => [`${word} ${unit}`, value + i + 1]),
    ]),
  );
}

/** Words by the concept they stand for, turned round. */
function concepts(byConcept: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(byConcept).flatMap(([concept, list]) => words(list).map((word) => [word, concept])),
  );
}
