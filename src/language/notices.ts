import { z } from 'zod';
import { CHANNELS } from '../conversation/channels.ts';
import { DEED_INTENTS, type Deed } from '../conversation/deeds.ts';
import { inLanguage } from '../conversation/titles.ts';
import type { Author, Channel } from '../conversation/values.ts';
import type { StoreView } from '../settings.ts';
import { localTime } from './calendar.ts';
import { languageOf } from './index.ts';
import type { Letter, Notice, NoticeFrame, NoticeSay, ServiceTexts, SystemKey } from './language.ts';
import { pieceText } from './options.ts';

export type { Notice, NoticeFrame, SystemKey } from './language.ts';

const Piece = z.object({
  title: z.string(),
  titles: z.record(z.string(), z.string()).optional(),
  options: z.record(z.string(), z.string()),
});
const Exchange = z.object({ order: z.string(), from: Piece, to: Piece, deadline: z.string().nullish() });
const Refund = z.object({ order: z.string(), amount: z.number().int(), currency: z.string() });
/** Some lines of an order alone. */
const Part = z.object({ lines: z.array(z.string()).min(1), out: z.array(Piece).catch([]) });
const Cancellation = z.object({ order: z.string(), refund: z.number().int(), currency: z.string() });

/** One line of a conversation; `name` is an advisor's. */
export interface TranscriptLine {
  at: string;
  author: Author;
  name: string | null;
  text: string;
}

/** A conversation as a letter: who said what, when, by the store's clock. */
export function composeTranscript(lines: readonly TranscriptLine[], frame: NoticeFrame): Letter {
  const { service } = languageOf(frame.locale);
  const clock = new Intl.DateTimeFormat(frame.locale, {
    timeZone: frame.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const said = lines.map(
    ({ at, author, name, text }) =>
      `${name ?? service.transcript.authors[author]}, ${clock.format(new Date(at))}:\n${text}`,
  );
  return service.transcript.letter({
    store: frame.store.name,
    name: frame.firstName,
    said: said.join('\n\n'),
  });
}

/** A withdrawal from a contract: what the consumer states, what the chat says of it, and its acknowledgement. */
export function withdrawalTexts(
  parts: { name: string; order: string; at: string; mailed: boolean },
  store: Pick<StoreView, 'name' | 'timeZone'>,
  locale: string,
): { statement: string; told: string; letter: Letter } {
  const { withdrawal } = languageOf(locale).service;
  const { timeZone } = store;
  // The time is what the law asks for: with its zone, and to the second.
  const clock = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'long' });
  const at = clock.format(new Date(parts.at));
  const statement = withdrawal.statement(parts);
  return {
    statement,
    told: withdrawal.told(at, parts.mailed),
    letter: withdrawal.letter({ statement, at, store: store.name }),
  };
}

/** A letter of the service itself to an address on file, without signature: the channel adds it. */
export function composeNotice(notice: Notice, frame: NoticeFrame): Letter {
  const { formats, service } = languageOf(frame.locale);
  const today = localTime(frame.now, frame.timeZone).day;
  const say: NoticeSay = {
    name: frame.firstName,
    store: frame.store.name,
    refundDays: frame.store.returns.refundDays,
    day: (day) => formats.day(day, today, false),
    asked: null,
  };
  if (notice.kind === 'label') return service.label(notice, say);
  if (notice.kind === 'document') return service.document(notice.order, say);
  if (notice.kind === 'invoice') return service.invoice(notice, say);
  if (notice.kind === 'ended') return service.ended({ plan: notice.plan, day: say.day(notice.endsOn) }, say);
  const { done } = notice;
  say.asked = {
    when: formats.past(localTime(done.at, frame.timeZone), today),
    channel: formats.channel(done.channel),
  };
  const money = (minor: number, currency: string) => formats.money(minor, currency, false);
  const receipts: Record<Deed, () => Letter | null> = {
    return: () => null,
    exchange: () => {
      const output = Exchange.safeParse(done.output);
      if (!output.success) return null;
      const { order, from, to, deadline } = inLanguage(output.data, frame.locale);
      return service.receipt.exchange(
        {
          order,
          from: pieceText(from, formats, false),
          to: pieceText(to, formats, false),
          deadline: deadline ?? null,
        },
        say,
      );
    },
    refund: () => {
      const output = Refund.safeParse(done.output);
      if (!output.success) return null;
      const { order, amount, currency } = output.data;
      return service.receipt.refund({ order, amount: money(amount, currency) }, say);
    },
    cancellation: () => {
      const output = Cancellation.safeParse(done.output);
      if (!output.success) return null;
      const { order, refund, currency } = output.data;
      const part = partText(done.output, frame.locale, false);
      return service.receipt.cancellation({ order, part, amount: money(refund, currency) }, say);
    },
    undo: () => null,
    order_change: () => null,
  };
  return (done.does && receipts[done.does]()) ?? service.receipt.other({ order: done.order }, say);
}

