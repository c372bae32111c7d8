import type { ConsentGrammar } from '../consent.ts';

/* The pieces that French consent is put together from: how words are written, what rules name, and how acts are asked for. */

export const written: ConsentGrammar['written'] = `
    le: l'
    je: j'|j
    de: d'
    me: m'
    se: s'
    ne: n'
    ce: c'
    te: t'
    que: qu'|k
    ce est: cest|c
    je ai: jai
    de accord: daccord|dac|dacc|dacor|daccor|dakor|dacord|dakkor|dacodac
    sil vous plait: svp|stp|siouplait|svpl
    sil: s'il
    oui: si,|mmh|mhm|ouii|ui|wi|voui|ouai|ouaip|ouep|mouii|yes|yep|yeah|oe|uoi|oiu|ouiii|ouiiii|moui|oue|ouaiss|ouiais
    ok: okay|okey|k|oki|okk|okai|okayy|okie
    non: nan|nn|nope|no|nonn|naan|nn
    merci: mci|mrc|thx|thanks|merki
    bonjour: bjr|bnjr|bonj
    bonsoir: bsr
    bon: bn
    probleme: pb|problem|problemes|souci|soucis|pbm|blem
    je confirme: jconfirme
    je veux: jveux|jveu
    je suis: jsuis|chuis|chui
    je prefere: jprefere|jprefererais
    je ne: j'ne
    je sais pas: jsais pas
    commande: cmd|cde
    quand: qd
    endroit: où
    pour: pr
    vous: vs
    tout: tt
    beaucoup: bcp|bocou
    remboursement: rbt|remb
    parfait: parfais|parfaite|parfaits|prfait
    rendez vous: rdv
    euro: euros|eur|€
    mail: e-mail|email|mel|courriel
    le annuler: lannuler
    allez: alez
    annulez: anulez|anuler|anule|annullez
    bien sur: biensur|biensûr
    tout a fait: toutafait
    quelque chose: qqch
    quelqu un: quelquun
    est ce que: esk|estceque
    demain: dm1|2main
  `;

