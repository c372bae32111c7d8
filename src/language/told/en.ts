import type { ConsentTold } from '../consent.ts';
import { parts } from './parts-en.ts';
import { verbs, words } from './words-en.ts';

/** What English tells beside a plain yes; see {@link ConsentTold}. */
export const told: ConsentTold = {
  words,
  verbs,
  parts,
  story: `
@tin* and can|could not|hardly|barely @tadv* @tcant @tx**
@tin* i|we can|could not give|wear|use|show|offer it|them|this like that|this
@tin* i|we have|had only|just? had it|them|this @tpast
@tin* i|we @tadv* closed|deleted|lost|missed|overlooked the|that|your|my|this tab|page|window|mail|email|message|chat|link|app @tx**
@tin* @twho will kill|murder|thank|hate|strangle me @tx**
@tin* had|fed|tired|sick|enough up? of|with @tx**
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
@tin* it|they|this|these|@rit @tadv* shrank|shrunk|faded|stretched|tore|ripped|split @tx**
@tin* the|its @tpart @tadv* hardly|barely|never reach|reaches|cover|covers|close|closes|meet|touch|touches @tx**
@tin* it|they|this|these|that|@fresh|@rit @tjust* is|are|was|were scratching|pinching|itching|hurting|rubbing|squeezing|slipping|falling|shedding|pilling|smelling|gaping @tadv* @tx** something? awful|terrible|rotten|fierce?
@tin* it|they|this|these|that|@rit makes|make|made me|him|her look|feel|sweat|itch|cry|sneeze @tadv* @tx**
@tin* it|they|this|these|that|@rit looked|looks|seemed so|much|a|lot|way|far|quite* nicer|better|different|bigger|smaller|darker|lighter|brighter|longer|shorter in|on the? photo|photos|picture|pictures|website|site|screen|description|ad @tx**
@tin* it|they|this|these|that|@rit @tjust* @tcop @tadv* @tbad @tx**
@tin* it|they|this|these|that|@rit @tjust* @tcop @tadv* a|an|my|our|like|such a? @h @tx**
@tin* it|they|this|these|@rit|@twho @tadv* pinch|pinches|hurt|hurts|scratch|scratches|itch|itches|rub|rubs|squeeze|squeezes|smell|smells|gape|gapes|slip|slips|stink|stinks|shrunk|shrank|tore|ripped|broke|sag @tx**
@tin* it|they|this|these|@rit has|have|had @tadv* a|too|no|so|been|lost|shrunk @tadv* sitting|lying|hanging|standing? @tx**
@tin* it|they|this|these|@rit does|do|did|will|would|has|have|is|are not|never @tadv* fit|suit|close|work|match|look|zip|feel|sit|hang|go|arrived|come|worn|right|flattering|comfortable|soft|warm|working|like @tx**
@tin* the|its|one? @tpart @tadv* @tcop|has|have|came @tadv* @tbad|@h @tx**
`,
  away: `
@tin* it|they|this|@rit is|are no|not longer|needed|wanted|necessary|required|any|more|anymore|really*
@tin* i|we was|were drunk|tired|half|asleep|distracted|hungover|bored|ill|sad when i|we ordered|bought|clicked it|them?
@tin* i|we have|had|got nowhere|nothing|no to|reason|occasion|chance|use|need|room|space* wear|go|put|use|for it|them|this? @tx**
@tin* i|we have|had? got? my|our eye on something|another|a|one|an|some* pair|one|thing|else|@i? @tx**
@tin* i|we @tnot @tadv* like @det? @i @tx**
@tin* i|we @tadv* move|moved|emigrate|leave|left abroad|away|country @tx**
@tin* i|we|@twho will not be home|here|there|in|around|able @tx** @tday?
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
@tin* i|we have|am? gone|tired|bored|sick|fed off|of|up with? @s
@tin* @det? size? @s one? is|was|makes|make|looks|were|washes|does @tadv* me|him|her? look|out? @tadv* @tbad|@h @tx**
@tin* @det? size? @s one? was a @tadv* @h @tx**
@tin* i|we|@twho put|have|gained|lost|on* a|bit|few|some|of|little* weight|kilos|pounds|belly|inches @tx**
@tin* @o is my|her|his favourite|favorite|best|lucky colour|color?
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
@tin* the|my|our old|previous|former one|address|place|flat is no|not longer|more? valid|right|correct|mine|used|current|good any? more|longer|anymore?
@tin* i|we do|did not|no live|stay|work|longer there|here|at|in|the|my|old|place|address* anymore|any|more|longer|now*
@tin* i|we no longer live|stay|work there|here|at|in|old|the|place*
@tin* i|we am|are @tadv* staying|living|sleeping with|at|in @twho|@h @tx**
@tin* i|we have? @tadv* moved in with @twho @tx**
@tin* somebody|someone|@twho is @tadv* always? in|home|there|here|around @thw**
@tin* the|our|my concierge|caretaker|porter|receptionist|neighbour|neighbor|landlady|landlord|janitor|housekeeper|reception can|will take|receive|sign|accept it|them|for|the|parcel|package* @tx**
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
  loose: `
@tin* @ls @u @u** @tpast?
@tin* it|they is|are|was|were|looks|look|feels|makes|make|hurts|hurt|starts|started|seems|smells|drives|kills|annoys|irritates|bothers|sits|hangs|lies|turned|grew @u @u** @tpast?
@tin* the|my|our|his|her|their @u? @u is|was|are|were|looks|feels|makes|make|hurts|hurt|starts|started|got|gets|went|seems|smells|broke|died|grew|turned|kills|ended|looked|felt @u @u** @tpast?
`,
  contrary: {
    any: 'fit fits feel feels felt road bank bag bags box boxes second',
    away: 'went got home here there come coming comes wear wearing live lived living see seen saw have has had house flat apartment inside present presents gift gifts',
    comes:
      'work job garden office school library station shop store hospital village town city street road corner house flat apartment countryside garage hall broken torn ripped dirty stained worn shrunk faded',
  },
  follow: `
@tin* i|we will|would|can|shall spend|use it|that|this on|for|towards something|shoes|@h @tx**
@tin* so? i can finally? @tx**
@tin* i|we will|would|can|shall buy|find|treat something|myself else|with|for|the|on|from|you* @tx**
`,
  back: `
@tin* @twho can|will|could print|scan|post it|them|that|the|label* @tx**
@tin* i|we have been meaning|wanting|planning to return|send|post|do it|them|this|that back? @tx**
@tin* i|we? have? had it|them in|at|on|under @tx @tx**
@tin* my|the inbox|mailbox|email|mail|phone was full|down|blocked|broken|offline
@tin* i|we am|are ready to print|post|pack|go it|them?
@tin* i|we have? @tadv* packed|wrapped|boxed|printed|prepared|sealed|taped @tobj up|in|already? @tgo**
@tin* i|we have? got? a|the|my|an|that|one @h* box|bag|parcel|envelope|packaging|wrapping|carton @tx**
got a|the|my|an|that @h* box|bag|parcel|envelope|packaging|wrapping|carton @tx**
@tin* i|we will|can|shall use|put|pack|send|post everything|it|them|both|the|two|all|one* in|with|into? one|the|a|same* box|parcel|bag|package @tx**
@tin* @tshall @tadv* @tlog the|my @s one? @tgo** @tday?
@tin* my|the|our printer is|works|has|been* working|works|back|fixed|repaired|fine again|now?
@tin* i|we am|are sitting|standing|waiting|ready at|by|near|next|in|front|to|of|with* my|the computer|printer|laptop|desk @tx**
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
    'old new former a an the my our his her their its and of with so very as such is are was were am be been look looks make makes made feel feels seem seems give gives',
  wry: 'sure great perfect brilliant wonderful fantastic lovely excellent super course awesome marvellous splendid nice wow cool cheers delighted thrilled bravo amazing terrific fabulous',
};