/**
 * What was cancelled of an order, listed: empty where what was done long ago does not say what; null of all of it.
 */
export function partText(output: unknown, locale: string, spoken: boolean): string | null {
  const { formats } = languageOf(locale);
  const { data } = Part.safeParse(output);
  if (!data) return null;
  const { out } = inLanguage(data, locale);
  return formats.list(
    out.map((piece) => pieceText(piece, formats, spoken)),
    'and',
  );
}

/** The sentence of the first contact on a channel: that this is an AI, and that a person can be had. */
export function introduction(channel: Channel, storeName: string, locale: string): string {
  return languageOf(locale).service.introduction[introductionOn(channel)](storeName);
}

/**
 * Small sentences of the service around a turn. `data`: `name` for advisors, `label` and `url` for a file.
 */
export function systemText(key: SystemKey, locale: string, data: Record<string, string> = {}): string {
  return languageOf(locale).service.system[key](data);
}

/** The message that carries a one-time code. No word of it comes from whoever asked for it. */
export function codeMessage(
  parts: { store: string; code: string; minutes: number },
  locale: string,
): { subject: string; text: string; short: string } {
  return languageOf(locale).service.code(parts);
}

/** A message that could not be delivered, as it goes another way: why it comes there, then its words. */
export interface Elsewhere {
  from: Channel;
  to: Channel;
  text: string;
  /** The customer's name as the shop has it. */
  name: string | null;
  /** The store's name where this is the first contact there, and it has to be said that an AI writes. */
  introduce: string | null;
  locale: string;
}

/** The words of {@link Elsewhere}. A letter begins with its greeting. */
export function elsewhereText({ from, to, text, name, introduce, locale }: Elsewhere): string {
  const { formats, service, wording } = languageOf(locale);
  const first = name?.trim().split(/\s+/)[0] ?? null;
  return [
    ...(CHANNELS[to].letter ? [wording.salutation(first)] : []),
    service.elsewhere({ from: formats.channel(from), to: formats.channel(to), same: from === to }),
    ...(introduce ? [service.introduction[introductionOn(to)](introduce)] : []),
    text,
  ].join('\n\n');
}

/** For advisors: writes in the shop of which nobody knows whether they took effect. */
export function unfinishedText(actions: { does: Deed | null; input: unknown }[], locale: string): string {
  const { briefing } = languageOf(locale);
  return briefing.unfinished(
    actions.map(({ does, input }) => ({
      what: briefing.topic[does ? DEED_INTENTS[does] : 'other'],
      order: z.object({ order: z.string() }).safeParse(input).data?.order ?? null,
    })),
  );
}

function introductionOn(channel: Channel): keyof ServiceTexts['introduction'] {
  const { spoken, letter, kind } = CHANNELS[channel];
  if (spoken) return 'spoken';
  if (letter) return 'letter';
  return kind === 'posted' ? 'message' : 'chat';
}
