import type { Lexicon } from '../language.ts';
import { rightWords } from '../spelling/fr.ts';
import { words } from '../words.ts';
import { numbers } from './numbers.ts';

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
  | 'scales'
  | 'numberLinks'
  | 'weekLater'
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
  | 'countedDays'
  | 'ordinals'
  | 'dateLeads'
  | 'dateTails'
  | 'dayLinks'
  | 'nextWords'
  | 'channels'
  | 'languages'
  | 'measures'
  | 'wishLead'
  | 'answers'
  | 'streets'
  | 'stopwords'
  | 'pronouns'
  | 'common'
> = {
  garments: concepts({
    dress: 'robe robes robette',
    shirt: 'chemise chemises chemisier chemisiers blouse blouses surchemise',
    tshirt: 'tshirt tshirts tee',
    top: 'top tops haut hauts debardeur caraco mariniere',
    sweater: 'pull pulls pullover chandail chandails sweat sweatshirt tricot',
    cardigan: 'cardigan cardigans gilet gilets',
    skirt: 'jupe jupes',
    trousers: 'pantalon pantalons chino chinos legging leggings',
    jeans: 'jean jeans denim',
    shorts: 'short shorts bermuda',
    jacket: 'veste vestes blouson blousons blazer blazers doudoune',
    coat: 'manteau manteaux trench parka impermeable impermeables cape',
    jumpsuit: 'combinaison combinaisons salopette salopettes combishort',
    shoes:
      'chaussure chaussures soulier souliers basket baskets escarpin escarpins mocassin mocassins sandale sandales ballerine ballerines mules derbies espadrilles tennis godasses',
    boots: 'botte bottes bottine bottines boots',
    bag: 'sac sacs cabas sacoche pochette besace',
    scarf: 'foulard foulards echarpe echarpes etole carre cheche',
    belt: 'ceinture ceintures',
    hat: 'chapeau chapeaux bonnet bonnets casquette tuque beret',
    gloves: 'gant gants moufles mitaines',
    socks: 'chaussette chaussettes collant collants',
    swimsuit: 'maillot maillots bikini',
    pyjamas: 'pyjama pyjamas nuisette peignoir kimono',
    suit: 'tailleur tailleurs costume costumes',
    bra: 'brassiere brassieres lingerie culotte culottes body soutif',
    jewellery: 'collier colliers bracelet bracelets boucles bague bagues bijou bijoux',
  }),
  colours: {
    ...{ 'bleu nuit': 'midnight', 'bleu marine': 'navy', 'bleu ciel': 'sky', 'vert sauge': 'sage' },
    ...{
      'vert olive': 'olive',
      'vert kaki': 'khaki',
      'gris anthracite': 'anthracite',
      'gris charbon': 'charcoal',
    },
    ...concepts({
      black: 'noir noire noirs noires',
      white: 'blanc blanche blancs blanches',
      blue: 'bleu bleue bleus bleues',
      navy: 'marine',
      sky: 'ciel',
      red: 'rouge rouges',
      green: 'vert verte verts vertes',
      yellow: 'jaune jaunes',
      pink: 'rose roses',
      purple: 'violet violette violets violettes',
      orange: 'orange',
      brown: 'marron brun brune bruns brunes',
      beige: 'beige',
      cream: 'creme',
      ivory: 'ivoire',
      ecru: 'ecru ecrue',
      camel: 'camel',
      tan: 'fauve cognac',
      khaki: 'kaki',
      olive: 'olive',
      burgundy: 'bordeaux',
      lilac: 'lilas',
      lavender: 'lavande',
      turquoise: 'turquoise',
      coral: 'corail',
      gold: 'dore doree dores dorees',
      silver: 'argente argentee argentes argentees',
      midnight: 'minuit',
      sand: 'sable',
      sage: 'sauge',
      rust: 'rouille',
      mustard: 'moutarde',
      terracotta: 'terracotta',
      charcoal: 'charbon',
      anthracite: 'anthracite',
      emerald: 'emeraude',
      fuchsia: 'fuchsia',
      mauve: 'mauve',
      plum: 'prune',
      taupe: 'taupe',
      nude: 'nude',
      chestnut: 'chataigne',
      champagne: 'champagne',
      grey: 'gris grise grises',
    }),
  },
  sizeWords: {
    small: 'S',
    medium: 'M',
    large: 'L',
    'extra small': 'XS',
    'extra large': 'XL',
    'x small': 'XS',
    'x large': 'XL',
  },
  sizeNames: words('taille tailles pointure pointures size'),
  numberLeads: words('en du un une le la au les des'),
  sizeLeads: words('taille tailles pointure en du un une le la au pour contre vers plutot les des'),
  sizeTails: words(`
    svp sil merci stp plutot alors et ou si en donc est serait irait ira va me pas car parce maintenant finalement
    voila please a
  `),
  digits: {
    ...{ zero: 0, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9 },
  },
  numbers,
  scales: { cent: 100, cents: 100, mille: 1000 },
  numberLinks: ['et'],
  repeats: { double: 2, triple: 3 },
  orderLeads: words(
    'commande commandes cmd cmde cde comande commende order achat colis paquet reference references ref retour livraison',
  ),
  numberSigns: words('numero numeros no nr num n'),
  orderLinks: words(`
    numero numeros no nr num n o la le les est c ce cest d de du avec porte a pour sous ref reference id ma mon votre
    sa suivante suivant commande
  `),
  postcodeLeads: words('postal cp postaux pres proche proches autour'),
  homeLeads: words('habite habitons adresse rue domicile vis demeure'),
  currencies: {
    euro: 'EUR',
    euros: 'EUR',
    eur: 'EUR',
    '€': 'EUR',
    balles: 'EUR',
    dollar: 'USD',
    dollars: 'USD',
    usd: 'USD',
    $: 'USD',
    livre: 'GBP',
    livres: 'GBP',
    gbp: 'GBP',
    '£': 'GBP',
    chf: 'CHF',
    franc: 'CHF',
    francs: 'CHF',
  },
  weekdays: [
    'dimanche dimanches dim',
    'lundi lundis lun',
    'mardi mardis mar',
    'mercredi mercredis mer',
    'jeudi jeudis jeu',
    'vendredi vendredis ven',
    'samedi samedis sam',
  ].map(words),
  months: [
    'janvier janv',
    'fevrier fevr fev',
    'mars',
    'avril avr',
    'mai',
    'juin',
    'juillet juil',
    'aout',
    'septembre',
    'octobre oct',
    'novembre nov',
    'decembre dec',
  ].map(words),
  relativeDays: {
    aujourdhui: 0,
    'ce matin': 0,
    'ce midi': 0,
    'cet apres midi': 0,
    'cette apres midi': 0,
    'ce soir': 0,
    tantot: 0,
    hier: -1,
    'hier soir': -1,
    'hier matin': -1,
    'avant hier': -2,
    demain: 1,
    'demain matin': 1,
    'demain soir': 1,
    'apres demain': 2,
    'la semaine derniere': -7,
    'la semaine passee': -7,
    'la semaine prochaine': 7,
    'semaine prochaine': 7,
  },
  countedDays: {
    ...{ 'il y a # jour': -1, 'il y a # jours': -1, 'y a # jours': -1, 'voici # jours': -1 },
    ...{ 'il y a # semaine': -7, 'il y a # semaines': -7, 'y a # semaines': -7 },
    ...{ 'dans # jour': 1, 'dans # jours': 1, 'dans # semaine': 7, 'dans # semaines': 7 },
  },
  ordinals: words('er e eme nd'),
  dateLeads: words('le au du'),
  dateTails: words('au a pour et ou matin midi apres soir si svp sil mais vers avant prochain dernier'),
  dayLinks: [],
  nextWords: words('prochain prochains prochaine ce avant'),
  weekLater: ['en huit'],
  channels: {
    whatsapp: 'whatsapp',
    whatsap: 'whatsapp',
    email: 'email',
    mail: 'email',
    mails: 'email',
    mel: 'email',
    courriel: 'email',
    telephone: 'voice',
    tel: 'voice',
    appel: 'voice',
    chat: 'chat',
    tchat: 'chat',
    clavardage: 'chat',
  },
  languages: {
    francais: 'fr',
    anglais: 'en',
    allemand: 'de',
    espagnol: 'es',
    italien: 'it',
    neerlandais: 'nl',
    flamand: 'nl',
    portugais: 'pt',
    english: 'en',
    french: 'fr',
  },
  measures: {
    bust: ['poitrine|buste|decollete', 'tour de buste|poitrine|seins'],
    waist: ['tour de taille', 'ceinture', 'taille fait|mesure|de'],
    hips: ['hanche|hanches|bassin'],
    length: ['longueur'],
    foot: ['pied|pieds'],
  },
  wishLead: 'je voudrais',
  pronouns: words('le la les ce cet cette ces ca cela celui celle ceux celles lui en autre autres'),
  answers: words(`
    c ce est cest voici voila tenez il elle s agit serait etait ca cela je suis moi mon ma mes le la les l un une de du
    des d au aux a pour sur sous en dans concernant propos sujet re commande commandes cde numero num n no nom nomme
    appelle m reference ref confirmation adresse mail email courriel telephone tel portable code postal taille pointure
    couleur fais prends mets porte habitude habituellement mme mlle monsieur madame m et ou donc alors juste seulement
    oui svp stp merci bonjour bonsoir salut hello pardon desole desolee oh ah euh heu ben bah ok bien sur crois pense
    enfin plutot dire voulais veux
    celle celui premiere premier deuxieme derniere dernier autre deux
  `),
  streets: words(
    'rue avenue boulevard place chemin allee impasse route quai cours square passage bd av lieu',
  ),
  stopwords: words(`
    le la les un une des du de au aux a et ou en dans sur pour par avec sans chez mon ma mes votre vos notre nos son sa ses
    leur leurs ce cet cette ces ca cela celui celle je tu il elle on nous vous ils elles me te se moi lui y ne pas plus
    que qui quoi dont ou quand comment combien pourquoi quel quelle quels quelles est sont etes suis es etait sera serait
    ai as avez ont avait aurez aurait avoir etre fait faire va vont vais peux peut pouvez pourrais pourriez pourrait dois
    doit devez faut voudrais veux voulez souhaite souhaiterais aimerais aime taille tailles stock dispo disponible
    disponibles disponibilite encore toujours reste restent nouveau nouvelle nouveaux prix coute coutent cout couleur
    couleurs coloris bonjour bonsoir salut merci svp sil plait stp oui non si aussi tout toute tous toutes tres bien
    prendre prends choisir choisis conseil conseils conseiller conseillez guide tableau mesures mesure petit petite
    petits petites grand grande grands grandes normalement habituellement porte taillent taillant chausse chaussent
    commande commander commandes acheter achat article articles produit produits modele modeles livraison retour
    echange echanger remboursement autre autres rupture vendez vend existe existent trouve trouver savoir dire dites
    information informations infos info quelque chose celui-ci la-bas alors donc mais car ici maintenant poitrine hanches
    tour cm correspond recommandez proposez pensez besoin aide chercher cherche recherche
    recu retourner renvoyer merci cordialement ok demande question souci probleme combien habituelle d'habitude habitude
    est-ce cest jai
  `),
  common: [
    ...rightWords,
    ...words(`
    acheter achete affaire ainsi aller allez alors annee annees appel apres arrive assez atelier aucun aucune autant autour
    autre autres avance avant avoir avril balle banque barre beaucoup besoin bientot bonne bonnes boite botte bouton
    bruit cadeau cadre caisse calme carte cartes casse cause celle celles cense centre chaine chacun chaque charge chemin
    chemise cher chere cherche chers chez choix chose choses clair client clients coeur coin colle combien comme compte
    comptes content contente contents contre corps cote cotes couche coupe courant courrier cours court courte courts couleur
    crois croire cuir dame dames date dates debut dedans dehors depart depuis derniere dernier dessous dessus detail
    difficile dire direct disant dise disent dois doit donne donner donnez dont doute droit droite duree echelle ecran ecrire
    ecrit effet elles encore enfant enfants enfin ensuite entre envie epoux essai essaye essayer etait etaient etant etape
    etat facile facon faire faites fausse faute femme ferme fermer fille fils fois fond force forme forte forts frais
    frere gauche genre gens grand grande grands gratuit gros grosse groupe habit haute hauts heure heures hier hiver homme
    idee image jamais jambe jambes jeune jolie jolies jolis jouer jours juste laine laisse large larges lettre lettres libre
    ligne lignes liste livre livres loin longue longs lors magasin main mains maman mari marche marque mauvais meme merci
    mettre midi mieux milieu mille minute mode moins moment monde monsieur montant mort mots moyen musique neige neuve
    nombre noter notes notre nous nouvel nuits numero objet offre offres ordre oublie ouvert page pages panier papier
    parce parents parfois parle parler parole parti partie partir passe passer pauvre pays peine pendant pense penser
    perdu perte petite peur phrase piece pieces pied pieds place plage plaisir plan plein pleine plutot poche point points
    porte porter poser poste postes pour pourquoi pousse premier premiere prendre pres presque pret prete prise propos propre
    puisque quart quatre question quinze raison rapide rare rate regarde regle regles rendre rentre repas repond reponse
    reste rester retard rien rire roule route rumeur salle sante sauf savoir semaine semble sens sera serait serie serre
    service seule seuls signe simple site soeur soir soirs soit soldes somme sommes sort sorte sortir souci soucis souffle
    sourire suite suivre super sujet table tache tailleur tant tante tarif temps tenir terme terre tete texte titre
    tombe tomber toucher toujours tours toute toutes trace travail trop trouve trouver usage utile vague vais vaut veille
    vendeur vendre venir vente ventes vents verre vers verser vetement veut veux vide vient vieux ville virer visite vite
    vitesse vivre voici voila voile voir voire vois voisin voisine voiture voix votre vouloir voulu voyage vrai vraie
    vraiment
    expliquer explique explication reexpliquer repeter repete raconter
    ignorez ignore instructions systeme message messages gestion dommage village lendemain semaines horaire horloge
    merveille montre montrer mettez carton cartons coton creme crise croix curieux danse
  `),
  ],
};

/** Words by the concept they stand for, turned round. */
function concepts(byConcept: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(byConcept).flatMap(([concept, list]) => words(list).map((word) => [word, concept])),
  );
}
