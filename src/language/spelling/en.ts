import { words } from '../words.ts';

/** Common words one letter away from a word that the lexicon knows: right as they are. */
export const rightWords = words(`
  abide ablaze abode abound accent addressed advised advises advisory agrees aground alight aline alpine altar
  amuses annual apathetic apiece apologised apologized apologizes appreciates approves aright arranged ashore
  asleep astray atone auntie aversion awaited awaiting awaits awhile balled ballerina balling batter battery
  beasts beater beats bedside beets began begets begun beings bellow bells berets beside bettor biking billet
  blacked blank blasted blaze blazed blazes bleed bleeps blight bling blinked blocker bloke blooming blooms blower
  blown boarder boasts boats boing bolder bolts boning boobies boobs booing bookies books booming boonies boost
  booth booths booty boozing bordering borders boring bother bothers boughs boulder bouts bowing boxing braces
  brainy brake braves brawn breach breached breaches breeds bright brine brink briny broach broker brooks brooms
  brother brothers bugger buggy burton burying butter buttery cabled caller calmed calming calms cameo cancer
  carried carries casts catchy caused cells certainty chains chang changer changes chant chanted chanting charger
  chargers charm charmed charred charted charting chase chased chaser chaste chats chatter cheat cheater cheek
  cheeks cheeky cheer cheery chess chests chick chico china chink chinks chins chippy choke choked choosy chore
  chuck chucky circled clatter clause cleaning clone cloned cloning closer closes closet closets clothe clothed
  cloths clove clowning coals coarse coast coasts codes coding cokes colder coles colon colony colts comas combing
  combs comer comet cometh comets command commanded commandeer commander commando commandos commands commuter
  compete competed complain complains completed compliant comps compute computed condition cones conform conformed
  confuse confuses contain container continued contract contracted cooing cooking cooling coombs coping copping
  copying cores corral costa count county coupe coupled cracker cranked craters crates craves creak creamy created
  creates cremated crest curse cursed damaged danced dancer daring darling debated decade decay decides decode
  decoded decoder defeat deflect delete depleted describe describes detail detect detective discusses dismount
  dispatcher dispatches disputes ditch ditty doable doling doubled doubly dozing drained drapes dregs dressed
  dresser dressy dropper drying duplicated duress dying earnings earring easter eastern ebooks eighth eights
  employed employer entice entirety entitle entitles equality estate estimate estimates excerpt experienced expert
  expire expires fabled faced factual faculty fades failing fails faked fallow falter famed farmed farmer farted
  faster fated fatten fault faults faxed fayed feats fellow fifth figured filed filled filling fills filmed finale
  fisting flags flailing flaps flatten flatter flattery flaws flayed flesh fleshy flight flighty floats flock
  flower flowery foiled folder forage foray forge forged forger forgery format formed forte forth forts fought
  framed frayed freight fright frills glide glider glisten glitter globe globes glover goodly goody gooks goons
  goring graces grapes graves greed greek greet greeting gripped grooms groove grooves ground grove grovel groves
  guests guided guile guise hales hallo hallowed halter halves handled hanged happen harpy hating hazing heals
  hears hearse heart hearth hearts hearty heating heaving helio hells hippy hoard hoarse holder holds holed homes
  homeys homies hopes hoppy horribly horsey hoses hotter housed humane hurray ideals ideas ignored indexed
  initiated insider intent issues jacked jeweller jumped knight lager laker lapel lapels largo laser lasted latex
  lather latte lattes lawful layer leading leaking leaning leaping learning lease leased leasing leather ledge
  ledger libel lifted linens liners linger linked listen liter litter littler lively loafer loaner locks lodged
  lonely loner longed looms loons loops loosen looser loser louse lover loverly lovey lunch madame mailer maimed
  males managed manages manger marker market marsh masked massage massaged massing mauled maxed meals measured
  meats medals meowing messages messing metals mighty miles minas minded minding mined miners mines mining mints
  minus mistakes mitch mixer mixers mixes moaning moans models modem modems modes modest moles molest momento
  monkey mooning moped mopey moping mopped mopping mosey motel mothers mourning mousse mover movers moves movies
  mowed mowing muddle muses newer nicht norma normalcy norman nother offed offend officer oliver opener orally
  oscars otter overcharge pacing packaged packed packer packing paging paints pajama palace pangs pantry panty
  papal parent parks parson particle particles parton parts pasted patents patients paving pawing perfecto persona
  personal phones phoney phony picket pictured pieced pierce pimps pints places placid placing planet planets
  plants platter played player playing pleaded pleading pleads pleas pleases pleasing pledge plight plotted pocket
  pointe pointed pointer pointy poised polices polite posed postal poster postponed potted potter praying preach
  preached precious prefect preference premise present preview preying priced pricey prick pricks pride prides
  prime primed primer primo prince princes prized prizes processes produce produced producer profess profiler
  promises prone prosper prowess prunes prying pulse purchased purge purged purser pursue pursued quack qualify
  quiet quirk quirky quits quote quoted racers races rages rained rales rally ranges rapes rated ratted ravens
  raves reaches react reacted reactivated reads reality realty receiver receives reddy referenced refuge refugee
  refuses refute reimburse reinstated relax relied relieve relive remote removed remover repay repent replaced
  replay replies rerouted resent resort restored retaining revere revered reverence reversed revise revised
  revived revoked rewarding rightly righto righty ripper rites roach roles rooms roper rubles ruining ruled ruler
  rulers rumbles runes sacks saline satin saying scandals scarce scare scared scares scars scary scattered
  schedule schedules scones scoping scored scorer scorned scoured scram scrape scraped scratches scratchy scream
  scrip script scuff scurry seamen seams seeds seeks seized seizing semen sensing server serviced seventh sever
  severe shacks shady shake shaken shaker shalt shame shamed shape shaped share shared shave shaved shaver shaving
  shawn shears shell shelly shifts shifty shingle shire shits shock shocks shoot shoots shopped shopping shore
  shores shortly shorty shots shout shouts shoved shovels shoves shower shtick shucks sides siding signore sikes
  silvery singled sipping sites sixes sixth sized skill skipped skipping slack slade slain slapped slapping slater
  slaved slaving slayer slaying sledge sleek sleepy sleet sleight slides sliding slight slipped slipping sliver
  slowed slower slows smacks smarty smelly smiles smock smoke smoked smoker smokey smoother smother snacks snapped
  snapping sneak sneaker sneaking sneaky snitch snore snort snorts snowed snows snuck snuff snuffy socko sorts
  sought spacing spade spain sparing sparking sparks sparring speakers spear speck speedo speedy spending spike
  spiked spill spits splatter splits spoken sport sports sporty spotted sprain spraying sprint stable stabs stack
  stacking stacks staff staging stair stairs stakes staking stalked stalker stalking stall standard stare stared
  stares staring stark starling starr starring starry stars started starve starving stated states stating stats
  statue statues stature statute statutes steak steep stein stems steven stickler sticky stiff stiles stitch
  stocks stoke stoked stoker stole stoned stoner stoney stored storing stork storm stormed storming stormy stove
  stowed strain strained strains stray strays streak strep stringy strip stripe striped stripped stroke struck
  stuffy stunk sucks suite suited suites sundae sundaes superb supervisory supper supposes swamped swatch swaying
  sweated sweep sweeter sweetly sweety swill swore tablet taker takers takes takin taking talker tanked tanker
  tanks tasked teams telephoned telephony terribly terror thane thanked thanking theme thick thine thingy thinks
  thinning thins thirsty thong thongs thorough threw throng thugs ticked tickled tides tiles timber timbers timed
  timer timers tires tissue titled toddy token torch touche touched touchy tough toying trace traced tracer
  tracing tracked tract traded trader trailers trained trainees trainer trance treading treads tricking tricky
  tripped troubled trough trouper trucking trying tuned turds turks turner twine twinge tying typing untie untied
  updated vanishes verily voiced vouched wailing waited waiter waits wanting wasted wasting watery weeds weeps
  whale whaler wheels whine whiter whitey whither whiting whoop whore widow wiring withdraws words worms worse
  worsen wound wright wring wrist writer writhing zipped
`);
