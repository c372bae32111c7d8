import type { ConsentGrammar } from '../consent.ts';

/* The pieces that English consent is put together from: how words are written, what rules name, and how acts are asked for. */

export const written: ConsentGrammar['written'] = `
    do not: don't|dont|don
    does not: doesn't|doesnt
    did not: didn't|didnt
    is not: isn't|isnt|ain't|aint
    can not: can't|cant|cannot
    will not: won't|wont
    would not: wouldn't|wouldnt
    should not: shouldn't|shouldnt
    could not: couldn't|couldnt
    i am: i'm|im
    i will: i'll|ill
    i would: i'd|id
    i have: i've|ive
    that is: that's|thats
    it is: it's|its
    that will: that'll|thatll
    that would: that'd|thatd
    what is: what's|whats
    where is: where's
    when is: when's
    how is: how's
    let us: let's|lets
    ahead: ahed|ahaed|aheed|ahread|a-head
    do it: doit
    them: em|'em
    you all: y'all|yall
    give me: gimme
    you are: you're|youre|ur
    you have: you've
    you will: you'll
    we are: we're
    they are: they're
    they have: they've|theyve
    we have: we've
    we will: we'll
    please: pls|plz|pleas|plea|pleasee|plse|plis
    have not: haven't|havent
    has not: hasn't|hasnt
    was not: wasn't|wasnt
    are not: aren't|arent
    and: n|&
    thanks: ta|thx|tnx|ty|thnx|thks|thankyou|tks|cheers
    you: u
    your: yr
    yes: ya|yess|yesss|yea|yeh|yeah|yep|yup|ye|yess|yas|yeap|yepp|yip|aye|ys|y|yh|yeaa|yeas|yse|eys|yesh|mhm|uhuh
    ok: okay|okey|k|kk|okk|oki|okie|okeydokey|okeydoke|alright|alrite|aight|oke|okayy|okays|'k
    no: nope|nah|noo|naw|nay|nop
    do not know: dunno
    going to: gonna
    want to: wanna
    perfect: perf
    definitely: def|defo|definately|definitly
    tomorrow: tmrw|tomoz|tmr
    euro: euros|eur|€|€uros
    email: e-mail|mail
    email is: email's|mail's
    as soon as possible: asap
  `;

