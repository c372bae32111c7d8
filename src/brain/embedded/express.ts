import type { Manner } from '../../conversation/channels.ts';
import type { Act, ActOf, ActType, Piece } from '../../language/acts.ts';
import { localTime } from '../../language/calendar.ts';
import { unspokenSentence } from '../../language/heard/unspoken.ts';
import type { Language, Say } from '../../language/language.ts';
import { changeOf, othersOf, pieceText, rangeOf, sizeOf } from '../../language/options.ts';
import { townIn } from '../../language/told/towns.ts';
import type { StoreView } from '../../settings.ts';
import { lastSaid } from './memory.ts';
import type { Scene } from './scene.ts';

/** The values of a turn in the words of a language and the manner of a channel. */
export function speech(language: Language, manner: Manner, store: StoreView, today: string): Say {
  const { formats } = language;
  const spoken = manner.spoken;
  return {
    manner,
    spoken,
    letter: manner.letter,
    store,
    money: (minor, currency) => formats.money(minor, currency, spoken),
    day: (day) => formats.day(day, today, spoken),
    upcoming: (day) => formats.upcoming(day, today, spoken),
    past: (instant) => formats.past(localTime(instant, store.timeZone), today),
    time: (time) =>
      timeText(time, { clock: (clock) => formats.time(clock, spoken), spoken, language: language.tag }),
    order: (id) => formats.order(id, spoken),
    piece: (piece) => counted(piece, pieceText(piece, formats, spoken), spoken),
    options: (piece) => formats.options(sizeOf(piece), othersOf(piece)),
    range: (pieces) => rangeOf(pieces, formats),
    change: (from, to) => changeOf(from, to, formats),
    list: (items, joint = 'and') => formats.list(items, joint),
    channel: (channel) => formats.channel(channel),
    measure: (name) => formats.measure(name),
  };
}

/** "18:00", or with whose clock it is: "18:00 (New York)". */
function timeText(
  time: string,
  how: { clock: (time: string) => string; spoken: boolean; language: string },
): string {
  const [clock = '', ...place] = time.split(' ');
  const town = townIn(place.join(' ').replaceAll(/[()]/g, ''), how.language);
  const where = town === '' || how.spoken ? town : `(${town})`;
  return [how.clock(clock), where].filter(Boolean).join(' ');
}

/** "2 × …", of several alike. */
function counted({ quantity = 1 }: Piece, text: string, spoken: boolean): string {
  return quantity > 1 ? `${quantity} ${spoken ? '' : '× '}${text}` : text;
}

/** The reply in pieces to be appended one by one: sentences aloud, paragraphs in writing. */
export function express(scene: Scene): string[] {
  const { context, language, reading, reply, say } = scene;
  const { wording } = language;
  const body = once(reply.acts.map((said) => word(language, said, say))).filter(Boolean);
  // A reply with nothing but a card has its greeting all the same.
  if (body.length === 0 && reply.proposals.length === 0) return [];
  // A sentence in another language stands alone, and says itself who speaks.
  if (reply.acts.some(inOwnLanguage(scene))) return body;
  const name = context.speaker.firstName;
  const intro = context.introduction;
  if (say.spoken) {
    return sentences([intro, ...body].filter(Boolean).join(' ').replaceAll('\n', ' ')).map((sentence, i) =>
      i === 0 ? sentence : ` ${sentence}`,
    );
  }
  const paragraphs = say.letter
    ? [wording.salutation(name), ...(intro ? [intro] : []), ...body]
    : opened(body, reading.greeted ? wording.greeting(name, comesBack(scene)) : null, intro);
  return fit(paragraphs, say.manner.textLength).map((paragraph, i) =>
    i === 0 ? paragraph : `\n\n${paragraph}`,
  );
}

function inOwnLanguage({ context }: Scene) {
  return (said: Act) =>
    said.type === 'unspoken' && unspokenSentence(said.language, context.store.name) !== null;
}

/** Two acts may end in the same sentence ("Please hand the parcel in by …"): it is said once. */
function once(texts: readonly string[]): string[] {
  const said = new Set<string>();
  return texts.map((text) =>
    text
      .replace(/[^.?!\n]{12,}[.?!]+(?=\s|$)\s*/gu, (sentence) => {
        const words = sentence.trim();
        const again = said.has(words);
        said.add(words);
        return again ? '' : sentence;
      })
      .trim(),
  );
}

/** The customer was here before, on another day. */
function comesBack({ context, today }: Scene): boolean {
  const last = lastSaid(context);
  return last !== null && localTime(last.at, context.store.timeZone).day !== today;
}

/** A short greeting and the introduction come first, on one line. */
function opened(body: string[], greeting: string | null, intro: string | null): string[] {
  const opening = [greeting, intro].filter((part) => part !== null).join(' ');
  if (!opening) return body;
  return intro ? [opening, ...body] : [`${opening} ${body[0] ?? ''}`.trim(), ...body.slice(1)];
}

function word<T extends ActType>(language: Language, said: Act & { type: T }, say: Say): string {
  const phrase = language.wording[said.type] as unknown as (said: ActOf<T>, say: Say) => string;
  // An abbreviation at the end of a sentence has its full stop already.
  return phrase(said as ActOf<T>, say)
    .trim()
    .replaceAll('..', '.');
}

/** Sentences for the phone, each spoken by itself. */
function sentences(text: string): string[] {
  return text.replace(/\s+/g, ' ').split(/(?<=[.!?]) (?=\p{Lu})/u);
}

/** As many paragraphs as one message may hold. */
function fit(paragraphs: string[], most: number): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    const room = most - length - 2;
    if (room < 40) break;
    kept.push(
      paragraph.length <= room ? paragraph : `${paragraph.slice(0, room - 1).replace(/\s\S*$/, '')}…`,
    );
    length += paragraph.length + 2;
  }
  return kept;
}
