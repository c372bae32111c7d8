import type { ConsentReasons } from '../consent.ts';

/** Why people say yes in French, told beside a plain yes; see {@link ConsentReasons}. */
export const reasons: ConsentReasons = {
  parts: {
    rit: `elle|il|elles|ils|ca|ce|cela|le|la
la|ma|cette|le|mon|ce? @i @i? @i?
la|le|en? taille? @s`,
    rint: `trop|bien|vraiment|beaucoup|si|tres|un|peu|tout|a|fait|completement|franchement|simplement|juste|nettement|encore|aussi|assez|legerement|carrement`,
    rbad: `grand|grande|grands|grandes|petit|petite|petits|petites|serre|serree|large|larges|long|longue|longs|longues|court|courte|courts|courtes|etroit|etroite|ample|lourd|lourde|fin|fine|fins|raide|transparent|transparente|inconfortable|moulant|moulante|abime|abimee|casse|cassee|defectueux|defectueuse|dechire|dechiree|tache|tachee|decevant|decevante|moche|affreux|affreuse|ajuste|ajustee|juste|justes|fonce|foncee|clair|claire|chaud|chaude|epais|epaisse`,
    rpart: `manches|manche|epaules|taille|longueur|coupe|couleur|tissu|matiere|qualite|poitrine|hanches|dos|bras|jambes|bretelles|col|encolure|forme|coloris|coutures|fermeture|decollete`,
    rwho: `elle|il
ma|mon|notre fille|fils|mari|femme|soeur|frere|mere|amie|ami|copine|copain|niece|neveu|compagne|compagnon|conjoint|tante|pere`,
    rwhere: `sur|pour moi|elle|lui
a|au|aux|sur|sous|de|dans|en la|les|le|niveau? de|des? la|le|les? taille|epaules|poitrine|hanches|dos|bras|ventre|cuisses|cou|pieds|buste|bassin
moi`,
    rocc: `pour|avant le|la|un|une|mon|ma|notre|les|cette|ce|son|sa? mariage|fete|soiree|anniversaire|bapteme|vacances|voyage|evenement|entretien|diner|bal|noel|ceremonie|concert|travail|enterrement @rposs? @rday?
pour|avant|@rday @rday?`,
    rposs: `de ma|mon|la|le|notre? soeur|frere|fille|fils|mere|amie|ami|cousine|cousin|meilleure|copine amie?`,
    rday: `le 1er|premier|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31 janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre?
le|ce|cette|en|la|pour? samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|semaine|mois|ete|printemps|automne|hiver|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|noel prochain|prochaine|qui|vient?`,
    rthing: `le|la|les|un|une|en|autre|meme|mieux|moins|cher|chere|ailleurs|boutique|magasin|chez|moi|pres|de|du|ligne|deja|hier|modele|prix|similaire|robe|ville|quelque|chose|tout|bien`,
    rerr: `le|la|les|un|une|de|deux|fois|mauvaise|mauvais|taille|couleur|modele|article|commande|par|erreur|double|en|inadvertance|megarde|trop|validant|commandant|sans|faire|expres|bouton|sur`,
    rhave: `ai|a|avons|avais|avait|as|deja|juste|simplement|du|finalement|bien|me|lui|en`,
  },
  any: `

    @rit est|etait|sont|etaient|taille|fait|semble|tombe|serre|parait @rint* @rbad @rwhere? @rwhere?
    le|la|les @rpart est|sont|etait|etaient|semble|parait @rint* @rbad @rwhere?
    @rint* @rbad @rwhere?
    @rit me|lui|nous? serre|taille|gratte|comprime|boudine @rint* @rwhere?
    @rit ne? me|lui|nous? va|vont|convient|plait|correspond|allait|plaisait @rint* pas|plus|aucunement du? tout? @rwhere?
    le|la|les @rpart ne? me|lui|nous? plait|plaisent|va|vont|convient|convenait|plaisait @rint* pas|plus|aucunement du? tout?
    rien|aucun|aucune ne? me|lui|nous va|convient|plait vraiment?
    ce est|etait moi qui me suis|etais trompe|trompee
    ce est|etait de? ma|mon faute|erreur|cote
    ce est|etait une|mon|ma erreur|faute|betise de? ma|mon? part|cote?
    je me suis trompe|trompee de|en|sur? taille|couleur|modele|article|reference|commandant?
    je ne? peux|arrive|respire|rentre|peine|pouvais|arrivais pas|a|meme|plus|peine* respirer|bouger|fermer|entrer|rentrer|la|le|dans|dedans|celle|ci|enfiler|zip* 
    je respire a peine dans? @rit? celle? ci?
    je ai|le|la|les essaye|essayee|ai* essayee|essaye|essayes?
  `,
  away: `

    @rit ne? arrivera|arrive|viendra|sera pas|plus|jamais a|livree|livre|la? temps|heure? @rocc?
    ce|la|le est|livraison|delai|delais|sont|serait* @rint* long|tard|lent|longs @rocc?
    ca|cela|la? livraison? prend|met|mettra|prendra trop|beaucoup|tellement|vraiment de? temps|longtemps
    ce etait pour @rocc?
    ce etait @rocc
    je en avais besoin plus? tot|avant? @rocc?
    je|on|nous|@rwho le|la|les|en|me|lui* @rhave* trouve|trouvee|achete|achetee|commande|pris|vu|offert|offerte @rthing* @rthing* @rthing*
    je|on|nous|@rwho le|la|les|en|me|lui* @rhave* commande|achete|clique|choisi|pris|valide|passe @rerr* @rerr* @rerr*
    ce est|etait|une un|une? doublon|erreur|double commande?
    je|on ne? peux|peut|pouvons|ai pas|plus me|se|nous|les? permettre|moyens cette|ce|cet|ca|la|depense|achat|mois|mois*
    je dois|essaie de? faire|economiser|reduire attention|un? a|peu? mon|mes|argent? budget|depenses? ce? mois? ci? 
    ce est @rint* cher|chere pour|moi*
    mes|nos plans|projets ont|changement|change*
    le|la|mon|notre evenement|fete|mariage|voyage|soiree est|a|ete* annule|annulee|reporte|reportee
    je|on|nous pars|part|partons|demenage|serai a|en|le|etranger|vacances|absente|absent|bientot* et? je|ne|en|aurai|pas|besoin|plus*
    ce|elle|il ne? est|etait|ressemble|correspond pas|plus|du|tout* ce|que|je|a|la|le|photo|description|image|site|attendais|imaginais|voulais|pensais|esperais|celle|sur|mes|attentes|de|comme*
    le|la|les @rpart ne? est|sont|correspond|correspondent|ressemble|etait pas|plus|du|tout|a|la|le|mes|photo|description|image|site|attentes|celle|sur|que|comme|meme*
    le|la @rpart est|sont @rint* different|differente|decevant|decevante|mediocre|mauvaise de|sur|celle|la|le|photo|site|que*
    je suis @rint* decue|decu|mecontente|insatisfaite|pas|contente|satisfaite de|du|par|la|le|ce|cette|produit* @rpart|@i?
    ce etait|est un cadeau pour|de? @rwho?
    elle|il|elles|ce est|sont|reste|etait neuve|neuf|neuves|intacte|jamais|portee|porte|encore|toujours|avec|etiquette|le|etiquettes|les|et|dans|son|emballage|etat|comme|en|parfait*
    je ne? le|la|les? ai jamais|pas portee|porte|mise|mis|lavee|utilisee|ouverte
    les deux sont|etaient @rint* @rbad
    ce? ne? est? vraiment? pas|plus @rint* mon|ma|son|sa|notre|moi style|genre|gout|truc|taille|couleur? du? tout?
    je regrette cet|mon|achat|cette|commande*
    ca|cela|le argent me|sera|serait|servira|arrange|arrangerait|utile*
  `,
  spent: `
    je|nous|on|@rwho ne? en? ai|aurai|avons|a|aura plus|pas|aucun|aucune besoin|envie|utilite|usage @rend? @rocc?
    je|on|@rwho ne? le|la|les|en? veux|veut|voulons plus
    je|on|@rwho ne? le|la|les? aime|mets|mettrai|porterai|porte|utiliserai pas|plus|jamais du? tout?
    @rit ne? plait|plaisent pas|plus a ma|mon fille|fils|mari|femme|soeur|mere|amie
    je ne? en? veux|souhaite pas|plus de? autre
    aucun|aucune|aucunes ne? me|des|deux? va|vont|convient|plait deux?
  `,
  mind: `

    je ai|on|a change de avis
    nous avons change de avis
  `,
  swap: `

    je en|la|le? ai|voudrais|veux vraiment|besoin|porter|envie|absolument* @rocc?
    ce|elle est|etait @rocc
    je adore|aime vraiment|tellement|trop|beaucoup* cette|la|ce|le? @i|elle|modele|couleur|robe? @i?
    elle|il|ce est @rint* belle|beau|jolie|joli|magnifique|superbe
    je suis|entre deux|tailles|a|cheval|entre*
    je ai|me suis|repris|pris|mesure|mesuree|verifie|compare|mes|mesures|le|guide|des|tailles|et|remesuree* @size? est|le? bon|bonne|parfait|correct|bon?
    je fais|prends|porte|mets|suis habituellement|toujours|normalement|generalement|plutot|en* du|un|une|de? @size partout|ailleurs|habituellement|generalement|le|toujours*
    @size est ma|la|le taille bon|bonne|habituelle?
    @size est|sera la|le|ma|bon|bonne|mieux|parfait*
    je aurais|devais du prendre|choisir|commander celle|celui|le|la|@size|ca la|ci? des|depuis? le? debut|depart?
    je ai pris|grossi|maigri|perdu|un|peu|de|du|quelques|recemment* poids|kilos?
    je ne? suis pas pressee|presse
    la|le plus grande|grand me|ira|mieux*
    la|le plus|taille grande|grand|petite|petit|dessus|au
  `,
  move: `

    je|on|nous ai|avons|a|viens|suis|de|venons|recemment|juste* demenage|demenager|emmenage|emmenager recemment|le|mois|semaine|dernier|derniere|la|il|y|a|peu|debut|du*
    je|on|nous habite|habitons|vis|vivons|travaille|suis la|ici|bas|maintenant|a|cette|adresse|desormais*
    ce est la? ou|que je|on|nous habite|habitons|vis|vivons|travaille maintenant|desormais?
    ce est mon|ma|la|notre nouveau|nouvelle|bonne adresse|domicile|appartement|maison|chez|logement moi?
  `,
  fill: `

    je vous|te|en|lui|serais|serai|suis|tres|vraiment|bien* reconnaissante|reconnaissant
    le plus|au vite|rapidement|tot possible|que|vous|pouvez*
    au plus vite|tot
    des que possible
    aussi|vite rapidement|que vite|possible que? possible?
    merci infiniment|mille|encore|vraiment|fois|beaucoup|pour|votre|vos|la|le|aide|patience|comprehension|reactivite|efficacite|gentillesse|tout|de|rapidite|service|reponse|rapide|et*
    et? desole|desolee|navree|navre|pardon|excusez|moi|pour|de|le|la|du|tout* derangement|erreur|gene|embetement|confusion|dérangement
    je suis @rint* contente|content|soulagee|soulage|heureuse|heureux|ravie|ravi que|ce|soit|possible|de|votre|aide*
    ce est|serait @rint* gentil|aimable|sympa|pratique|efficace|rapide de|votre|part|a|vous*
    vous me|nous sauvez|rendez|enlevez|service|la|vie|un|grand|epine|fiere|chandelle*
    quel soulagement
    je suis|ne|pas pas|pressee|presse pressee|presse?
  `,
  follow: `

    je peux|vais|pourrai|pense|compte|le|la|les|y|passerai|deposerai|irai|posterai|ramenerai|renverrai|passe|depose* deposer|passer|poster|ramener|apporter|amener|aller|renvoyer|mettre? le|la|colis|paquet|a|au|au|en|dans|point|relais|poste|la|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|semaine|prochaine|ce|cette|soir|matin|apres|midi|travail|bureau|week|end* @rday?
    je ai encore|toujours|garde|le|la|les|son* carton|boite|emballage|sac|etiquettes|etiquette|ticket
  `,
  order: 'commande commandes achat',
};
