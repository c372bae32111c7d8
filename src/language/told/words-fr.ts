/** Verbs and the like that are harmless in ordinary talk. */
export const verbs = `
se me te moi toi soi y en nous on je il elle ils elles ce ca cela ceci donne donnent rend rendent fait dirait ressemble ressemblent
gratte grattent pique piquent serre serrent tire tirent glisse glissent tombe tombent brille colle irrite demange
connaissent connait arrive arrivait marche marchent remarche fonctionne travaille dort repose pleure aide aident aidait
ferme fermee clique essaye remarque realise souviens sens sent sentent semble parait devient commence commencait
contente content soulagee soulage ravie ravi reconnaissante curieuse sure certaine clairement honnetement personnellement
franchement absolument truc trucs chose choses quelque quelqu quelques tout tous toute toutes monde gens folle fou dingue
drole typique histoire bref longue bonne mine dommage heureusement malheureusement
`;

/** The closed list of harmless French words; see ConsentTold. */
export const words = `
a au aux de du des en dans sur sous chez par pour avec vers entre pres cote devant derriere dessus dessous dedans
dehors autour depuis pendant le la les un une mon ma mes ton ta tes son sa ses notre nos leur leurs cette cet ces
et tres trop bien mal peu assez beaucoup tellement vraiment juste deja toujours souvent parfois encore surtout
presque completement totalement carrement franchement vite longtemps ici partout ailleurs ensemble seul seule
est sont etait etaient fait font faisait suis ai as avons ont avait aller venir voir faire avoir etre mettre
prendre marcher travailler vivre dormir manger boire cuisiner conduire voyager voler nager courir danser chanter
jouer lire ecrire etudier enseigner nettoyer laver secher repasser respirer bouger porter soulever plier acheter
offrir recevoir feter marier visiter rentrer sortir monter descendre partir demenager emmenager economiser payer
mariage mariages fete fetes anniversaire bapteme communion enterrement obseques noel paques vacances vacance
voyage sejour croisiere lune miel festival concert spectacle bal gala diner dejeuner repas pique nique barbecue
ceremonie remise diplome diplomes examen examens entretien entretiens embauche reunion conference travail boulot
taf job stage ecole college lycee fac universite classe cours chorale repetition theatre cinema eglise messe
mosquee synagogue musee match course marathon gym yoga pilates sport foot football tennis golf ski randonnee
camping peche jardinage voile equitation velo
mere maman pere papa parents soeur soeurs frere freres fille filles fils enfant enfants gosse gosses bebe bebes
ado petit petite petits petites fils fille grand grande mere pere mamie papi papy mami tante tonton oncle niece
neveu cousin cousine belle beau mari femme conjoint conjointe compagnon compagne copain copine copains copines
ami amie amis amies fiance fiancee ex voisin voisine voisins voisines coloc collegue collegues famille temoin
mariee invite invitee dame monsieur homme garcon gens personne professeur prof infirmiere infirmier medecin
docteur dentiste etudiant etudiante retraite retraitee veuf veuve serveuse
pied pieds orteil orteils cheville chevilles jambe jambes genou genoux cuisse cuisses hanche hanches taille
ventre fesses dos poitrine buste sein seins epaule epaules bras coude coudes poignet poignets main mains doigt
doigts cou gorge tete visage oeil yeux oreille oreilles nez bouche cheveux peau corps silhouette os muscles
poids kilos kilo douleur douleurs mal maux arthrose arthrite oignons ampoules boutons eczema allergie allergies
allergique allergiques operation hopital clinique maladie cancer grossesse enceinte naissance accouchement
blessure blessee fracture entorse cassee casse gonfle gonfles gonflee froid froide chaud chaude gele gelee
mouille mouillee humide vieux vieille age agee jeune maigre mince gros grosse ronde ronds rond fatigue
fatiguee faible malade fauchee fauche pauvre pauvres ruinee chomage chomeuse retraite handicap
handicapee handicape triste stressee nerveuse genee honteuse maladroite etourdie etourdi bete idiote idiot nulle
horrible affreux affreuse moche moches vilain vilaine laid laide ridicule inconfortable douloureux desagreable
genant penible atroce terrible
tissu matiere coton laine lin polyester nylon viscose soie cachemire cuir synthetique texture qualite coutures
couture ourlet doublure fermeture eclair boutons bouton manche manches col encolure poche poches bretelle bretelles
talon talons semelle semelles trou trous tache taches accroc fil fils odeur parfum fumee poussiere bouloches
serre serree serres serrees etroit etroite etroits etroites large larges long longue longs longues court courte
courts courtes ample lourd lourde leger legere epais epaisse fin fine raide rigide gratte grattent pique piquent
meteo lumiere eau eternite achat impulsif temps hiver printemps ete automne saison pluie neige soleil canicule chaleur vent orage plage mer bord
piscine montagne lac riviere parc jardin campagne ville village rue route coin gare aeroport bus train tram metro
voiture velo taxi avion bateau circulation
boutique magasin magasins supermarche boulangerie marche bibliotheque banque cafe restaurant bar hotel bureau
maison appart appartement chambre salon cuisine salle bain entree couloir grenier cave garage escalier escaliers
ascenseur placard placards armoire armoires dressing tiroir tiroirs canape lit carton cartons sac sacs
vie monde chance moment moments jour jours nuit nuits matin matins midi soir soirs semaine semaines mois annee
annees an ans heure heures minute minutes week end
argent sous budget factures loyer salaire paie pension dettes bordel bazar stress galere cauchemar catastrophe
drame surprise surprises cadeau cadeaux erreur faute dommage habitude coup coeur tete impulsion reve souvenir
souvenirs photo photos image miroir glace ecran ordinateur ordi tablette portable imprimante internet wifi
machine lessive ciseaux encre papier scotch colle
chien chiens chat chats cheval
cher chere chers cheres moins pareil pareille identique double doublon
fonce foncee clair claire pale terne sombre banal banale ordinaire enfantin enfantine froisse froissee bancal
dechire dechiree abime abimee tache tachee defectueux defectueuse retreci retrecie deforme deformee use usee
delave delavee fele felee glissant glissante transparent transparente moulant moulante bouffant informe
importable immettable inutile inutilisable
diable mort morte horriblement terriblement affreusement carrement rapidement soudain recemment dernierement
doucement enormement bizarrement malheureusement
anglais francais allemand espagnol italien portugais neerlandais langue orthographe fautes lunettes clavier
pleure pleurer rire dormi faim soif
demenagement installe installee travaux peinture
retouches couturiere tailleur
elle il elles ils lui eux moi toi soi en y me te se
`;
