import { beside } from '../beside/fr.ts';
import type { ConsentGrammar } from '../consent.ts';
import { acts, parts, written } from '../consent-parts/fr.ts';
import { reasons } from '../reasons/fr.ts';

/** How French agrees, declines, doubts and changes; see {@link ConsentGrammar} for how a rule is read. */
export const consent: ConsentGrammar = {
  reasons,
  beside,
  written,
  parts,
  yes: `
    ouais
    oui|ouais pourquoi pas
    oui|ok|parfait|evidemment|absolument|certainement|exactement|carrement|assurement|parfaitement|volontiers|entendu|confirme|confirmee|valide|validee|accepte|acceptee|accorde|nickel|impec|impeccable|affirmatif|effectivement|exact|banco|adjuge|vendu|deal|correct|naturellement|soit|conclu|approuve|ouiche|amen|yes|perfect|sure
    oui oui
    top merci beaucoup|bien?
    certain|certaine|sur|sure oui
    ce est la|le? la|bien? ou|que je|on|nous habite|habitons|vis|vivons|travaille|loge maintenant|desormais|actuellement?
    de accord
    ok de accord
    bien|mais|ah|bah|ben|oh|eh|he|et sur|entendu|oui|ok|evidemment
    tout a fait
    avec grand? plaisir|joie
    je veux bien
    je confirme|valide|accepte|approuve|consens|acquiesce|signe|suis tout|bien|le|la|ca|cela|votre|y? proposition|offre|choix?
    je le|la? confirme|valide|accepte|approuve
    je vous? le? confirme
    je suis tout? a? fait? de|tres accord|favorable|ok avec|pour|sur? ca|cela|vous|moi|votre|tout|proposition? proposition?
    je suis ok|pour|partant|partante|sur|sure|certain|certaine|preneur|preneuse|favorable|convaincu|convaincue et? certain|certaine?
    je suis sur|sure et certain|certaine
    je suis sur|sure de moi|mon choix
    ca|cela|tout me|nous? va|convient|marche|roule|arrange|plait|joue|baigne tres|parfaitement|bien|super|nickel|tout? bien|a|fait|moi? fait?
    ca|cela fonctionne|colle|joue|gaze
    ca marche|roule @forme?
    ce est|serait|sera tout|tres|vraiment|bien|toujours|super|plus? a|que? fait? oui|parfait|bon|ok|note|ca|bien|cela|exact|correct|juste|valide|confirme|nickel|entendu|convenu|sur|certain|gentil|impeccable|super|ideal|regle|de|confirmee ca|cela|accord|a|bon? @forme?
    ce est bon
    ce est bien ca|cela
    ce est bien? la|le|cette bonne|bon|nouvelle|exacte adresse|commande|taille|choix|option
    ce est le|la bonne|bon|bonne|choix
    @ours
    @mailed
    tout me? parait|semble|est correct|bien|bon|parfait|ok|juste|en ordre?
    @size ce? devrait|doit etre|aller parfait|bien|bon|super|nickel
    il me faut @size
    je veux|voudrais|souhaite|prefere @obj en|dans @size
    et? @n euro rendus|rembourses|en|de? retour|plus? ce? est bien|parfait|ok|sympa|bon|super
    cette|la|votre adresse|taille|option est la bonne
    ce? est? correct|exact
    ce est juste
    sur|sure|certain|certaine et|a|archi|absolument* sur|sure|certain|certaine|pourcent
    je serais|suis|serai ravi|ravie|contente|content|heureux|heureuse de|d avoir|recevoir? @size
    je prefere @det? @o donc? oui?
    je voudrais|veux|souhaite|desire @fresh
    ca|cela me? parait|semble|va correct|bien|honnete|juste|raisonnable
    du @o ce? serait|sera|est super|parfait|bien|top|genial|ideal|mieux
    @size ce? serait|sera super|parfait|bien|top|genial|ideal
    mais? oui? bien sur que? je? en? veux|veut|voudrais? une? @fresh?
    tout est juste|bon|exact|correct|parfait
    @det? @o ce? est|sera|serait plus|bien|mieux|tres|vraiment* joli|jolie|bien|mieux|parfait|beau|belle
    le? @a @a? @a? @a? @a? ce? est|sera|serait|convient|va? tres|bien|plus* bien|mieux|parfait|bon|pratique|simple|ok
    ce est de? accord pour|avec moi|nous
    @viam ce? me? est|va|convient|ok tres|bien|parfaitement*
    pas|aucun de? probleme|souci|soucis|objection pour|avec|contre|a @viam
    va|ok|oui|de|accord* pour @viam
    ce est tout? bon|ok|de accord|bon @forme?
    ce est|serait|sera oui
    tres|fort bien
    tres|super bonne idee
    super|excellente idee
    tout est bon|ok|parfait|correct|juste|exact
    la|le|mon adresse est bonne|correcte|exacte|juste|ok|la bonne?
    bonne idee|adresse|solution
    pas|aucun|sans|zero|nul de|le? probleme @forme?
    aucun|pas|sans|nulle? de|une? inconvenient|objection|opposition|hesitation|hesiter
    ok|de|bon accord? @forme
    @forme ce est bon|ok|oui|parfait|de|tout accord|bon?
    moi ca|ce me|est va|bon
    que oui
    mille fois oui
    grave|carrement|nickel|impec|impeccable|top|genial|oki|banco|go|yes|adjuge|fonce|foncez|volontiers|affirmatif|assurement|evidemment|parfaitement|exactement doki|doc|oui?
    bien entendu
    a fond
    et comment
    avec joie|grand plaisir
    non|non? non tout est exact|bon|correct|parfait|ok|juste|en ordre?
    tout est|semble exact|juste|bon|correct|parfait|ok|nickel|en ordre?
    ce est en ordre
    je suis partante|partant|preneuse|preneur
    ca ira|va tres? bien|parfaitement
    je dis oui
    certain|certaine|sur|sure que oui
    vous avez bien|tout|parfaitement compris
    @n euro? ca me va
    @size me conviendra|convient|ira|va tres? mieux|bien?
    je ai dit|repondu oui
    je vous|te? ai|le|vous? ai? deja? dit|repondu|confirme que? oui
    je dis oui
    vous|tu pouvez|peux
    vous avez mon accord|feu|autorisation|aval vert?
    mon accord
    feu vert
    bon pour accord
    lu et approuve
    ce serait|sera parfait|super|bien|top|genial|gentil|formidable|ideal|nickel|sympa|tres|bon|chouette bien|gentil|aimable|de|sympa|bon? votre|ta? part?
    ca serait|sera parfait|super|bien|top|genial|gentil|formidable|ideal|nickel|sympa|tres|bon|chouette bien|gentil|aimable|de|sympa|bon? votre|ta? part?
    je ne demande que ca|cela
    je ne demande|dis pas mieux|non
    je ne suis pas contre
    je ne y vois|ai|a pas|aucun|aucune de|le? inconvenient|objection|probleme
    il ne y a pas|aucun de? probleme
    ca|cela ne me|nous? derange|pose|gene pas|aucun de? probleme?
    je ne y vois|ai pas|aucun|aucune de? inconvenient|objection|probleme
    je y tiens
    ce est ce que je veux|voulais|souhaite|demande|voudrais|ai demande?
    ce est exactement|precisement|tout|bien ce que je veux|voulais|souhaite|demande
    je en suis sur|sure|certain|certaine
    je en suis sur|sure|certain|certaine
    sur et certain|certaine
    @size est|me|ce bon|bien|parfait|va|convient|est parfait|bon|bien?
    @size ce est bon|parfait|bien|ok
    va pour ca|cela|@size|@all|le|la? @name?
    non|non? non ce est parfait|tres|ok bien? allez|faites|vous|annulez?
    non|non? non ce est bon|bien allez|faites|annulez|echangez|envoyez y?
    @shipit
    ca|cela me semble|parait|paraissent|va parfait|bien|bon|correct|ok|raisonnable
    ca|cela serait|sera oui
    @n euro ce est|ca|de bon|ok|va|accord
    je vous|te? donne|donnons mon|notre|ma accord|feu|aval|autorisation|consentement|permission|approbation vert?
    vous avez mon|tout|toute|le accord|feu|aval|autorisation|consentement vert?
    je suis partant|partante|pour|preneur|preneuse|daccord pour|avec? ca|cela?
    de accord|ok|oui|parfait|bon pour le|la|les|ce|cette supplement|difference|surcout|frais|montant|prix|tarif|condition|conditions|somme|adresse|taille|proposition|delai|solution
    le|la|ce|cette supplement|difference|surcout|montant|prix|tarif|proposition|solution|delai me? convient|va|est bien|ok|bon|correct|correcte|parfait|parfaite|raisonnable?
    je accepte|approuve|valide|prends le|la|les|votre|cette|ce|vos offre|proposition|solution|conditions|supplement|difference|surcout|montant|prix|condition
    ce est exactement|precisement|bien|tout|vraiment ce|a|fait que|ce? que? je veux|voulais|voudrais|souhaite|souhaitais|cherche|cherchais|demande|demandais
    ce est oui|un oui|grand? oui?
    mille fois oui
    oui mille fois
    feu vert
    ca roule|marche|colle|joue|le|me fait|convient|va? pour|avec|a? moi?
    banco
    vendu|adjuge|tope|topela|marche|conclu
    on fait ca|comme|cela|ainsi ca|cela?
    on est bon|bons|daccord
    je ne demande que|pas ca|mieux
    ce est parfait|nickel|impeccable|top|super|genial|ideal comme ca|cela|ainsi|ci?
    impeccable|nickel|top|super|genial|ideal comme ca|cela?
    oui|ok ce|ca|tout est|semble|parait bien|tres|tout|exactement|parfaitement? a? fait? exact|bon|correct|juste|parfait|bien|ca|cela|ok|nickel|ce que? je? veux|voulais|souhaite?
    cette|la|votre|ce|le taille|adresse|carte|date|option|solution|couleur|methode|montant|compte|mode est|va|convient|me convient|va|tres? bien|parfait|parfaite|bonne|bon|ok|correcte|correct|tres? bien?
    aucun|pas de? souci|probleme|objection pour|avec|sur|concernant la|le|les|ca|cela? difference|prix|montant|adresse|taille|supplement|delai|@name?
    @sendto|@refundto|@size ce|ca|cela? est|va|convient|me|marche|sera convient|va|tres? bien|parfait|ok|bon|top|nickel
  `,
  agree: `
    oui|ouais|ok je en? suis bien|vraiment|absolument|tout? a? fait? sur|sure|certain|certaine @tail*
    ok|oui|ouais|entendu|de accord? pour|avec la|cette difference|complement
    @lead* y aller|va @tail*
    oui? faites|fais moi|nous|vite|donc|svp? ca|cela? vite|rapidement?
    avec joie|grand|plaisir*
    allez|vas|aller|allons|allont|alle|allee y|zy donc? @tail*
    vasy|vazy|allezy|azy|zy @tail*
    allez @tail*
    go @tail*
    go go go?
    on y va @tail*
    ce est parti|lance @tail*
    @all @please?
    on fait|part|valide|lance|procede|confirme|echange|annule|rembourse comme|sur|avec|ainsi|le|la|ca|cela? ca|cela|@obj|@size? @tail*
    on le|la|les|y fait|va|annule|echange|renvoie|lance @tail*
    @lead* faites|fais|faire|faitent|fete le|la|les|donc|cela|ca|ainsi|comme|au|y|vite? ca|mieux|cela|vous|necessaire|plus|bien? vite|dites|proposez? @tail*
    @lead* le|la|les|y faire|lancer|proceder|valider|confirmer|traiter|engager @tail*
    @lead* proceder|procedez|procede|lancer|lancez|lance|valider|validez|valide|confirmer|confirmez|commencer|commencez|enclenchez|continuez|continuer|poursuivez|executez|enregistrez|traitez|activez|demarrez|demarrer a|@obj|moi|le|la|les|y|tout|cela|ca|au? @tail*
    @lead* proceder|procedez|lancer|lancez|valider|validez|confirmer|confirmez|commencer|commencez|enclenchez|effectuez|effectuer|faites|faire|traitez|enregistrez|demarrez a|au|avec|par? @name @tail*
    @lead* faire|effectuer|faites|fais|effectuez le necessaire @tail*
    je prends|choisis|opte|veux|souhaite|voudrais|vote|suis|penche pour? @name|@size @tail*
    essayons|tentons|partons|prenons pour|sur|avec? @size
    je compte|me sur|en vous|remets a? vous?
    je vous|te fais confiance
    partez|pars|partons sur|la|pour? ca|cela|dessus|@name|@size|@all @tail*
    @size @please
    je veux|voudrais|vais|peux bien? essayer|tenter|prendre @size @tail*
    @lead* mettez|mets|mettre|prenez|prendre|prends|envoyez|envoyer|envoie moi|me|le|la? @size @tail*
    oui @please
    @lead* lancez|lance|procedez|faites|continuez|poursuivez|validez|enclenchez|engagez la|le|les|votre|ca|cela|y? operation|procedure|demarche|necessaire|tout? @tail*
    je paie|paye|paierai|reglerai|regle|prends le|la|les|volontiers? supplement|difference|@n|surcout euro?
    @lead* debitez|prelevez|facturez le|la|les|moi|ma|mon|sur? supplement|difference|carte|montant|@n|@money|@m?
    je suis? pret|prete a|pour @do
    je vous laisse faire|proceder|annuler|gerer
    @lead* preparez|creez|editez|generez|ouvrez|emettez|etablissez|preparer|creer|generer @name|@obj|@label @tail*
    ce est bien|exactement? @size que? je? veux|voudrais|souhaite|prends|voulais
    @lead* prelevez|debitez|prenez @n|@money euro? sur|de? ma|la? carte|compte?
  `,
  wish: `
    @lead* @do @tail*
    @lead* @name @tail*
    je voudrais|veux|prefere|souhaite|aimerais plutot @do @tail*
    je veux|voudrais|souhaite|souhaiterais|prefere|prefererais|demande|choisis|prends|opte|accepte|confirme|valide|aimerais|desire|penche|suis|valide|autorise|approuve pour|de|plutot|bien|en|faveur|accord|ok|donc? de|pour? @name @tail*
    je suis|serais de|ok|pour|partant|partante|favorable|interesse|interessee accord|pour|par|a? pour|avec|a? @name|@do
    plutot @name|@do
    @name me|nous? convient|va|plait|suffit|ira tres|parfaitement? bien?
    @name|@do plutot|alors|donc|merci|de|ce? abord|serait|est? parfait|bien|mieux|ideal|super|bon?
    ok|oui|partant|bon|va|accord pour @name|@do
    de accord pour|avec @name|@do
    ce sera|est|serait pour? @name
    faites|fais|lancez|ouvrez|demarrez|creez|procedez|organisez|effectuez|commencez|enclenchez|validez moi|a|au|avec? @name @tail*
    on part|va sur|pour? @name
    va|allons|go|partons pour|y|sur @name
    allez y pour|avec @name
    `,
  asks: `
    vous|tu? pouvez|pourriez|pourrais|peux vous|tu? donc? @do @please
    vous|tu? pouvez|pourriez|pourrais|peux vous|tu? @please @do
    est ce que vous pouvez|pourriez @do @please
    oui|ok|daccord @please? pourriez|pouvez vous @do @please?
    est ce que? je pourrais @swap @please?
    pourrais je @swap @please?
    je pourrais @swap @please?
    `,
  item: `
    @only
    @det? @i @i? @i?
    @det? @i @i? et @det? @i @i?
    pour|de|avec @det? @i @i?
    pour|de|avec? @all
    pour|de|sur? la|ma|cette? commande|num? @n?
    numero|ne @n
    `,
  target: `
    @viam
    ce|cette|le|la|au|a? @a @a? @a? @a? @a? @a? @a?
    je veux|voudrais|souhaite|aimerais bien? @payback
    et? @payback
    la|le|de|dans? meme couleur|coloris|teinte|modele
    @size
    @money
    a|pour|vers? cette|la|le|mon|nouvelle? nouvelle? adresse ci|la|nouvelle?
    a|pour|vers|au? la|le|adresse? @a @a? @a? @a? @a? @a? @a? @a?
    @refundto
    par mail
    @sendto
    et? prelevez|debitez|facturez|comptez|prenez me|moi? @money
    je paie|paye|paierai|payerai|reglerai|regle|paierais @money|la|le|difference|supplement difference|supplement?
    contre @size
    `,
  follow: `
    je vais? paye|paie|payer|payerai|paierai|regle|regler|reglerai|prends la|cette difference|complement en|a? charge?
    je le|la|les|vais|vais le|la|les? imprimer|imprime|imprimerai|depose|deposer|deposerai|renvoie|renverrai|renvoyer|poste|posterai|poster|rapporte|apporte|apporterai|envoie|enverrai|ramene|emballe|emballerai|expedie|prepare @when?
    je vais le|la|les imprimer|deposer|renvoyer|poster|rapporter|apporter|envoyer|ramener|emballer|expedier|preparer @when?
    je attends|guette|surveille le|la|votre|mes|ma|mon|de? @label|mail|mails|boite|colis|remboursement|reception? mail?
    je imprime|imprimerai|vais le|la|imprimer? @label|etiquette|tout|ca? @when?
    je ai une imprimante
    je imprime|imprimerai|attends|y|ai|passe @label|ca|tout|vais|une|mail|demain? imprimante? @when?
    hate de la|le? recevoir|essayer
    je vous? le|la|les|vous? retourne|renvoie|depose|poste|expedie|prepare|remets|retournerai|renverrai|deposerai|posterai @when?
    je vais le|la|les? retourner|renvoyer|deposer|poster|expedier|preparer @when?
    je paie|paye|paierai|reglerai|regle le|la|les? difference|supplement|reste|surcout
  `,
  reason: `
    @it est|etait|sont|taille|fait|semble|tombe|arrive vraiment|en|bien|toujours|me|juste? @too* @flaw @forme?
    @it ne? me|lui va|convient|plait|correspond pas|plus du? tout?
    elle|il|ca ne? me? va|vont pas|plus du? tout?
    je ne? en ai plus|pas besoin|envie|utilite
    je me suis trompe|trompee de|en? taille|couleur|commande|commandant|modele?
    ce est|etait une erreur|betise de ma part?
    erreur de ma part
    je ai trouve|vu mieux|moins|ailleurs cher|ailleurs? ailleurs?
    je ai commande|pris trop|la|le|par|deux grand|petit|mauvaise|mauvais|erreur|fois taille?
    car|parce|puisque que? @it est vraiment? @too* @flaw
    @too* @flaw
    ca|cela met|prend trop|tellement de? temps|longtemps
    car|parce|puisque|vu que? je|on|ca|ce|il|elle|mon|ma|mes le|la|les|me|en|y|ai|a|suis|est|avait|avais|etait @w @w* @w*
    je|on|nous|mon|ma le|la|les|en|y|mari|femme|fille|fils|mere|soeur|amie|ami|copain|copine? ai|a|avons|suis|avais|avait bien|deja|juste|finalement|en? trouve|achete|commande|pris|recu|vu|eu|change|trompe|trompee|choisi @w*  erreur|ailleurs?
    je|on? le|la|les? ai|a deja|finalement|juste? trouve|achete|vu|eu|commande deja|moins|mieux|par|en|deux|dans|chez|sur cher|erreur|double|fois|ailleurs|magasin|@w? ailleurs?
  `,
  praise: `
    top merci|parfait|nickel|super
    super|genial|top|excellent|formidable|magnifique|merveilleux|extra|bravo|chouette|cool|bien|bon|sympa|chic|fantastique|youpi|adorable|ideal
    ce est|ce tres|vraiment|trop|super|bien? gentil|aimable|sympa|genial|adorable|efficace de|a? votre|vous? part?
    vous|tu etes|es tres|super|vraiment|trop|bien? gentil|gentille|aimable|adorable|efficace|top|reactif|reactifs|formidable
    quelle|quel bonne|efficacite|rapidite|service reactivite|idee|efficace?
    `,
  fill: `
    de toute facon|maniere
    si ca|cela ne vous|te derange|embete|ennuie pas
    si ca|cela vous|te va|convient|arrange
    une fois
    jolie|joli @i
    desole|desolee|pardon de|je|pour? repondre|etais|suis|ai|repond|ma|la|au|en* si|tard|travail|reponse|reunion|vu|tardive* tard|tardive?
    merci de avoir @w* regle|arrange|fait|gere|traite|repondu|resolu ca|cela|tout|le? si|aussi|tres? vite|rapidement|bien?
    toutes? mes excuses pour|de? le|la|ce? derangement|retard|erreur|attente?
    en esperant que celle|celui|ce|la|le|elle|il* ci|soit|ira|aille|sera|tienne* bien|mieux|bonne|la?
    super|genial|parfait|contente|content|ravie que vous|tu le|la|les ayez|aies
    ce est le? plus simple|facile|rapide|pratique|commode pour|a? moi|nous?
    jeune homme|fille|dame
    chef|patron|patronne
    et votre|vos|ta|tes|pour|la patience|comprehension|aide|gentillesse|temps|rapidite
    mon|ma petit|petite|cher|chere|grand|grande|brave|bon|ami|bonne|lapin|loulou|chou|pote|gars|coeur|belle|beau|vieux|dame|enfant?
    merci de demander|proposer|votre|appeler|ecrire|prevenir
    merci de ne pas|plus|jamais me|en avoir|faire @w*
    avec tous? mes remerciements|amities|salutations|respects|meilleurs @w*
    et? merci pour les|la|le|ces @n|dix|cinq euro|compensation?
    comme vous le|me|l? dites|proposez|avez|indiquez dit|propose|indique?
    enfin|finalement
    en fait|realite|effet
    tout compte|bien fait|considere|reflechi
    reflexion faite
    en y reflechissant
    bonjour|bonsoir|salut|coucou|hello|hey|re|rebonjour|allo madame|monsieur|mesdames|messieurs|a|tous|toute|le|encore|chere|cher|equipe|vous|madame tous|vous|equipe|monsieur|encore?
    bonjour madame|a monsieur|toute|vous le? equipe?
    bonjour|bonsoir|salut|coucou
    madame|monsieur|mademoiselle|mesdames|messieurs
    chere|cher madame|monsieur|equipe|service|client|tous client?
    merci|merki|mercii|remercie beaucoup|bien|infiniment|encore|mille|fois|tant|grandement|tellement? fois? @for? @for?
    merci de avoir @w si|aussi|tres|bien? vite|rapidement? @w?
    merci de avoir @w @w*
    merci de|pour votre|ta|vos @for?
    un? grand|tout merci @for?
    mille|milles mercis|merci
    je vous|te|en remercie|remercie beaucoup|infiniment|par|vivement|de? avance? @for?
    merci de avance
    par avance merci?
    en vous remerciant @for? par|de? avance?
    @please
    donc|alors|bon|bien|ah|oh|eh|ben|bah|euh|he|hop|voila|et|puis|desole|desolee|pardon|maintenant|hihi|haha|lol|mdr|ouf|hourra
    bonne|bon|belle|tres|excellente|agreable journee|soiree|fin|apres|week|weekend|continuation|semaine|nuit|reception|dimanche|samedi|vendredi|lundi|mardi|mercredi|jeudi|courage|bonne|matinee|belle|midi de|midi|end|a|journee|soiree? journee|semaine|vous|week|midi? a|end? vous?
    passez|je|bonne|vous souhaite|une|bonne|belle|souhaite|passez bonne|une|belle|bonne bonne|journee|soiree|belle? journee|soiree|weekend?
    a bientot|plus|demain|tres|la|tout tard|bientot|prochaine|alheure|a? le|heure? heure?
    au revoir
    cordialement|salutations|bises|bisous|amicalement|sincerement|respectueusement|biz|amities|crdlt|cdlt|cldt
    bien a|cordialement vous|toi?
    tres cordialement
    sinceres|meilleures|cordiales|respectueuses|mes salutations|meilleures|sinceres|cordiales|distinguees salutations?
    veuillez agreer|recevoir mes|madame|le monsieur|salutations|expression|sinceres|meilleures mes|de|distinguees|salutations? salutations|mes|distinguees? distinguees?
    envoye de|depuis mon|un iphone|telephone|mobile|android|ipad|samsung|portable
    desole|desolee|pardon|excusez|navre|navree pour|du|de|moi|le|la|mon|ma|cette? le|la|mon|ma|vous|cette|avoir|ce? retard|reponse|delai|derangement|attente|erreur|confusion|tardive|tarde|deranger|tardif|repondre? tardive|de|tardif|tard?
    excusez moi pour|de|du|le|ma|mon? le|la|mon|ma|reponse|retard? retard|reponse|delai|derangement|tardive? tardive?
    avec toutes? mes excuses
    si possible
    comme je le|vous|disais|ai le|disais|ai? ai? deja? dit|disais|precise|indique|ecrit?
    je vous|te|le? le? ai deja|bien|vous? dit|repondu|ecrit|confirme
    je viens de le|vous dire
    comme convenu|prevu|propose|indique|demande|discute
    comme je le? ai deja? dit|precise|indique
    comme je le? vous? le? ai? deja? dit|disais|precise|indique
    surtout
    sans aucun? doute|hesiter|hesitation
    sans le|un|aucun ombre|moindre|seul de? doute? doute?
    pas de inquietude|urgence|souci|soucis
    de rien
    je vous|te en prie
    je espere que vous|tout allez|va bien
    de ma part
    de mon cote
    oui allo
    vous aussi|egalement
    @forme
    je|on sais|comprends|sait|ai|suis bien|compris|conscient|consciente|parfaitement|note* que? ce|ca|cela est|sera definitif|irreversible|final|sans|definitive retour?
    je vous fais confiance
    je|on sais|comprends|sait|ai bien|compris|note* que? on|je|ce|cela ne? peut|peux|pourra|pourrai plus|pas revenir|annuler|changer|defaire en? arriere|avis?
    je suis bien? conscient|consciente que? ce|ca|cela est|sera definitif|irreversible
    ce est definitif je sais|comprends
    en? toute connaissance de cause
  `,
  no: `
    non @tail*
    non merci
    non merci ce est bon|gentil|tout
    non|non? non ce est bon merci?
    rien|aucun|aucune
    pas de @name
    merci mais? non merci?
    pas maintenant|encore|besoin|question|vraiment|necessaire|interesse|interessee|envie|ca|tout|du|forcement|specialement|aujourd|cette|la|cela de|du|suite|fois|tout|hui|peine|ca? tout?
    pas pour le instant|moment
    pas la peine
    surtout|certainement|absolument|vraiment|du|merci|surement tout? pas du? tout?
    absolument|surtout rien|non
    bien sur que non
    jamais de|la? la? vie?
    hors de question
    il ne? en est|a pas question
    je prefere|prefererais|aime|aimerais ne? autant|mieux|pas|eviter|me|que|attendre ne|pas|eviter? pas?
    je ne? le|la|les|en|vous|y|suis? veux|souhaite|prefere|desire|voudrais|accepte|confirme|demande|valide|suis|tiens|compte|vais|renvoie|annule|paierai|paie|paye|payerai|pense|interesse|autorise|consens|marche pas|plus|rien de|du|a|accord|tout|que? @notdo|ca|cela|tout|payer|annuler|que? ca|cela?
    je ne? ai pas|rien|jamais|aucunement demande|dit|voulu|accepte|confirme|souhaite|commande|parle|besoin ca|cela|oui|a|de|rien|envie? @notdo? ca|cela?
    je ne ai pas|rien|jamais demande|dit|voulu|accepte|confirme|souhaite|besoin ca|cela|oui|a|de|rien? @notdo? ca|cela?
    ce est pas|plus la|ce que? je? peine|veux|voulais|demande|ai|besoin? demande|dit?
    ce ne est pas|plus la|ce que? je? peine|veux|voulais|demande|ai|besoin? demande|dit?
    laissez|laisse|laisser tomber|ca|comme|cela|la|le|tel|ainsi|moi|beton|les|tout|ma ca|cela|comme|tranquille|quel|telle|tomber|tel|commande? ca|cela|quel|quelle?
    ce est bon laissez|laisse|non|merci tomber|merci|comme? ca|cela?
    laissez|laisse
    oubliez|oublie ca|cela|tout|la|le|ma? demande|commande?
    stop|arretez|arrete|annulation|halte tout|ca|cela|le|la|de? demande|annulation|procedure? demande?
    je refuse|decline|renonce|me|rejette le|la|y|a|oppose? @name|demande|ca|cela|offre?
    sans facon|facons merci?
    ca ira|va|suffit bien|aller? comme|merci? ca|merci?
    surtout? ne @please? @prodo? @notdo
    @notdo2
    que nenni
    negatif|jamais|nullement|nada|niet
    tant pis @tail*
    plutot|finalement|enfin|mais|euh|alors|donc non|pas merci?
    je @keepit @tail*
    je prefere|veux|vais|souhaite|voudrais|aimerais|compte|decide|ai finalement|plutot|encore|toujours|quand|donc|decide? meme|de? la|le|les|tout? garder|conserver|recevoir|maintenir|laisser @keepobj? @tail*
    finalement|alors|donc|plutot|merci|bon|non je|on @keepit @tail*
    on|nous @keepit @tail*
    @keepit @tail*
    je|finalement? gardez|garde|gardons|conservez|maintenez|maintiens @keepobj? @tail*
    la|le garder
    je ai|je change|changer|change de|avis avis?
    je ai change|rechange de avis
    finalement je change|ai de|change? avis|de? avis?
    vous|tu ne? me|avez|le|ne|y? avez|as|a|avez? mal|rien|pas|faites|compris|confondez|trompez|inventez compris|comprise|comprenez|lu|erreur|saisi|entendu|interprete?
    vous vous|faites|y trompez|erreur|meprenez
    on se est? mal? compris|comprend|mal compris?
    il|ce y|est a|un|une? erreur|malentendu|un|une|meprise erreur|malentendu|meprise?
    ce est|etait|trop bien? trop|pas cher|complique|long|chere|penible|tard|assez|de cher|accord|interessant?
    trop cher|complique|chere|long|penible|tard
    finalement? elle|il|elles|ils|la @i? @i? me? va|convient|vont|plait bien|parfaitement|finalement|quand|tres|apres|nickel|super? meme|bien|tout?
    aucun|aucune|ni des|de|un|le deux|un? ni? le? autre?
    ni le un ni le autre
    ni le un ni le autre
    non le ancienne etait|est|reste bonne|la|mieux bonne?
    je ne en veux pas|plus
    retablissez|reactivez|restaurez|remettez|desannulez|reactiver|retablir @obj|la|le|ma|en? commande|place|etat?
    annulez cette|la|le|ma demande|annulation
    `,
  doubt: `
    ouais|mouais|ouaip ce est ca|cela
    peut etre|etr
    eventuellement|probablement|possiblement|surement|hypothetiquement|vraisemblablement|apparemment|normalement|theoriquement|mouais|mouai|bof|hmm|hm|mmh|hum|pff|pfff|ah|mwais|mouaif|tss|ouh|hein|quoi|vraiment|serieux|serieusement|franchement|quand|comment|pourquoi|combien|ou|qui|que|quel|quelle|quels|quelles|lequel|laquelle|lesquels|pk|pourquoi|oups|aie|mince|zut
    sans doute
    ca|cela depend|dependra
    on|je|ca|faut verra|verrai|voir|vais|va voir?
    je ne? sais|suis|comprends|vois|pense|crois|connais pas|plus|sur|sure encore|trop|bien|quoi|si|sur|sure|certain|certaine|que|vraiment|tout? sur|sure|certain?
    je crois|pense|suppose|imagine|dirais|presume|doute|hesite|espere|reflechis|trouve|comprends|vois|note|lis|sais|attends|verrai|regarde|regarderai|reviens|reviendrai|rappelle|rappellerai que|bien|oui|encore|a|vous|si? oui|encore?
    je vais|dois|devrais|veux|voudrais|souhaite|souhaiterais|aimerais|peux|pourrais de|y? abord? reflechir|voir|demander|verifier|regarder|parler|discuter|attendre|penser|savoir|comprendre|etre|avoir|consulter|relire|essayer|chercher|retrouver|vous|en
    je me demande|tate|renseigne
    il faut que|de|voir|abord? je|que|abord|reflechir?
    laissez|laisse moi|nous|le reflechir|voir|temps|verifier|demander|un|y|penser|quelques
    attendez|attends|patientez|patience|minute|instant|seconde un|une|deux|2? instant|minute|minutes|peu|seconde|secondes|moment?
    un|une|deux|2 petit|petite? instant|minute|minutes|moment|seconde|secondes
    plus tard
    demain|bientot|lundi|prochainement|hier
    je comprends|vois|note|sais|vous
    compris|note|noted
    ce est note|compris|clair|dommage|moi|pas|beaucoup|cher|quoi|long|vrai
    ce est pas|ne clair|mal|grave|assez|beaucoup|est|normal
    bon a savoir
    comme vous|tu le? voulez|veux|preferez|souhaitez|voudrez|pensez|sentez|dites
    a vous|toi de voir|decider
    faites|fais comme|ce vous|tu|que|bon voulez|veux|vous|voulez|semble? voulez|veux|semble?
    merci pour rien
    oui et non
    oui? ce est bien? moi|ma|mon|notre commande|colis|achat|compte|nom|moi
    oui? je suis|reste toujours|encore|bien? la
    oui? ce est bien moi|nous|elle|lui
    ce? est|etait @fresh
    pour rien
    oui merci|ce pour|est rien|moi
    ben voyons
    bien voyons
    tu parles
    vous parlez
    et puis quoi encore
    oui oui oui
    genial|super|bravo|parfait|excellent|top|formidable vraiment
    ah|oh bravo|super|genial|parfait|bah|excellent|formidable
    oui bonjour|bonsoir|allo
    tres? ok|merci|bien|parfait|entendu|super|bon merci|bien? au|a|tres revoir|bientot|plus|demain|prochaine bientot|tard|fois?
    ok|de|parfait|bien|super|entendu|tres accord|bien? merci|note pour|de le|la|les|votre|ces|cette|vos|ce info|infos|renseignement|renseignements|information|informations|precision|precisions|explication|explications|reponse|retour
    merci de me avoir informe|informee|prevenu|prevenue|renseigne|renseignee|repondu|explique
    mais|cependant|toutefois|sauf|quoique|pourtant|neanmoins|excepte|malgre|sans|sinon|avant|jusque|autrement
    est ce que
    est il|elle|ce
    ai|dois|puis|peux|pourrais|suis je
    pouvez|avez|allez|etes|pourriez|savez|faut|y vous|il|a
    vous avez|aviez|disiez|dites|disiez dit|ecrit|annonce|promis|oui|que
    dit|dire|disait que|oui|non
    mon|ma|mes|le|la mari|femme|fille|fils|soeur|frere|mere|ami|amie|copain|copine|conjoint|conjointe|epoux|epouse|pere|enfants|patron
    quelqu un
    un|une|le|a|a la? conseiller|conseillere|humain|personne|responsable|collegue|superviseur|agent|vrai|vraie
    si seulement|ca|jamais
    presque|plutot|quasiment|environ
    ca|cela va? prendre|durer|couter|prend|dure|coute|mettre|met
    combien de temps|jours|delai
    ca va prendre|durer|couter combien|quoi|longtemps de? temps|jours?
  `,
  against: `
    ne n pas non jamais aucun aucune rien sans sauf mais si cependant pourtant toutefois sinon avant apres quand
    lorsque endroit tant plutot autre autres different peut etre probablement possible doute hesite attends attendez
    attendre demain tard quoi quel quelle quels quelles ou comment pourquoi combien qui est-ce pourrais pourriez
    devrais devrait soi-disant disait erreur oubliez oublie laissez laisse garde garder question questions dites
    dire expliquez appelez appeler details infos deux importe mdr lol bof euh hum peut-etre
  `,
  firm: `
    oui ouais volontiers absolument certainement carrement assurement confirme confirmee valide validee
    accepte acceptee approuve affirmatif banco adjuge vendu deal plaisir veux sur pourquoi feu autorisation
    consens acquiesce
  `,
  relates: `
    ca cela ceci celui celle y en ou mais plutot sinon si avant place meme deux oui vraiment
    echanger echange changer remplacer contre garder annuler renvoyer retourner rembourser
  `,
  condition: `
    si|seulement|uniquement|quand|lorsque|tant|sauf|des
    a condition|moins
    au cas|fur
    sous reserve|condition
    en cas
    oui si
    `,
  change: `
    sauf|hormis|excepte|sans le|la|les|l|mon|ma|mes @i @i?
    autre|autres|different|differente|autrement
    contre|pour des|d|de @i
    la|le|les petite|petit|petites|grande|grand|grandes
    au lieu de
    le|la|une|un|mon|ma|les|cette? autre|autres|mauvaise|mauvais|ancienne|ancien commande|article|carte|adresse|taille|couleur|mail|compte|solution|option|moyen|colis?
    juste|seulement|uniquement|que|rien que? @det? @x @i?
    @some
    pas celle|celui|cette|ce|le|la|les|ca|ma|mon|lui|elle la|ci|commande|article|robe|autre|@i? la|ci?
    aussi|egalement
    @det? @i|@x @i? seulement|uniquement
    en plus
    bon|carte de? achat|achats|cadeau|avoir|reduction
    un avoir
    en|par|avoir avoir|interne
    virement|cheque|paypal|especes|liquide
    etage|batiment|appartement|interphone|digicode
    changez|changer|modifiez|modifier juste|seulement|plutot|la|mon|le|cette? le|adresse|taille|couleur|la|livraison|mon? adresse?
    plutot @x
    une|un seule|seul des|de deux?
    `,
  ordinals: [
    `le|la? premier|premiere|1er|1ere option|solution|choix|proposition|possibilite|des|cas? deux? @please?
     option|numero|choix|solution|proposition|la|le? 1 @please?
     option|numero|choix|solution|proposition un|une|a @please?
     le|la? 1 er|ere|re option|solution|choix?`,
    `le|la? deuxieme|seconde|second|2eme|dernier|derniere|2e option|solution|choix|proposition|possibilite|des|cas? deux? @please?
     option|numero|choix|solution|proposition|la|le? 2 @please?
     option|numero|choix|solution|proposition deux|b @please?
     le|la? 2 e|eme|nd|nde option|solution|choix?`,
    `le|la? troisieme|3eme|3e option|solution|choix? @please?
     option|numero|choix|solution|no? 3|trois|ce`,
  ],
  acts,
};
