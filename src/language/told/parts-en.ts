import type { ConsentTold } from '../consent.ts';

/** What the clauses that English tells beside a yes are put together from. */
export const parts: ConsentTold['parts'] = {
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
  tday: `after work|school|lunch|dinner|church|breakfast|that|the|my|holidays|weekend* 
on|this|next|in|for|at|the? next|coming|following? monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week|month|summer|spring|autumn|winter|christmas|january|february|march|april|may|june|july|august|september|october|november|december morning|afternoon|evening?
tomorrow|tonight|today|soon morning|afternoon|evening|night?`,
  tx: `@h
my|her|his heels|heel
this|that|these one|ones
the? first|second|last wash|time|day|wear|week
when|after i|we|it|they @tadv* tried|ordered|bought|opened|wore|clicked|unpacked|saw it|them|this? on|up?
the? first|last|previous one|ones|email|label|pair|copy
from work|home|here|there|school|the|my|our start|beginning|station|place|house|flat|office|old?
@tpast
it|them|him|her|us|me|you|myself
the|this|that|my|these|those @i @i? @i?
the|my size? @s`,
  twho: `my|our|the daughter|son|husband|wife|mum|mom|mam|mother|mummy|dad|father|sister|brother|friend|friends|partner|boyfriend|girlfriend|fiance|fiancee|niece|nephew|granddaughter|grandson|grandchild|grandmother|grandma|granny|nan|gran|grandad|grandpa|aunt|auntie|uncle|cousin|neighbour|neighbours|neighbor|neighbors|flatmate|roommate|colleague|kids|kid|children|baby|dog|cat|twin|toddler|family|parents in? law?`,
  tdid: `tried|misread|mistook|missed|noticed|realised|realized|gained|measured|booked|grew|sprained|injured|retired|married|started|checked`,
  tam: `pregnant|tall|short|small|petite|elderly|disabled|sick|ill|allergic|busy|broke|skint|poor|unemployed|retired|getting|having|expecting|saving|packing|losing|gaining|starting|recovering|injured|desperate|freezing|embarrassed|ashamed|clumsy|stupid|silly|hopeless|dyslexic|trying|studying|swimming|drowning|newly`,
  tdo: `trust|suffer|swim|dance|teach`,
  tcant: `go|button|do|hear|lift|move|come|afford|find|print|walk|breathe|sit|move|bend|close|zip|button|fasten|get|open|read|see|sleep|stand|raise|lift|fit|squeeze|wear|justify|eat|bear|manage|drive|run|believe|reach|cope`,
  tdont: `like|fit|see|notice|realise|realize|read|look|own|feel|expect|drive|live|walk|worn|wore|left|been|seen|opened|washed|used|tried|touched|suit|work|close|zip|match|get|pay`,
  tnot: `do|did|does|have|has|had|was|were|am|are|is|can|could|will|would not|never
never`,
  tneed: `need|needed|want|wanted|require`,
  ls: `i|we|he|she|somebody|someone|everybody|everyone|people|winter|summer|christmas|@twho`,
  thn: `wedding|weddings|party|birthday|christening|funeral|interview|job|exam|exams|trip|holiday|concert|baby|toddler|kids|children|family|arthritis|eczema|allergy|allergies|chest|bust|shoulders|hips|waist|arms|legs|feet|foot|back|neck|belly|tummy|thighs|calves|wrists|skin|clothes|things|stuff|clutter|debts|bills|rent|month|week|day|cold|flu|operation|surgery|condition|disability|@s`,
  thw: `all|for|to|the|parcel|it|receive|take|whole|most|days|day|week|usually|morning|afternoon|anyway|@tpast`,
  thome: `@tin* i|we am|are working|studying from home @tx**
@tin* i|we do not live at|in the|my old one|place|address|flat|house now|anymore|any|more?
@tin* i|we|he|she|@twho will|can|shall|am|are|is be? @tadv* home|there|here|in|around @thw** @tday?
@tin* i|we|he|she|they|somebody|someone|@twho will|can|shall|could receive|sign it|them|for|the|parcel|package* @tx**`,
  tcollect: `@tin* i|we would rather|prefer to? collect|pick|get|fetch it|them|up* myself|there?
@tin* the|our|my courier|driver|postman|delivery never|always|often finds|find|rings|ring|leaves|misses|gets my|the|our? door|doorbell|bell|building|entrance|place|house|flat?
@tin* i|we @tadv* take|catch|get the|my|a train|bus|tram|metro|tube|underground there|here? @tx**
@tin* they|everybody|everyone|the|owner|people|lady|guy* know|knows me|us @tx**
@tin* i|we am|are @tadv* out|away|off|at|never|always work|out|away|home|all|in|the|whole|of|during* day|week|morning|afternoon|time|work @tx**
@tin* i|we will|shall|can collect|pick|get|fetch|grab it|them|up* there|myself|@tx*
@tin* i|we|he|she|@twho will|can|shall|could|would? go|pick|collect|fetch|get|grab|swing|pass|stop there|it|them|and|by|up|in|for* @tx** @tday?
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
  tbad: `too|so|really|very|just|quite|way|far|much|rather|pretty|extremely|terribly|awfully|absolutely|completely|totally|simply|obviously|@rbad|itchy|scratchy|tight|small|big|creased|crooked|cheap|flimsy|awkward|painful|annoying|hideous|dreadful|strange|weird|odd|smelly|scruffy|frumpy|childish|plain|different|fussy|formal|impractical|useless|unwearable|shorter|longer|smaller|bigger|tighter|wider|narrower|heavier|thinner|darker|lighter|brighter|duller|apart|open|torn|damaged|broken|gift|present|surprise|birthday|shame|pity|duplicate|spare|expensive|dear`,
};
