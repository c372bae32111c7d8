import type { ConsentTold } from '../consent.ts';
import { words } from './words-en.ts';

/** What English tells beside a plain yes; see {@link ConsentTold}. */
export const told: ConsentTold = {
  words,
  parts: {
    tin: `because|cause|cos|cuz|coz|bc|as|since|so|and|sorry|honestly|actually|unfortunately|sadly|luckily|frankly|tbh|anyway|well|plus
to be honest
you see|know`,
    tadv: `just|really|already|simply|actually|always|usually|often|still|so|very|too|quite|way|far|much|also|even|finally|truly|literally|totally|completely|absolutely|both|all|currently|now|a|bit|little|pretty|rather|recently|accidentally|stupidly|somehow|probably`,
    tjust: `just|simply|always|also|still|already|only`,
    two: `one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|few|several|couple|many|2|3|4|5|6|7|8|9|10|12|14|15|20|30`,
    span: `minute|minutes|hour|hours|day|days|week|weeks|month|months|year|years|times`,
    tpast: `yesterday|already|recently|lately|anyway|ages|forever
so|too|long|very|way|far|much enough|long|ago?
long enough
a long time ago?
last night|week|month|year|summer|winter|time|saturday|sunday|monday|tuesday|wednesday|thursday|friday|christmas
this|all morning|week|month|year|day|summer|winter|time|season
the other day
for|in|about|nearly|over? more than|over|about? a? few|couple|good|whole|full? of? @two? @span|while|ages now|already|ago?
@two @span now|already|ago?
since last|the? monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|yesterday|christmas|january|february|march|april|may|june|july|august|september|october|november|december|summer|spring|start|beginning
every|each day|week|morning|evening|night|month|year|time
at the moment
right now
these days
by mistake|accident
in error`,
    tday: `on|this|next|in|for|at|the? next|coming|following? monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week|month|summer|spring|autumn|winter|christmas|january|february|march|april|may|june|july|august|september|october|november|december morning|afternoon|evening?
tomorrow|tonight|today|soon morning|afternoon|evening|night?`,
    tx: `@h
the? first|last|previous one|ones|email|label|pair|copy
from work|home|here|there|school|the|my|our start|beginning|station|place|house|flat|office|old?
@tpast
it|them|him|her|us|me|you|myself
the|this|that|my|these|those @i @i? @i?
the|my size? @s`,
    twho: `my|our|the daughter|son|husband|wife|mum|mom|mam|mother|mummy|dad|father|sister|brother|friend|friends|partner|boyfriend|girlfriend|fiance|fiancee|niece|nephew|granddaughter|grandson|grandchild|grandmother|grandma|granny|nan|gran|grandad|grandpa|aunt|auntie|uncle|cousin|neighbour|neighbours|neighbor|neighbors|flatmate|roommate|colleague|kids|kid|children|baby|dog|cat|twin|toddler|family|parents in? law?`,
    tdid: `tried|misread|mistook|missed|noticed|realised|realized|gained|measured|booked|grew|sprained|injured|retired|married|started|checked`,
    tam: `pregnant|tall|short|small|petite|elderly|disabled|sick|ill|allergic|busy|broke|skint|poor|unemployed|retired|getting|having|expecting|saving|packing|losing|gaining|starting|recovering|injured|desperate|freezing|embarrassed|ashamed|clumsy|stupid|silly|hopeless|dyslexic|trying|studying|always|too|so|swimming|drowning|newly`,
    tdo: `trust|suffer|swim|dance|teach`,
    tcant: `afford|find|print|walk|breathe|sit|move|bend|close|zip|button|fasten|get|open|read|see|sleep|stand|raise|lift|fit|squeeze|wear|justify|eat|bear|manage|drive|run|believe|reach|cope`,
    tdont: `like|fit|see|notice|realise|realize|read|look|own|feel|expect|drive|live|walk|worn|wore|left|been|seen|opened|washed|used|tried|touched|suit|work|close|zip|match|get|pay`,
    tnot: `do|did|does|have|has|had|was|were|am|are|is|can|could|will|would not|never
never`,
    tneed: `need|needed|want|wanted|require`,
    thn: `wedding|weddings|party|birthday|christening|funeral|interview|job|exam|exams|trip|holiday|concert|baby|toddler|kids|children|family|arthritis|eczema|allergy|allergies|chest|bust|shoulders|hips|waist|arms|legs|feet|foot|back|neck|belly|tummy|thighs|calves|wrists|skin|clothes|things|stuff|clutter|debts|bills|rent|month|week|day|cold|flu|operation|surgery|condition|disability|@s`,
    thome: `@tin* i|we|he|she|@twho will|can|shall|am|are|is be? @tadv* home|there|here|in|around @tx** @tday?
@tin* i|we|he|she|they|somebody|someone|@twho will|can|shall|could receive|sign it|them|for|the|parcel|package* @tx**`,
    tcollect: `@tin* i|we|he|she|@twho will|can|shall|could|would? go|pick|collect|fetch|get|grab|swing|pass|stop there|it|them|and|by|up|in|for* @tx** @tday?
@tin* i|we @tadv* live|work|walk|drive|cycle|pass|shop|go|study|am @tadv* past|by|near|close|opposite|next|around|there|right|across|just|beside @tx**
@tin* i|we|there is|am|are|will @tadv* not|never|always|nobody|rarely|seldom be? @tadv* home|in|around|there|at|out @tx**
@tin* my|our|the neighbours|neighbors|neighbour|neighbor|doorbell|courier|driver|postman @tadv* steal|steals|stole|never|always|broken|nick|nicks|take|takes @tx**
@tin* it|that|this|@a is|are? @tadv* on|near|next|close|by|beside|opposite|across|around|two|three|five|ten|a|just|only @tx @tx**`,
    tplace: `post|office|shop|store|corner|station|library|school|work|home|town|depot|locker|supermarket|village|neighbour|university|gym|house|way|lunch|relay|point|mailbox|bus|train|city|place|newsagent`,
    tlog: `post|send|drop|pop|bring|take|hand|carry|pack|wrap|print|return|ship|leave`,
    tobj: `it|them|this|that|everything
the|my|this|these|old|torn|broken|damaged|faulty|small|big|wrong|bad|first|current|original|parcel|package|box|label|one|ones|envelope|return* parcel|package|box|label|one|ones|envelope
the|my|this|these? old|torn|broken|damaged|faulty|small|big|wrong|original|@s? @i @i? back|off?
the|my @s one`,
    tgo: `on my way to|home work|school|town|home|lunch?
off|out|up|back|in|over|along|straight|round|around|to|at|into|for|from|on|the|my|a|you|near|by|@tplace|right|away|@h`,
    tshall: `i|we will|shall|can|could just|gladly|happily|then|already*
i|we am|are going|planning|about to
i|we plan|intend|have to
i|we will|shall be|have just|already?
will|gonna going|to?`,
    tpart: `sleeve|sleeves|seam|seams|hem|zip|zipper|button|buttons|fabric|material|cloth|colour|color|cut|fit|shape|style|lining|collar|stitching|heel|heels|sole|soles|strap|straps|waist|length|pattern|quality|smell|elastic|neckline|shoulders|pockets|pocket|leather|wool|laces|buckle|clasp|insole|fastening`,
    tcop: `is|are|was|were|looks|look|feels|feel|seems|seem|smells|smell|came|sits|sit|hangs|hang|runs|run|turned|got|gets|makes|make|pinches|pinch|hurts|hurt|scratches|scratch|itches|itch|rubs|rub|squeezes|squeeze|slips|slip|slides|slide|falls|fall|gapes|gape|shrunk|shrank|tore|ripped|broke|stinks|stink|cuts|cut|digs|dig|pulls|pull|rides|ride|bunches|stretches|stretched|split|faded|sags|strangles|swallows`,
    tbad: `too|so|really|very|just|quite|way|far|much|rather|pretty|extremely|terribly|awfully|absolutely|completely|totally|simply|obviously|@rbad|itchy|scratchy|tight|small|big|creased|crooked|cheap|flimsy|awkward|painful|annoying|hideous|dreadful|strange|weird|odd|smelly|dirty|scruffy|frumpy|childish|plain|fussy|formal|impractical|useless|unwearable|shorter|longer|smaller|bigger|tighter|wider|narrower|heavier|thinner|darker|lighter|brighter|duller|apart|open|torn|damaged|broken|gift|present|surprise|birthday|shame|pity|duplicate|spare|expensive|dear`,
  },
  story: `
@tin* i|we have? @tadv* @tdid @tadv* @tx**
@tin* i|we have? @tadv* made a|an|such|the silly|stupid|bad|terrible|typing? mistake|error|typo @tx**
@tin* i|we have? @tadv* clicked|pressed|picked|chose|chosen|typed|selected|ordered|bought|mixed @tadv* on? it|them|up|the|a? wrong|twice|@rerr one|ones? @tx**
@tin* i|we have|had|need @tadv* a|an|my|our|such|enough|lots|plenty|too|so|very|big|broad|wide|narrow|long|short|bad|small|no* of|many|much? @thn @tx** @tday?
@tin* i|we do? not|never? have the|any|enough|much|no? time|energy|patience|strength|room|space|money @tx**
@tin* i|we am|are|was|were @tadv* @tam @tx** @tday?
@tin* i|we am|are on the|a|my? train|bus|tram|plane|road|move|run|diet|budget|pension @tx**
@tin* i|we am|are in a|the? hospital|rush|hurry|meeting|car|pain|tears|middle @tx**
@tin* i|we am|are @tadv* at|off? work|school|sick|ill|eighty|ninety|seventy|sixty
@tin* i|we have|had been @tadv* @tam|ill @tx** @tday?
@tin* i|we hate|dislike|loathe @h @tx**
@tin* i|we can|could not|never|hardly|barely|scarcely @tadv* @tcant @tx**
@tin* @twho @tadv* bought|made|ordered|clicked|chose|did it|that|this|them @tx**
@tin* @twho is|are|was @tadv* ill|sick|pregnant|getting|tiny|very|so|allergic|disabled|dying @tx**
@tin* @twho have|has @tadv* passed away|on @tx**
@tin* @twho @tadv* passed away|on? @tx**
@tin* it|this|that was|is @twho who|that ordered|bought|did|made|clicked|chose|picked @tx** without? asking|telling? me|us|anyone?
@tin* my|our|the eyes|eyesight|feet|foot|legs|leg|back|knees|knee|hip|hips|arms|hands|shoulders|skin|figure|body|belly|head|memory|english|spelling|life|toes|ankles|kitchen|rent|bills|budget is|are|was|were|hurts|hurt|ache|aches|has|have|swell|swells @tadv* not? so|very|what|they|were|used|to|be|bad|@h* good|great|best? @tx**
@tin* my|our|the wedding|party|trip|holiday|event|summer|winter|season|meeting|concert|show|festival is|was|got|has been? @tadv* called|cancelled|canceled|postponed|over|off|past|gone|moved @tx**
@tin* my|our|the printer|computer|laptop|internet|wifi|battery was|broke|died|had|crashed|froze @tadv* @tx**
silly|stupid|clumsy|foolish me|us
@tneed the? money|space|room|break for|to|at? @tx**
@tin* it|that was|is|will be? @tadv* nice|kind|good|lovely to talk|chat|deal with|to? @tx**
as|like i|we told|said|mentioned|wrote|explained to? your? colleague|team|already|you|on|the|phone|yesterday|before|last|week|time|in|my|email|by|earlier|letter*
for the first|second|third|fourth|fifth|hundredth|millionth|last|umpteenth time
`,
  thing: `
@tin* it|they|this|these|that|@rit @tjust* @tcop @tadv* @tbad @tx**
@tin* it|they|this|these|that|@rit @tjust* @tcop @tadv* a|an|my|our|like|such a? @h @tx**
@tin* it|they|this|these|@rit|@twho @tadv* pinch|pinches|hurt|hurts|scratch|scratches|itch|itches|rub|rubs|squeeze|squeezes|smell|smells|gape|gapes|slip|slips|stink|stinks|shrunk|shrank|tore|ripped|broke|sag @tx**
@tin* it|they|this|these|@rit has|have|had @tadv* a|too|no|so|been|lost|shrunk @tadv* sitting|lying|hanging|standing? @tx**
@tin* it|they|this|these|@rit does|do|did|will|would|has|have|is|are not|never @tadv* fit|suit|close|work|match|look|zip|feel|sit|hang|go|arrived|come|worn|right|flattering|comfortable|soft|warm|working|like @tx**
@tin* the|its|one? @tpart @tadv* @tcop|has|have|came @tadv* @tbad|@h @tx**
`,
  away: `
@tin* i|we have|had? @tadv* found|bought|seen it|them|this|that|one|something|the|@rit|same|similar* same|thing|one|@i? @tx @tx**
@tin* i|we have|had? @tadv* have|got|own|bought|found one|something already|like|cheaper|better|elsewhere|similar|nicer|just|exactly* @tx**
@tin* i|we have? got|had|bought @tadv* a|an|one|some|my same|similar|better|cheaper|nicer|already|as* @tx**
@tin* found|bought|seen it|one|something @tx @tx**
@tin* @twho have|has|had? @tadv* gave|got|bought|made|found|given|offered|knitted me|us|one|a|the|already|it|same|like|similar|just|exactly @tx**
@tin* @twho @tadv* hates|hated|dislikes|disliked it|them|this|that|@rit @tx**
@tin* it|this|that|they|@rit was|is|were|are @tadv* a|an @tadv* birthday|christmas|wedding|unwanted|impulse|silly|stupid|spontaneous|duplicate? gift|present|mistake|accident|purchase|buy|idea|whim|surprise @tx**
@tin* i|we|@twho @tnot @tadv* need|want|like|use|wear|wearing|need @rit|it|them|that|this? any? @tadv* longer|more|anymore|really? @tx**
@tin* i|we @tnot @tadv* @tdont @tx**
@tin* i|we no longer need|want|like|wear|use @tx @tx**
@tin* @twho @tnot @tadv* like|want|need|wear|fit @tx**
@tin* i|we am|are @tadv* moving|leaving|travelling|emigrating|going|flying to|for|on|abroad|away|country|the|@h* @tx** @tday?
@tin* i|we move|leave|fly|travel @tx** @tday?
@tin* i|we will not be home|here|there|around|in|able at|to|when? @tx** @tday?
@tin* i|we think|thought|expected|hoped|imagined|believed something|it|they|this|these to|would|was|were? be|fit|look|feel? @tadv* longer|shorter|bigger|smaller|wider|softer|warmer|lighter|thicker|nicer|better|different @tx**
too|so|way|a|bit|little|much|really|very* expensive|dear|big|small|tight|long|short|pricey|costly|late|heavy|warm|loose|wide|old for|on? me|us|him|her|my? @tx**
@tin* it|this|that|they|@rit was|is|were|are for my|a|the wedding|party|trip|holiday|event|concert|festival|job|interview|meeting and|which|that* is|was|got|has|cancelled|canceled|off|over|past|called|postponed* 
`,
  swap: `
@tin* i|we|@twho @tadv* @tneed|needs it|them|this|@rit for|to|at|on|wear @tx** @tday?
@tin* i|we|@twho @tadv* @tneed|needs it|them|this|@rit quickly|soon|urgently|badly|desperately
@tin* @twho @tadv* loves|adores|likes it|them|this|that|@o|colour|color @tx**
@tin* @det? @o will|would|goes|go|matches go? @tadv* with? my @w? @g
@tin* @det? @o one|colour|color|size? will|would|is|looks|goes|suits|fits @tadv* go|be|look|suit|fit|match|nicer|better|prettier|best|lovely|nice|great|with|me @tx**
@tin* i|we have|had|own @tadv* enough|things|in|my|of* @s @tx**
i|we should|could have ordered|taken|chosen|bought|picked|gone @det? @o @tx**
the sooner the better
@tin* it|this|they is|was|are for my|a|the @twho|wedding|party|interview|@h @tx** @tday?
for my|our|the|a|@twho daughter|son|husband|wife|mum|mom|mother|dad|father|sister|brother|friend|grandson|granddaughter|niece|nephew|wedding|party|birthday|interview|holiday|trip|job|work? @tx** @tday?
`,
  move: `
@thome
@tcollect
@tin* i|we have? @tadv* moved house|there|in|here|@tpast @tx**
@tin* it|that is @twho s place|house|flat|home|apartment
@tin* it|that is my @twho s? place|house|flat|home|apartment
@tin* it|that is my mums|moms|mothers|daughters|sons|sisters|brothers|parents|husbands|wifes|friends place|house|flat|home|apartment
@tin* it|that|everything is @tadv* closer|nearer|easier|better|handier|safer|simpler @tx**
@tin* the|our|my old flat|house|place|home|apartment is|was @tadv* empty|sold|gone|rented|let @tx**
`,
  gripe: `
@tin* i|we have|had been? @tadv* waiting|waited @tadv* @tx**
@tin* i|we waited @tx @tx**
@tin* i|we have|had @tadv* had enough of|with? @tx**
@tin* i|we am|are|was @tadv* fed|tired|sick|annoyed|disappointed|upset|frustrated|angry|unhappy|furious|cross|exhausted|losing @tx**
@tin* it|this|that|delivery|everything is|was|has|took|takes|taken|taking been? @tadv* taking|taken? @tadv* disappointing|annoying|frustrating|ridiculous|unacceptable|ages|forever|long|slow|weeks|months|late|@tpast @tx**
@tin* it|this|that|they|parcel|nothing @tadv* never|still arrived|came|turned|showed|here up? @tx**
@tin* it|the|parcel* has|have|did not|never|still arrived|come|arrive|turned|showed up? @tx**
about time too?
at long? last
finally
not happy|impressed|pleased with|about? @tx**
what a mess|shame|pity|palaver|disappointment|hassle
i|we do not understand how it|this|they @tx**
`,
  follow: `
@tin* i|we will|would|can|shall buy|find|treat something|myself else|with|for|the|on|from|you* @tx**
`,
  back: `
@tin* i|we am|are @tadv* waiting|ready for|at? your|the|my? label|email|mail|message|it? @tpast?
@tin* @tshall @tadv* @tlog @tobj? @tgo** @tday?
@tin* i|we will? @tadv* @tlog @tobj @tgo** @tday?
@tin* @tshall @tadv* pack|print|wrap|box @tobj? up? @tgo** @tday?
@tin* @tshall @tadv* @tlog @tobj back|off|out? as soon as|once|when i|we|it|the label have|get|receive|is|arrives|comes the|your|it? label|here|it?
@tin* i|we will|shall wait|stay|be in|at|home|here for|all|the|a|courier|driver|delivery|postman|mail|email|parcel|day|your|it|them* @tx** @tday?
@tin* so that|i|we* can|could finally|get|rid|of|forget|it|them|this|that|thing|move|on|done|with|be|over* @tx**
@tin* i|we have? @tadv* deleted|lost|binned the|that|my first|old|previous|last? email|label|mail|message|one|pdf @tx**
@tin* the? first|last|previous|old one|email|label|mail|message|pdf never|did|was|got|went|has|is not|never? come|came|arrived|arrive|lost|deleted|gone|working|open|opened|been* @tx**
@tin* i|we can|could not find|open|print|see|locate it|the|that|label|email|file|attachment|anymore|any|more* @tx**
@tin* i|we am|are at|by|near|on|in|front|of* my|the computer|printer|laptop|desk|library now?
`,
  dangling:
    'old new former a an the my our his her their its and of with so very as such is are was were am be been',
  wry: 'sure great perfect brilliant wonderful fantastic lovely excellent super course awesome marvellous splendid nice wow cool cheers delighted thrilled bravo amazing terrific fabulous',
};
