import type { DoneAction } from '../conversation/views.ts';
import { deedOf, tools } from '../tools/index.ts';
import { consent } from '../tools/refusals.ts';
import type { Toolbox, ToolName, ToolResult, ToolTypes } from '../tools/tool.ts';
import type { Context } from './context.ts';

interface Write {
  action: DoneAction;
  /** Done, or `unavailable`: then nobody knows. */
  result: ToolResult;
}

/**
 * What is done in the shop during one turn, whichever brain does it. A brain that takes over finds what the
 * one before has done under the same call, and can do nothing beside it: the customer's words meant one
 * thing.
 */
export class Journal {
  readonly #toolbox: Toolbox;
  readonly #context: Pick<Context, 'now' | 'channel'>;
  /** By brains that failed. */
  #earlier: Write[] = [];
  #now: Write[] = [];
  readonly #open = new Map<Toolbox, Set<Promise<unknown>>>();

  constructor(toolbox: Toolbox, context: Pick<Context, 'now' | 'channel'>) {
    this.#toolbox = toolbox;
    this.#context = context;
  }

  /** What brains that failed have done. */
  get done(): DoneAction[] {
    return this.#earlier.flatMap(({ action, result }) => (result.ok ? [action] : []));
  }

  /** The toolbox of the next brain. */
  open(): Toolbox {
    const running = new Set<Promise<unknown>>();
    const toolbox: Toolbox = {
      quote: (name, input, beside) => this.#toolbox.quote(name, input, beside),
      call: async (name, input) => {
        if (!this.#open.has(toolbox)) throw new Error('This run is over.');
        const call = this.#call(name, input);
        running.add(call);
        return call.finally(() => running.delete(call));
      },
    };
    this.#open.set(toolbox, running);
    return toolbox;
  }

  /** Ends a brain's hold on it, once what it began is over. */
  async close(toolbox: Toolbox): Promise<void> {
    const running = this.#open.get(toolbox) ?? [];
    this.#open.delete(toolbox);
    await Promise.allSettled(running);
    this.#earlier.push(...this.#now.splice(0));
  }

  async #call<Name extends ToolName>(
    name: Name,
    input: ToolTypes[Name]['input'],
  ): Promise<ToolResult<ToolTypes[Name]['output']>> {
    const writes = Object.hasOwn(tools, name) && tools[name].reach !== 'reads';
    if (!writes) return this.#toolbox.call(name, input);
    const order = orderOf(input);
    const same = this.#earlier.find(({ action }) => action.tool === name && action.order === order);
    if (same) return same.result as ToolResult<ToolTypes[Name]['output']>;
    if (this.#earlier.length > 0) return consent();
    const result = await this.#toolbox.call(name, input);
    // A write whose end nobody knows is not tried again behind the next brain's back: a person looks into it.
    if (result.ok || result.refusal.code === 'unavailable') {
      const { now: at, channel } = this.#context;
      const output = result.ok ? result.output : null;
      this.#now.push({
        action: { tool: name, does: deedOf(name), input, output, at, channel, order },
        result,
      });
    }
    return result;
  }
}

function orderOf(input: unknown): string | null {
  const id = (input as { order?: unknown } | null)?.order;
  return typeof id === 'string' ? id.trim().replace(/^#\s*/, '') : null;
}