export const parts: ConsentGrammar['parts'] = {
  spare: `mais? pas|sauf|sans le|la|les|l|mon|ma|mes @g @w? hein|surtout?
      mais? surtout pas le|la|les|mon|ma|mes @g @w? hein?
      mais? ne? touchez|touche|annulez|annule|renvoyez|prenez pas a? au|le|la|les|mon|ma|mes @g @w? hein?
      mais? laissez|laisse|gardez le|la|les|mon|ma|mes @g @w? tranquille|dedans?
      mais? non pour|a le|la|mon|ma @g @w?
      mais|et? laissez|laisse|gardez|garde le? reste tel|comme|quel|ca|la?
      mais|et? laissez|laisse|gardez|garde tout le reste
      mais|et? je le|la? garde|conserve tout? le|les reste|autres
      mais|et? tout? le|les reste|autres je le|la|les garde|conserve
      mais|et? le|les reste|autres ce est bon`,
  fresh: `une|un|la|le nouvelle|nouveau|nouvel|autre|neuve|neuf @i? @i?
      une|un|la|le @i @i? neuve|neuf|nouvelle
      me? en? une|un neuve|neuf|nouvelle|nouveau|autre @i?
      une|un|le|la? remplacement
      nouvelle|nouveau @i @i?
      une|un autre|neuve|neuf|nouvelle|nouveau? dans|en|de la meme taille|couleur
      une|un autre? en|dans bon|parfait|un|etat|correct* etat
      une|un neuve|neuf|autre|nouvelle|nouveau @i? dans|en|de la meme taille|couleur
      la|le neuve|neuf|nouvelle|nouveau
      la? le? meme taille|couleur|modele
      une|un neuve|neuf|autre|nouvelle sans trou|defaut|accroc|tache|dechirure
      je en veux une|un neuve|neuf|autre sans? trou|defaut|accroc|tache|dechirure?`,
  shipit: `envoyez|expediez|livrez|adressez|faites livrer? le|la|les|tout|ca? la bas?
      envoyez|expediez|livrez|adressez le|la|les|tout|ca? a cette|la|ma? nouvelle? adresse`,
  also: 'et @do',
  mailed: `ce|cette|mon|ma|l mail|boite est|reste le|la|toujours? bon|bonne|correct|correcte|juste|valable
      ce est bien? mon|ma mail|boite actuel|actuelle?`,
  ours: `ce|cette|mon|ma|l adresse est|reste le|la|toujours? bon|bonne|correct|correcte|juste|valable
      ce est mon|ma|notre adresse actuelle
      ce est le|la? adresse|maison|appart|appartement de @fwho
      ce est bien? notre|mon|ma nouveau|nouvelle|nouvel chez|adresse|appart|appartement nous|moi?
      ce est bien? chez @fwho
ce est bien|aussi|maintenant? mon|ma|la|notre bonne|nouvelle|bon? adresse|mail|domicile|boite mail|electronique?
      ce est bien|aussi|maintenant? chez moi|nous`,
  tocard: `sur|a|par|avec ma|la|le|mon|cette|meme? meme? @m|carte|compte|cb|moyen @m|bancaire|de|utilisee|initial? @n|paiement? @n|initial|utilise?`,
  free: `sans|avec|pour aucun|un|le|de? supplement|surcout|frais supplementaire|supplementaires?`,
  viam: '@det? @m @m?\nen @m @m?',
  later: `mais|et|sinon pour le|la|les|l|mon|ma|mes @g @w? @postpones
      mais? par contre pour le|la|les|l|mon|ma|mes @g @w? @postpones
      mais|et? quant|concernant a|au? le|la|les|l|mon|ma|mes @g @w? @postpones
      mais le|la|les|l|mon|ma|mes @g @w? @postpones
      mais|et? @postpones pour|a|sur|concernant le|la|les|l|mon|ma|mes @g
      mais le|la|les|l|mon|ma|mes @g @w? attendra
      mais le|la|les|l|mon|ma|mes @g @w? plus tard`,
  postpones: `je vais|dois|prefere|veux|voudrais encore? y? reflechir|attendre|voir encore|dabord?
      je reflechis|attends|verrai|hesite encore|dabord?
      je vais y? reflechir un peu
      on verra plus? tard?
      je ne? sais pas encore|trop?
      je ne? ai pas encore? decide`,
  only: `juste|seulement|uniquement|que @det? @i @i?
      juste|seulement|uniquement|que ce|cet|cette|l article|produit|piece|chose`,
  some: `juste|seulement|uniquement|que|rien que? @det? @i`,
  please: 'sil vous|te plait|plais',
  det: 'le|la|les|ma|mon|mes|cette|ce|cet|ces|un|une|votre|du|de|des|l',
  num: 'numero|n|no? @n',
  obj: `le|la|les|ca|cela|ceci|y|en|celle|celui ci|la?
      le|la|ma|cette|toute commande @num?
      le|la|ma|cette totalite de? la? commande? @num?
      @det? @i @i? @i?
      @det? @i @i? et aussi? @det? @i @i?
      le|mon|cet|cette|ce article|produit|piece|colis
      @whole
      @all`,
  all: 'pour? les|ces deux|2 articles|pieces|choses?\ntoute la commande\ntous|toutes les? deux|2\nle un et le autre\n@whole',
  whole: 'le? tout\ntout? le ensemble\nla totalite',
  pro: 'le|la|les|l|y|en|me|moi',
  up: 'plus grand|grande\nune? taille au dessus\nla? taille du dessus|superieure\nla? taille au dessus\nune taille de plus|dessus',
  size: `en|pour|contre|avec? le|la|du|un|une|de? taille? en? @o @o?
      en|pour|contre|avec? le|la|du|un|une? taille? en? @o en|et|coloris|couleur|dans? le|la? @o @o?
      en|pour|contre|dans|avec? la? @up`,
  money: `pour? les|des|de|la? @n euro de? plus|supplementaire|supplementaires|difference?
      pour? les|des|de|la? @n
      @n euro de plus`,
  adv: 'donc|alors|maintenant|bien|juste|simplement|volontiers|directement|tout|vite',
  lead: `mais oui
      oui|allez|vas|bien|alors|donc|et y?
      vous|tu pouvez|peux|pourriez|pourrez|devez|y? bien|donc|maintenant|tout? a? fait?
      je vous|te? veux|voudrais|souhaite|souhaiterais|aimerais|desire|prefere|prefererais bien|vraiment|donc|plutot|absolument?
      je veux|voudrais|souhaite|aimerais|prefere|prefererais|souhaiterais bien? que vous
      je vous|te laisse|prie|demande|autorise|invite|charge de|a?
      je vous|te en? prie de?
      merci de|bien? de? bien? vouloir? bien?
      veuillez
      vous avez mon accord|autorisation|feu|aval vert? pour
      je suis de accord|ok|favorable|partant|partante|pret|prete pour que|a? vous|on? a?
      de accord pour que? vous?
      ok pour
      je confirme que|vouloir|bien? je|vous|vouloir? veux|souhaite|voudrais|pouvez? bien?
      on peut|va|y? bien?
      de accord
      il faut
      ne hesitez pas a`,
  tail: `moi ca|cela|le|la|les|l
      donc|alors|maintenant|merci|vite|rapidement|aujourd|deja|bien|directement|immediatement|definitivement|ainsi|la
      sil vous|te plait
      tout de suite
      en entier|totalite|integralite
      @free
      des|quand que? vous|tu pouvez|peux|pourrez
      comme indique|convenu|prevu|propose|decrit
      et donnez|envoyez|faites|mettez moi? @viam
      pour|sur cette|ma|la livraison|commande
      des que possible
      au plus vite
      le plus vite|rapidement possible
      si possible
      aujourd hui
      pour|a moi
      comme ca|cela|prevu|convenu|propose|dit|indique|vous
      comme vous le|me? dites|proposez|avez|indiquez dit|propose|indique?
      avec le|la? @name
      @also
      @please
      de mon cote
      @all`,
  refundto: `@tocard
      en|par|comme|contre|avec|sous un? forme? de? un? @m @m?
      sur|a|par? @m @m? @n?
      par carte`,
  label:
    'le|la|l|mon|ma|une|cette|votre? etiquette|etiquettes de|prepayee? retour?\nle|un|mon|votre? bon|bordereau de|prepaye retour',
  sendto: `par|a|sur|via mon|ma|la|le|mon|cette? adresse? mail|email|boite|adresse mail|electronique?
      par mail`,
  it: `ce|ca|elle|il|ils|elles|cela
      le|la|ma|cette|mon|les @i @i? @i?
      la|ma|cette commande|taille|couleur|livraison`,
  too: 'trop|vraiment|tres|bien|un|peu|beaucoup|si|tellement|juste|nettement|quand|meme|assez|completement|carrement',
  flaw: 'grand|grande|grands|grandes|petit|petite|petits|petites|serre|serree|large|larges|long|longue|longues|court|courte|cher|chere|juste|tard|etroit|etroite|ample|immense|enorme|lourd|lourde|lent|longs',
  when: `demain|ce|cet|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|bientot|aujourd|hui|tantot matin|soir|apres|midi|weekend|week|hui? midi|end?
      cette|dans|en la? semaine|journee|rentrant
      la? semaine prochaine
      ce soir|weekend|matin
      des demain|lundi|reception|que|ce? soir?
      au|a|a le|la|un? relais|poste|point|bureau relais?`,
  swap: 'le|la? echanger|changer contre|pour|par @size\navoir|prendre|recevoir @size',
  notdo: `@do @tail*
      de? @name
      faites|fais|faire|annulez|renvoyez|envoyez|echangez|remboursez|touchez|changez|lancez rien|pas|plus|surtout|ca|cela|a? rien|ca|cela|surtout?`,
  prodo: 'la|le|les|l|me|m|y|en',
  notdo2: `faites|fais|annulez|annule|annuler|renvoyez|envoyez|echangez|remboursez|changez|lancez|touchez|allez y? surtout? pas|rien`,
  keepit: `le|la|les|cela|ca garder|garde|gardons|garderai|garderais|conserver|conserve|recevoir|veux|voudrais|prends|recevrai
      garder|garde|gardons|garderai|gardez|laissez|laisse|conserver|conserve|maintenir|maintenez @keepobj
      veux|souhaite|voudrais|prefere|vais|aimerais la|le|les|bien|quand|finalement|plutot? meme? garder|conserver|recevoir|avoir|maintenir @keepobj?
      la|le|les veux|voudrais bien|toujours|quand|finalement? meme?`,
  keepobj: `le|la|ma|mon|cette|tout|les|ce|celle|celui|tel commande|article|quel|original|robe|la|ci|deux|comme?
      le|la|ma|mon|cette|les|ce? @i @i? @i?
      ca|comme|tel|telle|tout comme|ca|quel|quelle?
      le|la|en|du|mon|ma? taille? @s`,
  forme: 'pour|de|a moi|nous|mon part|cote?\npar moi',
  for: `pour|de|a votre|vos|le|la|cette|tout|avoir|avoir|ce|me|bien? @i? aide|reponse|patience|reactivite|service|gentillesse|retour|message|efficacite|info|infos|comprehension|rapidite|confirmation|proposition|disponibilite|precisions|information|informations|professionnalisme|travail|temps|attention|geste|ecoute|avance|tous|retour|vous|toi|aide|repondu|compris rapide|rapides|precieuse?
      a vous|toi|tous
      de avance`,
};

