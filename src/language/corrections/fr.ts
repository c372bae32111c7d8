import type { SeveralKind } from '../acts.ts';
import type { Lexicon, Wording } from '../language.ts';

/** How customers take something back, stop it, or ask whether it is done. */
export const correctionSigns = {
  jokes: [
    'je|ce rigole|rigolais|plaisante|plaisantais|deconne|deconnais|blague|blaguais',
    'ce|cela ne? est|etait juste|qu|que? une? blague|plaisanterie',
    'ce|cela ne? est|etait juste|pas|que? pour? rire|serieux',
  ],
  drops: [
    'oubliez|oublie|oublions ca|cela|tout',
    '^ non? oubliez|oublie $',
    'laissez|laisse|laissons|laisser tomber|faire|ca|comme',
    '^ laissez|laisse|laissons $',
    'garde|gardons|garder|gardez|conserve|conservons tout|tous|toutes|ca|cela|comme',
    'on|je la|le|les garde|garder|conserve $',
    'bon je|on|nous la|le|les? garde|gardons $',
    'tout|tous|toutes garder|garde $',
    'pas la peine',
    'ne? touchez|touche|changez|change|faites a? rien',
    'rien toucher|changer $',
    'arretez|arrete de .. proposer|demander|insister',
  ],
  threatens: [
    'finir|finis|finit|finirai|finirais|finira|finirons par .. annul*|renvo*|retourn*|rembours*|laisser',
    'a ce rythme|train',
    'sinon je|on|nous .. annul*|renvo*|retourn*',
    'envie|tente|tentee de .. annul*|renvo*|retourn*',
    'deux|2 doigts de .. annul*|renvo*|retourn*',
    'bientot|bien .. annul* .. si|moi',
    'si ca|cela continue',
  ],
  holds_off: [
    'pas|rien|sans|aucun|aucune .. avant|tant|jusque .. collegue|collegues|equipe|personne|responsable|vous|reponse|retour|nouvelles|confirmation|avis|su|sache',
    'attendez|attends|attendre|attendons que|le|la|mon|ma|un|une|votre .. collegue|equipe|reponse|responsable|retour',
  ],
  stops: [
    '^ non? non? stop|arretez|arrete|attendez|attends svp|stp|tout|ca|la? $',
    '^ non|oups|stop|pardon|mince|zut|attendez|ah|oh|mais? ce|cela? ne? est|etait? pas|la|le|une|un .. mauvaise|mauvais|bonne|bon commande|article|un|une|colis',
    '^ mauvaise|mauvais commande|article|colis',
    'pas celle|celui|celles|ceux|cette|cet|ce la|ci|commande|article',
    'trompe|trompee|trompes de|dans .. commande|article|piece',
    'annulez|annule|annuler ce|cela|ca que|ca|cela',
    'revenez|revenir|revient en|la arriere|dessus',
    'voulais|voulait pas .. celle|celui|cette|cet|ce|ca|cela',
  ],
  wrong_order: [
    'mauvaise|bonne commande',
    'pas cette|celle|la commande',
    'autre commande',
    'trompe|trompee de commande',
  ],
  rephrases: ['je veux|voulais dire', 'je parle|parlais de|du|des', 'mais plutot', 'plutot le|la|les'],
  only: [
    'seulement|uniquement|juste|que le|la|les|mon|ma|mes|ca|cela|@garment',
    '@garment seulement|uniquement|seul|seule',
    'rien de? que|autre',
  ],
  narrows: [
    'enlev*|retir*|ote* .. du|de|des ce|cette|mon|ma|le? retour|colis|renvoi',
    'enlev*|retir*|ote* le|la|les autre|autres|reste',
    'sortez|sortir|sors .. du|de retour|colis',
  ],
  is_done: [
    'est|etait deja|vraiment|bien|donc? fait|faite|valide|validee|parti|partie|enregistre|enregistree|lance|lancee|ouvert|termine|effectue deja|maintenant|bon?',
    'ce|cela est deja|donc|bien? fait|valide|parti|enregistre|lance|effectue',
    'avez|as vous|tu deja|bien|vraiment? fait|valide|lance|ouvert|enregistre|annule ca|cela|le|la|les|deja?',
    'vous avez|as deja fait|valide|lance|ouvert|enregistre',
    'deja fait|faite|valide|validee|parti|partie|trop',
    'trop tard pour',
  ],
  colleague_seen: [
    'collegue|collegues|equipe|responsable|conseiller|conseillere|quelqu|quelque|personne .. vu|lu|regarde|recu|consulte|prevenu|prevenue|informe|informee|courant|repondu|eu',
    'avez|as vous|tu .. prevenu|transmis|informe|dit|demande|parle .. collegue|collegues|equipe|responsable|conseiller',
    'vous avez .. prevenu|transmis|informe .. collegue|collegues|equipe|responsable|conseiller',
    'ou en? est .. collegue|equipe',
  ],
  amount_asked: [
    'combien .. rembours*|argent|recuperer|recupere|toucher|toucherai|recevoir|recevrai|rendez|rendre|retour|reviendra|revient',
    'ca|cela|ce ferait|fait|fera|serait|sera|represente combien',
    'combien ca|cela|ce ferait|fait|fera|serait|sera|represente',
    'quel|quelle .. montant|somme',
    'montant du|de .. rembours*',
  ],
} satisfies Partial<Lexicon['signs']>;

