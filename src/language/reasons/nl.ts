import type { ConsentReasons } from '../consent.ts';

/** Why people say yes in Dutch, told beside a plain yes; see {@link ConsentReasons}. */
export const reasons: ConsentReasons = {
  parts: {
    rit: `hij|het|ze|zij|deze|die|dat|hem
de|het|mijn @i @i? @i?
de? maat? @s`,
    rint: `te|veel|heel|erg|echt|wel|gewoon|een|beetje|iets|helaas|veels|toch|ook|mij|me|net|flink`,
    rbad: `groot|klein|lang|kort|strak|wijd|duur|smal|breed|zwaar|dun|dik|warm|kapot|beschadigd|defect|lelijk|doorzichtig|stug|donker|licht|krap|ruim|los|nauw`,
    rpart: `mouwen|taille|schouders|lengte|snit|kleur|stof|materiaal|kwaliteit|borst|heupen|rug|pijpen|bandjes|kraag|model|pasvorm|rits`,
    rwho: `hij|zij|ze
mijn|onze dochter|zoon|man|vrouw|zus|broer|moeder|vriendin|vriend|nichtje|partner|vader`,
    rwhere: `op|in|om|bij|voor de|mijn|het|mij|me|haar? taille|schouders|borst|heupen|rug|armen|buik|benen|mij?`,
    rday: `op|aanstaande|volgende|deze|komende|in zaterdag|zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|week|maand|weekend|zomer`,
    rocc: `voor de|het|een|mijn|onze? @rposs? bruiloft|feest|feestje|verjaardag|doop|vakantie|reis|evenement|sollicitatie|diner|kerst|begrafenis|werk @rposs? @rday?
@rday`,
    rposs: `van mijn zus|dochter|vriendin|broer`,
    rthing: `hem|het|een|er|iets|dezelfde|hetzelfde|al|ergens|anders|goedkoper|beter|beters|in|de|winkel|stad|online|gisteren|elders|mij|me|deze|jurk`,
    rerr: `de|het|hem|verkeerde|kleur|maat|artikel|model|per|ongeluk|twee|keer|dubbel|vergissing|abusievelijk|te|veel|bestelling|knop`,
  },
  any: `

    @rit is|zit|valt|was|staat|voelt|zijn|zitten @rint* @rbad @rwhere? uit?
    de|het @rpart is|zijn|zit|zitten|was @rint* @rbad @rwhere?
    @rint* @rbad @rwhere?
    @rit past|staat|zit|bevalt mij|me|haar|hem|helaas|gewoon|toch* niet goed|lekker|echt?
    het|dat was|is mijn|eigen fout|schuld|vergissing
    mijn fout|schuld
    ik heb me vergist
    ik krijg de|hem|rits|kan|nauwelijks|niet|dicht|amper* ademen|dicht|aan|over*
  `,
  away: `

    @rit komt|is|arriveert|wordt niet|nooit|niet meer* op|geleverd|meer tijd|op? tijd? @rocc? aan|binnen?
    het|dat|de levering? duurt|is|komt mij|me|helaas|gewoon* te|veel lang|te|laat lang|laat? @rocc?
    het|dat was bedoeld? @rocc
    ik|we|@rwho heb|hebben|heeft @rthing* @rthing* gevonden|gekocht|gekregen|gehaald|gezien|besteld|gegeven
    ik|we heb|had|hadden|hebben hem|het|ze|die|dat|deze|de? @rerr* @rerr* besteld|geklikt|gekocht|gekozen|geplaatst|gedrukt
    het is|was een dubbele bestelling
    ik kan het|hem|me|mij|dit|deze|maand|nu|even|niet|momenteel* betalen|veroorloven
    ik moet deze|even|nu|maand|een|beetje|wat* sparen|bezuinigen
    het|hij is me|mij|gewoon* te duur
    mijn|onze plannen zijn veranderd|gewijzigd
    het|de feest|bruiloft|reis|evenement gaat|is niet|door|afgelast|uitgesteld|afgezegd*
    de|het|hij kleur|stof|kwaliteit|materiaal|is|ziet|valt|er|tegen|heel|erg|anders|slecht|dan|als|op|de|foto|foto s|site|website|plaatje|uit|verwacht* de|foto|site|s*
    de|het kleur|stof|kwaliteit|materiaal is|valt|ziet heel|erg|er|anders|tegen|slecht|dan|uit|op|de|foto|site|website|plaatje|verwacht* op|de|foto|site|website*
    ik ben erg|heel|echt|zo|niet|over|van|de* teleurgesteld|ontevreden|tevreden|blij over|met|in|de|kwaliteit|het*
    het|hij is|was een|nog|cadeau|cadeautje|nieuw|ongedragen|ongebruikt|met|kaartje|kaartjes|eraan|en|de|het|zit|er|aan|voor* @rwho?
    de|het kaartje|kaartjes|label|labels zit|zitten|hangt|hangen er|nog|aan|eraan*
    geen|allebei|beide van|beide|past|passen|zijn|mij* @rint* @rbad?
  `,
  spent: `
    ik|we|wij|@rwho heb|hebben|heeft|gebruik|draag hem|het|ze|die|@rit niet|geen meer nodig?
    ik|we|wij|@rwho heb|hebben|heeft hem|het|ze|die|@rit niet|niet meer|langer* nodig
    ik|we|@rwho wil|willen hem|het|ze|die|@rit|deze niet meer
    @rwho vindt|wil|vind hem|het|ze|die|deze niet mooi|leuk|fijn|meer
    ik vind hem|het|ze|de|@rpart niet mooi|leuk|fijn|goed
    ik hoef|wil geen|niet andere|ander|nieuwe
  `,
  mind: `

    ik|we heb|hebben me|mij|ons bedacht
    ik ben van gedachten veranderd
  `,
  swap: `

    ik|@rwho heb|wil|heeft hem|het|ze|die|graag|echt* nodig|dragen? @rocc?
    het|hij|dat is|was @rocc
    ik vind hem|het|de|deze|@i|zo|heel|erg* mooi|leuk|geweldig
    ik zit|zat|val tussen twee? maten in?
    ik draag|heb|neem normaal|meestal|altijd|normaalgesproken|eigenlijk|anders* @size
    @size is mijn|de normale|gewone|juiste|goede* maat
    die|dat|@size had ik meteen|gelijk|direct|beter* moeten nemen|bestellen|kiezen
    had ik meteen|gelijk|direct|beter* moeten nemen|bestellen|kiezen
    ik heb nagemeten|gemeten|opgemeten en? @size? past?
    ik heb geen haast
    het heeft geen haast
    de|een grotere|kleinere
  `,
  move: `

    ik|we ben|zijn net|pas|onlangs|vorige|maand|week* verhuisd
    daar|hier woon|werk|wonen ik|we nu|tegenwoordig*
    dat is mijn|het|ons nieuwe|juiste|huidige* adres|huis
  `,
  fill: `

    zo snel mogelijk graag?
    ik zou|ben u|je|jullie|heel|erg|er|zeer* dankbaar|blij zijn?
    en? sorry|excuses|excuus voor het|de|alle|mijn* ongemak|moeite|overlast|verwarring|fout
    dank|bedankt|dankjewel je|u|voor|de|het|wel|jullie|uw|je|snelle|hulp|moeite|geduld|begrip|reactie|service*
    heel|hartelijk|ontzettend|super* bedankt|dank voor|de|uw|je|jullie|hulp|moeite|snelle|reactie*
    dat is|zou heel|erg|echt|super* fijn|aardig|lief|vriendelijk|handig van|u|je|zijn*
    wat een opluchting
  `,
  follow: `

    ik breng|stuur|lever|kan|zal|post hem|het|ze|pakket|pakketje|morgen|vandaag|volgende|week|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|dan|even* naar|bij|de|het|post|postkantoor|winkel|afhaalpunt|terug|op|in|langs|brengen|weg*
    ik heb de|het doos|verpackung|verpakking|zak nog
  `,
  order: 'bestelling order',
};
