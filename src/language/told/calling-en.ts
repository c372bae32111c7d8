import type { Wording } from '../language.ts';

/** What is said of a call that somebody wishes for. */
export const calling: Pick<Wording, 'awaits_approval' | 'call_promised' | 'call_closed' | 'ask_call_number'> =
  {
    awaits_approval: ({ name, day, time }, say) =>
      `It is not done yet: ${name ?? 'a colleague'} decides about it by ${say.upcoming(day).replace(/^on /, '')} at ${say.time(time)}. If they agree, the money goes back to your original payment straight away; banks usually take a few days to show it.`,
    call_promised({ exact, day, time, number }, say) {
      const on = exact ? say.upcoming(day) : `by ${say.upcoming(day).replace(/^on /, '')}`;
      const when = `${on} at ${say.time(time)}`;
      const where =
        number === 'here'
          ? ', on the number you are writing from.'
          : number === 'on_file'
            ? ', on the number we have on file. If it should be another one, just write it to me.'
            : `, on ${number}.`;
      return `A colleague will call you ${when}${where}`;
    },
    call_closed({ next }, say) {
      const open = next
        ? ` People are there again ${say.upcoming(next.day)} from ${say.time(next.from)}.`
        : '';
      return `Nobody is there to call you at that time.${open} Which time would suit you?`;
    },
    ask_call_number: () => 'Which number can my colleague call you on?',
  };
