import type { ConsentTold } from '../consent.ts';
import { parts } from './parts-fr.ts';
import { verbs, words } from './words-fr.ts';

/** What French tells beside a plain yes; see {@link ConsentTold}. */
export const told: ConsentTold = {
  words,
  verbs,
  parts,
  story: `
@fin* je|on ai|a ete licencie|licenciee|malade|hospitalise|hospitalisee|operee|opere|augmentee @fx**
@fin* ce est|etait tres|vraiment|assez? urgent|presse
@fin* et? je ne? peux|pouvais @fneg me|le|la|les|y? deplacer|bouger|marcher|offrir|porter|donner|utiliser|fermer|aller|sortir @fx** comme? ca?
@fin* marre|assez|ras de @fx** attendre?
@fin* je|on ai|a ferme|supprime|perdu|efface la|le|cette|l page|fenetre|onglet|mail|message|lien|appli sans? par? faire? expres|erreur? @fx**
@fin* mon|ma mari|femme|mere|fille va|vont me? tuer|assassiner|remercier @fx**
enfin quelqu un|une? qui me? aide|ecoute|comprend|repond
@fin* ca|cela me arrange|aide|soulage|ira|sauve @fx**
@fin* je|on ne? le|la|les ai|a que depuis @fx**
@fin* je|on|nous ai|a|avons @fadv* pris|grossi|perdu|maigri un|de|du|quelques|deux|trois|peu* poids|kilos|kilo|ventre @fx**
@fin* le|la|les hiver|ete|froid|pluie|noel|vacances|fetes arrive|arrivent|approche|approchent|vient @fx**
@fin* je ne? ai|a que|pas fait? expres
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
@fin* elle|il|elles|ils|@fit a|ont @fadv* retreci|rapetisse|deteint|bouloche|feutre|craque|casse|lache au|a|le|la|premier|premiere|lavage|seul* @fx**
@fin* je|on ai|a le air de|d|trop|tres|toute? @fx**
on dirait un|une|des sac|sacs|tente|rideau a? patates|pommes? de? terre?
@fin* elle|il|elles|ils|@fit|les sent|sentent @fadv* mauvais|bizarre|fort|drole @fx**
@fin* on dirait un|une|des @h @fx**
@fin* elle|il|elles|ils|ca|@fit me fait|font|donne|donnent|rend|rendent @fadv* une|un|la|le|mauvaise|l* mine|air|teint|grosse|vieille|ridicule|malade @fx**
@fin* elle|il|elles|ils|ca|cela|ce|@fit me|lui|nous|la|le? @fitv @fadv* @fx**
@fin* elle|il|elles|ils|ca|@fit me|lui? fait|font @fadv* mal|transpirer|grosse|vieille|des @fx**
@fin* elle|il|elles|ils|ce|ca|@fit est|sont|etait|etaient|fait|font|semble|parait|taille|taillent @fadv* @fbad @fx**
@fin* elle|il|elles|ils|@fit est|sont|etait|etaient arrive|arrivee|arrives|arrivees|venue|venu @fadv* @fbad @fx**
@fin* elle|il|elles|ils|ca|ce|@fit ne? me|lui|nous|se? va|vont|convient|plait|correspond|ressemble|tient|ferme|marche|est|sont|allait|fait @fneg @fadv* @fx**
@fin* elle|il|elles|ils|@fit traine|trainent|encombre|encombrent|reste|restent|dort|dorment @fx**
@fin* le|la|les @fpart est|sont|etait|etaient|a|ont|se|ne|me @fadv* @fneg? @fadv* @fbad|@h @fx**
`,
  away: `
@fin* ce est|etait un achat impulsif|compulsif|sur|inutile|fait @fx**
@fin* ce est|etait pour un|une|le|la|mon|ma @h qui|et a|est|elle|il ete|est? annule|annulee|reporte|reportee|passe|passee|tombe|tombee @fx**
@fin* elle|il|ca|ce|@fit ne? est|me @fneg utile|necessaire|de|sert|servira|actualite|rien*
@fin* je|on ai|a deja|deja? repere|vu|trouve une|un|d|de|la|les* autre|autres? paire|modele|chose|@i? @fx**
@fin* je|on ne? ai|avons|a aucun|aucune|pas occasion|raison|envie|besoin|d|de|usage* de|pour la|le|les* porter|mettre|utiliser @fx**
@fin* elle|il|elles|ca|@fit a|ont ete commande|commandee|achete|achetee deux|par fois|erreur @fx**
@fin* finalement? je ne? aime @fneg les|la|le|cette @i @fx**
@fin* je|on ne? ai|avons meme? @fneg meme? enleve|retire|coupe les|la|l etiquettes|etiquette @fx**
@fin* je|on ne? peux|peut plus|pas me|se le|la|les permettre|offrir|payer @fx**
@fin* @fwho ne? en? veut|aime|voulait plus|pas du? tout?
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
@fin* je ne? aime|supporte @fneg le|la|les @s
@fin* le|la|les|en @s me? est|etait|sont|serre|fait|donne|donnent|gratte @fadv* @fx**
@fin* le|la|les @s est|etait une|un mauvaise|betise|idee|erreur bete|mauvaise?
@fin* le|la @o ce? est ma|mon|sa|son couleur|prefere|preferee|favori* preferee|prefere|favorite?
@fin* le|la @o me|lui va|ira|irait|vont mieux|bien|tres|super*
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
@fin* le|la|mon|notre ancienne|ancien|vieille adresse|appartement|appart|maison ne? est @fneg valable|bonne|bon|la|a|valide|correcte* moi|mienne?
@fin* je|on|nous ne? y? habite|habitons|vis|vit|vivons @fneg la|ici|a|au|bas|y|habite|habitons* @fx**
@fin* je|on|nous suis|est|sommes|vis|loge|habite|habitons @fadv* chez @fwho @fx**
@fin* je|on ai|a|avons emmenage|demenage chez|avec mon|ma|@fwho copain|copine|ami|compagnon|mari? @fx**
@fin* il y a toujours|souvent|tout quelqu|du un|monde|temps|le|* @fx**
@fin* la|le|notre|mon|ma gardienne|gardien|concierge|voisin|voisine|receptionniste|accueil peut|pourra|va la|le|les? prendre|receptionner|recevoir|garder le? colis? @fx**
nouvel|nouvelle|nouveau appart|appartement|adresse|maison|logement
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
  loose: `
@fin* @fs @u @u** @fpast?
@fin* il|elle|ils|elles|ce|ca|cela me|te|nous|se? est|sont|etait|etaient|fait|font|donne|donnent|rend|rendent|gratte|pique|serre|semble|parait|devient|tombe|commence|travaille|dort @u @u** @fpast?
@fin* le|la|les|mon|ma|mes|notre|nos @u? @u est|sont|etait|etaient|a|ont|fait|font|me|commence|commencent|devient|tombe|tombent @u @u** @fpast?
`,
  contrary: {
    any: 'belle beau bonne bon joli jolie route boite banque carton cartons sac sacs arrive marche marchent fonctionne va',
    away: 'ici porter porte portee mettre maison chez la aime adore avoir ai a as ont avons appartement appart dedans cadeau cadeaux recevoir la',
    comes:
      'bureau travail boulot ecole bibliotheque gare magasin boutique hopital village ville rue route coin maison appart appartement campagne garage immeuble casse cassee dechire dechiree sale tache tachee use usee retreci retrecie abime abimee',
  },
  follow: `
@fin* je me acheterai|achete|offrirai|prendrai quelque|un|une|autre|des chose|truc|@h de? @fx**
@fin* je racheterai|commanderai|prendrai|trouverai|verrai autre|quelque|mieux|un|une|en|ailleurs chose|autre|jour? @fx** vous?
`,
  back: `
@fin* @fwho pourra|peut|va|pourrait la|le|les imprimer|poster|scanner|deposer @fx**
@fin* ca fait @fx** que je|on dois|doit|voulais|veux|devais la|le|les renvoyer|rendre|faire|poster
@fin* ma|la boite mail|de|mails|reception* etait|est pleine|saturee|bloquee
@fin* je|on suis|est pret|prete a|pour imprimer|poster|renvoyer|emballer
@fin* je|on ai|a|avons @fadv* emballe|prepare|imprime|range|scotche le|la|les|mon|ma|l? ancien|ancienne|petit|petite|colis|paquet|tout|@i? @fx**
@fin* je|on ai|a|avons @fadv* un|le|une|la|mon|des|l carton|boite|sac|emballage|pochette|enveloppe|imprimante @fx**
@fin* je|on mettrai|mets|vais|ferai|fais mettre|faire? tout|les|le|la|un* deux? dans|en|tout un|le|une|seul|meme|seule* carton|colis|paquet|boite
@fin* mon|ma|l|la imprimante est|remarche|marche|fonctionne|refonctionne @fadv* @fx**
@fin* je|on ne? la|le|les? trouve|retrouve @fneg? le|la|les? premiere|premier|mail|etiquette? nulle|plus|part|@fneg* @fx**
@fin* je suis devant|a|pres de? le|la|mon|l imprimante|ordinateur|ordi|poste
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
