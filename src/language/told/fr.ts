import type { ConsentTold } from '../consent.ts';
import { words } from './words-fr.ts';

/** What French tells beside a plain yes; see {@link ConsentTold}. */
export const told: ConsentTold = {
  words,
  parts: {
    fit: `elle|il|elles|ils|ca|cela|ce
la|ma|cette|le|mon|ce|les|mes @i @i? @i?`,
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
    fhn: `mariage|fete|anniversaire|bapteme|entretien|examen|examens|voyage|concert|bebe|enfants|famille|arthrose|eczema|allergie|poitrine|epaules|hanches|taille|bras|jambes|pieds|pied|dos|cou|ventre|cuisses|mollets|poignets|peau|vetements|affaires|choses|dettes|factures|loyer|rhume|grippe|operation|handicap|mal|kilos|poids|froid|chaud|place|temps|travail|soucis|@s`,
    fcant: `marcher|respirer|bouger|asseoir|fermer|enfiler|mettre|entrer|rentrer|permettre|trouver|retrouver|imprimer|dormir|lever|payer|ouvrir|lire|voir|porter|supporter|attacher|boutonner|plier`,
    fneg: 'pas|plus|jamais|meme|guere',
    fbad: `@rbad|horrible|affreux|affreuse|moche|moches|vilain|vilaine|ridicule|inconfortable|inconfortables|raide|rigide|transparent|transparente|dechire|dechiree|dechires|abime|abimee|abimes|casse|cassee|troue|trouee|tache|tachee|sale|froisse|froissee|bancal|defectueux|defectueuse|use|usee|cher|chere|lourd|lourde|chaud|chaude|serre|serree|serres|serrees|grand|grande|grands|grandes|petit|petite|petits|petites|large|larges|long|longue|court|courte|dommage|decevant|decevante`,
    fitv: `gratte|grattent|serre|serrent|pique|piquent|boudine|boudinent|blesse|blessent|glisse|glissent|tombe|tombent|baille|baillent|colle|collent|sent|sentent|pue|puent|frotte|frottent|coupe|coupent|scie|grossit|grossissent|tasse|ecrase|tire|tirent|irrite|irritent|demange|demangent|comprime|compriment`,
    fpart: `manche|manches|couture|coutures|ourlet|fermeture|eclair|bouton|boutons|tissu|matiere|couleur|coupe|forme|doublure|col|talon|talons|semelle|semelles|bretelle|bretelles|taille|longueur|motif|qualite|odeur|elastique|encolure|epaules|poche|poches|cuir|laine|boucle|lacets`,
    flog: `renvoie|renverrai|renvoyer|poste|posterai|poster|depose|deposerai|deposer|ramene|ramenerai|ramener|rapporte|rapporterai|rapporter|apporte|apporterai|apporter|amene|amenerai|amener|expedie|expedierai|expedier|envoie|enverrai|envoyer|emballe|emballerai|emballer|imprime|imprimerai|imprimer|prepare|preparerai|preparer|retourne|retournerai|retourner`,
    fgo: `a|au|aux|la|le|les|de|du|en|dans|chez|mon|ma|par|sur|vers|vous|poste|relais|point|bureau|tabac|travail|boulot|coin|bibliotheque|magasin|boutique|gare|village|bas|ville|carton|colis|paquet|boite|allant|passant|rentrant|sortant|colissimo|facteur|supermarche|voisin|ecole|depot|mondial|relay|route|chemin|retour|tout|suite|vite|rapidement`,
    fthing: `le|la|les|ca|tout|vous|y|en
le|la|les|mon|ma|mes|le premier|ancien|vieux|petit|petite|grande|grand|mauvaise|mauvais|colis|paquet|carton|etiquette|tout|abime|abimee|dechire|dechiree|@s? @i? @i?
le|la|les abime|abimee|dechire|dechiree|ancien|ancienne|petite|petit|grande|grand|mauvaise|mauvais|@s`,
    fplace: `chez @fwho|elle|eux|lui|moi|nous
mon|ma|notre nouveau|nouvelle|petit|petite? maison|appartement|appart|logement|chez|adresse? moi?`,
    thome: `@fin* je|on|elle|il|@fwho serai|suis|sera|est|serons|reste|pourra|peut|pourrai|vais y? @fadv* la|chez|a|present|presente|disponible|dispo|le|receptionner|recevoir|prendre moi|elle|lui|maison|la|domicile|colis|le? @fx** @fday?
@fin* je|on|elle|il|@fwho @fadv* habite|habitons|vis|vit|vivons la|ici @fx**`,
    tcollect: `@fin* je|on|@fwho vais|irai|passerai|passe|va|peux|peut|pourrai|ira|passera|prendrai|recupererai|recuperer|pourrais le|la|y|les? aller|chercher|prendre|recuperer|passer|retirer le? chercher|prendre|recuperer|retirer? @fx** @fday?
@fin* je|on|nous y? passe|passons|travaille|habite|habitons|suis|vais|vis @fadv* devant|pres|juste|a|cote|souvent|en|par|tous|face|dans|tout @fx**
@fin* je|on|nous ne? suis|est|sommes|serai|sera @fneg @fadv* chez|la|a|disponible moi|nous|maison|la? @fx**
@fin* je|on|nous ne? suis|est|sommes|serai|sera @fadv* rarement|absent|absente @fadv* chez|la|a|disponible? moi|nous|maison|la? @fx**
@fin* mes|le|la|mon|les voisins|voisin|voisine|sonnette|interphone|livreur|facteur volent|vole|ne|est|prend|prennent|passe @fneg? le|les? colis|paquets|paquet? @fx**
@fin* ce|ca|il|elle|@a est|sont @fadv* a|tout|juste|pres|en|devant|sur|dans cote|deux|cinq|trois|dix|de|face|pres|le|la|mon|@h @fx**`,
  },
  story: `
@fin* je|on|nous ai|a|avons|avais @fadv* @fdid @fadv* @fx**
@fin* je|on|nous me|se|nous suis|est|sommes|etais @fadv* trompe|trompee|trompes|plante|plantee|emmele|emmelee|melange|melangee|marie|mariee|casse|cassee|foule|foulee @fx**
@fin* je|on ai|a @fadv* clique|commande|pris|choisi|valide|selectionne @fadv* @rerr @rerr* @fx**
@fin* je|on|nous ai|a|avons @fadv* un|une|mon|ma|mes|des|les|de|le|la|trop|beaucoup|plein|assez|tres|gros|grosse|petit|petits|grands|fait* @fhn @fx** @fday?
@fin* je|on|nous ne? ai|a|avons @fneg le|la|de|les|assez|trop? temps|energie|patience|force|place|argent|moyens @fx**
@fin* je|on|nous suis|est|sommes @fadv* @fam @fx** @fday?
si ca coupe ce est normal|pour? ca?
@fin* je|on suis|est dans|en|a|au|sur un|une|le|la? train|bus|metro|voiture|reunion|tram|route|retard|deplacement|hopital|chomage|retraite|regime|travail @fx**
@fin* je deteste|hais|supporte @h @fx**
@fin* je|on|nous ne? me|nous|se? peux|arrive|pouvais|peut|arrivais @fneg @fadv* a|me|le|la|les|y? @fcant @fx**
@fin* @fwho le|la|les? a|ont @fadv* achete|commande|fait|clique|choisi ca|le|la|un|une|par @fx**
@fin* @fwho est|sont @fadv* malade|enceinte|hospitalise|hospitalisee|decede|decedee|mort|morte|allergique|a|trop|tres @fx**
@fin* ce est|etait @fwho qui a|ont|le|la|les|avait* commande|achete|fait|clique|choisi|pris @fx** sans? me|le|rien|en? demander|dire|prevenir|parler?
@fin* mes|mon|ma|le|les|ca|elles|ils|@fit yeux|pieds|pied|jambes|dos|genoux|hanches|bras|mains|epaules|peau|tete? me? font|fait|est|sont @fadv* mal|gonfles|gonflee|fatigues|fragile|sensible|fragiles @fx**
@fin* le|la|mon|notre|les|la mariage|fete|voyage|vacances|concert|spectacle|ete|hiver|saison|reunion|bapteme est|sont|a|etait|ont @fadv* ete? annule|annulee|annulees|fini|finie|finies|passe|passee|passees|reporte|reportee|tombe|tombee @fx**
@fin* mon|ma|le|la imprimante|ordinateur|ordi|portable|internet|wifi|batterie etait|a|avait @fadv* en|plante|lache|rendu|bugue|tombe|tombee|casse|cassee @fx**
@fin* il fait|commence|va|faisait a? faire? @fadv* froid|chaud|beau|frais|humide|gris @fx**
@fin* il pleut|neige|gele @fx**
@fin* je|on ai|a besoin de argent|place|sous|repos|calme @fx**
@fin* comme je le|la|vous|te|leur|lui* ai|disais|avais? deja? dit|dit|explique|ecrit|precise|indique|signale|mentionne a|votre|vos|au|la|le|une|un|par|dans|mon|de* collegue|collegues|service|hier|deja|au|telephone|mail|equipe|message|chat|dame|monsieur* @fx**
pour la? deuxieme|troisieme|quatrieme|dixieme|centieme|millieme|enieme|derniere fois
quel|quelle idiote|idiot|imbecile|andouille|etourdie|cruche|gourde je|suis*
que je suis bete|etourdie|etourdi|nulle|cruche|maladroite
je|on ai|a deja|deja? jete|recycle le|la|mon carton|emballage|boite|sachet|ticket|papier @fx**
pas besoin de me? rappeler|appeler|telephoner|ecrire|repondre|recontacter
inutile de me? rappeler|appeler|telephoner|recontacter|ecrire|repondre
un mail|message|texto|email|sms me? suffit|suffira|ira|va|convient|bien*
je|on|nous commande|achete|prends|suis|commandons|achetons @fadv* souvent|toujours|regulierement|client|cliente @fx** vous?
`,
  thing: `
@fin* elle|il|elles|ils|ca|cela|ce|@fit me|lui|nous|la|le? @fitv @fadv* @fx**
@fin* elle|il|elles|ils|ca|@fit me|lui? fait|font @fadv* mal|transpirer|grosse|vieille|des @fx**
@fin* elle|il|elles|ils|ce|ca|@fit est|sont|etait|etaient|fait|font|semble|parait|taille|taillent @fadv* @fbad @fx**
@fin* elle|il|elles|ils|@fit est|sont|etait|etaient arrive|arrivee|arrives|arrivees|venue|venu @fadv* @fbad @fx**
@fin* elle|il|elles|ils|ca|ce|@fit ne? me|lui|nous|se? va|vont|convient|plait|correspond|ressemble|tient|ferme|marche|est|sont|allait|fait @fneg @fadv* @fx**
@fin* elle|il|elles|ils|@fit traine|trainent|encombre|encombrent|reste|restent|dort|dorment @fx**
@fin* le|la|les @fpart est|sont|etait|etaient|a|ont|se|ne|me @fadv* @fneg? @fadv* @fbad|@h @fx**
`,
  away: `
@fin* je|on|nous en|le|la|les? ai|a|avons|avais @fadv* trouve|trouvee|achete|vu|trouves un|une|le|la|deja|moins|mieux|pareil|meme|autre|en* moins|pareil|pareille|meme|cher|chere|ailleurs|similaire|identique|mieux|beau|belle|comme @fx**
@fin* je en ai deja|deja? un|une
@fin* je en ai deja? un|une|le|la|plein|assez|beaucoup|deja @fx**
@fin* @fwho me|nous|se|lui en|le|la|les? a|ont|avait @fadv* offert|achete|donne|fait|tricote|trouve|cousu|pris le|la|un|une|des|les? meme|pareil|pareille|identique|similaire? @fx**
@fin* @fwho ne? la|le|les|en? aime|supporte|veut @fneg @fx**
@fin* @fwho la|le|les? deteste @fx**
@fin* je|on|nous ne? en|le|la|les? ai|aurai|aura|avons|veux|mets|porte|mettrai|utilise|aime @fneg @fadv* vraiment|besoin|envie|utilite|usage? @fx**
@fin* je|on|nous ne? la|le|les|en? ai|avais|avons @fneg portee|portees|porte|portes|mise|mis|mises|utilise|utilisee|ouvert|lave|lavee @fx**
@fin* je|on|nous demenage|demenageons|pars|part|partons|quitte|voyage a|au|en|pour|le|la|vers|dans|vivre @fx** @fday?
@fin* je|on|nous ne? serai|sera|serons|suis|serais @fneg la|chez|a|present|presente @fx** pour|quand? le|la|les|elle|il? recevoir|receptionner|arrive|arrivera|arrivera? @fx**
@fin* ce est|etait|ce? trop|si|bien|tres|un|peu|beaucoup|vraiment* cher|chere|petit|petite|grand|grande|tard|long|serre|serree|large|lourd|chaud|vieux|jeune pour|a? moi|mon|ma|elle|lui|nous? @fx**
@fin* ce|ca|@fit est|etait un @fadv* cadeau @fx**
@fin* ce|ca|@fit etait pour|un|une @fadv* @fx** @fday?
`,
  swap: `
@fin* je|on|nous|@fwho en|le|la|les? ai|a|avons|aurai|avais @fadv* besoin pour|de|vite|rapidement|urgence|avant|le|la|un|une|urgemment @fx** @fday?
@fin* ce est|sera|etait pour @fwho|un|une|le|la|mon|ma|elle|lui @fx** @fday?
@fin* @fwho adore|aime|prefere|adorent le|la|les|cette|ce|@o|couleur* @fx**
@fin* le|la|les @o ira|va|irait|iront|vont|ressort|conviendra me|bien|mieux|tres|super* bien|mieux|parfaitement? avec|a|pour? mon|ma|mes|@w? @g|@h? @fx**
@fin* elle|il|@fwho adore|aime|prefere @det? @o
@fin* je|on ai|a|possede @fadv* deja|trop|assez|plein|beaucoup* de|du|des|en? @s @fx**
je aurais du|mieux prendre|choisir|commander|fait|pris|de* @det? @o @fx**
le plus tot sera le mieux
`,
  move: `
@thome
@tcollect
@fin* je|on|nous ai|a|avons|viens|vient|venons de? @fadv* demenage|demenager|emmenage|emmenager @fx**
@fin* ce est @fplace
@fin* chez @fwho
@fin* le|la|mon|notre|le|l|ancien ancien|ancienne|vieil|vieux|appartement|appart|maison appartement|appart|maison|logement? est|etait @fadv* vide|vendu|vendue|loue|louee|demoli
@fin* ce|ca est|sera|serait @fadv* plus|bien|mieux|vraiment pres|proche|simple|pratique|facile|commode|sur|mieux|pour* @fx**
`,
  gripe: `
@fin* ca|cela fait|faisait @fadv* @fx** que|je|on|nous|attends|attend|attendons* @fx**
@fin* je|on|nous le|la|les? attends|attend|attendons|patiente depuis|assez|longtemps|trop|@ftwo @fx**
@fin* je|on|nous le|la|les? ai|avons|a @fadv* attendu|patiente depuis|assez|longtemps|trop|@ftwo @fx**
@fin* je|on en ai|a @fadv* marre|assez|ras|plus|ma|soupe|claque|par|dessus @fx**
@fin* je|on|nous suis|est|sommes @fadv* decu|decue|decus|enerve|enervee|fache|fachee|lasse|lassee|agace|agacee|furieux|furieuse|mecontent|mecontente|fatigue|fatiguee|epuise|epuisee|degoute|degoutee @fx**
@fin* ce est|etait @fadv* decevant|penible|long|inadmissible|honteux|ridicule|lamentable|inacceptable|scandaleux|enervant|frustrant|agacant @fx**
ce ne? est pas trop tot
il etait|est grand? temps
enfin
quel|quelle dommage|bazar|galere|deception|histoire|cirque|pagaille
je ne? comprends pas comment|que elle|il|ca|ce a|est|ait|soit @fx**
@fin* elle|il|le|la|colis|rien* ne? est|a|sont @fneg arrive|arrivee|venu|venue|recu @fx**
`,
  follow: `
@fin* je racheterai|commanderai|prendrai|trouverai|verrai autre|quelque|mieux|un|une|en|ailleurs chose|autre|jour? @fx** vous?
`,
  back: `
@fin* je|on|nous vous|te|le|la|les|y* @flog @fthing? @fgo** @fday?
@fin* je|on|nous le|la|les|y? porte|porterai|porter le? colis|paquet? a|au|en|chez @fgo** @fday?
@fin* je|on|nous vais|peux|compte|pense|pourrai|va|peut|irai vous|le|la|les|y|aller* @flog @fthing? @fgo** @fday?
@fin* je|on|nous vous|le|la|les|y* @flog @fthing? des|quand|lorsque que? je|on|le|la ai|aurai|recois|recu|recevrai|ai|etiquette|est|sera le|la|recu|votre|arrivee|la* etiquette?
@fin* @fwho le|la|les deposera|postera|ramenera|portera|depose|poste a|au la|le|bureau|point poste|relais|de* poste? @fday?
@fin* je|on attends|attend|attendrai|attendrons le|la|votre|les|mail|email|etiquette|livreur|colis|message|facteur|transporteur* @fx**
@fin* que|pour|afin|comme que|ca? je|on puisse|peux|pourrai|pourrais @fadv* enfin? me|le|la|en|passer|tourner|se* debarrasser|finir|oublier|renvoyer|jeter|chose|page|en @fx**
@fin* je|on le|la|les? ai|avons|a @fadv* supprime|supprimee|perdu|perdue|jete|jetee|efface|effacee|egare|egaree le|la|les premiere|premier|mail|etiquette|email mail|etiquette|message? par|sans? erreur|megarde|faire|expres* 
@fin* la|le premiere|premier|derniere|mail|etiquette|email etiquette|mail? ne? est|a|etait @fneg? @fadv* arrive|arrivee|perdu|perdue|recu|recue|marche|fonctionne
@fin* je|on ne? la|le|les? retrouve|trouve|ouvre|imprime|vois @fneg @fx**
@fin* je|on ne? peux|arrive|arrivais|pouvais @fneg a|le|la|les* imprimer|ouvrir|retrouver|telecharger|lire @fx**
@fin* je suis devant|pres|a cote|de|mon|le|la|ma|au* ordinateur|ordi|imprimante|ecran|bureau
`,
  dangling:
    'un une le les mon ma mes ton ta son sa notre nos leur cette cet ces de du des et au aux a en chez par pour avec sur dans tres si est sont suis etait ai aurai aura serai sera avais avait ne',
  wry: 'super genial parfait bravo formidable merveilleux excellent magnifique evidemment sur naturellement top fantastique chouette voyons cool extra ravi ravie',
};
