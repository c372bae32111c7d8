import { z } from 'zod';
import { invalid } from './refusals.ts';
import { type ToolResult, tool } from './tool.ts';

export const calculate = tool({
  name: 'calculate',
  description:
    'Works out a sum, such as `2 * (79.90 - 12) + 4.5`, with + - * / and brackets. What an action costs or pays back its quote says: never work that out yourself.',
  input: z.strictObject({ sum: z.string().trim().min(1).max(300) }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ sum }): Promise<ToolResult<{ result: number }>> {
    const result = workOut(sum);
    // Rounded to half a cent, to remove errors of binary fractions.
    return result === null
      ? invalid('sum: not a sum')
      : { ok: true, output: { result: Number(result.toFixed(6)) } };
  },
});

/** The value of an expression; null where it is none. Brackets nest as deep as an expression may be long. */
function workOut(sum: string): number | null {
  const symbols = sum.match(/\d+(?:\.\d+)?|[-+*/()]|\S/g) ?? [];
  let at = 0;
  const value = added();
  return at === symbols.length && value !== null && Number.isFinite(value) ? value : null;

  function added(): number | null {
    let left = multiplied();
    while (left !== null && (symbols[at] === '+' || symbols[at] === '-')) {
      const sign = symbols[at++] === '+' ? 1 : -1;
      const right = multiplied();
      left = right === null ? null : left + sign * right;
    }
    return left;
  }

  function multiplied(): number | null {
    let left = single();
    while (left !== null && (symbols[at] === '*' || symbols[at] === '/')) {
      const times = symbols[at++] === '*';
      const right = single();
      left = right === null ? null : times ? left * right : left / right;
    }
    return left;
  }

  function single(): number | null {
    const symbol = symbols[at++];
    if (symbol === '-') {
      const value = single();
      return value === null ? null : -value;
    }
    if (symbol === '(') {
      const value = added();
      return symbols[at++] === ')' ? value : null;
    }
    return symbol !== undefined && /^\d/.test(symbol) ? Number(symbol) : null;
  }
}
