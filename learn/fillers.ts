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
  size: words('S M L XL XS 36 38 40 42 8 10 12 14 39 38.5 XXL 2XL 3XL 44'),
  num: words('6 8 10 12 14 16 36 38 40 42'),
  city: words('Paris London Lyon Manchester Dublin Brussels Geneva Edinburgh Lille Nantes'),
  country: words(
    'Belgium Switzerland Germany Spain Italy Ireland Canada America Norway Australia Poland Japan',
  ),
  name: list('Mary Keane|Sophie Martin|Tom Baker|Anna|Mrs Smith|Jo'),
  amount: list('€20|45 euros|£1,299.00|12,50 €|$80|87 €|10 pounds|200 euros|9.99'),
  code: words('WELCOME10 SUMMER20 LUNE15 FREESHIP VIP25'),
  thing: list(
    'laptop|phone|headphones|earbuds|charger|coffee machine|kettle|toaster|blender|vacuum|fridge|washing machine|tv|monitor|keyboard|camera|printer|tablet|smartwatch|speaker|sofa|table|chair|desk|lamp|mattress|bed|rug|wardrobe|shelf|curtains|cushion|mirror|face cream|serum|lipstick|perfume|shampoo|foundation|mascara|sunscreen|toy car|doll|puzzle|lego set|board game|pushchair|car seat|bike|helmet|tent|backpack|suitcase|trainers|yoga mat|book|notebook|pen|poster|candle|vase|plant|mug|knife set|frying pan|coffee beans|tea|chocolates|wine|dog food|cat litter|dog bed|protein powder|vitamins|watch|bracelet|earrings|sunglasses|umbrella|drill|paint|hose|garden bench|parasol|barbecue|teapot|tray|picture frame|clock|doorbell|router|webcam|microphone|guitar|ukulele|violin strings|fishing rod|skateboard|scooter|rollerblades|dumbbells|wetsuit|sleeping bag|lantern|thermos|lunch box|high chair|baby monitor|nappies|dummy|bibs|stroller|crib|bookcase|duvet|pillow|towels|bathrobe|slippers|socks|tights|bra|leggings|hoodie|blazer|tie|cufflinks|wallet|keyring|hair dryer|straightener|razor|toothbrush|nail polish|hand soap|bath bombs|olive oil|honey|jam|cheese board|wine glasses|corkscrew|cutlery|pressure cooker|air fryer|juicer|scales|iron|heater|fan|humidifier|light bulbs|extension lead|power bank|phone case|screen protector|memory card|hard drive|graphics card|ink cartridges|planner|stickers|yarn|sewing machine|paint brushes|seeds|flower pot|lawnmower|ladder|toolbox|screws|wallpaper|blinds|collar|bird feeder|aquarium|saddle|dress|coat|shoes|jacket|jumper|thing|item|product|set|parts',
  ),
  plan: list(
    'pro plan|premium plan|basic plan|team plan|business plan|starter plan|annual plan|subscription|licence',
  ),
  /** Of other offices and firms: no shop is asked about these. */
  affair: list(
    'driving licence|visa|tax return|mortgage|council tax|car insurance|bank loan|credit score|savings account|bus pass|library book|parking permit|birth certificate|residence permit|school report|exam results|payslip|holiday allowance|sick note|prescription|blood test|hospital appointment|vaccination|rental contract|electricity meter|gas bill|water bill|broadband|sim card|train ticket|boarding pass|hotel booking|luggage|flight|allotment|planning application|divorce papers|will|benefit claim|student loan|driving test|pin number|overdraft|licence plate|mot|tv licence|gym card|dentist bill|dog licence|citizenship|university place|job application|pay rise|bitcoin wallet|voter card|speeding fine|alarm clock|playlist|calendar|homework|essay|thermostat|wifi|oil change|tyres|engine|boiler|roof|drain|garden|lawn|tooth|knee|back pain|cough|rash|sleep|baby|cat|dog|hamster|horse|neighbour|tenant|boss|colleague|teacher|uncle|girlfriend|ex|bank account|routing number|401k|paycheck|timer|reminder|meeting|to do list',
  ),
  firm: list(
    'spotify|ee|o2|sky|bt|amazon|ebay|uber|airbnb|ryanair|british airways|tesco|ikea|facebook|instagram|google|apple|microsoft|hmrc|the council|my bank|the dentist|the hospital|the school|the post office|my energy supplier|the gym|the airline|the hotel|my insurer|the garage|the university|the embassy|the police|my employer|the train company|disney plus|paramount|revolut|monzo|barclays',
  ),
  place_else: list(
    'pharmacy|petrol station|hospital|library|train station|airport|restaurant|pub|cinema|museum|swimming pool|bank|cash machine|dentist|vet|school|church|bus stop|supermarket|bakery|park|beach|zoo|theatre|town hall|police station|gym|hairdresser|nightclub|castle|stadium|embassy',
  ),
  chore: list(
    'boil potatoes|cook rice|roast a duck|bake bread|change a tyre|fly to {country}|learn the piano|drive to {city}|digest a meal|grow tomatoes|train a puppy|fix a leaking tap|write a novel|build a shed|run a marathon|charge an electric car|get a visa|learn spanish|paint a ceiling|thaw a turkey|mow the lawn|unblock the toilet|tie a bow|jump start a car|do a handstand|play chess|meditate|lose five kilos|remove a tick|file taxes|change the oil|set up a printer|make pancakes|bake a cake',
  ),
  trade: list(
    'electrician|babysitter|lawyer|doctor|dentist|restaurant|hotel|series|podcast|novel|recipe|language school|gym|hairdresser|mechanic|locksmith|taxi firm|campsite|holiday destination|wine bar|piano teacher|vet|estate agent|gardener|roofer|band|video game|dating app|mortgage broker|tattoo artist',
  ),
  topic_else: list(
    'climate change|the royal family|football|the olympics|black holes|dinosaurs|the roman empire|inflation|the stock market|vitamin d|yoga|cricket|the moon|artificial intelligence|buddhism|astrology|jazz|the beatles|volcanoes|the french revolution|shakespeare|the world cup|veganism|nuclear power|brexit|the weather|traffic|crypto|quantum computers|the meaning of life|dreams|friendship|marriage|traffic on the m25|time zones',
  ),
  time: list('3pm|10 am|half past two|14:30|noon|5 o clock'),
  address: list(
    '12 High Street, Leeds|4 rue des Lilas, 69003 Lyon|221b Baker Street|8 Oak Road|Gartenweg 3, 50667 Köln|Lindenstr. 5, 04103 Leipzig|Via Roma 10, 20121 Milano|7 Mill Lane, BS3 4QT Bristol',
  ),
  email: list('mary@example.com|my email'),
};

