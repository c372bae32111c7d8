import type { ConsentReasons } from '../consent.ts';

/** Why people say yes in German, told beside a plain yes; see {@link ConsentReasons}. */
export const reasons: ConsentReasons = {
  parts: {
    rit: `es|sie|er|das|die|der|ihn
das|die|der|den? @i @i? @i?
die|in? groesse? @s`,
    rint: `zu|viel|sehr|wirklich|einfach|leider|etwas|ein|bisschen|total|voellig|ziemlich|ganz|deutlich|viel|mir|ihr|uns|auch|richtig`,
    rbad: `gross|klein|lang|kurz|eng|weit|teuer|schwer|duenn|dunn|dick|warm|kaputt|defekt|beschaedigt|gerissen|unbequem|haesslich|durchsichtig|steif|dunkel|hell|schmal|breit|knapp|locker`,
    rpart: `aermel|armel|taille|schultern|laenge|lange|schnitt|farbe|stoff|material|qualitaet|qualitat|brust|huefte|hufte|ruecken|rucken|beine|traeger|trager|kragen|form|passform|reissverschluss`,
    rwho: `er|sie
mein|meine|meiner|meinem|unsere|unser tochter|sohn|mann|frau|schwester|bruder|mutter|freundin|freund|nichte|partner|partnerin|vater`,
    rwhere: `an|in|um|auf|fur|fuer der|den|die|dem|mich|mir|sie? taille|schultern|brust|huefte|huften|ruecken|armen|bauch|beinen|hals|mich?`,
    rday: `am|naechsten|nachsten|nachste|diesen|diese|im|kommenden samstag|sonntag|montag|dienstag|mittwoch|donnerstag|freitag|woche|monat|sommer|wochenende`,
    rocc: `fur|fuer|zur|zum|auf|vor die|der|das|den|eine|einer|einen|meine|meinen|ein? @rposs? hochzeit|feier|party|geburtstag|taufe|urlaub|reise|veranstaltung|fest|ball|weihnachten|arbeit|beerdigung|anlass @rposs? @rday?
@rday`,
    rposs: `meiner|meines|meine schwester|tochter|freundin|bruders|mutter|sohnes`,
    rthing: `es|sie|ihn|das|eins|eines|etwas|gleiche|selbe|dasselbe|schon|bereits|mir|uns|guenstiger|gunstiger|billiger|besseres|woanders|im|in|der|geschaeft|laden|stadt|online|ein|einem|kleid|gestern|naehe|hier|anderswo`,
    rerr: `es|sie|das|die|den|falsche|falschen|farbe|groesse|modell|artikel|aus|versehen|versehentlich|zweimal|doppelt|mal|zwei|irrtuemlich|irrtumlich|bestellung|knopf|gleich`,
  },
  any: `

    @rit ist|war|sind|faellt|fallt|sitzt|wirkt|passt|sieht @rint* @rbad @rwhere? aus?
    der|die|das @rpart ist|sind|war|wirkt @rint* @rbad @rwhere?
    der|die|das @rpart sieht|ist ganz|leider|voellig|vollig|total|komplett* anders aus? als auf|im|in|dem|der|den|bild|foto|fotos|shop*
    @rint* @rbad @rwhere?
    in|an der|den taille|schultern|brust|huefte|hufte|huften @rint* @rbad
    @rit passt|steht|gefallt|gefaellt|sitzt mir|ihr|ihm|uns|leider|einfach|ueberhaupt|uberhaupt|gar* nicht richtig|mehr|gut?
    das|es war|ist mein|meine fehler|schuld|irrtum
    mein fehler
    ich habe mich vertan|verklickt|geirrt
    ich bekomme|kriege|komme es|sie|ihn|den|reissverschluss|kaum|gar|nicht|hinein|zu|ueber|die|brust|huefte*
  `,
  away: `

    @rit kommt|kaeme|wuerde|wurde|wird nicht|nie mehr? rechtzeitig|puenktlich|punktlich @rocc? an|kommen|ankommen?
    @rit kommt|kaeme|ist|waere|dauert zu|viel|mir|uns|leider|einfach* spaet|spat|lange|lang @rocc? an?
    die? lieferung|lieferzeit|es|das dauert|ist mir|uns|viel|einfach|leider* zu lange|lang|spaet|spat
    es|das war @rocc gedacht?
    ich|wir|@rwho habe|haben|hat @rthing* @rthing* gefunden|gekauft|besorgt|bekommen|geschenkt|geholt|gesehen|bestellt
    ich|wir? habe|haben|hab mich? @rerr* @rerr* bestellt|geklickt|verklickt|vertan|gekauft|gewaehlt|gewahlt|erwischt|gedrueckt|ausgewaehlt|ausgewahlt
    es|das ist|war eine? doppelbestellung|doppelte|versehen bestellung?
    ich|wir kann|koennen mir|uns|es|das|sie* diesen|monat|zurzeit|gerade|momentan|im|moment|nicht|leider* leisten
    ich muss gerade|momentan|diesen|monat|etwas|zurzeit* sparen
    es|das ist mir|uns|einfach* zu teuer
    meine|unsere|die plaene|plane haben sich geaendert|geandert
    die|das|unsere feier|hochzeit|reise|fest ist|wurde|faellt abgesagt|verschoben|ins|wasser|aus*
    die|der|das farbe|stoff|qualitaet|qualitat|material|schnitt|es|sie ist|sieht|wirkt ganz|leider|voellig|total|anders|schlecht|enttaeuschend|enttauschend|aus|als|auf|im|in|dem|der|den|bild|foto|fotos|shop|beschrieben|erwartet|gedacht|abgebildet*
    @rit ist|sieht|entspricht nicht|leider* wie|so|was|ich|mir|es|vorgestellt|erwartet|gedacht|beschrieben|abgebildet|meinen|erwartungen|hatte|habe|das*
    ich bin|von|der sehr|leider|wirklich|der|qualitaet|qualitat|davon|von* enttaeuscht|enttauscht|unzufrieden
    es|das|sie ist|war|sind ein|noch|ganz|voellig|geschenk|ungetragen|unbenutzt|neu|und|mit|das|die|etikett|etiketten|dran|daran|originalverpackt|fuer|fur|alle* @rwho?
    das|die|alle etikett|etiketten|schilder ist|sind|haengt|haengen|hangt noch|alle* dran|daran|dran
    ich habe es|sie|ihn noch? nie|nicht getragen|gewaschen|benutzt|angehabt
    keins|keines|beide von|beiden|passen|passt|mir|nicht|sind* @rint* @rbad?
  `,
  spent: `
    ich|wir|@rwho brauche|brauchen|braucht|benoetige|benotige|trage|nutze es|sie|ihn|das|@rit nicht|nun|jetzt|leider* mehr|doch?
    ich|wir|@rwho will|moechte|mochte|wollen|mag es|sie|ihn|das|@rit nicht mehr
    ich habe keine|keinen verwendung|bedarf mehr|dafuer|dafur*
    @rwho gefallt|gefaellt|passt es|sie|er|das|leider|einfach* nicht
    ich will|moechte|mochte|brauche kein|keine|keinen anderes|andere|anderen|neues|ersatz
  `,
  mind: `

    ich|wir habe|haben es|mir|uns|das* mir|uns|es? anders ueberlegt|uberlegt
    meine meinung hat sich geaendert|geandert
  `,
  swap: `

    ich|@rwho brauche|braucht|moechte|mochte|will es|sie|ihn|das|unbedingt|gerne|gern|wirklich* @rocc? tragen|anziehen?
    es|das|sie ist|war @rocc
    ich liebe|mag das|es|sie|dieses|diese|sehr|wirklich* @i? sehr|so?
    es|das|sie ist|@i @rint* schoen|schon|huebsch|hubsch|toll|wunderschoen
    ich liege|bin|stehe zwischen zwei? groessen
    ich trage|habe|nehme sonst|normalerweise|eigentlich|meistens|immer|auch* @size
    @size ist meine|die normale|richtige|uebliche|passende* groesse
    haette|hatte ich gleich|besser|von|anfang|an|lieber* nehmen|bestellen|waehlen|wahlen sollen
    die|das|den haette|hatte ich gleich|besser|von|anfang|an* nehmen|bestellen sollen
    ich habe nachgemessen|gemessen|zugenommen|abgenommen und|@size|etwas|ein|paar|kilo|passt*
    ich habe es nicht eilig
    es eilt|hat nicht|keine|eile
    die|das|den groessere|grossere|groesseres|kleinere
  `,
  move: `

    ich|wir bin|sind|habe|gerade|kuerzlich|letzten|letzte|monat|woche|erst|vor|kurzem* umgezogen
    da|dort|hier wohne|wohnen|arbeite|lebe ich|wir jetzt|nun|gerade|aktuell*
    ich wohne|lebe|arbeite jetzt|nun|dort|da|hier*
    das ist meine|die|unsere neue|aktuelle|richtige* adresse|wohnung
  `,
  fill: `

    so schnell wie|es|moeglich|moglich|geht|bitte*
    moeglichst|moglichst schnell|bald|rasch
    ich waere|ware|bin ihnen|sehr|dafuer|so* dankbar|froh|erleichtert
    und? entschuldigen|entschuldigung|entschuldige|verzeihung|sorry sie? die|fur|fuer|den|das|meine* umstaende|umstande|stoerung|storung|muehe|muhe|aufwand|fehler|verwirrung
    vielen|herzlichen|lieben|tausend dank fuer|fur|ihre|die|das|den|schnelle|ihr|verstaendnis|geduld|hilfe|muehe|antwort|bearbeitung|unterstuetzung|unterstutzung*
    danke fuer|fur|ihre|die|das|ihr|den|schnelle|hilfe|muehe|geduld|antwort|verstaendnis|verstandnis|muhe|unterstuetzung*
    sie haben|sind mir|sehr|wirklich|eine|grosse|geholfen|hilfe|nett|freundlich|super|toll*
    das ist|waere|ware sehr|wirklich|total|super|echt* nett|lieb|hilfreich|freundlich|schnell von|ihnen*
    was fuer|fur eine erleichterung
  `,
  follow: `

    ich bringe|gebe|schicke|trage|kann|werde|bring es|sie|das|ihn|paket|morgen|heute|naechste|nachste|woche|am|montag|dienstag|mittwoch|donnerstag|freitag|samstag|zur|post|dann|gleich|abend* zur|in|an|den|zum|post|paketshop|filiale|abgeben|bringen|schicken|ab|auf|weg|zurueck*
    ich habe noch den|die|das karton|verpackung|tuete|schachtel
    den|die|das karton|verpackung habe ich noch
  `,
  order: 'bestellung auftrag',
};
