import type { z } from 'zod';

/** A call of `/api/v1`. `path` is below it, its parts escaped. */
export interface ApiCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: Record<string, unknown>;
}
export type CallApi = (call: ApiCall) => Response | Promise<Response>;

/** As whom an assistant acts: the id of its token, and the name a customer sees. */
export interface Advisor {
  advisor: string;
  name: string;
}

/** A tool of the MCP server: what it is called, what it takes, and the call of the API that it is. */
export interface McpTool {
  name: string;
  description: string;
  input: z.ZodObject;
  /** `writes`: it changes something, and may reach the customer. */
  effect: 'reads' | 'writes';
  request(input: unknown, as: Advisor): ApiCall;
}

/** Makes a tool whose `request` is typed by its input. */
export function tool<Shape extends z.ZodRawShape>(definition: {
  name: string;
  description: string;
  input: z.ZodObject<Shape>;
  effect: McpTool['effect'];
  request(input: z.output<z.ZodObject<Shape>>, as: Advisor): ApiCall;
}): McpTool {
  return {
    ...definition,
    request: (input, as) => definition.request(definition.input.parse(input), as),
  };
}