const CALLED: Readonly<Record<SeveralKind, string>> = {
  cancellation: "l'annulation",
  address_change: "le changement d'adresse",
  payment: 'le paiement',
  exchange: "l'échange",
  return: 'le retour',
};

type Theme =
  | 'not_answered'
  | 'call_time'
  | 'nobody_told'
  | 'amount_back'
  | 'left_out'
  | 'question_left'
  | 'then_next'
  | 'stands'
  | 'not_put_back'
  | 'still_holds'
  | 'what_if'
  | 'stays'
  | 'was_undone'
  | 'what_is_wrong'
  | 'held_off'
  | 'return_narrowed'
  | 'label_void'
  | 'is_done';

/** What is said where something is dropped, stopped or corrected. */
export const corrections: Pick<Wording, Theme> = {
  call_time: () =>
    "La personne qui vous appelle voit l'heure que vous venez de dire. Je ne peux pas la promettre moi-même.",
  not_answered: () => "L'équipe n'a pas encore répondu.",
  nobody_told: () => "Non : rien n'a encore été transmis à une personne de l'équipe.",
  amount_back(act, say) {
    const things = say.list(act.items.map((item) => `votre ${say.piece(item)}`));
    const of = act.order ? ` (${say.order(act.order)})` : '';
    const when = act.days === null ? '' : `, sous ${act.days} jours après réception du colis`;
    const condition = act.cancels ? " en cas d'annulation" : '';
    return `Pour ${things}${of}, vous recevez ${say.money(act.amount, act.currency)}${condition}${when}.`;
  },
  question_left: (act) => `Vous demandez aussi : « ${act.text} ». Je ne peux pas y répondre moi-même.`,
  left_out: (act) => `Très bien, je laisse ${CALLED[act.what]} de côté.`,
  then_next: (act, say) =>
    `Je m'occupe ensuite de la suite de votre demande : ${say.list([...new Set(act.what)].map((what) => CALLED[what]))}.`,
  what_if(act, say) {
    const { returns, shipping } = say.store;
    const texts: Record<typeof act.about, string> = {
      label: `Si l'étiquette se perd, dites-le-moi simplement : je vous la renvoie.${act.deadline ? ` Merci de déposer le colis au plus tard le ${say.day(act.deadline)}.` : ''}`,
      late: `Un colis arrive en général en ${shipping.days[0]} à ${shipping.days[1]} jours. S'il tarde ou n'arrive pas, dites-le-moi : une personne de l'équipe le fait alors rechercher.`,
      lost_return:
        "Gardez bien le reçu qui vous est remis au dépôt du colis. S'il ne nous parvient pas, dites-le-moi : une personne de l'équipe le fait alors rechercher.",
      damaged:
        "Si un article arrive abîmé ou si ce n'est pas le bon, dites-le-moi, avec une photo si possible : vous pourrez le renvoyer, ou une personne de l'équipe organisera un remplacement.",
      window: `Un retour ou un échange peut être ouvert pendant ${returns.windowDays} jours après la livraison. Passé ce délai, je ne peux plus en ouvrir ; une personne de l'équipe peut regarder.`,
      refund: `Le remboursement est versé sur votre moyen de paiement d'origine sous ${returns.refundDays} jours après réception du colis. S'il n'arrive pas, dites-le-moi : une personne de l'équipe s'en occupe.`,
      refused: `Un colis refusé nous revient et est traité comme un retour : dites-le-moi une fois que vous l'avez refusé. Le remboursement part sous ${returns.refundDays} jours après réception du colis.`,
      unknown:
        "Je ne connais pas de règle de la boutique pour ce cas, et je préfère ne pas deviner. Rien n'est lancé ni modifié ; si cela arrive, dites-le-moi simplement.",
    };
    return texts[act.about];
  },
  stands: (act) =>
    `C'est noté, je ne change rien de plus.${act.done ? ` Ce qui a été fait reste en place : ${act.done}.` : ''}${act.undo ? ' Cela peut encore être annulé : il suffit de me le dire.' : ''}`,
  not_put_back: ({ done }) =>
    `Malheureusement, cela ne peut pas être remis${done ? ` : ${done}` : ''}. Une annulation est définitive. Ce que vous souhaitez encore peut être commandé à nouveau dans la boutique, tant que c'est en stock.`,
  still_holds: (act, say) => `Il reste dans ${say.order(act.order)} : ${say.list(act.items.map(say.piece))}.`,
  stays: (act, say) =>
    act.order
      ? `C'est noté : ${say.order(act.order)} reste telle quelle, rien ne change.`
      : "C'est noté : rien ne change, tout reste en l'état.",
  was_undone: (act, say) =>
    `${act.what === 'exchange' ? "L'échange" : 'Le retour'} de ${say.order(act.order)} vient d'être annulé : il n'est plus prévu. Si vous le souhaitez malgré tout :`,
  what_is_wrong: () =>
    "Rien n'est annulé ni renvoyé. Que puis-je faire pour y remédier ? Une personne de l'équipe peut aussi prendre le relais.",
  held_off(act, say) {
    const stands = act.opened
      ? `Le retour de ${say.order(act.opened)} est déjà ouvert. Il ne vous engage à rien : tant que vous ne déposez pas de colis, rien ne repart.`
      : "C'est noté : rien n'est ouvert ni envoyé tant que vous ne me le dites pas.";
    return act.waiting ? `${stands} Une personne de l'équipe a votre demande et vous répondra.` : stands;
  },
  return_narrowed(act, say) {
    const list = (pieces: typeof act.out) => say.list(pieces.map((piece) => `votre ${say.piece(piece)}`));
    const label = say.spoken ? 'une nouvelle étiquette vous parvient' : 'voici sa nouvelle étiquette';
    return `C'est fait : vous gardez ${list(act.out)}. Le retour de ${say.order(act.order)} ne porte plus que sur ${list(act.left)}, et ${label} ; merci de ne pas utiliser la première. Il suffit de déposer le colis au plus tard le ${say.day(act.deadline)}.`;
  },
  label_void: () => "Merci de ne pas utiliser l'étiquette reçue pour ce retour.",
  is_done: (act) =>
    act.done
      ? `Oui, c'est fait : ${act.done}.${act.undo ? ' Cela peut encore être annulé : il suffit de me le dire.' : ''}`
      : act.what
        ? `Non, rien n'a encore été fait pour ${CALLED[act.what]}.`
        : "Non, rien n'a encore été fait.",
};