export const parts: ConsentGrammar['parts'] = {
  spare: `but? not|without the|my? @w? @g @tail*
      but? just|please? leave|keep|spare the|my @w? @g alone|in|out|please?
      but? do not touch|cancel|return|send|exchange|include|refund the|my @w? @g @tail*
      but? no to the|my @w? @g
      except for? the|my @w? @g
      and? keep|leave the? rest|remainder|others as|alone|is|it?
      and? keep|leave everything else as|alone|is|it?
      and? i? will? keep|want everything|all else|other?
      i would? still? like|want|need|keep the|my|all other|rest|others things|items|ones|of|it*
      and? everything|all else i? will? keep|stays|stay|remains
      and? the rest|others i? will? keep|stays|stay|remains|remain|fine`,
  fresh: `a|the|my|one? new|replacement one|ones|pair|piece|item|dress|shirt|@i? @i?
      a|the? replacement|another
      a|an|the? undamaged|intact|good|proper|perfect|unbroken|replacement|another|fresh|new one|@i @i?
      @fresh2
      a|the? new|other? one|@i @i? without|with no? a|any|the|no? hole|holes|tear|tears|stain|damage|defect|defects
      a|the? new @i @i?
      the? same size|colour|color|model|one`,
  also: 'and @do',
  mailed: `that|this|my|the email|mail|inbox is|works still? good|fine|right|correct|ok|perfect|works?
      that|it|this is my|our|the right? email|mail|inbox`,
  ours: `that|this|my address is|works still? good|fine|right|correct|ok|perfect
      it|that|this is|was my|our right|new|correct|email|current|home|own? address|place|house|flat|home
      that|it|this|everything|address|details is|are all? mine`,
  tocard: `to|on my|the|that|same? card|account
      to|by the|my original|same payment? method|card|way`,
  fresh2:
    'a|the|my|one? new|replacement|another|undamaged|intact one|ones|pair|piece|item|@i? @i? in|of the same size|colour|color|model',
  labelly: 'send|email|mail over|through|again?',
  free: `with|at|for? no extra|additional? charge|cost|fee|costs|charges
      with|at|for no extra|additional? charge|cost|fee|costs|charges
      without any? extra|additional? charge|cost|fee|costs|charges`,
  viam: '@det? @m @m?',
  later: `but|and? @postpones about|on|over the|my @w? @g @yet?
      but|and as? for the|my @w? @g @postpones @yet?
      but|and as? for the|my @w? @g @postpones about it|that|them @yet?
      as for the|my @w? @g @postpones @yet?
      as for the|my @w? @g @postpones about it|that|them @yet?
      but the|my @w? @g @postpones about? @yet?
      but the|my @w? @g @postpones about it|that|them @yet?
      but the|my @w? @g can|could|may|will wait
      but the|my @w? @g later
      but the|my @w? @g another|next time
      but|and? i? am? not|unsure sure? about the|my @w? @g @yet?`,
  postpones: `i? will|would|need|want|have to? think|decide|sleep
      i will have to think|decide|sleep
      i would like to think|decide
      let me think|decide|sleep
      i? am? still? thinking|deciding
      i am going to think|decide|sleep`,
  yet: 'yet|first|more|further|later|though',
  only: `just|only @det? @i @i?
      just|only that|this|the item|article|thing|one`,
  some: `just|only @det? @i`,
  please: 'please',
  obj: `it|that|this|them|these|those|so
      the|my|that|this|whole order|purchase @num?
      the whole|entire order|thing|lot @num?
      that|this one
      order @num
      @det? @i @i? @i? @num?
      @det item|items|article|articles|piece|thing|product
      @det? @i @i? and @det? @i @i?
      @whole
      @all`,
  det: 'the|my|that|this|these|those|a|an',
  num: `number|no|nr @n
      @n`,
  all: 'the? whole lot|thing\nthe two\nthe? pair|lot|two of? them|these|items|articles|things|pieces\nboth of? them|these|the? items|things|pieces?\nall of? them\nboth\n@whole',
  whole: 'everything\nall of? it',
  size: '@det? @o @i @i?\nin? the|a|an? size? @o @o?\nfrom? the|a|my? @s to the|a|an? size? @o @o?\n@det? @o one|ones in? a|an|size? @o?\nin? the|a|an? size? @o in|and @o @o?\nthe? @o one|size|dress|version\n@up',
  up: 'the? next size up?\nthe? size above|up|bigger|larger\n@one size up|bigger|larger|above\nthe? bigger|larger size|one',
  one: 'one|a|1',
  money: `the|for|extra|additional? @n euro|dollars|dollar|pounds|pound|$|£
      $|£ @n
      euro @n
      the? @n euro|dollars|pounds more|extra|difference
      the|my @n euro|dollars|pounds?`,
  adv: 'just|simply|then|now|so|also|definitely|absolutely|certainly|happily|really|kindly|indeed',
  lead: `please|kindly|just|then|so|definitely|certainly|and
      yes
      you can|may|could|should|do|must now|just|please|certainly|definitely|then?
      feel free to
      i would|do really|very|much? like|love|prefer|want to|you to|the?
      i would like for you to
      i want|wish|need to|you to|the?
      i am happy|glad|fine|ok|okay for|with|to you? to?
      i agree to|with|that? you? can? to?
      i authorise|authorize|allow|permit|ask you to
      i confirm that? you can|may|should
      i confirm that i want|wish|would like? to
      let us|me
      you have my permission|approval|consent|ok|blessing to
      i am ready to
      do|definitely|really|absolutely want|need|wish to
      happy|glad|ready|pleased to
      do`,
  tail: `already
      as quick|quickly|fast as possible|you
      as quick|quickly|fast as you can
      then|now|please|anyway|today|immediately|quickly|quick|fast|soon
      as soon as possible
      as soon as you can
      right|straight away|now
      for me|us
      with it|that|this|the? @name
      with @all
      @also
      to @do
      at once
      if you would be so kind
      if you do not mind
      as agreed|offered|proposed|suggested|described|you suggested|said|proposed|offered
      for|on this|that|the order|delivery|one
      completely|entirely|altogether|fully
      @free
      as described|agreed|offered|proposed|suggested|discussed|planned|stated|above|usual
      and @viam
      and give|send|issue|get|put me? @viam
      as you said|say|suggest|suggested|propose|proposed|offer|offered|describe|described
      like you said|suggested|proposed
      with it|that|this|them|everything|those
      away
      at your? earliest|first|own? convenience|opportunity
      when|whenever you can|could|like
      in that case
      by all means
      without delay
      when you get|have a chance|moment|minute
      on my behalf
      in full
    `,
  refundto: `to|on|onto|back? to|on|onto my|the|that|same? @m @m? @n?
      @tocard
      @m @m? @n?
      to|on|onto my @m
      as|for|in|with a? @m @m?
      back to where it came from`,
  coming: 'it|the|my? parcel|package|new? one|dress?',
  label:
    'me? the|a|that|my|return|returns|shipping|prepaid label|lable|labels\nme? it|that\nme? the|a return|returns|shipping|prepaid label|lable',
  sendto: `to|by|via|at? my|the email|emails|address|inbox address?
      by|via email
      over
      here|there`,
  sized: '@size',
  person:
    'a|an|your|the? person|human|agent|advisor|adviser|manager|supervisor|colleague|somebody|someone|representative',
  aux: 'does|did|can|could|will|would|is|are|was|were|have|has|should|shall|may|am|must',
  it: 'it|that|this|they|these|those\nthe @i @i?\nmy @i @i?\nthe order\nthe size\nthe package|parcel|colour|color|fit',
  fororder: `for|of? order @num
      @num`,
  when: `tomorrow|today|tonight|later|soon|monday|tuesday|wednesday|thursday|friday|saturday|sunday
      this|on|in|at|next|tomorrow? the? morning|afternoon|evening|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunch|lunchtime|post|work|home`,
  formee: `for|by|with|to me|us|them
      thanks|then|really|indeed|too`,
  swap: 'exchange|swap|change|replace @obj? for|to|with|into @size\nhave|get @obj in? @size',
  notdo: `@do @tail*
      @name
      do it|that|this|anything|so
      you to|do? @do
      go ahead
      to @do`,
  keepers: `i will|would|want|prefer|wish|am|do|have|need|shall|can like|prefer|rather|want|going|decided|love|still|really? to|just|rather? not?
      i am just? going to
      please|just|then|actually|so|let|ok? me|us|just|please?
      no|yes i? will|would|want|prefer? like|rather? to?
      i prefer to
      yes`,
  keepobj: `it|that|this|them|these|those|both|everything|all
      the|my|this|that order|dress|item|one|original|same? @num?
      the|my|this|that? @i @i? @i?
      the|my? size? @s`,
  keepsize: 'in? size? @s',
  you: 'you',
  many: 'many|big|huge|so',
  much: 'ever? so|very much\na lot\nso|very|kindly|lots|loads',
  again: 'again|in|today|everyone|guys|team|sir|madam|mate|advance',
  for: `for your|the|all|this|that|letting|helping|everything|asking|checking|offering|confirming|being|sorting your|the|me|it|so|us|out|this|that? help|support|assistance|time|patience|know|reply|answer|service|understanding|offer|quick|response|message|information|info|kind|helpful|this|email|that|prompt|fast|confirming reply|response|answer|help|service|out?`,
  too: 'too|way|far|much|really|very|so|bit|a|little|bit|just|simply|quite|rather|still',
  flaw: 'big|small|large|tight|loose|long|short|wide|huge|tiny|late|expensive|narrow|baggy|heavy|slow|little|thin|dear',
};