const THINGS = list(
  'la robe|le manteau|la veste|la jupe|le pull|le gilet|la chemise|le chemisier|le pantalon|le jean|les chaussures|les bottes|les baskets|le sac|la ceinture|le foulard|le chapeau|le haut|le t-shirt|le maillot|le pyjama|la bague|les sandales|la doudoune|le trench|la robe Lune|le cardigan|les escarpins|le top rayé|la blouse',
);
const GOODS = list(
  "l'ordinateur|le téléphone|le casque|les écouteurs|le chargeur|la cafetière|la bouilloire|le grille-pain|le mixeur|l'aspirateur|le frigo|la machine à laver|la télé|l'écran|le clavier|l'appareil photo|l'imprimante|la tablette|la montre|l'enceinte|le canapé|la table|la chaise|le bureau|la lampe|le matelas|le lit|le tapis|l'armoire|l'étagère|les rideaux|le coussin|le miroir|la crème|le sérum|le rouge à lèvres|le parfum|le shampoing|le fond de teint|le mascara|la petite voiture|la poupée|le puzzle|le jeu|la poussette|le siège auto|le vélo|le casque|la tente|le sac à dos|la valise|les baskets|le tapis de yoga|le livre|le carnet|le stylo|l'affiche|la bougie|le vase|la plante|le mug|la poêle|le café|le thé|les chocolats|le vin|les croquettes|la litière|les vitamines|le bracelet|les boucles d'oreilles|les lunettes|le parapluie|la perceuse|la peinture|le banc de jardin|le parasol|le barbecue|la théière|le plateau|le cadre|l'horloge|la sonnette|le routeur|la webcam|le micro|la guitare|le ukulélé|la canne à pêche|le skate|la trottinette|les rollers|les haltères|le sac de couchage|la lanterne|la gourde|la boîte à goûter|la chaise haute|le babyphone|les couches|la tétine|les bavoirs|le berceau|la bibliothèque|la couette|l'oreiller|les serviettes|le peignoir|les chaussons|les chaussettes|les collants|le soutien-gorge|le legging|le sweat|le blazer|la cravate|le portefeuille|le porte-clés|le sèche-cheveux|le lisseur|le rasoir|la brosse à dents|le vernis|le savon|l'huile d'olive|le miel|la confiture|le plateau à fromage|les verres|le tire-bouchon|les couverts|la cocotte|la friteuse|le presse-agrumes|la balance|le fer à repasser|le radiateur|le ventilateur|l'humidificateur|les ampoules|la rallonge|la batterie externe|la coque|la carte mémoire|le disque dur|la carte graphique|les cartouches d'encre|l'agenda|les autocollants|la laine|la machine à coudre|les pinceaux|les graines|le pot de fleurs|la tondeuse|l'échelle|la boîte à outils|les vis|le papier peint|les stores|le collier|la mangeoire|l'aquarium|la selle|la robe|le manteau|les chaussures|la veste|le pull|le produit|l'article|le set|les pièces",
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
  poss_affair: list(
    "mon permis de conduire|mon visa|ma déclaration de revenus|mon prêt immobilier|ma taxe foncière|mon assurance auto|mon crédit|mon livret a|mon pass navigo|mon livre de bibliothèque|ma carte grise|mon acte de naissance|mon titre de séjour|mon bulletin scolaire|mes résultats du bac|ma fiche de paie|mes congés|mon arrêt maladie|mon ordonnance|ma prise de sang|mon hospitalisation|mon vaccin|mon bail|mon compteur électrique|ma facture de gaz|ma facture d'eau|ma box internet|ma carte sim|mon billet de train|ma carte d'embarquement|ma réservation d'hôtel|mes bagages|mon vol|mon permis de construire|mon divorce|mon testament|mes allocations|ma bourse|mon code de la route|mon code pin|mon découvert|ma plaque d'immatriculation|mon contrôle technique|ma carte vitale|ma carte d'électeur|mon amende|mon réveil|ma playlist|mon agenda|mes devoirs|ma dissertation|mon thermostat|mon wifi|ma vidange|mes pneus|mon moteur|ma chaudière|mon toit|mon évier|mon jardin|ma pelouse|ma dent|mon genou|mon dos|ma toux|mon bébé|mon chat|mon chien|mon hamster|mon voisin|mon locataire|mon patron|ma collègue|mon prof|mon oncle|ma copine|mon ex|mon compte en banque|mon rib|mon salaire|mon minuteur|mon rappel|ma réunion",
  ),
  firm: list(
    "spotify|orange|free|bouygues|canal plus|amazon|ebay|uber|airbnb|ryanair|air france|carrefour|ikea|facebook|instagram|google|apple|microsoft|les impôts|la mairie|ma banque|le dentiste|l'hôpital|l'école|la poste|edf|la salle de sport|la compagnie aérienne|l'hôtel|mon assureur|le garage|la fac|l'ambassade|la police|mon employeur|la sncf|disney plus|leboncoin|la caf|pôle emploi|la sécu|ma mutuelle|le notaire|la préfecture|blablacar|deezer",
  ),
  place_else: list(
    "la pharmacie|la station service|l'hôpital|la bibliothèque|la gare|l'aéroport|le restaurant|le bar|le cinéma|le musée|la piscine|la banque|le distributeur|le dentiste|le vétérinaire|l'école|l'église|l'arrêt de bus|le supermarché|la boulangerie|le parc|la plage|le zoo|le théâtre|la mairie|le commissariat|la salle de sport|le coiffeur|la boîte de nuit|le château|le stade|l'ambassade|le médecin|le tabac",
  ),
  chore: list(
    "cuire des pommes de terre|cuire du riz|rôtir un canard|faire du pain|changer un pneu|aller en {country}|apprendre le piano|aller à {city} en voiture|faire pousser des tomates|dresser un chiot|réparer un robinet qui fuit|écrire un roman|construire une cabane|courir un marathon|recharger une voiture électrique|obtenir un visa|apprendre l'espagnol|repeindre un plafond|décongeler une dinde|tondre la pelouse|déboucher les toilettes|nouer une cravate|démarrer une voiture en panne|jouer aux échecs|méditer|perdre cinq kilos|enlever une tique|déclarer ses impôts|faire la vidange|installer une imprimante|faire des crêpes|faire un gâteau|arrêter de fumer",
  ),
  trade: list(
    'électricien|baby-sitter|avocat|médecin|dentiste|restaurant|hôtel|podcast|roman|cours de langue|coiffeur|garagiste|serrurier|taxi|camping|voyage|bar à vin|prof de piano|vétérinaire|agent immobilier|jardinier|couvreur|groupe de rock|jeu vidéo|site de rencontre|courtier|tatoueur|notaire',
  ),
  topic_else: list(
    "le réchauffement climatique|la famille royale|le foot|les jeux olympiques|les trous noirs|les dinosaures|l'empire romain|l'inflation|la bourse|la vitamine d|le yoga|le rugby|la lune|l'intelligence artificielle|le bouddhisme|l'astrologie|le jazz|les beatles|les volcans|la révolution française|molière|la coupe du monde|le nucléaire|la météo|la circulation|les cryptos|les ordinateurs quantiques|le sens de la vie|les rêves|l'amitié|le mariage|les fuseaux horaires|le président",
  ),
  time: list('15h|10h|14h30|midi|17 heures|9h'),
  size_word: words('taille couleur pointure'),
  order: list('45821|#45821|45790|n° 45749|numéro 59077|FR-10023|45 821|112233|ORD-88213'),
  day: list(
    'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|hier|la semaine prochaine|la semaine dernière|le 12|le 24 décembre|le 3 mai|avant-hier|samedi prochain|vendredi soir|il y a deux jours',
  ),
  colour: words('noir blanc bleu marine rouge vert beige gris rose marron écru kaki noire bleue'),
  size: words('S M L XL XS 36 38 40 42 39 T38 44 XXL 2XL 3XL 46'),
  num: words('6 8 10 12 14 36 38 40 42 46'),
  city: words('Paris Lyon Lille Nantes Bruxelles Genève Bordeaux Marseille Londres'),
  country: words('Belgique Suisse Allemagne Espagne Italie Irlande Norvège Pologne Angleterre Guadeloupe'),
  name: list('Sophie Martin|Mme Dupont|Julien|Claire Petit|M. Bernard'),
  amount: list('20 €|45 euros|1 299 €|12,50 €|87€50|200 euros|9,90 €'),
  code: words('BIENVENUE10 ETE20 LUNE15 PORTGRATUIT VIP25'),
  address: list(
    '12 rue des Lilas, 69003 Lyon|4 avenue Foch, Paris|8 place du Marché|Gartenweg 3, 50667 Köln|Lindenstr. 5, 04103 Leipzig|Via Roma 10, 20121 Milano|3 impasse du Puits, 1000 Bruxelles',
  ),
  email: list('sophie@example.com|mon adresse mail'),
};

const FILLERS: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  ['en', new Map(Object.entries(en))],
  ['fr', new Map(Object.entries(fr))],
]);

/** A sentence with its places filled. */
export function filled(sentence: string, language: string, pick: <T>(list: readonly T[]) => T): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string): string => {
    const fillers = FILLERS.get(language)?.get(name);
    if (!fillers) throw new Error(`no filler for ${place} in ${language}`);
    return filled(pick(fillers), language, pick);
  });
}