export const acts: ConsentGrammar['acts'] = {
  cancel: {
    do: `annulez|annuler|annule|annulee @obj? @obj?
        annulez|annuler|annule toute la|ma commande @num?
        enlevez|enlever|enleve|retirez|retirer|retire|supprimez|supprime|otez|virez|vire le|la|les|moi|y? @obj? @obj?
        enlevez|enlever|retirez|retirer|retire|supprimez|otez|annulez @obj de la|ma commande @num?
        le|la|les? retirer|enlever|supprimer|annuler de la|ma commande @num?
        le|la|les annuler
        @obj peut|pouvez|doit etre annule|annulee
        debarrassez|soulagez moi de|du|d @i @i?
        de|a annuler @obj?
        je annule @obj?
        stoppez|stopper|supprimez|supprimer|resiliez @obj?`,
    name: `sans le|la|l @i @i?
        plus de @i @i?
        a|pour|par|de? la|le|une|cette|mon? annulation|annul de|pour? @obj?
        annulee|annule`,
  },
  return: {
    do: `retourner|retourne|renvoyer|renvoie|rendre|retournez @obj?
        renvoyez|reprenez|reprendre @obj|@all
        le|la|les|vous|vous? le|la|les? retourner|renvoyer|rendre
        le|la|les retourne|renvoie|rends
        envoyez|envoyer|envoie|mailez|donnez|donner|transmettez|faites|creez|generez|editez|adressez moi|me|nous|la|le? moi? parvenir? @label @sendto?
        renvoyez la|le moi @sendto?
        envoyez|envoyer|envoie|transmettez|adressez la|le? moi @sendto?
        envoyez|envoyer|envoie
        me|nous? la|le? envoyer|transmettre|donner|adresser|faire parvenir? @label? @sendto?
        je veux|attends|voudrais|prends|souhaite bien? @label
        recevoir|avoir @label @sendto?
        me|nous la|le|les renvoyer|envoyer|transmettre @sendto?
        renvoyez|renvoie moi|nous? @label|la @sendto?
        renvoyez|renvoyer|retournez|renvoie|rendez @obj? @refundto
        ouvrir|ouvrez|lancer|lancez|demarrer|demarrez|faire|faites|organisez un|le|mon retour`,
    name: `@obj repart|repartent|part
        pour|a|de? le|un|mon|ce|cette? retour|renvoi de|pour? @obj?
        pour? @label @sendto?`,
  },
  exchange: {
    do: `echangez|echanger|echange|remplacez|remplacer|remplace|changez|changer @obj? contre|pour|par|en|avec? @size?
        echangez|echanger|changez|remplacez le|la @s contre|pour|par @size
        passez|passer|mettez|basculez moi? @size
        changez|changer|echangez|inversez la|de|les? couleur|couleurs|taille|tailles|coloris
        remplacez|remplacer|remplace|changez|echangez|envoyez|renvoyez|expediez @obj|la|le|moi|me? contre|par|pour? @fresh
        changer|changez|echanger|echangez @obj contre|pour|par|en la? taille? @o
        le|la|les echanger|remplacer|changer contre|pour|par|en|avec? @size?
        de|a echanger @obj? contre|pour|par|en? @size?
        envoyez|envoyer|envoie|prenez|prendre|prends|mettez|reservez|gardez|recevoir|avoir moi|me? @size
        me envoyer|mettre|reserver @size
        faire|faites un|le|cet echange`,
    name: `pour|a|au|de? @fresh
        pour|a|de|par? un|cet|le|mon|cette? echange|echanger de|pour? @obj? contre|pour|par|en|avec? @size?`,
  },
  refund: {
    do: `remboursez|rembourser|rembourse|rembourses|recrediter|recreditez|recrediter moi|me|le|la|les|nous|@obj|tout? @money? @refundto?
        me|etre|nous|de|le|la|les|se? me|etre|faire? rembourser|rembourse|remboursee|rembourses|recrediter @money? @refundto?
        etre rembourse|remboursee @money? @refundto?
        recuperer|recupere|ravoir|revoir mes|les|le|l|mon @n euro? @refundto?
        donnez|envoyez|faites moi? @viam
        rendez|redonnez|rends|donnez|redonne moi|nous mes|les|le|l @n euro? @refundto?
        recuperer|recupere|reprendre|ravoir|rendez|rendre|rendez moi|me? mon|mes|le argent|sous|fric @refundto?
        un|le|mon remboursement @refundto?
        versez|virez|creditez|mettez|remettez moi|le|la|les|tout|me? argent|montant|somme|@money? @refundto`,
    name: `pour|par|a|de|du? le|un|mon|ce|la|cette? remboursement|remboursee|rembourse|remboursements complet|total|integral? de|pour|du? @money? @obj? @refundto?
        mon argent`,
  },
  address: {
    do: `changez|changer|modifiez|modifier|corrigez|corriger|utilisez|utiliser|prenez|mettez|mettre|enregistrez|remplacez|actualisez @obj|cette|mon|la|le? nouvelle|bonne? adresse? a|en|de? jour|livraison?
        la|le changer|modifier|corriger
        mettez|mettre|met a jour
        modifiez|changez|corrigez la|le|ca
        changez|changer|modifiez|modifier la|ma? livraison
        livrez|livrer|envoyez|deposez|expediez le|la|ca|moi|tout|ma|mon* commande|colis|paquet? a|au|dans|chez le|la|ce|cette|mon? @a @a? @a? @a? @a?
        on? peut|pouvez|veuillez livrer|envoyer ici|la|a|ca* cette? adresse?
        envoyez|envoyer|livrez|livrer|expediez|expedier|faites|adressez le|la|les|tout|moi|ca|livrer|ma|mon? livrer|commande|colis|moi? a|la|ici? la|bas|cette|le|nouvelle|ma? nouvelle? adresse?
        envoyez|livrez|livrer|envoyer|expediez ici|la
        envoyez|livrez|livrer|envoyer|expediez moi|la|le|les|tout|ca? a|au|chez @a @a? @a? @a? @a? @a? @a? @a?`,
    name: `pour|a|de|par|au? le|la|un|cette|ce? changement|modification|nouvelle de? le|la|cette? adresse`,
  },
  undo: {
    do: `retablissez|retablir|reactivez|reactiver|restaurez|desannulez|annulez|annuler|annule @obj?`,
    name: `le? annulation`,
  },
};
