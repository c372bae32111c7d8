/* What a store's figures say, each with its definition. Shares are from 0 to 1, times in seconds. */

/** A share, and of how many: null where there are none. */
export interface Share {
  value: number | null;
  of: number;
}
export interface Times {
  median: number | null;
  p90: number | null;
}

/** The figures of some days. People are counted, not conversations. */
export interface Figures {
  volume: { people: number; tickets: number; messages: number };
  first_contact_resolution: Share;
  resolved_alone: Share;
  assisted: Share;
  handed_over: Share;
  reopened: Share;
  first_answer: { assistant: Times; people: Times };
  time_to_resolution: Times;
  csat: Share;
  nps: Share;
  repetition: Share;
  promises_kept: Share;
}

/** What each figure counts, in words that stand beside it. */
export const DEFINITIONS = {
  volume:
    'People who wrote or called, problems they came with, and all messages both ways. With a filter by intent, the messages about those problems.',
  first_contact_resolution:
    'Of the people whose problems of these days are all solved: those who came once about each, and about none again. Writing on another channel, or more than twelve hours after their last word about it, is coming again.',
  resolved_alone: 'Of the people who came: those whose problems are all solved, with no person taking part.',
  assisted: 'Of the people who came: those whose problems are all solved, with a person taking part in one.',
  handed_over: 'Of the people who came: those with a problem that was given to a person.',
  reopened: 'Of the problems that were solved: those that the customer came back with.',
  first_answer:
    'The assistant: from the first word about a problem to its first answer. People: from when a person was asked for to the first answer of one.',
  time_to_resolution: 'From the first word about a problem to the message that solved it.',
  csat: 'Of the ratings from 0 to 5: those of 4 and 5.',
  nps: 'Of the ratings from 0 to 10: the share of 9 and 10 less the share of 6 and below, from -100 to 100.',
  repetition:
    'Of the problems: questions by the assistant for an order number or an email address that it had been told. The goal is 0.',
  promises_kept: 'Of the promises that were due in these days and are settled: those kept.',
} as const satisfies Record<keyof Figures, string>;

/** A share of some. */
export function share(some: number, of: number): Share {
  return { value: of > 0 ? some / of : null, of };
}
