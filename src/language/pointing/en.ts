import { words } from '../words.ts';
import { daysBack, lastMonth, lastWeek, month, thisWeek } from './days.ts';
import type { PointingWords } from './pointing.ts';

const ONE = '(?:one|ones|order|orders|parcel|package|purchase|delivery)';
const ORDER = '(?:order|orders|parcel|package|purchase|delivery)';
const WHICH = '(?:(?:that|which|who) )?';
const DID = "(?:(?:i|we) )(?:(?:'ve|have|had|only|just|actually|already|then) )*";
const IT = "(?:(?:it|that) )?(?:(?:'s|has|is|was|were|are|have|had|just|only|already|been|got) )*";
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';

/** A verb before it makes a statement of a "not": "it is not the dress". */
const SAYS =
  "(?<!\\b(?:is|was|are|were|am|be|been|it's|its|that's|thats|this's|does|do|did|has|have|had|can|could|would|should|will|shall|may|might|must|why|if|i'm|im|isn't|certainly|definitely|probably|still|just|really|actually) )";

export const en: PointingWords = {
  leaves: new RegExp(
    [
      `${SAYS}\\bnot (?:(?:in|from|for|about) )?(?:the|my|that|this|those|these) (?<order>${ONE}(?: (?:with|for|of|from|about|containing))?(?: (?:the|my|a))? )?`,
      '\\b(?:anything|everything|all(?: of (?:it|them))?|any(?: of them)?|any one|either|all the things)(?: [a-z]+){0,4}? (?:but|except|apart from|other than|besides)(?: for)? (?:not )?(?:the |my |that |this )?(?:one with (?:the )?)?',
      '\\b(?:except|excluding|apart from|other than)(?: for)? (?:the |my |that |this )?(?:one with (?:the )?)?',
      "\\b(?:the )?(?<without>one|order) (?:without|that (?:is not|isn't|has no|does not have|doesn't have)|which (?:is not|isn't)) (?:the |my |a |an )?",
    ].join('|'),
    'g',
  ),
  ends: / (?:but|and i|i want|i mean|please|instead|though|thanks|thank|because|since|as|from order|in order|from the order|it's|it is|i'll|i keep)(?= |$)/,
  one: /\b(?:one|order)s? *$/,
  keeps:
    /^ *(?:right|correct|same|good|best|best|only|first|last|latest|size|colour|color|price|point|case|problem|issue|way|time|answer|question|one i (?:ordered|wanted|asked|chose|bought)|kind|sort|type)\b|\b(?:i|we) (?:ordered|wanted|asked|chose|bought|expected|picked|paid)\b|^ *(?:one|ones|orders?|parcel|purchase)? *$/,
  signs: [
    // Not that one, in every way it is said.
    [
      new RegExp(
        `${SAYS}\\bnot (?:(?:in|from|for) )?(?:that|this|it)(?: (?:one|order|parcel|purchase))?(?= [,;.!?]| *$| i | but )`,
        'g',
      ),
      'other',
    ],
    [
      new RegExp(
        `\\b(?:(?:in|from|of|on|for|with) )?(?:the|my|an|that) (?:second |2nd )?other (?<o>${ORDER})\\b`,
        'g',
      ),
      'other',
      'orders',
    ],
    [/\b(?:in|from|of) another (?:order|parcel|purchase)\b/g, 'other', 'orders'],
    [/\b(?:the|my|that) other(?: one| ones)?(?= [,;.!?]| *$| please| too| as well| instead| then)/g, 'other'],
    // The newest.
    [
      new RegExp(
        `\\b(?:the|my|that) (?:very )?(?:most recent|newest|newer|latest|more recent|last)(?: ${ONE})(?: ${WHICH}${DID}(?:ordered|placed|bought|made|got|received))?(?! of)`,
        'g',
      ),
      'newest',
    ],
    [/\b(?:the|my) (?:most recent|newest|newer|latest|more recent|last)(?= [,;.!?]| *$)/g, 'newest'],
    [
      new RegExp(
        `\\b(?:the|my|that) new (?:one|order)(?: ${WHICH}${DID}(?:ordered|placed|bought|made|got|received))?`,
        'g',
      ),
      'newest',
    ],
    [
      new RegExp(
        `\\b(?:the )?(?:one|order|[a-z]+) ${WHICH}(?:i|we) (?:(?:'ve|have) )?(?:just|only just|recently) (?:ordered|bought|placed|made)\\b`,
        'g',
      ),
      'newest',
    ],
    [
      new RegExp(
        `\\b(?:the )?one ${WHICH}(?:i|we) (?:ordered|bought|placed|made) (?:last|most recently|second|later|afterwards)\\b`,
        'g',
      ),
      'newest',
    ],
    [
      new RegExp(
        `\\b(?:the )?one ${WHICH}(?:${IT}(?:came|arrived|delivered)|(?:i|we) (?:got|received)) (?:last|most recently|second|later)(?! week| month| \\w+day)`,
        'g',
      ),
      ...(['newest', 'came'] as const),
    ],
    // The oldest.
    [
      new RegExp(
        `\\b(?:the|my|that) (?:very )?(?:oldest|older|earliest|earlier|first|old|previous)(?: ${ONE})(?: ${WHICH}${DID}(?:ordered|placed|bought|made|got|received))?`,
        'g',
      ),
      'oldest',
    ],
    [/\b(?:the|my) (?:oldest|older|earliest|earlier)(?= [,;.!?]| *$)/g, 'oldest'],
    [
      new RegExp(
        `\\b(?:the )?one ${WHICH}(?:i|we) (?:ordered|bought|placed|made) (?:first|before|earlier)\\b`,
        'g',
      ),
      'oldest',
    ],
    [
      new RegExp(
        `\\b(?:the )?one ${WHICH}(?:${IT}(?:came|arrived|delivered)|(?:i|we) (?:got|received)) (?:first|earlier|before)\\b`,
        'g',
      ),
      ...(['oldest', 'came'] as const),
    ],
    // How far it has come.
    [
      new RegExp(
        `\\b(?:the )?(?:one|order|parcel) ${WHICH}(?:(?:i|we) (?:have not|haven't|havent|did not|didn't|never)(?: yet)? (?:received|got|gotten|get|receive)|${IT}(?:not|hasn't|has not|isn't|never)(?: yet)? ?(?:been |yet )*(?:arrived|delivered|received|here|come|got here)|(?:'s |is )?(?:still )?(?:not arrived|to come|coming|due|missing|expected)|(?:i|we)(?:'m|'re| am| are)? (?:still )?waiting for)(?: yet| still)?`,
        'g',
      ),
      'underway',
    ],
    [
      new RegExp(
        `\\b(?:the )?(?:one|order|parcel|[a-z]+) ${WHICH}(?:'s |is |are |was )?(?:still |already )?(?:on (?:its|the|their) way|in transit|underway|under way|travelling|being delivered)`,
        'g',
      ),
      'shipped',
    ],
    [/\b(?:the )?one (?:still )?(?:on (?:its|the|their) way|in transit)\b/g, 'shipped'],
    [
      new RegExp(
        `\\b(?:the )?(?:one|order|parcel) ${WHICH}${IT}(?:not|hasn't|has not|isn't|haven't)(?: yet)? ?(?:been )?(?:left|shipped|sent|dispatched|gone out|posted)(?: yet)?`,
        'g',
      ),
      'unsent',
    ],
    [
      /(?<=\b(?:the|my) (?:[a-z-]+ ){1,3})(?:that|which) (?:hasn't|has not|isn't|haven't|have not)(?: yet)? ?(?:been )?(?:left|shipped|sent|dispatched|gone out|posted)(?: yet)?/g,
      'unsent',
    ],
    [
      new RegExp(
        `(?<!\\b(?:does|do|will|did|would|should|can|when|is|has) (?:the |my |our |this |that )?)\\b(?:the )?(?:one|order|parcel) ${WHICH}(?:(?:i|we) (?:(?:'ve|have|just|already|only) )*(?:got|received|have here|have at home)|${IT}(?:arrived|delivered|here|came|come))\\b`,
        'g',
      ),
      'delivered',
      'on_delivered',
    ],
    [/\b(?:the )?(?:one|order|parcel) delivered\b/g, 'delivered', 'on_delivered'],
    [
      new RegExp(`\\b(?:the )?(?:one|order) ${WHICH}${DID}(?:ordered|placed|bought|made)\\b`, 'g'),
      'on_placed',
    ],
    [/\b(?:the )?(?:one|order) (?:ordered|placed|bought)\b/g, 'on_placed'],
    [
      /\b(?:the )?(?:one|order) (?:from|of)(?= (?:yesterday|today|this|last|two|the \d|\d|on|a|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))/g,
      'on_either',
    ],
    [/(?<=\b(?:yesterday|today|this morning|last week|last month)'s )(?:one|order)\b/g, 'on_either'],
    [/(?<=\b(?:mon|tues|wednes|thurs|fri|satur|sun)day's )(?:one|order)\b/g, 'on_placed'],
    [
      /\b(?:my|the|that) order (?:from|of)(?= (?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)/g,
      'on_placed',
    ],
  ],
  spans: [
    [/\b(?:yesterday|last night)(?:'s)?\b/g, daysBack(1, 1)],
    [/\b(?:today|this morning|this afternoon)(?:'s)?\b/g, daysBack(0, 0)],
    [/\blast week(?:'s)?\b/g, lastWeek],
    [/\bthis week(?:'s)?\b/g, thisWeek],
    [/\blast month(?:'s)?\b/g, lastMonth],
    [/\b(?:a|one) week ago\b/g, daysBack(10, 5)],
    [/\b(?:a|one) month ago\b/g, daysBack(45, 20)],
    ...MONTHS.split('|').map((name, n) => [new RegExp(`\\bin ${name}\\b`, 'g'), month(n + 1)] as const),
  ],
  dates: new RegExp(
    `\\b(?:\\d{1,2}(?:st|nd|rd|th)?|on|of|the|${MONTHS}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|days? ago|last)\\b`,
    'g',
  ),
  beside: new Set(
    words(
      'no nope nah oh ah wait hold on hang hey sorry pardon please thanks thank you ok okay yes yeah yep i mean meant mean want wanted it is its was s that this talking about speaking of for to the a an one in from actually rather instead then and but also too as well just hmm um er sure so now well be would do like my mine me with order of those these which what said say rather please only',
    ),
  ),
};
