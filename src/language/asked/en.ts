import type { Wording } from '../language.ts';
import type { Asked } from './asked.ts';

const TEXTS: Readonly<Record<Asked, string>> = {
  identity:
    'I have no company details of the shop at hand, and would rather not guess a number. They stand in the legal notice of the website, and a colleague can give them to you.',
  instalments:
    'Which ways to pay there are, and whether paying in instalments is one of them, is shown at the checkout before you order. I have nothing else on it.',
  erase:
    'I cannot erase personal data myself: a colleague does that, once it is sure that the request comes from you. Erasing cannot be undone.',
  export:
    'I cannot hand out what the shop keeps about you myself: a colleague does that, once it is sure that the request comes from you.',
  note_left:
    'When nobody could take a parcel, the carrier tries again or leaves it at a pickup point. The note, or the tracking link, says where it is and until when.',
  see_through: 'Whether it can be seen through is not written down.',
};

/** What is true of what the shop is asked about itself. */
export const asked: Pick<Wording, 'asked' | 'sends_to' | 'said_before'> = {
  asked: ({ about }) => TEXTS[about],
  sends_to: ({ country }) =>
    `I have nothing written down on deliveries to ${country}. The checkout shows whether we send there and what it costs, before you pay.`,
  said_before: () => 'I have said what I know about it, and would only repeat myself.',
};
