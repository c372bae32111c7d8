import type { ConsentBeside } from './beside.ts';

/** French words by what they can be in a clause beside a yes; see {@link ConsentBeside}. */
export const beside: ConsentBeside = {
  speaker: 'je on nous moi jai jen',
  thing: 'il elle ils elles ce ca cela celui celle ceux y',
  clitic: 'le la les en lui',
  person: 'qui quelqu',
  addressed: 'vous tu toi ye',
  toward:
    'je on il elle ca nous me merci de pour sans a chez sil si remercie souhaite prie derange deranger dire redire disais ai plait grace redis',
  owner: 'le la les un une des mon ma mes notre nos son sa ses leur leurs cet cette ces',
  concludes: 'donc alors mais',
  please: 'sil svp',
  joins: 'parce car puisque vu donc et puis pis comme',
  points: 'celui celle ceux',
  verb: '(?:ait|aient|..ent|era|ira|ont|oit)$',
  infinitive: '...(?:er|ir|re)$',
  bare: '(?:ees?)$',
  opens: `parce que car comme puisque vu donc et puis pis alors desole desolee honnetement franchement malheureusement heureusement bref
    trop tres vraiment juste enfin ah oh ben bah bon deja en fait de toute facon facons toutes finalement d ailleurs maintenant totalement voila pour sinon lol oui`,
  not: 'ne pas plus jamais rien aucun aucune guere ni',
  no: 'non',
  wry: 'super genial parfait bravo formidable merveilleux excellent magnifique evidemment sur naturellement top fantastique chouette voyons cool extra ravi ravie',
  yields: 'mais quoique pourtant toutefois cependant',
  stop: `sauf rappelle appelle excepte hormis plutot possiblement probablement doute doutes suppose imagine crois croire pense pensais espere
    hesite hesiter lieu tard attendez garde gardes garder gardez garderai gardons rester restez laisse laisser laissez laissent
    pourquoi comment combien quel quelle quels quelles lequel laquelle quoi lorsque jusque jusqu jusqua avant rigole plaisante blague rire ironie
    ou soit expliquez verifie verifier verifiez confirme confirmer decide decider oubliez avocat police
    livreur facteur coursier transporteur moitie seulement uniquement`,
  ifs: 'si',
  yours: 'vos votre',
  idle: 'attends attendre attend attendrai attendra payer paie paye paient',
  price: 'cent gratuit gratuite frais cout coute payant reduction',
  begins: 'quand lorsque des une tant comme que comment ce-que si',
  asks: 'est-ce puis-je puis peux pouvez pourriez pourrais voulez veux etes es avez as envoyez renvoyez donnez mettez dites faites changez prenez livrez appelez',
  other: 'autre autres autrement different differente differents differentes premier premiere seconde second',
  weighs:
    'comprends comprend demande demander demandez reflechis reflechir reflechit hesite parler parle discuter voir verrai vais verra sais sait savoir essayer essaie idee question questions',
  modal:
    'pourrais pourrait devrais devrait aurais aurait serais serait ferais voudrais voudrait aimerais aimerait doit dois faut faudra faudrait',
  perfect: 'du pu ete eu cru',
  must: 'doit doivent peut',
  to: 'etre',
  asking: 'appelez rappelez contactez dites envoyez',
  asked: 'moi',
  told: 'dit promis assure',
  old: 'ancien ancienne anciens vieux vieille',
  years: 'ans trop suis',
  new: 'neuf neuve nouveau nouvelle nouvel',
  ends: `cheque especes virement whatsapp sms carte compte rib banque paypal reduction remise geste compensation dedommagement reparation reparer reparee partiel
    partielle partie`,
  finite: `pourra pourront bouge volent est sont etait etaient sera suis ai avons ont avait avais fait font faisait va vont vais allait serre serrent gratte grattent pique piquent tombe tombent
    donne donnent taille habite habitons travaille arrive vient viennent veut peut aime deteste marche remarche passe passent part commence finit fonctionne casse prend
    m t`,
  be: 'suis est sommes serai sera etre',
  past: `trouve trouvee achete achetee commandee recu recue pris prise choisi clique vu vue fait eu perdu change oublie trompe trompee
    essaye essayee mis offert fini craignais avais etait etais avait vendu`,
  acquires: `trouve trouvee trouves achete achetee commandee offert offerte pris prise choisi choisie clique vu vue eu trompe trompee donne donnee`,
  good: `adore adorent aime aimons aimais aiment plait beau belle beaux belles superbe magnifique sublime parfait parfaite joli jolie jolis jolies genial geniale super top
    bien mieux bon bonne content contente contents ravi ravie heureux heureuse confortable doux douce chaud chaude prefere preferee meilleur meilleure
    mignon mignonne elegant elegante compliments compliment chance fier fiere conviennent convient vont nickel impeccable reussi reussie adoree canon classe utile pratique`,
  weakly:
    'remarche marche fonctionne bien bon bonne mieux vont convient conviennent chaud chaude parfait parfaite nickel impeccable',
  likeness: '',
  inLaw: 'belle beau petite petit grand',
  do: '',
  ill: `poids grands trop mal pire affreux affreuse horrible moche moches laid laide gratte grattent pique piquent serre serrent serree serree etroit etroite etroits petit petite
    minuscule grand grande large larges long longue longues court courte courts abime abimee defectueux defectueuse dechire dechiree tache tachee trou trous trouee
    deteste erreur erreurs double deux-fois decu decue deception cher chere moins regrette dommage bete ridicule inconfortable allergique boudine vulgaire transparent
    transparente lourd lourde epais rigide rapeux mauvais mauvaise nulle nul faute probleme malade retard annule annulee inutile marre assez trompe trompee
    fauche fauchee triste boutons bouloche retrecit retreci deforme decousu decousue casse cassee ennuye deçue colombo clown sac`,
  cannot: 'assez',
  more: 'grand grande large plus petit petite long longue',
  also: 'aussi',
  wants:
    'veux veut voudrais voudrait besoin souhaite souhaiterais aimerais envie prefere espere exige tiens tient faut',
  holds: `porte porter portons porterai porterais mets mettre met mettrai utilise utiliser attends attend recevoir garde essaie profite profiter sers sert
    reprend rachete recupere veut prendra`,
  has: 'ai avons ont avec sans dans',
  spoils: 'dechire dechiree casse cassee tache coupe',
  gone: `vendu vendue vendre donne donnee donner jete jetee perdu perdue mange mangee lave lavee coupe coupee brule brulee retouche retouchee teint portee porte
    dechire casse cassee prete pretee echange recousu use usee sale abime abimee`,
  arrives:
    'recevoir recevrai arrive arrivee arrivera recu recue reception livre livree envoye envoyee parti partie expedie expediee poste route chemin colis',
  present: 'la ici maison',
  times:
    'mars partir demain bientot prochain prochaine lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier avril mai juin juillet aout septembre octobre novembre decembre',
  places: 'au aux dans en sur pres devant derriere vers',
  thanks: 'merci desole desolee pardon excusez',
  dangling:
    'un une le les mon ma mes ton ta son sa notre nos leur cette cet ces de du des et au aux a en chez par pour avec sur dans tres si est sont suis etait ai aurai aura serai sera avais avait ne',
  nothing: 'rien',
  of: 'de',
  been: 'avoir etre',
  one: 'un une',
  kin: 'mere pere soeur frere fille fils famille parents',
  that: 'que',
  future: 'sera seront va vont',
  buys: 'acheterai racheterai commanderai reprendrai',
  already: 'deja',
  only: 'juste seulement tout tous toutes toute uniquement moitie',
  moved: 'demenage demenager emmenage emmenager',
  by: 'par',
  posts: 'courrier poste la coursier sms',
  nextTo: 'cote face pres derriere',
  since: 'marre depuis fait semaine semaines jour jours mois temps longtemps',
  praises:
    'sauvez sauves top super genial gentil gentille gentils geniaux aimable adorable efficace efficaces rapide rapides gerez geres ange anges fins patient patiente formidable formidables perle serviable',
  exists: 'y',
  stressed: 'vraiment effectivement bien',
  size: 'taille tailles',
  sends:
    'ramene rends retourne porterai deposera imprimera ira irai renvoie renverrai depose deposerai envoie enverrai rapporte rapporterai poste posterai imprime imprimerai apporte apporterai emballe recupere recupererai passerai passe irai vais',
  will: 'je on',
  build: 'petite petit grande grand mince ronde gros grosse un une',
  means: 'imprimante mail mails telephone boite messagerie',
  nobody: 'personne ferme fermee ferment',
  lives: 'habite habitons habitais habitait vis vivons demenage',
  home: 'maison domicile teletravail',
  away: 'travail bureau boulot magasin ecole village ville etage premier deuxieme troisieme sorti absente absent',
  near: 'devant derriere chez pres cote a au de du en face',
  span: 'teletravail ce samedi lundi mardi mercredi jeudi vendredi dimanche semaine la',
  empty: 'vide vendu vendue emballe emballee pret prete',
  whole: 'tout',
  money: 'argent remboursement remboursee euro sous',
  acts: {
    cancel:
      'annuler annulez annule annules annulation annulant remboursement rembourser remboursez rembourse argent',
    return:
      'retour retourner retournez renvoyer renvoi renvoie rendre rends retourne etiquette bordereau reprendre reprenez',
    exchange: 'echange echanger echangez changer changez change remplacer remplacez remplacement remplace',
    refund: 'remboursement rembourser remboursez rembourse argent rendre',
    address:
      'adresse changer changez change modification modifier modifiez livrer livrez livraison envoyer envoyez expedier',
    undo: 'retablir retablissez reactiver',
  },
  vague: 'changer change envoyez envoyer rends rendre livraison rembourse adresse annule',
  done: 'argent annulee',
  whens: 'quand combien delai vais',
  aftermath: 'remboursement remboursee rembourse argent etiquette mail temps jours delai confirmation',
  carries: `prendrai choisis prefere voudrai veuillez faire faites fais envoyer envoyez envoie envoi proceder procedez procede lancer lancez lance ouvrir ouvrez ouvre partez mettre mettez prendre prenez prends donner donnez donne rendez
    recuperer recupere recevoir effectuer effectuez valider validez valide confirme confirmer accepte veux souhaite voudrais aimerais mailer mailez transmettre transmettez postez`,
  suits: 'bien bon parfait parfaite va convient ok nickel top super impeccable',
  goes: `l sans tu as le la les un une des mon ma mes ce cette ces cet du de au aux en et a pour par dans sur avec me moi vous je nous on se y il lui ca cela oui ok bien sur donc alors
    merci sil plait te commande numero article pouvez peux pourriez peut faut suite vite possible frais gratuitement euro taille contre vers nouveau
    comme que propose proposez proposes dit dites indique indiquez prevu convenu decrit bonjour bonsoir ci dessus la-bas bas plus tot rapidement directement tranquillement
    carte compte paiement montant somme total mail est bien volontiers svp adresse nouvelle`,
  for: 'lieu place',
  grateful: 'gre reconnaissante reconnaissant saurais saurai',
  courtesy: 'si vous pouviez voudriez bien serais tres',
  article: 'elle il elles ils',
  approves: 'bon bonne bien mieux content contente ravi ravie',
  now: 'maintenant aujourd hui encore tout suite',
  part: 'talon talons semelle semelles',
  blocked: 'pleine plein bloque bloquee piratee pirate',
  stays: 'reste restent',
  handy: 'coin pres cote devant face minutes chemin travail absente absent sortie connaissent',
  with: 'avec',
};
