import type { ConsentReasons } from '../consent.ts';

/** Why people say yes in English, told beside a plain yes; see {@link ConsentReasons}. */
export const reasons: ConsentReasons = {
  parts: {
    rit: `it|they|this|that|them|those|these
the|this|my? @i @i? @i?
the? size? @s
the one i have|got|ordered`,
    rint: `too|way|far|much|so|really|very|quite|simply|just|totally|completely|absolutely|a|bit|little|rather|clearly|definitely|pretty|super|still|also|all`,
    rbad: `big|small|large|tight|loose|long|short|wide|huge|tiny|narrow|baggy|heavy|thin|stiff|itchy|scratchy|rough|transparent|uncomfortable|clingy|boxy|low|high|dark|bright|pale|thick|warm|snug|enormous|massive|broken|damaged|faulty|torn|ripped|stained|defective|unflattering|disappointing|awful|horrible|terrible|ugly|ridiculous|wrong`,
    rpart: `sleeves|sleeve|waist|shoulders|length|cut|fit|colour|color|fabric|material|quality|neckline|hem|chest|bust|hips|back|arms|legs|straps|zip|zipper|collar|style|shape|seams|buttons|pattern|shade`,
    rwho: `he|she|they
my|our daughter|son|husband|wife|mum|mom|mother|sister|brother|friend|partner|boyfriend|girlfriend|niece|nephew|granddaughter|grandson|aunt|dad|father|boss`,
    rwhere: `on|in|around|round|across|at|over|for|to me|us|her|him|them
in|around|round|across|at|over|on the|my chest|bust|waist|hips|shoulders|arms|belly|stomach|tummy|back|thighs|legs|neck|feet|front|middle|everywhere`,
    rday: `on the @w th|st|nd|rd of?
on|by|this|next|in|at? the? next? saturday|sunday|monday|tuesday|wednesday|thursday|friday|week|month|weekend|summer|spring|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|christmas`,
    rocc: `for|before my|the|a|our|an|his|her? @rposs? wedding|party|birthday|christening|holiday|holidays|trip|event|interview|dinner|ball|prom|anniversary|christmas|graduation|ceremony|funeral|vacation|occasion|concert|festival|baptism|gala|celebration|job|work @rday?
@rday`,
    rposs: `sister|brother|daughter|son|friend|mother|mum|best|cousin|own|big
best friend s
sister|brother|daughter|son|friend|mother|mum|cousin s`,
    rend: `any? more|longer|anymore|now|at all|really|all|much|after`,
    rthing: `it|one|another|something|the|a|an|same|similar|thing|better|else|cheaper|elsewhere|in|at|near|near|me|shop|store|town|my|locally|online|yesterday|today|dress|already|model|price|somewhere|less|for`,
    rerr: `it|them|this|the|wrong|one|size|colour|color|order|button|twice|double|two|times|by|accident|in|error|accidentally|duplicate|same|item|thing|things|on|too|many|mistake`,
    raux: `have|had|just|already|simply|must|only`,
  },
  any: `

    @rit just|also|still|simply? is|was|are|were|looks|feels|seems|came|turned|runs|sits|felt|looked @rint* @rbad @rwhere? @rwhere?
    the|its @rpart is|are|was|were|looks|feels @rint* @rbad @rwhere?
    @rint* @rbad @rwhere?
    @rit|@rpart just|simply|really? do|does|did not really|even|quite? fit|suit|match|flatter me|her|him|us|anyone? @rend* @rwhere?
    the @rpart do|does|did not really|quite? fit|suit|match|flatter me|her|him|us? @rend*
    @rit do|does|did not really? look|feel|sit|hang good|nice|right|well|great|flattering|comfortable @rwhere? @rend*
    it|this was|is all? my own? mistake|fault|error
    my mistake|fault|bad
    i can|could hardly|barely breathe|move|sit|zip|close|button|fit @rit? up|in|into? it|this|them?
    i can|could not even? breathe|move|sit|get|zip|close|button|fit|do @rit? up|on|in|into|over? it|this|my? head|hips|chest|shoulders?
    i have? tried it|them on
  `,
  away: `

    it|this|delivery will|would|can|could|does|is not going? to? arrive|get|come|make|be|reach here|it|delivered|there|ready|me? in|on? time|soon|quickly? enough? @rocc?
    the? delivery|shipping? date|time|delivery|it|that|this is|would|comes|arrives|will|takes|took be|take? @rint* late|long|slow @rocc? for me?
    it|this|delivery is|has taking|takes|took|taken been? taking? @rint* long|forever|ages
    i needed it|one|them sooner|earlier
    i needed it|one|them sooner|earlier? @rocc
    it was @rocc
    i|we|@rwho @raux* found|bought|ordered|saw|purchased @rthing @rthing* @rthing*
    i|we|@rwho @raux* got one|another|something|mine|same|cheaper|better|elsewhere|already @rthing* @rthing*
    i|we|@rwho @raux* got the|a same|similar|better @rthing* @rthing*
    i|we @raux* ordered|bought|chose|picked|clicked|selected|pressed|hit|placed|took|entered @rerr @rerr* @rerr*
    @rwho @raux* bought|got|gave|gifted|ordered me|us one|it|the|same|already|another|a* @rthing*
    it is|was a? duplicate|double order?
    i|we really? can not|no longer? afford it|this|that right|now|this|at|the|month|moment* moment?
    i|we have|need|am|trying|to* save money? at|this|right|the|month|now|moment*
    it is @rint* expensive|much|dear for|money me|us?
    my|our|the plans|circumstances|situation have|has? changed
    the|my|our event|party|wedding|trip|holiday is|was|got|has|been* cancelled|canceled|postponed|off
    i|we am|are|will moving|leaving|going|be* abroad|away|house|on|holiday|overseas* 
    the? @rpart|it is|looks|feels nothing like the|on|in? picture|photo|photos|pictures|website|description|site|ad
    the? @rpart|it is|looks @rint* different from|to|than the|on? picture|photo|photos|pictures|website
    i am @rint* disappointed|unhappy|dissatisfied with|in|by? it|the|this? @rpart?
    i am @rint* not @rint* happy|satisfied|pleased|impressed with|by? it|the|this? @rpart?
    @rit? is|are|was? simply|just? not @rint* my|her|his|our|me style|thing|taste|colour|color|cup|kind|type? of? tea|thing? at? all?
    it was|is a birthday|christmas? present|gift for|from? @rwho?
    it|they is|was|are unworn|unused|new|untouched|clean|still|with|the|and|tags|all|on|attached|in|its|original|box|packaging*
    and? the|all? tags are still|all? on|attached
    i|we? have|did? not|never even|ever? worn|used|opened|washed|wore it|them yet?
    i look awful|ridiculous|terrible|silly|bad|huge|dreadful in it|this|them
    i could|can really? use|do with? the money
    i need the money @rocc?
    neither|none of? them|those|it? fits|fit|suits|suit me?
    both|all of? them? are|were @rint* @rbad
    i|we regret|regretted it|buying|ordering it?
  `,
  spent: `
    i|we|@rwho really? do|does|will|would not really|actually|even? need|use|wear|like @rit @rend* @rwhere? @rocc?
    i|we|@rwho really? do|does|did not really? want @rit any? more|longer|anymore|now
    i|we no longer need|want|require @rit @rocc?
    i|we|@rwho will not be|get wearing|using|needing @rit @rend*
    i|we|@rwho really? do|does|did not really? like how|the|what|it|colour|color|way|fabric|style|cut|look|looks|fits|feels* @rwhere? @rend*
    it is|was|looks|feels not at? all? what i|as expected|imagined|wanted|hoped|thought|described|pictured|shown
    the|its @rpart is|was|looks|feels not at? all? what|how|as i|we? expected|imagined|wanted|hoped|thought|described|pictured|shown
    i do not want|need another|a? new|different? one
  `,
  mind: `

    i|we|have|just|simply|actually* changed my|our mind about? it|the|@rit? dress?
  `,
  swap: `

    i|@rwho really? need|needs|want|wants it|one|them|to wear|have|this? it|them? @rocc? @rday?
    i|@rwho would really? love|like|need it|one|them|to wear|have|this? it|them? @rocc? @rday?
    it|this is|was @rocc @rday?
    i|@rwho really? want|wants|need|needs to wear @rit @rocc?
    i really|absolutely|do|just? love|like|adore it|this|them|@rit so|very? much|colour|color|style?
    @rit is|are @rint* lovely|beautiful|gorgeous|nice|pretty|stunning dress|item|piece|@i?
    it is a @rint* lovely|beautiful|gorgeous|nice|pretty dress|piece|@i
    i am|was|fall between|in two|sizes|between*
    i have? measured|checked|looked|compared myself|again|the|size|chart|guide|it|and|at* @size? is|should|be|right|correct|perfect|fit*
    i am|take|wear usually|normally|always|typically|actually|more? a|an? @size in|at|everything|everywhere|most|shops|other|brands*
    @size is|was|would|should my|be|the? usual|normal|right|correct|better|proper? size? for? me?
    my|the usual|normal|right|correct|actual|real size
    i should have taken|ordered|gone|chosen|bought|picked for|with? that|this|it|the|@size one? from|in|at? the? start|beginning|first|outset? place?
    i have|am|gained|put|lost|on|a|bit|few|some|of|little|recently|gaining* weight|kilos|pounds lately|recently?
    i need the bigger|larger|smaller one|size
    @size should|will|would|might? fit|be|suit @rint* me|her|him? better|well|fine|right|more|perfect|perfectly?
    i|we am not in a? hurry|rush
  `,
  move: `

    i|we have? recently|just? moved house|there|in|here|home|recently|last|week|month|year|a|ago|few|weeks|days*
    that|this|it is where i|we now? live|work|am|are|will now|be|living|working|staying*
    i|we live|work|am|are there|here now|living|at|the|moment|currently*
    that|this|it is my|our new|current|home|work* address|place|flat|house|home|apartment
  `,
  fill: `

    i|we would|will|am be? so|very|really|most|ever? grateful|thankful|glad|happy|relieved|pleased
    as quickly|quick|soon|fast as possible|you|can*
    the sooner the better
    quick|quickly please
    that|this|it would|is|was be? @rint* kind|helpful|great|quick|easy|efficient|sweet|nice of? you?
    that|this|it would|will|is be? @rint* a? huge|big|great|real? help|relief
    you are|have been a|an|such|so|really* star|lifesaver|legend|angel|gem|helpful|kind|great|help
    thanks|thank you? for your|the|all|being|sorting|helping|such|a|me|out|with|this|that|so|quick|fast|lovely|great|understanding|patience|help|kind|patient|service|reply|much*
    sorry for|about all? the|this|any|that? trouble|hassle|inconvenience|bother|mess|confusion again?
    i am @rint* glad|happy|relieved|sorry that|is|possible|it|about|this|you|can|could|help|for|the|trouble*
    i|we am|are in no hurry|rush
    no hurry|rush at|all|take|your|time*
    what a relief
  `,
  follow: `

    i can|could|will|shall|am|would|going|to|just|probably* drop|bring|take|hand|post|send|return|pop it|them|this|the|parcel|package* off|back|in|out|to|at|the|post|office|shop|point|depot|relay|parcel|tomorrow|today|this|next|week|weekend|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|after|work|my|lunch* @rday? @rday?
    i still|do? have the|its|original|all|still* box|packaging|bag|tags|receipt|wrapping
  `,
  order: 'order orders purchase everything',
};
