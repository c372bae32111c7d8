import { beside } from '../beside/de.ts';
import type { ConsentGrammar } from '../consent.ts';
import { reasons } from '../reasons/de.ts';

/** How German agrees, declines, doubts and changes; see {@link ConsentGrammar} for how a rule is read. */
export const consent: ConsentGrammar = {
  reasons,
  beside,
  written: `
    ja: jaa|jo|jep|jup|yes|jawoll|jawohl|joa|jap|jaaa|yep
    ok: okay|okey|oki|okee|o.k
    nein: nee|ne|noe|nö|no|noo|nein|neee
    bitte: bitteschoen
    danke: dankeschon|dankeschoen|merci|thx|danke
    passt: past|passts
    das ist: dasist
    geht es: gehts
    habe es: habs
    machen sie: machense
    nicht: nich|net|ned
    fuer: fur
    guten: gutn
    schoenen: schonen
    gruesse: grusse|gruse
    gruessen: grussen
    gruess: gruss
    koennen: konnen
    wuerde: wurde
    moechte: mochte
    natuerlich: naturlich
    zurueck: zuruck
    groesse: grosse
    bestaetige: bestatige
    bestaetigt: bestatigt
    erklaere: erklare
    waere: ware
    laut: laut
    euro: eur|€|euros
    email: mail|e-mail
  `,
  parts: {
    spare: `aber? nicht|ohne das|die|den|der|mein|meine|meinen? @w? @g
      aber? lassen|lass sie? das|die|den|mein|meine|meinen @w? @g drin?`,
    det: 'die|der|das|den|dem|meine|meiner|meinen|mein|meinem|diese|diesen|dieser|dieses|eine|einen|ein',
    obj: 'es|das|sie|ihn|die|dies\n@det bestellung|artikel|ware|paket|ganze|auftrag bestellung? @n?\nbestellung|nummer? @n\n@det? @i @i? @i?\n@det? @i @i? und @det? @i @i?\n@all\n@whole',
    all: 'alle|die? beide|beides|zwei|beiden\n@whole',
    whole: 'alles',
    up: 'eine nummer|groesse groesser',
    size: 'in? die|der|den|das|dem? groesse? @o @o?\nin? die|der|den|das? groesse? @o in|und @o',
    money: 'die|den|der|fuer|mit? @n euro mehr|aufpreis|differenz|zusaetzlich?',
    tail: 'bitte|jetzt|gleich|sofort|dann|gerne|gern|so|schnell|danke|einfach|mal|doch|ruhig|heute|umgehend\nso|bitte schnell|bald wie moeglich\nfuer|mir mich?\nund @do',
    refundto: 'auf|ueber|an meine|die|mein|meiner|das|dieselbe|diese? @m|konto|karte|kreditkarte @n?',
    sendto: 'per|an|mit meine|die? email|adresse|post',
    lead: 'ja|bitte|dann|also|gerne|gern|na|nun|jetzt|so|einfach\nsie|du koennen|duerfen|koennten|kannst|darfst|sollen|koennt gerne|gern|jetzt|ruhig|das?\nich moechte|will|wuerde|haette|wuensche gerne|gern|bitte?\nkoennen sie gerne',
    notdo: '@do\n@obj',
    for: 'fuer ihre|die|deine|den|ihren|das|eure hilfe|unterstuetzung|antwort|schnelle|muehe|service|info|rueckmeldung|angebot|geduld antwort|hilfe|rueckmeldung?',
    flaw: 'zu|viel|sehr|wirklich|einfach|leider gross|klein|lang|kurz|eng|weit|teuer|spaet',
  },
  yes: `
    ja|ok|gerne|gern|einverstanden|klar|genau|stimmt|richtig|korrekt|perfekt|passt|natuerlich|selbstverstaendlich|sicher|bestaetigt|bestaetige|absolut|definitiv|abgemacht|logo|jawohl|freilich|unbedingt|prima|fein|okidoki
    ja bitte|gerne|gern|klar|genau|doch|natuerlich
    na klar|gut|sicher
    super|toll|klasse|wunderbar|spitze|fantastisch|grossartig|bestens|schoen|cool danke|dank|vielen dank? schoen|sehr?
    aber|ja|sehr|recht|herzlich|liebend gerne|gern|ja|gut|wohl
    in ordnung
    geht in ordnung
    das|es|alles ist|geht|waere|klingt|hoert|passt|geht sehr|so|fuer|mir|mich|sich|voellig|absolut|vollkommen? fuer|mir|in|gut|ok|richtig|korrekt|perfekt|prima|super|mich|toll|sehr|recht|so|klar|einverstanden|nett|klasse|bestens ordnung|mich|gut|an|fuer|so? mich?
    das|so passt|stimmt|geht so|mir|fuer|gut? mich|so?
    klingt gut|prima|super|perfekt|toll|vernuenftig
    so? machen wir so|das|es?
    passt so|mir|fuer|gut|perfekt mich?
    ich bin damit|mit|sehr|voll? einverstanden|sicher|dafuer|dabei damit?
    ich bestaetige das|es|dies|hiermit?
    ich stimme zu|dem zu?
    hiermit bestaetige|stimme ich|dem? das|es|zu?
    kein|gar|ueberhaupt kein? problem|thema|einwand
    keine einwaende|frage|bedenken
    alles klar|gut|ok|richtig|bestens
    von mir aus gerne|gern
    habe|ich nichts|habe dagegen|nichts dagegen?
    gute idee
    ich bitte darum
    gut so
    genau so
    so ist es
    meinetwegen gerne
    los geht es|s
    geht klar
    alles bestens|gut|super|prima
    ich bin dabei|einverstanden|dafur
    sie haben mein|meine einverstandnis|zustimmung|ok|okay
    ich nehme|akzeptiere|bestatige das|ihr|den|die|ihren angebot|vorschlag|preis|aufpreis|bedingungen
    der|die|das aufpreis|preis|betrag|vorschlag|zuzahlung ist|geht|passt in|ok|okay|gut|fur ordnung|mich?
    so|genau ist|machen|soll|wollte|will es|wir|ich|es das? so|haben|richtig|gut|sein|das?
    das ist|ware genau|das was ich? will|wollte|mochte|brauche
  `,
  agree: `
    @lead* machen|mach|tun|erledigen|machts sie? das|es|so|bitte? @tail*
    @lead* mach|machen wir das|es|so? @tail*
    @lead* so|das|es machen|tun|erledigen @tail*
    nur|immer zu
    los @tail*
    los geht es
    legen|fangen sie los|an
    @lead* fahren|mach sie? fort|weiter @tail*
    @lead* veranlassen|bestaetigen|ausfuehren|durchfuehren|starten|bearbeiten sie? @obj? @tail*
    so|das machen wir das|es?
    das waere super|toll|prima|nett|schoen|perfekt|klasse|lieb|gut|sehr nett|lieb|gut?
    ja bitte
    @size bitte
    ich nehme die|das|den|dann? @size|@name
  `,
  wish: '@lead* @do @tail*\n@lead* @name @tail*\nich bin mit @name einverstanden\nok|ja fuer @name\nlieber @name\nmit @name einverstanden\nich nehme|waehle|bevorzuge lieber? @name',
  asks: 'koennten|koennen|wuerden sie bitte @do\nkoennten|wuerden sie @do bitte',
  item: '@det? @i @i?\nfuer|mit|von? @all',
  target: '@size\n@money\n@refundto\nan diese|die|dorthin|dahin neue? adresse?\n@sendto\ngegen @size',
  follow:
    'ich bringe|schicke|drucke|werfe|gebe das|es|sie|ihn|paket|die|etikett|den paket|etikett? morgen|heute|dann|bald|weg|aus|ab|zurueck|zur? post|ab|aus|weg?',
  reason:
    'es|sie|er|das|@obj ist|war|passt|faellt @flaw|nicht|leider nicht|aus?\n@flaw\nich brauche|will es|sie|das nicht|nimmer mehr?',
  praise:
    'super|toll|klasse|wunderbar|schoen|gut|fantastisch|grossartig|bestens|cool|spitze|hervorragend|ausgezeichnet',
  fill: `
    hallo|hi|moin|servus|hey|liebes|liebe|sehr|geehrte|damen|herren|team|guten|tag|morgen|abend|tach|gruezi|zusammen geehrte|team|tag|morgen|abend|zusammen|damen? damen|und? und|herren? herren?
    vielen|herzlichen|besten|tausend|schoenen dank
    danke schoen|sehr|vielmals|nochmals|nochmal|ihnen|auch|im? voraus? @for?
    ich danke ihnen|dir? @for?
    bitte|also|dann|und|ach|oh|ah|ja|na|nun|so|jetzt|sorry|entschuldigung|uff
    schoenen|schoenes|einen|noch|gute|guten? schoenen|schoenes|guten? tag|abend|wochenende|feierabend|nacht|woche|zeit noch?
    mit? freundlichen|freundliche|viele|liebe|beste|besten|herzliche|schoene|lieben|vielen gruesse|gruessen|gruss|grussen|grusse
    lg|mfg|vg|gruss|gruesse|gruesse
    bis bald|dann|morgen
    tschuess|ciao|auf wiedersehen?
    entschuldigung|entschuldigen|sorry fuer|sie die? verspaetung|stoerung|spaete? antwort?
    sehr|das|wie|total|wirklich ist? freundlich|nett|lieb
    wie gesagt|besprochen
    ohne zweifel
    gesendet von|vom meinem iphone
    ich weiss|verstehe|habe|bin mir? verstanden|bewusst|dass? das|es? endgultig|nicht|unwiderruflich ist|ruckgangig|ruckgangigmachen? gemacht|machen|zu? werden|lasst|kann|ist?
  `,
  no: `
    nein danke|bitte|doch|lieber|das|auf? nicht|keinen? fall?
    nein danke
    nein @tail*
    bitte? nicht @do
    @do nicht
    bitte? nicht|nichts @tail*
    lieber|besser|doch|bitte|jetzt|noch|auf|gar|ueberhaupt nicht|keinen fall?
    auf keinen fall
    keinesfalls|niemals|nie|stopp|stop|abbrechen|negativ
    noch nicht
    jetzt nicht
    lassen|lass|belassen sie? es|das|mal|gut|die|den? so|sein|bleiben|gut|dabei|bestellung? so|bleiben?
    vergessen|vergiss sie? es|das
    schon gut
    ich moechte|will|wuerde|behalte|werde sie|es|das|die|den|ihn|doch|lieber|bestellung|gerne? doch|lieber|@i|bestellung|@s? behalten|nicht|stornieren? mehr?
    ich behalte doch|lieber? sie|es|das|die|den|ihn @i|bestellung? doch|lieber|@s?
    ich will|moechte|brauche das|es|die|sie? nicht|nichts|keine|keinen @do?
    ich habe es|das|mir? mir? anders ueberlegt
    ich habe das|so? nie|nicht gesagt|gewollt|gemeint
    sie haben mich|das? falsch|missverstanden verstanden?
    kein|keine bedarf|interesse
    das will|moechte|wollte ich nicht
    zu|viel|ist teuer|aufwaendig|umstaendlich|kompliziert
    keins|keine|keines von|der beiden|beidem?
    weder noch
  `,
  doubt: `
    vielleicht|eventuell|wahrscheinlich|moeglicherweise|vermutlich|hm|hmm|aeh|mal|warten|warte|moment|spaeter|morgen|erst|wann|wie|was|warum|wieso|wo|wer|welche|welcher|welches|wieviel|ob|aber|jedoch|sondern|allerdings|eigentlich|glaube|denke|weiss|verstehe|verstanden|naja|tja|schau|egal|sonst|ohne|ausser|trotzdem|angeblich|hoffentlich|da
    na|ganz|wirklich toll|super|prima|wunderbar|klasse
    ja ja
    danke fuer nichts
    ach so
    aha|achso|soso
    wie sie wollen|meinen|moechten
    ich bin|denke|glaube|weiss|ueberlege|schaue|muss nicht|es|noch? sicher|unsicher?
    ich verstehe
    gut zu wissen
    ist|sind|kann|koennte|kostet|habe|hat|muss ich|das|es|man|noch|der|die
    mit einem|jemand|jemandem|menschen|mitarbeiter
  `,
  against: `
    nein nicht nie niemals kein keine keinen keinem keiner nichts ohne aber jedoch doch wenn falls sofern ob bevor
    bis erst nur oder statt stattdessen lieber andere anderen anderer anderes vielleicht eventuell wahrscheinlich
    glaube denke zweifel unsicher warte warten moment spater morgen was wann wo welche welcher welches wer warum
    wieso wie konnte wurde sollte falsch irrtum vergiss lass lassen behalte behalten frage fragen sagen erst
    anrufen erklaren beide egal haha
  `,
  firm: `
    ja jawohl gerne gern klar naturlich natuerlich selbstverstandlich selbstverstaendlich sicher bestatigt
    bestaetigt bestatige bestaetige absolut definitiv abgemacht unbedingt freilich einverstanden
  `,
  relates: `
    es das dies diese dieses sie ihn oder aber stattdessen lieber wenn sonst erst zuerst vorher beide wirklich tauschen umtauschen behalten stornieren zuruckschicken erstatten
  `,
  condition:
    'wenn|falls|sofern|solange|sobald|nur wenn|falls?\nunter der? bedingung|voraussetzung\nbis|nachdem|bevor',
  change:
    'lieber? @x\nandere|anderen|anderer|anderes|stattdessen|statt|gutschein|paypal|ueberweisung\nnur @det? @i\nauch|zusaetzlich|ausserdem\n@det falsche|falschen\nnicht @det|diese|dieser',
  ordinals: [
    'die|das|den? erste|erstere|ersten option|variante|moeglichkeit?\noption|nummer|variante 1|eins|a',
    'die|das|den? zweite|letztere|zweiten option|variante|moeglichkeit?\noption|nummer|variante 2|zwei|b',
  ],
  acts: {
    cancel: {
      do: 'stornieren|storniere|stornier|storniert|canceln|cancel sie|bitte? sie? @obj? @tail*\n@obj bitte? stornieren|canceln|storniert',
      name: 'die|der|eine|zur|mit? der? stornierung|storno|storniert',
    },
    return: {
      do: 'eroeffnen|eroeffne|oeffnen|starten|beginnen sie? die|eine|meine? ruecksendung|retoure|rueckgabe\nschicken|senden|mailen|schick sie? mir? das|ein|die|den? etikett|ruecksendeetikett|label|retourenlabel|retourenschein|aufkleber @sendto?\n@obj? zurueckschicken|zuruecksenden|retournieren|zurueckgeben\nschicken|senden sie? @obj zurueck\nnehmen sie? @obj zurueck',
      name: 'die|der|eine|mit|zur? der? ruecksendung|retoure|rueckgabe|ruecksendeetikett|etikett',
    },
    exchange: {
      do: 'tauschen|tausche|umtauschen|wechseln|umgetauscht|tausch|austauschen sie? @obj? bitte? gegen|in? @size? um|aus?\n@obj bitte? gegen|in? @size? umtauschen|tauschen|austauschen|umgetauscht\nschicken|senden|geben sie? mir? @size',
      name: 'den|der|einen|ein|zum|mit|dem? dem? umtausch|tausch|austausch',
    },
    refund: {
      do: 'erstatten|erstatte|zurueckerstatten|zurueckzahlen|ueberweisen sie? mir? @obj|das|den|geld|betrag|@money? geld|betrag? zurueck? @refundto?\nich? will|moechte|haette|lieber|mein|das? gerne|lieber|mein|das? mein|das? geld zurueck|erstattet @refundto?\ngeld zurueck',
      name: 'die|eine|der|mit|zur? der? erstattung|rueckerstattung|rueckzahlung|geld zurueck? @refundto?',
    },
    address: {
      do: 'aendern|aktualisieren|uebernehmen|verwenden|nehmen sie? @obj|die|diese? adresse?\nliefern|schicken|senden sie? @obj? dorthin|dahin|an die|diese? adresse?',
      name: 'die|der|neue|mit? adressaenderung',
    },
  },
};
