import { words } from '../words.ts';

/** Common words one letter away from a word that the lexicon knows: right as they are. */
export const rightWords = words(`
  abide ablaze abode abound accent addressed advised advises advisory agrees aground alight aline alpine altar
  amuses annual apathetic apiece apologised apologized apologizes appreciates approves aright arranged ashore
  ashtray asleep astray atone auction auntie aversion awaited awaiting awaits awake award awhile balled ballerina
  balling batter battery beasts beater beats bedside beets began begets begun beings bellow bells berets beside
  bettor biking billet blacked blank blasted blaze blazed blazes bleed bleeps blight bling blinked blocker bloke
  blooming blooms blower blowing blown boarder boasts boats boing bolder bolts bonding boning boobies boobs booing
  bookies books booming boonies boost booth booths booty boozing bordering borders boring bother bothers boughs
  boulder bouts bowing bowling boxing braces brainy brake braves brawn breach breached breaches breasts breeds
  bright brine brink briny broach broker brooks brooms brother brothers bugger bugging buggy burton burying butter
  buttery cabled caller calmed calming calms cameo cancer cannon carried carries casts catchy caused cells
  certainty chains chang changer changes chant chanted chanting charger chargers charm charmed charred charted
  charting chase chased chaser chaste chats chatter cheat cheater cheek cheeks cheeky cheer cheery chess chests
  chick chico china chink chinks chins chippy choke choked choosy chopping chore chuck chucky circled clatter
  clause cleaning clone cloned cloning closer closes closet closets clothe clothed cloths clove clowning coals
  coarse coast coasts codes coding cokes colder coles colon colony colts comas combing combs comer comet cometh
  comets command commanded commandeer commander commando commandos commands commuter compete competed complain
  complains completed compliant comps compute computed condition cones conform conformed confuse confuses consume
  consumed contain container continued contract contracted cooing cooking cooling coombs coping copping copying
  cores corral costa count country county coupe coupled cracker cranked craters crates craves creak creamy created
  creates cremated crest curse cursed damaged danced dancer daring darling debated decade decay decides decode
  decoded decoder defeat deflect delete depleted describe describes detail detect detective discusses disgraced
  dismount dispatcher dispatches disputes ditch ditty doable doling doubled doubly dozing drained drapes dregs
  dressed dresser dressy dropper drying duplicated duress dying earnings earring easter eastern ebooks eighth
  eights employed employer entice entirety entitle entitles equality estate estimate estimates excerpt experienced
  expert expire expires fabled faced factual faculty fades failing fails faked fallow falter famed farmed farmer
  farted farther faster fated fatten fault faults faxed fayed feats feeding feeds fellow fifth figured filed
  filled filling fills filmed finale finishes fisting flags flailing flaps flatten flatter flattery flaws flayed
  flesh fleshy flight flighty floats flock flower flowery foiled folder forage foray forge forged forger forgery
  format formed forte forth forts fought framed frayed freight fright frills germany glide glider glisten glitter
  globe globes glover goodly goody gooks goons goring graces grapes graves greed greedy greek greet greeting
  gripped grooms groove grooves ground grove grovel groves guests guided guile guise gutter hales hallo hallowed
  halter halves handled handler hanged happen harpy hating hazing heading healing heals hears hearse heart hearth
  hearts hearty heating heaving helio hells herring hippy hoard hoarse holder holds holed homeless homes homeys
  homies honesty hopes hoppy horribly horsey hoses hotter housed humane hurray ideals ideas ignored indexed
  initiated insider intent issues jacked jeweller jumped kinda kings knight lager laker lapel lapels largo laser
  lasted latex lather latte lattes lawful layer laying leading leaking leaning leaping learning lease leased
  leasing leather ledge ledger libel lifted linens liners linger linked listen liter litter littler lively loafer
  loaner locket locking locks lodged lonely loner longed looms loons loops loosen looser loser louse lover loverly
  lovey lunch madame mailer maimed males managed managers manages manger marker market marsh masked massage
  massaged massing mauled maxed meals measured meats medals medic meowing messages messing metals mighty miles
  minas minded minding mined miners mines mining mints minus mistakes mitch mixer mixers mixes moaning moans
  models modem modems modes modest modesty moles molest momento monkey mooning moped mopey moping mopped mopping
  mosey motel mothers mourning mousse mover movers moves movies mowed mowing muddle muses naked names nearly newer
  nicht norma normalcy norman nother offed offend officer oliver opener orally oscars otter overcharge pacing
  packaged packed packer packing paging paints pajama palace pangs pantry panty papal parent parks parson particle
  particles parton parts passes pasted patents patients paving pawing perfecto persona personal phones phoney
  phony picket pickled pictured pieced pierce pimps pints places placid placing planet planets plants platter
  played player playing pleaded pleading pleads pleas pleases pleasing pledge pledged plight plotted pocket pointe
  pointed pointer pointy poised polices polite posed posing postal poster postponed potted potter pottery praying
  preach preached precious prefect preference premise present preview preying priced pricey prick pricks pride
  prides prime primed primer primo prince princes prized prizes processes produce produced producer produces
  profess profiler projection promises prone prosper prowess prunes prying pulse purchased purge purged purser
  pursue pursued quack qualify quiet quirk quirky quits quote quoted racers races rages rained rales rally ranger
  ranges rapes rated ratted ravens raves reaches react reacted reactivated reads reality realty receiver receives
  reddy referenced refuge refugee refuses refute reimburse reinstated relax relied relieve relieved relive remote
  removed remover repay repent replaced replay replies rerouted resent resort restored retaining revere revered
  reverence reverend reversed revise revised revived revoked rewarding rightly righto righty ripper rites roach
  roles rooms roper rouge rubles ruining ruled ruler rulers rumbles runes sacks saline satin saying scandals
  scarce scare scared scares scaring scarred scars scary scattered schedule schedules scones scoping scored scorer
  scorned scoured scram scrape scraped scratches scratchy scream scrip script scuff scurry seamen seams sears
  seeds seeks seized seizing semen sensing server serviced seventh sever severe severed shacks shady shake shaken
  shaker shaking shalt shame shamed shape shaped share shared shark sharp shave shaved shaver shaving shawn shears
  shell shelly shifts shifty shingle shire shits shock shocks shoot shoots shopped shopping shore shores shortly
  shorty shots shout shouts shoved shovels shoves shower shtick shucks sides siding signore sikes silvery singled
  sipping sites sixes sixth sized skill skipped skipping slack slade slain slapped slapping slater slaved slaving
  slayer slaying sledge sleek sleepy sleet sleight slides sliding slight slipped slipping sliver slowed slower
  slows smacks smarty smelly smiles smock smoke smoked smoker smokey smoother smother snacks snapped snapping
  sneak sneaker sneaking sneaky snitch snore snort snorts snowed snows snuck snuff snuffy socko sorts sought
  spacing spade spain spare sparing sparking sparkling sparks sparring speakers spear speck speedo speedy spending
  spike spiked spill spits splatter splits spoken sport sports sporty spotted sprain spraying sprint stable stabs
  stack stacking stacks staff staging stair stairs stakes staking stalked stalker stalking stall standard starch
  stare stared stares staring stark starling starr starring starry stars started startled starve starved starving
  stated states stating stats statue statues stature statute statutes steak steep stein stems steven stickler
  sticky stiff stiles sting stitch stocks stoke stoked stoker stole stoned stoner stoney stored storing stork
  storm stormed storming stormy stove stowed strain strained strains strand stray strays streak strep stride
  strife striker stringy strip stripe striped stripped stroke struck stuffy stunk sucks suite suited suites summit
  sundae sundaes superb supervisory supper supposes swamped swatch swaying sweated sweep sweeter sweetly sweety
  swill swing swore tablet taker takers takes takin taking talker tanked tanker tanks taped tapes tasked teams
  telephoned telephony terribly terror thane thanked thanking theme thick thine thingy thinks thinning thins
  thirsty thong thongs thorough threads threw throng thugs ticked tickled tides tiles timber timbers timed timer
  timers tires tissue titled toddy token torch touche touched touchy tough toying trace traced tracer tracing
  tracked tracker tract traded trader trailers trained trainees trainer trance treading treads triad tricking
  tricky tries tripped troubled trough trouper trucking trying tuned turds turks turner twine twinge twister tying
  typed typing tyres untie untied updated vanishes verily vital voiced vouched wailing waited waiter waits wanting
  warming wasted wasting watery weeds weeps whale whaler wheels whine whiter whitey whither whiting whoop whore
  widow wiring withdraws words worms worse worsen wound wright wring wrist writer writhing zipped
`);
