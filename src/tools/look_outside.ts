import { z } from 'zod';
import { atLeast } from '../conversation/values.ts';
import { type OutsideAnswer, OutsideUnavailable } from '../outside/outside.ts';
import { standing } from './access.ts';
import { invalid, needs, silent } from './refusals.ts';
import { type ToolResult, tool } from './tool.ts';

/** One tool of another system of the store. Each has its own input and required assurance, known when it is called. */
export const lookOutside = tool({
  name: 'look_outside',
  description: 'Asks another system of the store by one of its own tools, which only read.',
  input: z.strictObject({ tool: z.string().max(200), input: z.record(z.string(), z.unknown()) }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ tool: name, input }, scope): Promise<ToolResult<OutsideAnswer & { tool: string }>> {
    const found = scope.outside?.tools.find((other) => other.name === name);
    if (!scope.outside || !found) return invalid('There is no such tool.');
    if (!atLeast(standing(scope), found.assurance)) return needs(found.assurance);
    const parsed = found.input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return invalid(`${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'invalid'}`.slice(0, 300));
    }
    try {
      return { ok: true, output: { tool: name, ...(await scope.outside.call(name, parsed.data)) } };
    } catch (error) {
      if (error instanceof OutsideUnavailable) return silent();
      throw error;
    }
  },
});
