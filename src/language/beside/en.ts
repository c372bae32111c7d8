import type { ConsentBeside } from './beside.ts';

/** English words by what they can be in a clause beside a yes; see {@link ConsentBeside}. */
export const beside: ConsentBeside = {
  speaker: 'i we me us',
  thing: 'it they this that these those them there',
  clitic: '',
  person: 'he she who somebody someone everybody everyone nobody people',
  addressed: 'you ye u yous',
  toward: 'thank thanks with to from for at by of on bless bother trouble hope sorry telling tell after as',
  owner: 'the a an my our his her their its your some such one neither none both ten',
  concludes: 'so then but just',
  please: 'please kindly',
  joins: 'because cause cos cuz coz since as so and plus',
  points: 'that this these those one there',
  verb: '(?:ed|[^s]s)$',
  infinitive: '^$',
  bare: '(?:[^e]ed|ing)$',
  opens: `because cause cos cuz coz since as so and plus also well sorry honestly actually unfortunately sadly luckily frankly tbh anyway turns out
    too way far just really very much totally absolutely finally still now all simply already only obviously clearly apparently been bit lol oh ah`,
  not: 'not never no nothing nobody none neither nor hardly barely scarcely',
  no: 'no',
  wry: 'sure great perfect brilliant wonderful fantastic lovely excellent super course awesome marvellous splendid nice wow cool cheers delighted thrilled bravo amazing terrific fabulous',
  yields: 'but though although yet however',
  stop: `except unless if whether otherwise instead rather either maybe perhaps possibly probably might guess or
    suppose unsure undecided doubt doubtful depends wonder wondering hesitate hesitating think reckon assume imagine presumably hopefully
    later until till before stop hold hang pause keep keeps kept keeping leave leaves remain remains
    which whose whom why where whenever whichever whatever saying say says joking joke jokes kidding kid laughed laughs ruined sarcastic half rest remainder
    please ask asks explain confirm decide decides undo restore forget mean meant lawyer police shall allowed
    courier driver postman`,
  ifs: '',
  yours: 'your yours',
  idle: 'wait pay check checks believe',
  price: 'free pays paying charge cost fee',
  begins: 'once when after while what how as',
  asks: `is are do does did can could will would shall should may might am was were has have when who
    send give get make take put let change do go come ship deliver bring`,
  other: 'other others another different differently else everything first second',
  weighs:
    'feel feeling consider talk talking speak speaking discuss thinking sure deciding wonder understand get try let ready going see know idea',
  modal: 'would should could may',
  perfect: 'have had of',
  must: 'have has got need needs supposed allowed',
  to: 'to',
  asking: 'call calls phone ring tell contact send give',
  asked: 'back',
  told: 'told said promised',
  old: 'old original previous former',
  years: 'years year too',
  new: 'new',
  ends: 'voucher vouchers credit discount coupon compensation repair repaired fix replacement paypal cheque cash tailor goodwill partial part account bank whatsapp sms wallet card',
  finite: `is are was were am be been have has had does do did can will s got gets came comes went goes makes made looks look
    feels felt fits fit broke tore ripped shrank shrunk smells hurts itches scratches turned ended started arrived died lost said needs wants hates saw ate gave rings`,
  be: 'am is are be will',
  past: `found bought ordered got had lost made took went saw chose picked clicked pressed tried changed moved forgot thought misread mistook
    wore gained put gave gone been worn seen fed sick tired fallen did was were feared expected`,
  acquires:
    'bought found ordered got gave given offered gifted clicked picked chose chosen selected pressed made knitted seen saw shrunk',
  good: `love loves loved adore adores like likes lovely beautiful gorgeous perfect perfectly great nice nicer nicest pretty fits fit suits suit
    happy pleased delighted thrilled comfortable comfy favourite favorite best better good fine wonderful stunning amazing awesome fantastic
    brilliant excellent ideal flattering elegant cute sweet right correct excited compliments compliment fond pleasure proud soft warm cosy
    recommend lucky superb ok okay glad enjoy enjoys enjoyed attached works worked`,
  weakly: 'working fits fit right fine good great perfect perfectly ok suits suit works worked comfortable',
  likeness: 'like',
  inLaw: '',
  do: 'do did does',
  ill: `big misread misjudged too wrong bad worse worst awful horrible terrible dreadful ugly hideous itchy itches itch scratchy scratches tight loose baggy small smaller tiny huge
    broken damaged faulty defective torn ripped stained hole holes stain shrunk shrank hate hates hated dislike dislikes mistake mistakes error accident
    accidentally twice double duplicate disappointed disappointing disappointment unhappy uncomfortable expensive dear pricey afford cheaper elsewhere regret
    unflattering ridiculous silly stupid shame pity allergic hurts hurt pinches pinch rubs smells stinks see-through transparent poor thin thick
    heavy stiff rough boxy cheap fault problem ill sick late cancelled canceled off enough tired fed forever pointless useless redundant broke skint lost different annoyed sad pale fat narrow broad weight pricey`,
  cannot: 'afford enough',
  more: 'bigger smaller larger longer shorter wider warmer',
  wants:
    'want wants need needs like prefer prefers wish wishes hope hopes hoping expect expecting fancy require insist demand',
  holds: `wear wears wearing use uses using own owns borrow borrows borrowing take takes taking wait waiting await awaiting
    looking forward try tries trying bringing brings gets`,
  spoils: 'tore ripped stained dropped',
  gone: `sold sell selling gave give given giving threw throw thrown lost lose ate eaten eats washed cut tore burned burnt hemmed altered dyed
    donated donate binned bin recycled shortened chucked ruined damage stole stolen swapped lent passed chewed worn dirty dropped`,
  arrives:
    'arrived arrive arrives came come comes coming got received delivered shipped sent dispatched posted post went tracking',
  present: 'home here there in around',
  times: `tomorrow tonight soon next monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december christmas easter`,
  places: 'from at in near next opposite behind above below under',
  dangling:
    'old new former a an the my our his her their its and of with so very as such is are was were am be been look looks make makes made feel feels seem seems give gives',
  nothing: 'nothing',
  of: '',
  been: '',
  one: 'one',
  kin: '',
  that: '',
  future: 'will',
  buys: 'buy order spend find',
  already: 'already',
  only: 'only just all everything lot partly partially half once',
  with: 'with',
  by: 'by per via',
  posts: 'post courier mail whatsapp text sms letter',
  nextTo: 'next near opposite behind across',
  since: 'fed tired weeks days months ages long week month since enough',
  praises:
    'rock saved star stars legend legends angel lifesaver lifesavers kind helpful brilliant amazing efficient quick fast patient lovely wonderful good great best gem welcome',
  exists: 'there y',
  stressed: 'really indeed certainly',
  size: 'size sizes',
  moved: 'moved relocated',
  sends: 'post send drop pop bring take print pack return collect pick fetch grab get ship hand',
  will: 'will shall can going am',
  has: 'have has got without',
  build: 'small tall short petite big large slim tiny a',
  means: 'printer inbox phone email mail',
  nobody: 'nobody closed shut empty-handed',
  lives: 'live lived living stay staying',
  home: 'home indoors',
  away: 'work office out away shop school village nobody first second third fourth fifth ground floor town',
  near: 'near next around from past opposite to in at',
  span: 'home last monday tuesday wednesday thursday friday saturday sunday',
  thanks: 'thanks thank grateful sorry apologies',
  money: 'money refund cash euro euros pounds dollars reimbursement',
  acts: {
    cancel: 'cancel cancelling canceling cancellation cancelled canceled refund refunded money',
    return: 'return returns returning returned back label lable',
    exchange:
      'exchange exchanging swap swapping switch replace replacing exchanged swapped change changing trade',
    refund: 'refund refunded reimburse reimbursement money back return',
    address: 'change update address deliver ship shipping send sent redirect',
    undo: 'undo reverse reinstate reopen',
  },
  vague: 'back change changed sent send',
  done: 'cancelled canceled returned money',
  whens: 'how when will',
  aftermath: 'refund money label email confirmation days card',
  empty: 'empty sold packed wrapped',
  whole: 'all',
  also: 'too',
  carries:
    'choose pick send email mail give get have open start issue process do make go going proceed set create put pay take print confirm authorise authorize accept want like receiving forward receive look ship gimme',
  suits: 'fine good great perfect ok lovely works suits deal grand super',
  goes: `stated place house flat instead the a an my our this that it them these me us i we you to for of on in into with from and at as please kindly just then so now
    order number numbers item will would like want hereby you can may free charge cost no fee fees extra over there here up full amount earliest soon possible quickly
    today straight away size sizes one hi hello thanks thank s describe described propose proposed suggest suggested offered said say agreed
    being above is be card account method payment parcel package happy glad do yes ok email inbox address where same`,
  for: 'instead place',
  grateful: 'grateful appreciate obliged appreciated',
  courtesy: 'if you would could d might be very most',
  article: 'it they',
  approves: 'fine good ok correct right alright okay better best pleased delighted happy glad',
  now: 'today now yet more',
  part: 'heel heels sole soles',
  blocked: 'full blocked hacked closed',
  stays: 'stay stays staying',
  handy: 'corner near next close minutes past way station out work',
};
