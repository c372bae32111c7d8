import { words } from '../words.ts';

/** Common words one letter away from a word that the lexicon knows: right as they are. */
export const rightWords = words(`
  abonnes aborde aborder acceptee accepter accorde accordee accorder achetee achetes acheteur acheve active
  actives adapte adaptees adapter adaptes adoptee adresser aides aient aiment aimer aimerait ajoute ajoutee allant
  allemande amende anglaise annexes annoncee annoncer annuel annuels appelees appels apport appreciee apprecier
  associes attache attaches atteindre atteinte attendu attendue attendus autorisee autorite avancee avancer avions
  ayant baisse basse belge belles blues boire boston bouche bouger boule boules branche brancher branches brille
  brosse brute bruts cahier caisses calmer campagne casser causes cesse cesser chacune chance changes chante
  chanter chanteur chantier chargee chargement charger charme chasse chaussee chefs chercheur chine chinois
  chinoise choisie choisit chute chuter claire clarte classe classes clause coffre colin colores combine combiner
  comite commence commente commerciale communique comprend comprise compter computer comte concernent conforme
  connue conseille conseillers conservee contact contacts conte contenter contenu contexte contiennent contient
  continent continu continuera contrer convaincre convaincus corde cotees coucher couler couper coupes couple
  coups courante courbe courbes courent coureurs course courses coutume couvert couverte couverts couverture
  couvrant couvre couvrent couvrir crayon creee crime davantage debat debats debiteur debout debute debuts decede
  deceler decevants decidee declin decoule decrire decrit delit demandait demandee demandes demandeur demarre
  denis depit derniers desir desirs detiennent detient devant devraient difference differences directe dispose
  disposer donnee donnera donnes dotee dotes doubler douce douche douter durees durer echappe echapper ecole
  ecoule ecoute ecouter ecrin ecrite effectuee effectues egale egard emettre enregistrer enregistres entend entier
  entree entrepris entrer envol envoyes epoque epreuve equipee espagnole essaie estime estimer etendu etendue
  ethique etoile etrange evite evolue evoluer evoquer exiger existant existante exister faille faite faits famille
  fasse fautes femmes ferait feries fermee fermete fiches filet finale fines finir finira finit firme firmes fixer
  flacon flacons flamande fleurs foire folle fonctionnant fonctionner forcer former formes fortement fortes frites
  future futurs geants genere generer glisse grandi grandir gratuites guider guise habite habitue habituel hautes
  herite heurte humaines ignorer imaginer immediate imprimes indiquer inferieurs inities interesser interesses
  interieur interieure international jeunes jouera joueur jugees juges jules lance lancee lancees lances langue
  langues larmes latine legale legalement libere liberer liberte libres limitee limiter lisse litre litres livrent
  livret manche manger manquait manquent manquer manquera marbre marcher marge marie mariee marier marin marquee
  marquer masque mentionner mette mettra modem modems modere moderee moderne modifie modifiee module mondes
  monstre monte montee montent montrent montres moules neerlandaise normale notera occupee occuper oeuvre offertes
  organise organisee organisees organises organisme organismes oublier ouvertes ouvrier paient pairs palais parcs
  parent parier paris parite parlant parlent parmi parquet partent partiel parts parvient passant passera passes
  passions pause payees payement payes peint peinture peintures pensait pensee perdre perdus perle personnel
  pertes pierre piste pistes placee placer plages plaire plantes pointe pointes portant portera porteur ports
  posee possibilite pourra pourrez poursuite poursuivra poussee pousser pratiquee pratiquer precede precedentes
  preference preferer premiers prendra prepare preparer prepares presence presentee presenter presentera presents
  preserver preuve previent prevoient prevoir prevus primo principal procedes prochain prochains produite
  produites profile profit profite propose proposee proposees proposer proposera proposes purete quant rachat
  rachats rachete racheter ramene rapporte rares rebond recevra rechercher reclame recommande recommandee
  recommander recours recul recule reculer recupere redaction redige rediger reduire reduites refuge refus refuser
  regard regards regie regime regretter rejet relever rembourse remet remplaces renard rendus rente rentes rentree
  rentrees repandu repandue reperer repose reposer repute reputee reserve reservee reservees reserves ressent
  restant restee restera restes retenir retient retrouvee retrouvera reussi reussie reussir reussit reussite
  reviendra revue revues roues rouler routes salee salles satisfaire satisfaits sauce saurait sauve sauver savait
  savons scandales seconds serge series servais servent servi servir seules signal signaler signee signer soigner
  solides sommet sommets songe songer sortie sortira souhait souhaitait soumis soumise souris souscrit souscrite
  sport sports stable statue suivants suivent suivie superieurs supposer teint telephones telephonie telles tente
  tenter tentes terminee tiendra tient tiers tirent tombee touche touches traces transporter travailler
  travailleur troupes trouvee trouvera utilisee utilises valeurs varie varier vaste vastes veiller vendue ventre
  verite verres verse versee versees verses vertu vertus vieille violent visent visiter visiteur vivement vivent
  voient voler voles volet voter voudrait voyager voyageur vraies vrais wallons
`);