export const acts: ConsentGrammar['acts'] = {
  cancel: {
    do: `cancel|canceling|cancelling @obj? @fororder?
        stop|void|annul @obj
        call @obj off
        call off @obj
        have|get|see @obj cancelled|canceled
        have|get it cancelled|canceled
        have? @obj cancelled|canceled
        go ahead and cancel @obj?
        @obj|it can|may|should be cancelled|canceled
        remove|delete|drop the|my|that @i @i? from|out|off? of? my|the? order|basket?
        the|my? @i @i? out|off|gone
        remove|delete @obj? @fororder?
        take @obj|it out|off of|from? my|the|it? order|basket|@num?
        kill|ditch @obj`,
    name: `without the @i @i?
        no @i @i?
        the|a|my|this|order? cancellation|cancelation|cancelling of|for? @obj? @fororder?
        cancelled|canceled`,
  },
  return: {
    do: `@obj goes|go|can go back
        return|returning @obj? @sendto?
        return|returning @obj? @refundto
        resend|forward @label|it @sendto?
        send|email|mail @label|it again|over? again|over? @sendto?
        send|ship|post|give|bring|mail|take @obj back
        send|ship|post back @obj
        send|email|mail|post|give|issue|create|make|print|generate|get me|us? the|a|that|my? return|returns|shipping|prepaid? label|lable|labels @sendto?
        send|email|mail it|that|this me|over|to|through? me? @sendto?
        have|get the|a|that|my|return? label @sendto?
        have|get @obj returned
        @obj|it can|may|should be returned|sent back?
        open|start|begin|set up? the|a|my|that|this return|returns process?
        start|open|begin @obj`,
    name: `the|a|my|this|that? return|refund|exchange thing|stuff|bit
        the|a|my|this|that|returning? return|returns|returning process|label? of|for? @obj?
        the|a|my|return? label @sendto?`,
  },
  exchange: {
    do: `exchange|swap|exchanging @obj?
        exchange|swap|change|replace|trade|switch @obj with|for|to|into|by|in|against? @size?
        exchange|swap|change|replace|trade|switch|exchanging @obj? with|for|to|into|by|in|against? @size
        exchange|swap|change|trade|switch @obj? over? to|for|with|into @size
        send|get|give|order|ship|reserve me? @size
        send|get|give|order|ship|have|exchange|swap|replace me|it|that|@obj? with|for|by? @fresh
        make it|that @size
        exchange|swap|change|trade|switch the? @s one? for|to|with|into @size
        replace @obj
        swap|change|exchange|switch the? colours|colour|colors|color|sizes|size
        have|take|get @size
        do|make|have an|the|my exchange|swap
        have|get|want|like @obj exchanged|swapped|replaced with|for|to? @size?`,
    name: `@fresh
        the|an|my|this|that|a? exchange|swap|exchanging|swapping of|for? @obj? for|to|with|into|in? @size?`,
  },
  refund: {
    do: `refund|reimburse|repay|credit to? my|the|that @m @m? @n?
        refund|reimburse|repay|refunding me|it|that|them|@obj|the? money|@money? @refundto? please?
        pay|give|send|have|get|want|take me? it|the|my|that|@money? money|cash|refund|it|@money? back @refundto?
        pay|give|send me? back @refundto?
        have|get|want|take|give|send|issue|process me? the|a|my|that|full? refund|reimbursement|money @refundto?
        put it|that|the|money? money? back? @refundto
        give|send|issue|get me? @viam
        my|the @n euro|dollars|pounds? back @refundto?
        have|get my money back`,
    name: `the|a|my|that|this|full? refund|refunds|reimbursement|refunded|refunding|money of|for? @money? back? @refundto?
        my money back`,
  },
  address: {
    do: `change|update|correct
        change|update|correct|use|set|switch|replace|save|modify|amend it|that|this|the|my|delivery|shipping|new? delivery|shipping|new? address
        change|update|correct|use|set|switch|save|modify it|that|this
        change|update|switch the|my? delivery|shipping
        send|deliver|ship|redirect|post it|that|@obj|the|parcel|package|everything? parcel|package? there|here
        send|deliver|ship|redirect|post it|that|@obj|the|everything? parcel|package? to|at the|my? @a @a? @a? @a? @a? @a? @a? @a?
        send|deliver|ship|redirect|post it|that|@obj|the|parcel|package? parcel|package? to that|this|the|my new? address`,
    name: `the|a|my|this|that? new? address|delivery? change|update
        change|update of|to? the|my? delivery? address`,
  },
  undo: {
    do: `undo|reverse|revert|withdraw|restore @obj?
        take|put @obj back
        uncancel|reinstate|reactivate @obj?`,
    name: 'the|an? undo|undoing|reversal',
  },
};
