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
  nobody_in:
    'If nobody is in, the carrier tries again or leaves the parcel at a pickup point. The note they leave, or the tracking link, says where it is and until when.',
  neighbour:
    'Whether the driver may leave it with somebody else or in a safe place is up to the carrier, and I cannot arrange it from here. Where the carrier allows it, that can be said on its tracking page. If nobody can take it, it is tried again or left at a pickup point.',
  other_day:
    'I cannot set or move the day of a delivery, nor have it held: that is up to the carrier. Where the carrier allows it, another day or a pickup point can be chosen on its tracking page.',
  newsletter:
    'I cannot sign you up for the newsletter or take you off it, and I know of no gift for signing up. Signing up is done on the website; every newsletter has a link to leave it.',
  student:
    'I know of no discount for students, and would not promise one. A code that you have is entered at the checkout.',
  by_name: 'I cannot open an order by a name or a postcode alone, since others may know them too.',
  wrap: 'I have nothing written down on gift wrapping or on adding a note, so I cannot promise it. A colleague can tell you.',
  buy: 'You order on the website: open the item, choose size and colour, put it in the basket and pay at the checkout. I cannot place an order for you, but I can help you choose.',
};

/** What is true of what the shop is asked about itself. */
export const asked: Pick<Wording, 'asked' | 'sends_to' | 'said_before' | 'company'> = {
  asked({ about, parcel }, say) {
    const leg = parcel?.tracking && !say.spoken ? `${parcel.carrier}, ${parcel.tracking}` : parcel?.carrier;
    return leg ? `${TEXTS[about]} Yours comes with ${leg}.` : TEXTS[about];
  },
  company({ company: { legalName, address, registration, vat }, wanted }) {
    const all = [legalName, address].filter(Boolean).join(', ');
    const told = {
      vat: vat && `Our VAT number is ${vat}.`,
      registration: registration && `We are registered as ${registration}.`,
      address: address && `The company's address is ${all}.`,
      all: [
        all && `The company is ${all}.`,
        registration && `Registered: ${registration}.`,
        vat && `VAT number: ${vat}.`,
      ]
        .filter(Boolean)
        .join(' '),
    };
    if (told[wanted]) return told[wanted];
    const missing = {
      vat: 'the VAT number',
      registration: 'the registration number',
      address: 'the address',
      all: 'it',
    };
    return `I do not know ${missing[wanted]} here, and would rather not guess it. ${told.all}`.trim();
  },
  sends_to: ({ country }) =>
    `I have nothing written down on deliveries to ${country}. The checkout shows whether we send there and what it costs, before you pay.`,
  said_before: () => 'I have said what I know about it, and would only repeat myself.',
};
