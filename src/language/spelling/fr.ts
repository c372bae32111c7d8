import { words } from '../words.ts';

/** Common words one letter away from a word that the lexicon knows: right as they are. */
export const rightWords = words(`
  abimer abonnes aborde aborder acceptee accepter accorde accordee accorder achetee achetes acheteur acheve acides
  active actives adapte adaptees adapter adaptes adoptee adresser agresse aident aiderais aides aidiez aient
  aiment aimer aimerait aimez aires ajoute ajoutee allant allemande allier alliez allions amant amende amere
  anglaise annexes annoncee annoncer annuel annuels antre appelees appels apport appreciee apprecier ardent arene
  associes attache attaches atteindre atteinte attendu attendue attendus auteur autorisee autorite avancee avancer
  avions ayant ayons baisse barque basse batte belge belles benne bette bille bisou blamer blues boire boive bonde
  borne bornes boston bouche bouee bouger bougie bougies boule boules bouts branche brancher branches brille
  brillent brosse brule brules brume brute bruts cahier caisses calmer campagne canton capte casser causes cerise
  cesse cesser chacune chameau chameaux chance changes chante chanter chanteur chantier chargee chargement charger
  chargeur chargeurs charme chars chasse chassent chateau chaude chaussee chefs chene chercheur chevre chiante
  chine chinois chinoise choeur choisie choisit chope choque choux chute chuter claire claque clarte classe
  classes clause close coffre colin colores combine combiner comite commence commente commerciale communique
  compote comprend comprise compter computer comte concernent conforme connue conseille conseillers conservee
  contact contacts conte contenter contenu contexte contiennent contient continent continu continuera contrer
  convaincre convaincus corde corne cotees coucher couille couler coupant coupent couper coupes couple coups
  coupure coupures courante courbe courbes courent coureur coureurs course courses coutume couvent couvert
  couverte couverts couverture couvrant couvre couvrent couvrir crame crasse crayon creche creee crepe crete creve
  crevee crient crime croute damnes davantage dealer debat debats debiteur debout debute debuts decede deceler
  decevants decidee declin decoder decoule decrire decrit deduis defoncer delia delit demandait demandee demandes
  demandeur demarre demons denis depit derniers derriere desir desirs detiennent detient devant devions devraient
  devriez devrons difference differences directe dises dispose disposer dispute disputer distant donnee donnera
  donnes dorme doses dotee dotes doubler douce douche doues douter drames durees durer echappe echapper ecole
  ecoule ecoute ecouter ecrin ecrite ecroule effectuee effectues egale egard eleve elever elfes emettre engendre
  engin enregistrer enregistres entend entier entree entrepris entrer envol envoyes epoque epreuve equipee
  espagnole essaie essuye essuyer estime estimer etendre etendu etendue ethique etoile etrange eveque evier evite
  evolue evoluer evoquer exiger existant existante exister faille faite faits famille farce farces fasse fauche
  fauchee faucon fautes femmes ferait ferez feries feriez fermee fermete fiches fichu fichue fichus filet filme
  filmer finale fines finir finira finit fiole firme firmes fixer flacon flacons flamande flatte fleurs flute
  foire folle fonce fonctionnant fonctionner forcer forets forge former formes fortement fortes fracture fractures
  frire frite frites frotte fuite fuites future futurs gangs garce garcons garee garer geants gendre genee gener
  genere generer genes genie genies geres gland glandes glisse gomme gorille gourde gourdes goute grandi grandir
  gratuites gronde guider guise habite habitue habituel hante hautes herite heurte humaines ignorer imaginer
  immediate imprimes indiquer inferieurs infirme inities interesser interesses interieur interieure international
  jeunes jouera joues joueur jugees juges jules jures lames lance lancee lancees lances langue langues larmes
  lasse latine leche legale legalement levre levres libere liberer liberte libres lievre limitee limiter lisse
  litre litres livrent livret mache maire mairie malin malins malle manche manger manquait manquent manquer
  manquera marais marbre marcher maree marge marie mariee marier marin maris marquee marquer marteau masque
  massage menager menes menez mentionner meres metre mette mettra meure meures miteux modem modems modere moderee
  moderne modifie modifiee module molle mondes monstre monte montee montent montrent montres morue moules mourant
  mourante muette mures neerlandaise neufs normale notera noyee nuire occupee occuper oeuvre offertes orage ordure
  organise organisee organisees organises organisme organismes osais oublier ouvertes ouvrier paient pairs palace
  palais palier parcs parent parie parier pariez paris parite parlant parlent parmi paroi parquet partent partez
  partiel parts parvient passant passera passes passions patee patient patrie pause payees payement payent payes
  peigne peint peinture peintures pendre pendu pendue pensait pensee perce percu perdre perdus perle personnel
  pertes peste peurs piege pieges pierre pieux pince pinces pisse piste pistes placee placer plages plaire plantes
  poetes pointe pointes poire polaire ponts porche portant portera porteur ports posee possibilite potable potes
  poumons pourra pourrez poursuite poursuivra poussee pousser pratiquee pratiquer precede precedentes preference
  preferer premiers prendra prepare preparer prepares presence presentee presenter presentera presents preserver
  preuve previent prevoient prevoir prevus primo principal procedes prochain prochains produite produites profile
  profit profite propose proposee proposees proposer proposera proposes puante purete quant races rachat rachats
  rachete racheter raide ramene rapporte rares rasoir ratee rates raton rebelle rebond rebours recevra rechercher
  reclame recoit recoivent recommande recommandee recommander recours recrue recrues recul recule reculer recupere
  redaction redige rediger redire reduire reduites refais refuge refus refuser regale regaler regard regards regie
  regime regne regner regretter rejet relever relire rembourse remet remplaces remporter remue renard rencard
  rendus renes rente rentes rentrait rentree rentrees repand repandre repandu repandue repense reperer repose
  reposer repute reputee reserve reservee reservees reserves ressent restant restee restera restes retenez retenir
  retiens retient retrouvee retrouvera reussi reussie reussir reussit reussite revais revent reverence reverrai
  reviendra revue revues revus ronds ronge roues rouler routes ruelle sabre sacre sages saigne saigner sainte
  salee salles salons satisfaire satisfaits sauce saurait saute sauter sauve sauver savait saviez savions savons
  scandales seche seconds selle serge sergent series serment serpent servais servait serve servent servi servir
  seules sieur signal signaler signee signer soigne soignee soigner solides sommet sommets sonde songe songer
  sortie sortira sotte soucier souhait souhaitait soule soumis soumise souper souri souris souscrit souscrite
  soute sport sports stable statue sucer sueur suivants suivent suivie superieurs supposer tapes taule teint
  telephones telephonie telles tenais tente tenter tentes tenue terminee teste tiendra tient tiers tirent tombee
  torche touche touches tourte traces trachee transporter travailler travailleur trempe trempee tremper trempes
  troue troues troupes trouvee trouvera truque utilisee utilises vaille valeurs varie varier vaste vastes veiller
  vend vends vendue venere venez veniez ventre verite verres verse versee versees verses vertu vertus veuille
  vibrer vieille vielle violent violentes violeurs visent visiter visiteur vitre vivement vivent voient volais
  volait voler voles volet voter votez voudrait voyager voyageur voyiez vraies vrais vrille wallons
`);
