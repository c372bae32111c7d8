import { beside } from '../beside/en.ts';
import type { ConsentGrammar } from '../consent.ts';
import { acts, parts, written } from '../consent-parts/en.ts';
import { reasons } from '../reasons/en.ts';

/** How English agrees, declines, doubts and changes; see {@link ConsentGrammar} for how a rule is read. */
export const consent: ConsentGrammar = {
  reasons,
  beside,
  written,
  parts,
  yes: `
    i? can not|do|not not? see|think|know why not
    no problem|problems|objection|objections|complaints|issue|issues here|there|whatsoever|from? me?
    ok dokey|dokie
    yes|ok|sure why not
    yes|sure|ok|fine|perfect|agreed|absolutely|definitely|certainly|indeed|affirmative|correct|exactly|totally|precisely|naturally|roger|deal|confirmed|approved|accepted|gladly|yessir|sold|cool|surething
    permission granted
    spot|bang|right|dead on
    bet|grand|magic|champion|smashing|righto|haan|hai|oui|yessir|alrighty|ditto|tops|ace|fab ta|thanks|thank? you? please?
    you bet
    too|damn|dead right
    hell|heck|god|oh yes
    no that is all? correct|right|fine|good|grand|perfect
    that would|will be grand|ace|fab|smashing|mint|class|grand|mega|super
    suits me
    suits me down to the ground
    could not be better
    exactly|quite right
    happy days
    couldn t agree more
    sign me up
    fire away
    knock yourself out
    fill your boots
    all yours
    fine and dandy
    works a treat
    no complaints|argument here|from? me?
    yes yes yes?
    right so
    of course
    for sure
    sure thing
    by all means
    with pleasure
    very well
    very good
    fair enough
    no problem|problems|worries|prob|probs|issue|issues|objection|objections at? all?
    not a problem at? all?
    no probs|prob
    fine by|with me|us
    ok by|with|for me|us
    good by|with|for me|us
    ok|fine|good|perfect|great with|by|for me|us
    it|that|this|which all? is|will|would|sounds|looks|seems be|is? absolutely|totally|all|just|completely|perfectly|quite|very|exactly|also|really? fine|ok|perfect|correct|right|good|great|alright|lovely|wonderful|excellent|brilliant|ideal|agreed|it|nice|amazing|acceptable|super|accepted|confirmed @formee? then?
    all? sounds|looks|seems|works|suits absolutely? good|fine|great|perfect|lovely|ok|right|excellent|wonderful|me|well|brilliant @formee?
    it|that|this would|will|does|should? works|work|do|suit|suits fine|well|great|perfectly|nicely|me|us? @formee?
    works @formee
    that is all? what|exactly|precisely what? i want|wanted|need|asked|would|meant for|like?
    that is what i want|wanted|need|asked for?
    i agree|accept|approve|consent|confirm to|with|that|it|this? it|that|this? @formee?
    i do
    i would|do|am|will yes|please
    that is where i|we now? live|am|stay|work now|currently?
    @a @a? @a? @a? @a? @a? is right|correct|it|fine|good|perfect|ok
    i am absolutely|totally|quite|very? sure|certain|positive
    i am ok|fine|happy|good|cool|comfortable|content|satisfied with that|it|this
    i am happy to agree
    i am in agreement
    i said|say|told you? yes|so
    i already said|told you? yes
    i would|d really|very? appreciate|like|love|want it|that|this very? much?
    i would|will be very? happy|glad|delighted|grateful|pleased with? that|this|it?
    i would appreciate it|that
    i want that|this|it
    you have my? ok|consent|permission|approval|agreement|blessing|goahead
    you can|may
    you got it
    right yes
    yes right
    yes you can|may|do|should
    yes i would|do|am|can|want|will|agree|confirm|please
    yes it|that is|does|will|would
    yes to @all
    yes to that|this|it|@name
    no it|that is|sounds fine|perfect|great|good|ok|all right
    no that is|would|sounds be? perfect|fine|great|good|ok|lovely
    all|al right|good|set|yours|yes
    all is good|fine|ok|correct
    good idea|plan
    good with me
    good to go
    roger that
    100 percent? yes|sure
    @n is|sounds fine|ok|good|right|correct|perfect|great
    sounds like a plan
    make it so
    this|that|it is @formee
    thumbs up
    no need to ask
    100 percent
    @o it is
    @o is|would|will|looks be? right|fine|good|correct|perfect|great|ok
    good|great|lovely|brilliant|nice|excellent|perfect|super idea|plan|thinking|stuff yes?
    all good|fine|ok|well with|by|for me|us
    that|this is|are indeed? the one|ones
    that is @viam
    @det? @o one? is|looks|will|would be|look? much? nicer|better|prettier|lovely|fine|nice for? me?
    the? @a @a? @a? @a? is|works|suits|will|would|sounds be|work|suit? much? better|best|easier|great|fine|good|perfect|well|ok|closer|nearer|handier|right|me for|with? me|us?
    it|that|everything|address|all|details is|are|looks all? right|correct|good|fine|ok
    the? address|details|information is|are|looks correct|right|good|fine|ok|perfect
    that is the right|new|correct? address|one|card|order
    that|it is it|me
    @ours
    @mailed
    i agree with|to everything|all|what you said|say|wrote|suggest|suggested|propose|proposed?
    all|everything correct|right|true
    i am fine|ok|happy|good|cool with @viam|@size|@name
    and? @n euro? back is fine|good|great|nice|perfect|lovely|ok
    that|this|it is|was what|exactly|precisely* i am|was after|hoping|looking|thinking|expecting for|of?
    that|it is the right one|place
    @o is my|her|his|our|their favourite|favorite|best colour|color|one?
    @money more|extra? is|are|sounds|seems ok|fine|good|alright|right|correct|no problem?
    @money more|extra? is not a problem
    that is no problem|issue|bother
    that is not a problem|issue
    consider it|that|me agreed|done|settled|approved|confirmed|accepted|convinced
    you have my? go ahead|green|full? light|agreement?
    my answer is yes
    it is a yes|deal|go from|with me?
    that is a yes|deal|go|plan from|with me?
    count me in
    i am in|on|for agreement|board|it?
    i am all for it|that|this
    green light
    the answer is yes
    i accept|approve|take|agree your|the|this|that|those|to|with your|the|that|this? offer|proposal|suggestion|terms|conditions|solution|arrangement|plan|deal|price|quote|amount|difference|cost
    that is|was what|exactly|precisely|just what? i would? like|want|wanted|need to? happen|see|do|done|have|hear?
    that is the plan|idea
    that is what i had in mind
    i would not have it any other way
    @n more|extra|difference? is|sounds|seems|are fine|ok|good|alright|reasonable|fair|acceptable|no|perfect|great problem|with? me?
    the? price|amount|cost|difference|total|sum|fee|surcharge|extra|supplement is|sounds|seems|looks fine|ok|good|alright|reasonable|fair|acceptable|right|correct
    why would i not
    much? better
    yes this|that|it|all is|looks|seems|sounds all|quite|exactly|absolutely|perfectly? correct|right|fine|ok|good|perfect|great|it|alright|me|mine
    yes? that|it|this would|will be such? a|an|really|very? great|big|huge? relief|pleasure|help|dream|solution|idea|option|weight|kind|helpful off? my? mind|shoulders?
    that|this|the|your size|colour|color|card|address|date|option|method|way|email|plan|account|one|amount is|works|suits|sounds|seems|looks|will|would|does be|do|work? fine|well|good|great|perfect|perfectly|ok|right|correct|for|me|with? me? then?
    @sendto|@refundto|@viam|@size is|works|would|sounds|will be|work? fine|well|good|great|perfect|perfectly|ok|right|correct|for|lovely|ideal me?
    right you are
    no problem|problems|issue|issues|objection|objections with|about|to the|that|this|it|your? price|difference|amount|cost|extra|surcharge|address|size|change|@name|@n? at? all?
    fine|ok|good|great|perfect|happy|agreed with|on|about the|that|this|your|everything|it|all|you? price|difference|amount|cost|extra|surcharge|address|size|change|terms|conditions|proposal|offer|said|proposed|suggested|@name|@n?
    sounds|seems|looks like a|the? very|really? good|great|perfect|fine|fair|sensible|reasonable|right|lovely|best|ideal|decent? plan|solution|idea|option|deal|choice|offer|compromise|way|outcome
  `,
  agree: `
    yes|ok|sure i am|feel quite|very|absolutely? sure|certain|positive
    yes|ok|correct|right to all|both|everything
    correct|right|exactly cancel|return|exchange|refund|do that|this|the one?
    @lead* go right? ahead @tail*
    @lead* proceed @tail*
    @lead* continue @tail*
    @lead* go on|for|forward then|it|with|that|please? @tail*
    go for|4 it @tail*
    @lead* @labelly
    go @tail*
    @lead* do @obj @tail*
    please|yes do @tail*
    do please|so
    @lead* do @obj
    do what you|is need|must|necessary|needed to? do?
    @lead* carry|move on|out|forward @tail*
    @lead* get it|that|this done|sorted|going|started|over @tail*
    @lead* get started|going @tail*
    @lead* sort|arrange|process|action|start|initiate|execute|complete|finalise|finalize|handle|finish it|that|this|@obj out? @tail*
    @lead* make it so|happen
    @lead* make @obj happen
    @lead* confirm @obj
    @lead* confirm @tail*
    @lead* confirm the? @name @tail*
    @lead* do it
    let us do @obj @tail*
    let us go @tail*
    let us|me try|take|get|have @size instead? @tail*
    i will|would|can try|have|take @size then? @tail*
    i do|would not mind paying|to? pay? @money|the|that difference|extra? @n? more|extra?
    ok|yes|fine|good|happy for|with|about the? extra|additional? @money
    let us proceed|@do @tail*
    let us go for|with @obj|@size
    i would be grateful|glad|happy|pleased|obliged if you could|would|can @do
    i would be grateful|glad|happy|pleased|obliged if you @name it|that|them|this? @tail*
    i am? ready|prepared|set to @do
    i would appreciate if? it? if? you could|would @do
    that would|will be very|really|absolutely|just? lovely|great|perfect|fine|wonderful|nice|good|ideal|amazing|helpful|brilliant|kind|appreciated|much|excellent|super|awesome|fantastic appreciated|good?
    it would be great|lovely|nice|perfect if you could|would @do
    @lead* go with|for it|that|this|@obj|@size|@all @tail*
    i will take it|that|this|the? @name|@size
    i will go with|for it|that|this|the? @name|@size
    i am going with|for it|that|this|the? @name|@size
    i choose|pick|prefer|want|take the? @name|@size
    i would|d like|love|prefer|rather have? @size instead? @tail*
    @size please
    @size it is
    i need|want|would? like? @up
    i would? want|like|need|prefer @obj in|as @size
    @size would|will|should be fab|super|awesome|great|perfect|lovely|fine|good|nice|ideal for? me?
    @size would|will be really|very|absolutely? great|perfect|lovely|fine|good|nice|ideal|wonderful|better|ok
    @all please?
    make it so
    yes please
    @lead* go|carry|follow|push|see through|ahead|on|forward with? it|that|this|@obj|@name @tail*
    @lead* go ahead and? @do? @tail*
    feel free to? @do? @tail*
    be my guest
    have at it
    @lead* take care of @obj|it|that|this @tail*
    @lead* put it|that|this|@obj through @tail*
    @lead* set it|that|this|@obj in motion|up|going @tail*
    @lead* pay|paying|cover|covering the? extra|difference|surcharge|supplement|money|@money @n? euro|dollars|pounds? @tail*
    @lead* charge|bill|debit it|me|my|the? it|card|@m? @m? @n? for|with? the|it|that? difference|extra|@money? @tail*
    i am ok|fine|happy|good|willing|prepared with|to|paying|pay? paying|pay? the? extra|difference|@money @n? euro|dollars|pounds?
    @lead* get rid of @obj
    @lead* reserve|book|put @obj|one aside|away? @tail*
    go on then? please?
    @lead* use|take that|this|the|my|it address|card|one|method|account? @tail*
    @lead* go ahead and? create|prepare|open|issue|make|generate|arrange|book|send @obj|@name @tail*
    @lead* create|prepare|issue|generate|arrange|set|draw|draft up? @name|@obj @tail*
    @lead* take|charge|debit|deduct|collect @money? @n? euro? from|off|on|to my|the card|account|@m @m? @n? @tail*
  `,
  wish: `
    @lead* @do @tail*
    @lead* @name @tail*
    i would rather|prefer|sooner|like|love|want to? @do|@name @tail*
    i prefer|choose|pick|want|need|take|accept|confirm|approve|authorise|authorize|select to? @do|@name @tail*
    i agree|consent|am fine|am ok with|to @name|@do
    i would? want|like|wish|need|prefer to? have? @obj @name
    i will take|have|go for? with? @name
    i am going|happy|fine|ok with|for|to @name|@do
    rather|preferably @do|@name
    @name it is
    @do|@name rather|then|instead|please?
    @lead* @do|@name instead|rather|then @tail*
    the? @name is|sounds|would|works be? fine|good|great|ok|perfect|better|best|for|lovely|me|right me?
    yes to the? @name
    ok|yes for|to|with the? @name
    go for|with the? @name
    do|start|make|process|open|arrange|initiate|complete|proceed|continue|confirm with? @name @tail*
    i confirm @name
    @lead* do|start|make|process|open|arrange|initiate|go|move|complete|proceed|continue|confirm|carry|set with|ahead|forward|up|out|through? with? @name @tail*
    i want|would like? you to @do
    `,
  asks: `
    could|would|can|will you please|kindly just? @do @tail*
    could|would|can|will you just? @do please|kindly @tail*
    could|can|may i please @do @tail*
    could|can|may i @do please @tail*
    could|can|may i have|get @name please
    could i|we|you please? @swap instead? @tail*
    can|may i|we|you @swap please @tail*
    could|can i|we please? have|get @size please?
    would you be so kind to|as? to? @do
    yes|ok|sure please? could|would|can you just? @do @tail*
    `,
  item: `
    in|size size? @i
    @only
    @det? @i @i? @i? only|alone?
    @det? @i @i? @i?
    @det? @i @i? and @det? @i @i?
    for|with|of @det? @i @i?
    for|of|with|to? @all
    for|of|on? @det? order|num? @num
    the order
    @m @m? @n?
    `,
  target: `
    the? same|matching colour|color|shade|style|one|model
    email|mail is|works|sounds fine|ok|good|great|perfect
    @size
    for|with|to|in @size
    @money
    for|to|at the|this|that? address? @a @a? @a? @a? @a? @a? @a? @a? @a?
    to that|this|the|my new? address
    @viam
    that|this|the|my? @a @a? @a? @a? @a? @a? @a? @a? @a?
    the|my? place|one near|by|next|at|close to? the|my? @a @a?
    @refundto
    by|via|to my? email
    charge|take|pay me? @money
    i will pay @money
    you can|may charge|take me? @money
    i? would? like|want|need to? @payback
    charge it|that|me|my|the difference|card? to? my|the? @m? card?
    `,
  follow: `
    i will|shall|can|am? happy|going? to? pay|cover the|that difference|rest|extra
    i will|shall|am|can|going be? going? to? print|drop|send|post|pack|bring|ship|take|return|hand it|them|this|that? out|off|back|in|up? @when?
    i will wait|look|watch|check out? for my|your|the? @label? email|label|refund|mail|inbox @when?
    i will wait|look|watch|check out? for @coming @when?
    i will wait
    i will keep an eye out for it|the|your email|label
    i look|am looking forward to it|hearing|the|receiving|that? from|it|you|new|one|dress?
    looking forward to it|hearing|receiving|that|the? from|it|you|new|one|dress?
    i will print @label|it|them @when?
    i have a printer
    i have a? box|packaging|bag ready?
    i will do that|so|it|this @when?
    i will pay|cover|settle it|that|this|the|extra|difference? extra|difference|rest?
  `,
  reason: `
    i do not need it|this|that|them|anything any? more|longer|anymore
    @it is|was|are|seems|feels|turned|looks|came just|simply|really|actually|obviously? @too* @flaw for|on|to|out? me|him|my|her|them? daughter|husband|wife|son?
    @it is|was @too* @flaw
    it|they|that|this does|do|did|do not fit|suit|work me|anymore|at|all|properly? all?
    i do not need|want|like @it? anymore|any|at? more|all|longer?
    i no longer need|want @it? anymore?
    i ordered|bought it|that|them|this? by mistake|accident
    i ordered|bought the wrong one|size|thing|colour|color
    i found it|one|something|another cheaper|better|else|elsewhere one? elsewhere?
    it was a mistake
    it was my mistake|fault
    my mistake|fault|bad
    @too* @flaw
    because|since|as @it is|was|does @too* @flaw|not fit?
    because it does not fit
    it takes|took|is|has|taking been? taking? @too* long|late|forever
    because i|we|it|my|our|the|they|he|she just|really|simply|already? have|has|had|got|found|bought|ordered|made|chose|picked|need|needed|changed|want|am|is|was|are|were @w @w* @w* by? mistake|accident?
    as|since i|we|my|it just|really|simply|already? have|has|had? just|already|since? found|bought|ordered|got|made|chose|picked|need|needed|arrived @w @w* @w* by? mistake|accident?
    i|we|my|our husband|wife|mum|mother|daughter|son|friend|sister|brother|partner|boyfriend|girlfriend|family|mate? just|really|simply|already|have|has|had* found|bought|ordered|got|chose|picked @w @w* by|a? mistake|accident|while|ago?
    i|we just|really|simply|already|have* ordered|bought|found|got|had|seen it|one|them|this|that? twice|double|already|elsewhere|cheaper|by|somewhere|at|in|online mistake|accident|else|@w?
    it|this|that was|has just|already? bought|ordered|been by|for? @w* mistake|accident?
  `,
  praise: `
    great|wonderful|excellent|brilliant|fantastic|lovely|awesome|amazing|super|superb|good|nice|marvellous|marvelous|splendid|fab|fabulous|sweet|ace|neat|well|terrific
    that is very|so|really? kind|nice|helpful|sweet|lovely of you?
    very|so|really|most helpful|kind|good|nice of you?
    `,
  fill: `
    uh huh
    merci|danke|gracias|grazie
    if it|that is|s? all the same|ok|okay|alright|fine|possible|easy|easier|convenient to|with|for? you?
    if you do not|would mind|please|kindly
    there|like|mind
    lads|lad|pal|mate|man|bro|fam|guys
    about time|bloody|flipping time? too?
    about time
    you guys|lot|folks|people rock|rule|are great|brilliant|amazing|stars|awesome
    like|as you said|say|suggested|proposed|offered|wrote|mentioned before|earlier|above?
    hi|hello|hey|heya|hiya|morning|evening|afternoon|greetings|howdy|hallo there|again|everyone|everybody|team|all?
    good morning|evening|afternoon|day|night there|again|to|you?
    dear|hello|hi|hey sir|madam|team|customer|support|service|sirs|all|or|onethread? service|support|team|care|madam?
    @many* thanks|thank|thanx @you? @much? @for? @again?
    thanks|thank you? for checking|asking|helping|confirming|sorting|explaining|clarifying|offering|letting @w* @w*
    thank you kindly
    and? thanks|thank you? for being so|very|really? good|quick|nice|kind|patient|helpful|fast|prompt|understanding|honest|clear|efficient about|with? it|this|that|me?
    thanks for getting|coming|replying|responding|answering|writing back? to? me? so|very|that? quickly|fast|quick|soon|promptly?
    thanks a lot|bunch|million|ton|heap
    @many thanks
    i am|we are? really|very|so|most? grateful|thankful
    much|really|greatly|i|very appreciated|appreciate it|that|this|your|all|the? help|assistance|support|it?
    if|where possible
    kindly|indeed|actually|well|oh|ah|um|uh|umm|er|erm|so|then|now|and|hmm|right|anyway|yay|hooray|haha|hehe|lol|ooh|aha|finally|again|great|sorry|ha
    have a nice|good|great|lovely|wonderful|pleasant day|one|evening|weekend|afternoon|night|week|time ahead|too|yourself?
    you have a nice|good|great|lovely day|one|evening|weekend
    enjoy your|the day|evening|weekend
    best|kind|warm|warmest|kindest regards|wishes
    regards|sincerely|yours|xx|xxx|xo|x|best|cheers|bye|goodbye|ciao
    yours sincerely|faithfully|truly
    all the best
    take care
    see you
    sent from my iphone|phone|android|ipad|mobile|samsung|device|galaxy
    sorry for|about the|my|this|that|all|any? late|delay|slow|trouble|inconvenience|bother|confusion|wait|hassle|mess|delayed|being reply|answer|response|late|slow?
    sorry to bother|trouble you
    sorry i missed that|this|your message|it
    apologies for the|my|any? late|delay|inconvenience|trouble|confusion reply|answer?
    no rush|hurry|worries
    you are|have been very|so|really|most|been? kind|helpful|great|welcome|good|patient|lovely|amazing
    appreciate it|that
    no? i do not mind at? all?
    i already said|told so|you|that
    i already told you that?
    as i said|told|already said|mentioned|you? before|already|earlier|above?
    like i said before|already|earlier?
    without a|any? doubt|hesitation
    no doubt about it|that?
    why of course
    that is|was|s? quick|fast|easy
    you too
    god bless you?
    hope you are|have well|doing|a|good well|day?
    i hope you are|have well|doing|a|good well|day?
    on second thoughts?
    @money is fine
    hurry up? please
    to be honest
    as discussed|agreed|offered
    here you go
    that is the? easiest|simplest|best|quickest|fastest|better|easier|simpler|more|most|convenient* way|option|solution|one? for|with? me|us|everyone?
    no need to? call|ring|phone|contact|write|reply|answer|explain me|us? back?
    just? an? email|text|message|letter me? is|will|would|be* enough|fine|ok|do|sufficient|better|best?
    thanks|thank|grateful you? for not|never @w*
    young man|lady|person
    whatever you need|have|it|is to|takes|needed do?
    the sooner it|they is|are gone|back|done|over|sorted the better
    and patience|understanding|help|time|kindness|support
    it|this is very|really|quite? urgent
    boss|chief|gov|guv
    finally someone|somebody|anyone who|that helps|listens|cares|understands|can|help*
    as it turns|turned out
    sorry|apologies i|for|was|am|taking|took|being|so|long|to|reply|answer|respond|at|work|late|only|seeing|this|now|just|saw|your|message|in|meetings|asleep|busy|driving|replying|answering*
    i am? sorry for|about all|the|any|this* inconvenience|trouble|hassle|mess|bother caused|made?
    as soon|quick|fast as possible|you can|ever?
    how kind|nice|lovely|quick of you?
    you are|have been? so|such|a|an|very|really* star|angel|legend|lifesaver|gem|helpful|kind|patient|fast|quick
    thank|thanks you? for sorting|doing|handling|fixing|organising|arranging|solving|dealing this|that|it|everything|with* out? so? quickly|fast|quick|soon|nicely|well?
    great|good|wonderful|lovely news|stuff that? you|it|they|have|has|is|are|it|them|this|still|in|stock|available*
    where do i sign lol|haha?
    hopefully|hope this|that|it|the|one|i|we* is|fits|works|will|be|fit|are* fine|ok|better|good|alright|right|this|time|perfect*
    thank|see|love|bless yes
    sweetheart|hun|hon|honey|petal|pet|duck|lovely|lass|lad|bro|fam|sweetie|doll|chap|gentlemen|ladies|officer|doctor love|dear|friend|darling?
    sir|madam|mate|buddy|darling|dear|love|friend|guys|folks|team|man|dude|boss|miss|mister
    i know|understand|realise|realize|accept|am|see aware|fully|perfectly|of? aware|understand|that? it|this|that can not be undone|reversed|changed|taken|reverted back?
    i know|understand|realise|realize|accept|am aware|fully? aware|that? it|this|that is|will|would be? final|permanent|irreversible|definitive|binding|for good?
    it|this|that is|will be? final|permanent|irreversible i know|understand
    i have|understand|accept read|understood? the|your? conditions|terms
    fine print and all
    no going back i know|understand
  `,
  no: `
    no @tail*
    no thank|thanks you? @tail*
    actually|hell|oh|ah|erm|well|sorry no
    under|on no circumstances|account
    there is no need
    no i am good|fine|ok
    no the? old|previous|current|original address|one is|was fine|right|correct|good
    not paying|having|doing that|it|this|@money?
    no way|never|chance|deal|sir
    no need
    never mind|nevermind
    nevermind|never|negative|stop|abort|forget|nix
    not now|today|yet|really|interested|necessary|needed|at|for all|me|needed|the? moment?
    not at the moment
    not for now
    not anymore|any more?
    absolutely|certainly|definitely|of|surely|please|obviously course? not
    please not
    do not @notdo
    please do not @notdo?
    @please? do not
    i do not want|wish|need|like|agree|consent|accept|think so|to|that|it|this|you|a|the|any? @do|that|it|so|to|this? @notdo?
    i did not say|ask|agree|want|mean|request|order that|for|to|it|so|this|yes|anything? @notdo? that|it|this?
    i did not ask for this|that|it
    i never said|asked|agreed|wanted|meant|did|requested for|to|that|it|this|yes|so? @notdo? that|it?
    i would|d rather|prefer not|keep to? @obj? @notdo?
    i would rather you did not
    i have? changed my mind
    changed my mind
    on second thought|thoughts no
    leave|let it|that|things|this|them|everything|the|order|@obj order|me|be|alone|as|is|it? be|is|alone|it|as? it|is|they? is|are|was? @tail*
    just? leave it|that|the order|things|everything
    forget it|that|about|this it|that|this?
    drop|scrap|skip it|that|this
    @keepers? keep|keeping @keepobj? @keepsize? @tail*
    @keepers? stay|stick with @keepobj? @keepsize?
    @keepers hold|hang onto|on to? @keepobj
    i still|really|do want|need @keepobj
    i still|do? want my|the order|it|@obj to come|delivered|sent|shipped?
    you have? misunderstood|misread|misheard|misunderstand me|it|that|what|this? i|wrong? said?
    you have? got me|it|that|this wrong
    that is|was not what i said|meant|asked|want|wanted|mean for?
    i refuse|decline|object|disagree to|that|this? @notdo?
    i am not paying|going|interested|agreeing|happy|accepting|having|doing to|in|for|that|it|with|this? pay|that|it|@do? that|this|it|for|extra|more? that?
    i will|would not pay|accept|agree|do|have that|it|for|to|this|extra|more? that|it?
    i am good|alright|ok|fine thanks|thank|as you|it|i? is|am?
    you are alright|ok|all|fine|good thanks|right?
    un cancel @obj? please?
    uncancel|reinstate|restore|reactivate|undo @obj?
    that is|was a mistake
    hands off
    too much hassle|trouble|work|effort|bother
    too|very|so|way expensive|complicated|dear
    it is|s not worth it|the|that hassle|trouble?
    not worth it|the|that hassle|trouble|money?
    do nothing
    it|they|the @i? fits|fit after|fine|well|now|perfectly? all? all?
    it fits after all
    i have decided|decided against it|that
    i have decided not to
    i have decided to keep @keepobj
    none of|either these|those|them|that|the? two|options|above?
    neither of? them|these|those|of|option? them|these|those?
    no longer|more
    i pass|reject
    not this|that|happening|a|gonna|going happen|chance|to? happen?
    cancel that|the request|cancellation|return|exchange
    stop that|it|this|the|right? request|cancellation|return|exchange|now?
    hold off on|with? it|that|this|the|@obj? @name?
    not just|quite yet
    please? hold off
    no? the? old|previous|current|original|former address|one please?
    it|@obj can|may|should stay|remain as|like|the? it|is|way|they? is|are?
  `,
  doubt: `
    maybe|perhaps|possibly|probably|presumably|supposedly|apparently|hopefully|likely|eventually|whatever|hm|hmm|hmmm|meh|bah|pff|ugh|eh|huh|really|seriously|wow|honestly
    i guess|suppose|assume|think|believe|hope|imagine|reckon|wonder|doubt|expect so?
    i am|was not|still|un|just sure|certain|thinking|wondering|undecided|hesitating|ready|yet?
    i do not know|understand|remember|see|follow|get|care|have
    not sure|certain|so|too|quite|exactly|yet|entirely
    unsure|undecided
    let me think|check|see|ask|look|sleep|know|read|consider|talk|speak
    i will think|see|check|tell|ask|let|look|sleep|consider|decide|get|come|call|write|talk|speak
    i have|need|want|would|must|ought|should|got to|like|have? to? think|check|ask|see|look|talk|speak|know|discuss|wait|consider|find|decide
    wait|hold|hang on|a|up? second|sec|minute|moment|there?
    one|just|give a|one|me? moment|minute|second|sec|mo please?
    not until|before
    later|tomorrow|tonight|next|soon|yesterday
    yes right
    oh great|wonderful|lovely|perfect|brilliant|fantastic|super|good|nice|joy
    as if
    aye? that will be right
    thanks for nothing
    yes and no
    yes? that|it|this is|was indeed? my|our order|purchase|parcel|account|name
    it|that|this is|was @fresh
    ok|great|perfect|fine|good|right|cool thanks|thank you? so|very? much? for the|your|that|all|this? info|information|explanation|explaining|clarifying|clarification|details|update|answer|reply|heads up?
    thanks|thank you? for the? letting|info|information|heads me|us|up? know
    ok|thanks|fine|great|perfect|cool|right thanks? bye|goodbye|byebye
    yes hello|hi
    yes it|this is me
    yes this is
    for nothing
    i understand|see|know|get|hear|noted|read|noticed|understood it|that|you|this|now? now?
    yes i understand|see|know|get|hear
    understood|noted|gotcha|interesting|ah
    got it|that|you|this
    good to know
    as you like|wish|want|please|prefer
    up to you
    if you say so
    it depends|depend
    depends
    but|however|although|though|except|otherwise|nevertheless|yet|whereas
    what|when|where|why|who|how|which|whose|whether
    what about
    he|she|they|somebody|someone said|says|told|wants
    you said|told|promised|wrote
    a bit|little|lot much
    @aux i|you|it|we|they|there|he|she|that|this
    do i|you|we|they|he|she
    talk|speak to|with @person
    @person
    could|can|should|might
    had a|had|would better
    almost|nearly|sort|kind|somewhat of?
    can not
    how long|much|soon|many
    is|will|does|can it|this|that
  `,
  against: `
    no not nt never none neither nor without cannot cant wont dont doesnt didnt isnt wasnt arent aint wouldnt
    couldnt shouldnt nothing stop wait hold hang pause but however although though except unless if whether until
    till before once only instead rather other another different else maybe perhaps possibly probably might guess
    suppose think thinking unsure doubt depends later tomorrow what when where which who whose why how could would
    should whatever supposed told said says wrong mistake forget leave keep undo after first question questions
    wondering call phone tell explain details information info either both whichever whenever lol haha hm hmm idk
    dunno
  `,
  firm: `
    yes sure absolutely definitely certainly indeed affirmative course agree agreed accept accepted approve
    approved confirm confirmed consent authorise authorize gladly deal permission pleasure do
  `,
  relates: `
    it its that this them these those they one or but instead if otherwise first before until same both
    either yes sure really exchange swap change replace keep cancel return refund
  `,
  condition: `
    if|unless|provided|providing|assuming|supposing|once|until|till|after|before|when|while|only|as soon|long
    as long as
    on condition
    in case
    only if|when|after
    `,
  change: `
    except|excluding|without for? the|my|that @i @i?
    apart from the|my|that @i @i?
    instead|different|differently
    for|with|against some|other|any @i
    in|but|to|for size? @s
    the|an|my|that|this|some? other order|one|item|card|address|email|size|colour|color|account|way|option|parcel|purchase
    another order|one|item|card|address|email|size|colour|color|account|way|option
    not that|this|the|my|it|these one|order|item|dress|address|card|it|@i?
    wrong order|one|item|address|card|size|colour|color|thing
    as well|too
    the old|previous|former|original address|one
    just|only @det? @x @i?
    @some
    only one of them
    just one of them
    voucher|vouchers|coupon|paypal|cheque|check|cash
    store|shop|gift credit|card|voucher
    credit note
    bank transfer
    discount|replacement
    third|second|first|ground|fourth floor
    floor|flat|apartment|building
    keep the @x
    `,
  ordinals: [
    `the? first one|option|please|choice|thing|offer? please?
     option|number|choice|solution? 1 please?
     option|number|choice|solution one|a please?
     the? 1 st one|option?
     the? former`,
    `the? second|latter|last|2nd one|option|please|choice|thing|offer? please?
     option|number|choice|solution? 2 please?
     option|number|choice|solution two|b please?
     the? 2 nd one|option?`,
    `the? third one|option|please|choice?
     option|number|choice three|3|c please?`,
  ],
  acts,
};
