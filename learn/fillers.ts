import { words } from '../src/language/words.ts';

/** What stands in a frame's places, by language and name. */
const list = (text: string) => text.split('|');

const en = {
  item: list(
    'dress|coat|jacket|skirt|jumper|sweater|cardigan|shirt|blouse|trousers|jeans|shoes|boots|sneakers|bag|scarf|belt|hat|top|t-shirt|swimsuit|pyjamas|ring|necklace|gloves|wool coat|silk blouse|linen trousers|leather bag|trench coat|ankle boots|winter jacket|midi skirt|Lune dress|Nord coat|striped top|trousers|sandals',
  ),
  order: list('45821|#45821|45790|no. 45749|number 59077|FR-10023|#1001|45 821|45,833|ORD-88213|112233'),
  day: list(
    'monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|yesterday|next week|last week|the 12th|the 24th of december|3 may|two days ago|this saturday|friday evening|next tuesday',
  ),
  colour: words('black white blue navy red green beige grey pink brown cream khaki'),
  size: words('S M L XL XS 36 38 40 42 8 10 12 14 39 38.5'),
  num: words('6 8 10 12 14 16 36 38 40 42'),
  city: words('Paris London Lyon Manchester Dublin Brussels Geneva Edinburgh Lille Nantes'),
  country: words(
    'Belgium Switzerland Germany Spain Italy Ireland Canada America Norway Australia Poland Japan',
  ),
  name: list('Mary Keane|Sophie Martin|Tom Baker|Anna|Mrs Smith|Jo'),
  amount: list('€20|45 euros|£1,299.00|12,50 €|$80|87 €|10 pounds|200 euros|9.99'),
  code: words('WELCOME10 SUMMER20 LUNE15 FREESHIP VIP25'),
  thing: list(
    'laptop|phone|headphones|earbuds|charger|coffee machine|kettle|toaster|blender|vacuum|fridge|washing machine|tv|monitor|keyboard|camera|printer|tablet|smartwatch|speaker|sofa|table|chair|desk|lamp|mattress|bed|rug|wardrobe|shelf|curtains|cushion|mirror|face cream|serum|lipstick|perfume|shampoo|foundation|mascara|sunscreen|toy car|doll|puzzle|lego set|board game|pushchair|car seat|bike|helmet|tent|backpack|suitcase|trainers|yoga mat|book|notebook|pen|poster|candle|vase|plant|mug|knife set|frying pan|coffee beans|tea|chocolates|wine|dog food|cat litter|dog bed|protein powder|vitamins|watch|bracelet|earrings|sunglasses|umbrella|drill|paint|hose|dress|coat|shoes|jacket|jumper|thing|item|product|set|parts',
  ),
  plan: list(
    'pro plan|premium plan|basic plan|team plan|business plan|starter plan|annual plan|subscription|licence',
  ),
  time: list('3pm|10 am|half past two|14:30|noon|5 o clock'),
  address: list('12 High Street, Leeds|4 rue des Lilas, 69003 Lyon|221b Baker Street|8 Oak Road'),
  email: list('mary@example.com|my email'),
};

const THINGS = list(
  'la robe|le manteau|la veste|la jupe|le pull|le gilet|la chemise|le chemisier|le pantalon|le jean|les chaussures|les bottes|les baskets|le sac|la ceinture|le foulard|le chapeau|le haut|le t-shirt|le maillot|le pyjama|la bague|les sandales|la doudoune|le trench|la robe Lune|le cardigan|les escarpins|le top rayé|la blouse',
);
const GOODS = list(
  "l'ordinateur|le téléphone|le casque|les écouteurs|le chargeur|la cafetière|la bouilloire|le grille-pain|le mixeur|l'aspirateur|le frigo|la machine à laver|la télé|l'écran|le clavier|l'appareil photo|l'imprimante|la tablette|la montre|l'enceinte|le canapé|la table|la chaise|le bureau|la lampe|le matelas|le lit|le tapis|l'armoire|l'étagère|les rideaux|le coussin|le miroir|la crème|le sérum|le rouge à lèvres|le parfum|le shampoing|le fond de teint|le mascara|la petite voiture|la poupée|le puzzle|le jeu|la poussette|le siège auto|le vélo|le casque|la tente|le sac à dos|la valise|les baskets|le tapis de yoga|le livre|le carnet|le stylo|l'affiche|la bougie|le vase|la plante|le mug|la poêle|le café|le thé|les chocolats|le vin|les croquettes|la litière|les vitamines|le bracelet|les boucles d'oreilles|les lunettes|le parapluie|la perceuse|la peinture|la robe|le manteau|les chaussures|la veste|le pull|le produit|l'article|le set|les pièces",
);
const own = (thing: string, [m, f, p]: readonly [string, string, string]) =>
  thing.replace(/^(?:(le|la|les) |l')/, (_, article: string | undefined) =>
    article === 'la' ? f : article === 'les' ? p : m,
  );

const fr = {
  the_item: THINGS,
  a_item: THINGS.map((thing) => own(thing, ['un ', 'une ', 'des '])),
  poss_item: THINGS.map((thing) => own(thing, ['mon ', 'ma ', 'mes '])),
  item: THINGS.map((thing) => own(thing, ['', '', ''])),
  the_thing: GOODS,
  a_thing: GOODS.map((thing) => own(thing, ['un ', 'une ', 'des '])),
  thing: GOODS.map((thing) => own(thing, ['', '', ''])),
  plan: list(
    "l'offre pro|la formule premium|le forfait basique|l'offre équipe|la formule business|le forfait annuel|l'abonnement|la licence",
  ),
  time: list('15h|10h|14h30|midi|17 heures|9h'),
  size_word: words('taille couleur pointure'),
  order: list('45821|#45821|45790|n° 45749|numéro 59077|FR-10023|45 821|112233|ORD-88213'),
  day: list(
    'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|hier|la semaine prochaine|la semaine dernière|le 12|le 24 décembre|le 3 mai|avant-hier|samedi prochain|vendredi soir|il y a deux jours',
  ),
  colour: words('noir blanc bleu marine rouge vert beige gris rose marron écru kaki noire bleue'),
  size: words('S M L XL XS 36 38 40 42 39 T38 44'),
  num: words('6 8 10 12 14 36 38 40 42 46'),
  city: words('Paris Lyon Lille Nantes Bruxelles Genève Bordeaux Marseille Londres'),
  country: words('Belgique Suisse Allemagne Espagne Italie Irlande Norvège Pologne Angleterre Guadeloupe'),
  name: list('Sophie Martin|Mme Dupont|Julien|Claire Petit|M. Bernard'),
  amount: list('20 €|45 euros|1 299 €|12,50 €|87€50|200 euros|9,90 €'),
  code: words('BIENVENUE10 ETE20 LUNE15 PORTGRATUIT VIP25'),
  address: list('12 rue des Lilas, 69003 Lyon|4 avenue Foch, Paris|8 place du Marché'),
  email: list('sophie@example.com|mon adresse mail'),
};

const FILLERS: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  ['en', new Map(Object.entries(en))],
  ['fr', new Map(Object.entries(fr))],
]);

/** A sentence with its places filled. */
export function filled(sentence: string, language: string, pick: <T>(list: readonly T[]) => T): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const fillers = FILLERS.get(language)?.get(name);
    if (!fillers) throw new Error(`no filler for ${place} in ${language}`);
    return pick(fillers);
  });
}
