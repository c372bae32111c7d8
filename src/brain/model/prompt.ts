import { localTime } from '../../language/calendar.ts';
import type { OutsideTool } from '../../outside/outside.ts';
import { inData, jsonData } from '../../outside-data.ts';
import type { StoreView } from '../../settings.ts';
import { type AskedMessage, type Context, HISTORY, type PastExchange } from '../context.ts';
import { factsOf } from './facts.ts';
import { clock, readable, weekday, zoned } from './readable.ts';
import { RULES } from './rules.ts';
import { definitionsWith, type ToolDefinition } from './tools.ts';

const CACHED = { type: 'ephemeral' } as const;

interface TextBlock {
  type: 'text';
  text: string;
  cache_control?: typeof CACHED;
}

/** A picture that the customer sent. */
export interface Picture {
  type: 'image';
  source: { type: 'base64'; media_type: string; data: string };
  cache_control?: typeof CACHED;
}

interface PromptMessage {
  role: 'user' | 'system';
  content: (TextBlock | Picture)[];
}

/** What a turn asks the model, as the Messages API takes it. */
export interface Prompt {
  tools: readonly ToolDefinition[];
  system: TextBlock[];
  messages: PromptMessage[];
}

/**
 * The one place where a context becomes a prompt. It is ordered by how rarely things change, since the
 * provider caches by exact prefix: tools and rules (never), the store (with its settings), what was said
 * (only grows), the new words, and last the facts of the turn, as a message of the system: no words of a
 * customer can be taken for it. Nothing is in it that is not in the context, which holds only what the
 * speaker's assurance covers. `pictures`: those that came with the new words.
 */
export function buildPrompt(
  context: Context,
  outside: readonly OutsideTool[] = [],
  pictures: readonly Picture[] = [],
): Prompt {
  const { store, asked } = context;
  const past = [
    ...summaryText(context),
    ...settled(context).flatMap((exchange) => pastText(exchange, store.timeZone)),
  ];
  return {
    tools: definitionsWith(outside, context.unable),
    system: [
      { type: 'text', text: RULES },
      { type: 'text', text: storeText(store), cache_control: CACHED },
    ],
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What was said so far, oldest first:' },
          ...cachedLast(past),
          {
            type: 'text',
            text: `The customer’s new words:\n${asked.map((one) => askedText(one, store.timeZone)).join('\n')}`,
          },
          ...pictures,
        ],
      },
      {
        role: 'system',
        content: [
          {
            type: 'text',
            text: `<turn>\n${inData({ kind: 'facts' }, factsOf(context), 'json')}\n</turn>`,
            cache_control: CACHED,
          },
        ],
      },
    ],
  };
}

function storeText({ voice, promises: _, ...store }: StoreView): string {
  return `<store>\n${jsonData(readable({ ...store, tone: voice.tone }, store))}\n</store>`;
}

/** What was said before all that is given word for word. */
function summaryText({ summary, store }: Context): TextBlock[] {
  if (!summary) return [];
  const { day } = localTime(summary.until, store.timeZone);
  return [{ type: 'text', text: inData({ kind: 'summary', until: day }, summary.text) }];
}

/** Of a full window the oldest exchanges, among which its beginning is chosen. */
const HEAD = 15;

/**
 * The history without its ragged beginning. A full window slides with every message, and what begins anew
 * each time is cached by nobody: so it begins with that one of its oldest which has the smallest print, and
 * stays there until that one has left.
 */
function settled({ history, asked }: Context): PastExchange[] {
  if (history.length + asked.length < HISTORY) return history;
  const prints = history.slice(0, HEAD).map(({ at, text }) => print(`${at} ${text}`));
  return history.slice(prints.indexOf(Math.min(...prints)));
}

/** FNV-1a, 32 bits. */
function print(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

/**
 * One past exchange, as data whoever said it: the same in every later turn, and no model takes its form for
 * one to speak in.
 */
function pastText(
  { at, channel, author, text, testimony, cut }: PastExchange,
  timeZone: string,
): TextBlock[] {
  const words = text.trim();
  if (!words) return [];
  const kind = testimony ? (author === 'assistant' ? 'testimony-answer' : 'testimony') : author;
  const { day, minutes } = localTime(at, timeZone);
  const said = { kind, channel, at: `${weekday(day)} ${day} ${clock(minutes)}` };
  return [{ type: 'text', text: inData(cut ? { ...said, cut: 'interrupted here' } : said, words) }];
}

function askedText(asked: AskedMessage, timeZone: string): string {
  const { id, at, text, subject, attachments, choice, kind, quoted, forwarded, late, seen } = asked;
  const files = attachments.map(({ filename, type }) => `${filename} (${type})`).join(', ');
  const parts = [
    subject && `Subject: ${subject}`,
    quoted && `(in answer to the ${quoted.author}’s: ${quoted.text})`,
    forwarded && '(the customer passes on what somebody else wrote)',
    late && '(this came late: the customer wrote it before what you answered last)',
    seen && `(sent from a ${seen.kind}, whose words are not the customer’s: ${shownText(seen)})`,
    text,
    choice && `(the customer pressed the button ${choice})`,
    kind !== 'text' && kind !== 'choice' && `(${kind})`,
    files && `(attached: ${files})`,
  ];
  return inData(
    { kind: 'new', id, at: zoned(at, timeZone) },
    parts.filter(Boolean).join('\n') || '(nothing)',
  );
}

function shownText({ text, product, url }: NonNullable<AskedMessage['seen']>): string {
  return [text.replace(/\s+/g, ' '), product && `product ${product}`, url].filter(Boolean).join(' · ');
}

function cachedLast(blocks: TextBlock[]): TextBlock[] {
  return blocks.map((block, index) =>
    index === blocks.length - 1 ? { ...block, cache_control: CACHED } : block,
  );
}
