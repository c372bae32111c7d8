/*
 * Numbers that their countries have renumbered. Platforms, shops and people still use the former number:
 * WhatsApp names a sender by the number that the account was made with.
 */

interface Renumbering {
  /** What a former number looks like, E.164. */
  former: RegExp;
  present: string;
  /** The reverse: which of today's numbers had another spelling. */
  renumbered: RegExp;
  was: string;
}

const TABLE: readonly Renumbering[] = [
  // Mexico: the 1 before mobiles went (IFT, 3 August 2019).
  { former: /^\+521(\d{10})$/, present: '+52$1', renumbered: /^\+52(\d{10})$/, was: '+521$1' },
  // Brazil: mobiles of eight digits got a ninth (Anatel 553/2010).
  {
    former: /^(\+55[1-9]\d)([6-9]\d{7})$/,
    present: '$19$2',
    renumbered: /^(\+55[1-9]\d)9([6-9]\d{7})$/,
    was: '$1$2',
  },
  // Argentina: a mobile has a 9 from abroad and a 15 at home; shops write it with neither. No landline has the same number.
  {
    former: /^\+54((?:11|[23]\d)\d{8})$/,
    present: '+549$1',
    renumbered: /^\+549((?:11|[23]\d)\d{8})$/,
    was: '+54$1',
  },
  // Ivory Coast: ten digits since 31 January 2021, mobiles by their former second digit (ARTCI, 2020).
  {
    former: /^\+225([04-9][0-3]\d{6})$/,
    present: '+22501$1',
    renumbered: /^\+22501([04-9][0-3]\d{6})$/,
    was: '+225$1',
  },
  {
    former: /^\+225([04-9][4-6]\d{6})$/,
    present: '+22505$1',
    renumbered: /^\+22505([04-9][4-6]\d{6})$/,
    was: '+225$1',
  },
  {
    former: /^\+225([04-9][7-9]\d{6})$/,
    present: '+22507$1',
    renumbered: /^\+22507([04-9][7-9]\d{6})$/,
    was: '+225$1',
  },
  // Benin: 01 before all since 30 November 2024 (ARCEP).
  { former: /^\+229(\d{8})$/, present: '+22901$1', renumbered: /^\+22901(\d{8})$/, was: '+229$1' },
];

/** A number (E.164) as its country writes it today. */
export function presentNumber(number: string): string {
  const found = TABLE.find(({ former }) => former.test(number));
  return found ? number.replace(found.former, found.present) : number;
}

/** The former spelling of a number; null where it never had another. */
export function formerNumber(number: string): string | null {
  const found = TABLE.find(({ renumbered }) => renumbered.test(number));
  return found ? number.replace(found.renumbered, found.was) : null;
}
