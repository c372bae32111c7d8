/** Verbs and the like that are harmless in ordinary talk. */
export const verbs = `
it them me him us myself he she they i we this make makes look looks looking scratching scratches itches hurts hurting hurt aches pinches
rubs know knows knew happens happened happening laugh laughs laughed cry cries cried helps helped helping closed pressed
clicked tried realised realized noticed remember remembered irritates annoys annoyed bothers drives drove kills killing
smells smelled sits hangs lies stands sleeps grew went thing things something someone somebody everyone everybody people
glad relieved grateful curious certain confused mixed clearly honestly frankly personally basically absolutely
gives getting turned turns starts started going begins began stopped sounds sounded seems seemed feels mad crazy
nuts insane goodness god gosh lord bloody damn funny ironic typical life story long short
`;

/** The closed list of harmless English words; see ConsentTold. */
export const words = `
a an the my our his her their its in on at of for to with around near across over under over during like as than
up down off away about into through behind along past inside outside beside between among against towards onto
and so very too much many lot lots bit little few really quite just already always often sometimes usually still
even again here there everywhere somewhere anywhere elsewhere inside home back together alone apart am is are
was were be been being has have had having get getting got go going went come coming make making made do
doing does did see saw seen feel felt look looked fit fits walk walking work working live lived living sleep
sleeping eat eating drink drinking cook cooking drive driving travel travelling traveling fly flying swim
swimming run running dance dancing sit sitting stand standing sing singing play playing read reading write
writing learn learning study studying teach teaching clean cleaning wash washing dry drying iron ironing
breathe breathing move moving moved carry carrying lift bend wear wearing save saving afford buying shopping
getting giving born grown become marry married marriage divorced widowed engaged retired
wedding weddings party parties birthday christening baptism funeral anniversary christmas easter holiday holidays
vacation trip journey cruise honeymoon festival concert gig ball prom gala dinner lunch breakfast meal picnic
barbecue ceremony graduation exam exams interview interviews meeting conference job jobs career shift shifts
school college university uni class classes course courses lesson lessons choir rehearsal show theatre cinema
church mass temple mosque synagogue museum match game race marathon gym yoga pilates training football tennis
golf skiing ski hiking camping fishing gardening sailing riding cycling
mother mum mom mam mummy father dad daddy parent parents sister sisters brother brothers daughter daughters son
sons child children kid kids baby babies toddler teenager grandson granddaughter grandchild grandchildren
grandmother grandma granny nan gran grandfather grandad grandpa aunt auntie uncle niece nephew cousin cousins
husband wife partner boyfriend girlfriend fiance fiancee ex friend friends mate mates neighbour neighbours
neighbor neighbors flatmate roommate colleague colleagues family law bridesmaid bride groom guest guests lady
woman man girl boy people person teacher nurse doctor dentist student pensioner widow carer builder cleaner
waitress waiter driver
foot feet toe toes ankle ankles leg legs knee knees thigh thighs hip hips waist belly tummy stomach bum bottom
back spine chest bust breast breasts shoulder shoulders arm arms elbow elbows wrist wrists hand hands finger
fingers neck throat head face eye eyes ear ears nose mouth hair skin body figure bones muscles weight height
kilos kilo pounds stone pain pains ache aches arthritis bunion bunions blister blisters rash eczema allergy
allergies allergic operation surgery hospital illness cancer pregnancy pregnant birth injury injured broken
fracture sprained swollen bad worse awful horrible terrible dreadful nasty ugly hideous silly stupid ridiculous
embarrassing uncomfortable painful itchy scratchy rough stiff tight loose small smaller big bigger large larger
huge tiny short shorter long longer wide wider narrow narrower broad thick thin heavy heavier light lighter warm
warmer hot cold colder cool freezing wet soaked damp sweaty old older young tall taller petite slim thinner
fat fatter plump skinny curvy clumsy blind deaf lame tired weak ill sick poorly busy broke skint poor rich
unemployed redundant retired disabled elderly alone lonely sad unhappy nervous stressed anxious embarrassed
ashamed sorry ancient
colour color colours fabric material cotton wool polyester nylon linen lycra viscose silk cashmere leather
synthetic texture quality stitching stitches seam seams hem lining zip zipper button buttons sleeve sleeves
collar neckline pocket pockets strap straps heel heels sole soles hole holes stain stains tear rip thread threads
smell perfume smoke dust mould fluff
weather daylight light winter summer spring autumn season rain snow sun sunshine heat heatwave wind storm beach sea seaside pool
mountain mountains lake river park garden gardens countryside town city village street road corner station
airport bus train tram tube metro car bike taxi plane boat ferry traffic motorway
shop shops store stores supermarket bakery market mall library bank café cafe restaurant pub bar hotel work
office home house flat apartment room bedroom bathroom kitchen hall hallway attic cellar basement garage stairs
lift wardrobe wardrobes cupboard closet drawer drawers shelf sofa bed boxes box bags
life living world luck bad time times moment day days night nights morning mornings afternoon evening evenings
week weeks weekend weekends month months year years age ages hour hours minute minutes season
money savings budget bills rent mortgage wages salary pension debt debts mess chaos trouble stress nightmare
disaster tragedy drama surprise present presents gift gifts mistake accident error shame pity fault habit whim
impulse idea dream hobby passion memory memories photo photos picture pictures mirror mirrors screen computer
laptop tablet phone mobile printer internet wifi battery machine washing dryer iron scissors ink paper tape glue
dog dogs cat cats horse horses puppy kitten pet pets chewed bitten scratched
potato sack elephant tent clown granny ghost whale penguin sausage curtain carpet
cheaper cheap expensive pricey dear costly identical duplicate twice
dark bright pale dull drab plain boring frumpy fussy formal casual flashy childish flimsy creased crumpled crooked
wonky uneven torn ripped stained damaged faulty defective shrunk stretched faded scuffed chipped cracked
creaky squeaky slippery smelly musty see-through transparent sheer revealing bare clingy baggy boxy shapeless
unflattering unwearable impractical useless
hell devil badly terribly horribly awfully properly quickly suddenly constantly everywhere recently lately
gently barely nearly almost online locally
english french german spanish italian portuguese dutch polish foreign language words typing spelling glasses
autocorrect keyboard fingers typo typos tram crying screaming laughing sleepy hungry thirsty hungover drunk
moved settled unpacked unpacking packing decorating renovating painting
chilly frosty snowing raining windy sunny boiling sweating shivering
knitting sewing darning mending alterations tailor
`;
