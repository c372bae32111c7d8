import { z } from 'zod';
import type { Context } from '../../../src/brain/context.ts';
import type { ModelUse, UsedTool, Why } from '../../../src/brain/why.ts';
import { now, timestamp } from '../../../src/clock.ts';
import type { TurnOutcome } from '../../../src/conversation/commands.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Settings } from '../../../src/settings.ts';
import type { Settled, ToolResult, TurnToolbox } from '../../../src/tools/tool.ts';
import type { Reasons } from '../thread/reasons.ts';

/** Calls of a turn that are kept, and characters of what each was given or came to. */
const MOST_CALLS = 40;
const LONGEST = 4_000;

/** What a turn did and used on its way to its reply, as it happens. */
export class Because {
  readonly requests: ModelUse[] = [];
  readonly #tools: UsedTool[] = [];
  readonly #failed: Why['failed'] = [];
  readonly #began = Date.now();
  #firstWord: number | null = null;
  #brain = '';
  #count: ((uses: readonly ModelUse[]) => void) | null = null;

  used(use: ModelUse): void {
    if (this.#count) this.#count([use]);
    else this.requests.push(use);
  }

  /** Counts what was used, and what is once the turn has ended (its record is made when nobody waits). */
  counted(count: (uses: readonly ModelUse[]) => void): void {
    this.#count = count;
    if (this.requests.length > 0) count(this.requests);
  }

  spoke(): void {
    this.#firstWord ??= Date.now() - this.#began;
  }

  finished(brain: string): void {
    this.#brain = brain;
  }

  failed(brain: string, reason: string): void {
    this.#failed.push({ brain, reason: reason.slice(0, 300) });
  }

  /** What was carried out on the customer's yes. */
  settled({ results }: Settled): void {
    for (const { effect, result } of results) this.#note('agreed', effect.tool, effect.input, result, 0);
  }

  /** The toolbox, each call of it noted. */
  watching(toolbox: TurnToolbox): TurnToolbox {
    return {
      settle: () => toolbox.settle(),
      call: async (name, input) => {
        const began = Date.now();
        const result = await toolbox.call(name, input);
        this.#note('call', name, input, result, Date.now() - began);
        return result;
      },
      quote: async (name, input, beside) => {
        const began = Date.now();
        const result = await toolbox.quote(name, input, beside);
        this.#note('quote', name, input, result, Date.now() - began);
        return result;
      },
    };
  }

  /** What the reply of a turn rests on; null where it has none. */
  of(outcome: TurnOutcome, session: Session, context: Context | null): Why | null {
    const { reply, records, card, handover, plan = [] } = outcome;
    if (!reply) return null;
    const refused = this.#tools.flatMap(({ tool, refused }) => (refused ? [`${tool}: ${refused}`] : []));
    return {
      ...{ message: reply.message, at: timestamp(), session: session.id, channel: session.channel },
      ...{ brain: this.#brain || 'code', failed: this.#failed, requests: this.requests },
      cost: this.requests.some(({ cost }) => cost === null) ? null : costIn(this.requests),
      ...{ firstWordMs: this.#firstWord, ms: Date.now() - this.#began, assurance: session.assurance },
      intents: records.flatMap(({ findings }) => findings.intent ?? []),
      plan: [...plan],
      knew: {
        facts: context?.facts ?? {},
        orders: context?.orders.map(({ id }) => id) ?? [],
        tickets: context?.tickets.map(({ id }) => id) ?? [],
        cards: context?.cards.map(({ id }) => id) ?? [],
        promises: context?.promises?.map(({ what }) => what) ?? [],
        exchanges: context?.history.length ?? 0,
      },
      tools: this.#tools,
      articles: articlesIn(this.#tools),
      card: card && shortened(card.card),
      ...{ policy: [...new Set(refused)], handover: handover?.reason ?? null },
    };
  }

  #note(kind: UsedTool['kind'], tool: string, input: unknown, result: ToolResult, ms: number): void {
    if (this.#tools.length >= MOST_CALLS) return;
    const refusal = result.ok ? null : result.refusal;
    this.#tools.push({
      ...{ tool, kind, ms, input: shortened(withoutCode(input)) },
      result: result.ok ? shortened(withoutFiles(result.output)) : null,
      refused: refusal && ('reason' in refusal ? `${refusal.code} (${refusal.reason})` : refusal.code),
    });
  }
}

/** Dollars of some requests; what has no price counts for nothing. */
export function costIn(requests: readonly ModelUse[]): number {
  return requests.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
}

/** Keeps what a reply rests on, for as long as the store wants; nothing leaves for it. */
export function keepWhy(reasons: Reasons, why: Why | null, { whyDays }: Settings['retention']): boolean {
  if (why) reasons.keep(why);
  reasons.sweep(whyDays, now());
  return false;
}

const Passages = z.array(
  z.looseObject({ article: z.string(), title: z.string(), url: z.string().nullable(), coverage: z.number() }),
);

/** The articles among what was found: by their shape, whichever tool found them. */
function articlesIn(tools: readonly UsedTool[]): Why['articles'] {
  const found = tools
    .flatMap(({ result }) => Passages.safeParse(result).data ?? [])
    .map(({ article, title, url }): [string, Why['articles'][number]] => [article, { article, title, url }]);
  return [...new Map(found).values()];
}

/** Of a stored file its name, never its place. */
function withoutFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (value === null || typeof value !== 'object') return value;
  if ('key' in value && 'filename' in value) return { filename: value.filename };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutFiles(inner)]));
}

/** A one-time code is for nobody's eyes. */
function withoutCode(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('code' in input)) return input;
  const { code: _, ...rest } = input;
  return rest;
}

/** What is too long is kept as the beginning of its text. */
function shortened(value: unknown): unknown {
  const text = JSON.stringify(value) ?? 'null';
  return text.length <= LONGEST ? (value ?? null) : `${text.slice(0, LONGEST)}…`;
}
