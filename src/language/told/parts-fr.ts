import type { ConsentTold } from '../consent.ts';

/** What the clauses that French tells beside a yes are put together from. */
export const parts: ConsentTold['parts'] = {
  fit: `elle|il|elles|ils|ca|cela|ce
la|ma|cette|le|mon|ce|les|mes @i @i? @i?`,
  fs: `je|on|nous|quelqu|tout|@fwho`,
  fin: `parce|car|puisque|comme|et|puis|desole|desolee|honnetement|franchement|malheureusement|bref|voila|surtout|alors|donc|ben|bah|euh
parce|vu|puis que
en fait|realite|plus
du coup
de toute|toutes facon|facons|maniere`,
  fadv: `vraiment|deja|juste|simplement|aussi|toujours|encore|enfin|bien|trop|tres|si|tellement|assez|un|peu|completement|carrement|souvent|totalement|franchement|beaucoup|tout|betement|recemment|souvent|maintenant|la|quand|meme`,
  ftwo: `un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|quelques|plusieurs|2|3|4|5|6|7|8|9|10|12|14|15|20|30|une|bonne`,
  fspan: `minute|minutes|heure|heures|jour|jours|semaine|semaines|mois|an|ans|annee|annees|fois`,
  fpast: `hier|deja|recemment|dernierement|longtemps soir|matin?
la|le|le|ete|hiver|semaine|mois|an|annee|fois|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi* semaine|mois|an|annee|fois|ete|hiver|week|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche end? dernier|derniere|passe|passee
ce|cette|cet matin|semaine|mois|ete|hiver|annee|saison|ci ci?
il y a plus|environ|a? de? peine? @ftwo? @fspan|longtemps|peu
depuis plus|environ|au|bientot|pres? de? moins? @ftwo|des|le|la|hier? @fspan|longtemps|toujours|peu|debut|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche? dernier|derniere?
depuis le? janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|hier
tous|toutes les jours|matins|soirs|semaines|mois|ans
par erreur|megarde|inadvertance
a|de nouveau
toute la journee|semaine
en ce moment`,
  fday: `demain|aujourd|ce|cet|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|bientot|cette|apres|en hui? matin|soir|apres|midi|semaine|week|rentrant? midi|end? prochain|prochaine?
la|le semaine|mois|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week end? prochain|prochaine|matin|soir?
en|cet|ce|cette|au ete|hiver|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|automne|printemps|mois|semaine
apres le|mon|la? ecole|travail|boulot|dejeuner|repas|cours|midi`,
  fx: `@h
@fpast
la? premiere|premier|derniere|dernier|ancienne|ancien fois|etiquette|mail|adresse?
le|la|les|mon|ma|mes|cette|ce @i @i? @i?
la|ma|en|le taille? @s`,
  fwho: `ma|mon|mes|notre|nos|la|le petite|petit|grand|grande|meilleure|belle|beau? fille|fils|mari|femme|soeur|soeurs|frere|frere|mere|pere|maman|papa|mamie|papi|tante|oncle|niece|neveu|cousin|cousine|ami|amie|amis|amies|copain|copine|compagnon|compagne|conjoint|conjointe|fiance|fiancee|voisin|voisine|collegue|enfants|enfant|bebe|parents|chat|chien|famille|epoux|epouse`,
  fdid: `essaye|essayee|gagne|grossi|maigri|mesure|remarque|realise|rate|reserve|commence|vieilli|accouche|mal|mesuree|verifie`,
  fam: `enceinte|grand|grande|petit|petite|menue|malade|allergique|occupee|occupe|fauche|fauchee|fatigue|fatiguee|retraite|retraitee|pressee|presse|ronde|mince|maigre|agee|age|vieille|vieux|etourdie|etourdi|bete|nulle|maladroite|maladroit|etudiante|etudiant|gelee|enrhumee|desolee|desole|dyslexique|handicapee|handicape|trop|si|tres|blessee|blesse|hospitalisee|operee`,
  fhn: `mariage|fete|anniversaire|bapteme|entretien|examen|examens|voyage|concert|bebe|enfants|famille|arthrose|eczema|allergie|poitrine|epaules|hanches|taille|bras|jambes|pieds|pied|dos|cou|ventre|ampoules|cloques|budget|cuisses|mollets|poignets|peau|vetements|affaires|choses|dettes|factures|loyer|rhume|grippe|operation|handicap|mal|kilos|poids|froid|chaud|place|temps|travail|soucis|@s`,
  fcant: `marcher|respirer|bouger|asseoir|fermer|enfiler|mettre|entrer|rentrer|permettre|trouver|retrouver|imprimer|dormir|lever|payer|ouvrir|lire|voir|porter|supporter|attacher|boutonner|plier`,
  fneg: 'pas|plus|jamais|meme|guere',
  fbad: `@rbad|different|differente|differents|differentes|haut|haute|hauts|hautes|bas|basse|horrible|affreux|affreuse|moche|moches|vilain|vilaine|ridicule|inconfortable|inconfortables|raide|rigide|transparent|transparente|dechire|dechiree|dechires|abime|abimee|abimes|casse|cassee|troue|trouee|tache|tachee|froisse|froissee|bancal|defectueux|defectueuse|use|usee|cher|chere|lourd|lourde|chaud|chaude|serre|serree|serres|serrees|grand|grande|grands|grandes|petit|petite|petits|petites|large|larges|long|longue|court|courte|dommage|decevant|decevante`,
  fitv: `gratte|grattent|serre|serrent|pique|piquent|boudine|boudinent|blesse|blessent|glisse|glissent|tombe|tombent|baille|baillent|colle|collent|sent|sentent|pue|puent|frotte|frottent|coupe|coupent|scie|grossit|grossissent|tasse|ecrase|tire|tirent|irrite|irritent|demange|demangent|comprime|compriment`,
  fpart: `manche|manches|couture|coutures|ourlet|fermeture|eclair|bouton|boutons|tissu|matiere|couleur|coupe|forme|doublure|col|talon|talons|semelle|semelles|bretelle|bretelles|taille|longueur|motif|qualite|odeur|elastique|encolure|epaules|poche|poches|cuir|laine|boucle|lacets`,
  flog: `renvoie|renverrai|renvoyer|poste|posterai|poster|depose|deposerai|deposer|ramene|ramenerai|ramener|rapporte|rapporterai|rapporter|apporte|apporterai|apporter|amene|amenerai|amener|expedie|expedierai|expedier|envoie|enverrai|envoyer|emballe|emballerai|emballer|imprime|imprimerai|imprimer|prepare|preparerai|preparer|retourne|retournerai|retourner`,
  fgo: `a|au|aux|la|le|les|de|du|en|dans|chez|mon|ma|par|sur|vers|vous|poste|relais|point|bureau|tabac|travail|boulot|coin|bibliotheque|magasin|boutique|gare|village|bas|ville|carton|colis|paquet|boite|allant|passant|rentrant|sortant|colissimo|facteur|supermarche|voisin|ecole|depot|mondial|relay|route|chemin|retour|tout|suite|vite|rapidement`,
  fthing: `le|la|les|ca|tout|vous|y|en
le|la|les|mon|ma|mes|le premier|ancien|vieux|petit|petite|grande|grand|mauvaise|mauvais|colis|paquet|carton|etiquette|tout|abime|abimee|dechire|dechiree|@s? @i? @i?
le|la|les abime|abimee|dechire|dechiree|ancien|ancienne|petite|petit|grande|grand|mauvaise|mauvais|@s`,
  fplace: `chez @fwho|elle|eux|lui|moi|nous
mon|ma|notre nouveau|nouvelle|petit|petite? maison|appartement|appart|logement|chez|adresse? moi?`,
  thome: `@fin* je|on|nous suis|est|sommes|travaille en|a|de|depuis teletravail|domicile|maison|la|chez|moi* @fx**
@fin* je|on|elle|il|@fwho serai|suis|sera|est|serons|reste|pourra|peut|pourrai|vais y? @fadv* la|chez|a|present|presente|disponible|dispo|le|receptionner|recevoir|prendre moi|elle|lui|maison|la|domicile|colis|le? @fx** @fday?
@fin* je|on|elle|il|@fwho @fadv* habite|habitons|vis|vit|vivons la|ici @fx**`,
  tcollect: `@fin* je prefere|aime mieux? aller|passer le|la|les? chercher|recuperer|prendre
@fin* le|mon|notre livreur|facteur|transporteur ne? trouve|sonne|passe|vient @fneg? ma|a|la|le|chez|mon* porte|sonnette|immeuble|adresse|moi?
@fin* je|on prends|prend|passe le|la|un|par|mon train|bus|metro|tram|gare|la @fx**
@fin* ils|elles|tout|le|on me|nous connaissent|connait @fx**
@fin* je|on|nous suis|est|sommes @fadv* absente|absent|absents|dehors|sorti|sortie|partie|parti|au toute|la|tout|travail|le* journee|semaine|temps|jour? @fx**
@fin* je|on le|la|y|irai|vais|passerai* recuperer|recupererai|chercher|chercherai|prendrai|prendre la|bas|moi|meme*
@fin* je|on|@fwho vais|irai|passerai|passe|va|peux|peut|pourrai|ira|passera|prendrai|recupererai|recuperer|pourrais le|la|y|les? aller|chercher|prendre|recuperer|passer|retirer le? chercher|prendre|recuperer|retirer? @fx** @fday?
@fin* je|on|nous y? passe|passons|travaille|habite|habitons|suis|vais|vis @fadv* devant|pres|juste|a|cote|souvent|en|par|tous|face|dans|tout @fx**
@fin* je|on|nous ne? suis|est|sommes|serai|sera @fneg @fadv* chez|la|a|disponible moi|nous|maison|la? @fx**
@fin* je|on|nous ne? suis|est|sommes|serai|sera @fadv* rarement|absent|absente @fadv* chez|la|a|disponible? moi|nous|maison|la? @fx**
@fin* mes|le|la|mon|les voisins|voisin|voisine|sonnette|interphone|livreur|facteur volent|vole|ne|est|prend|prennent|passe @fneg? le|les? colis|paquets|paquet? @fx**
@fin* ce|ca|il|elle|@a est|sont @fadv* a|tout|juste|pres|en|devant|sur|dans cote|deux|cinq|trois|dix|de|face|pres|le|la|mon|@h @fx**`,
};
