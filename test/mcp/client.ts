import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { z } from 'zod';
import { ask, HERE } from '../door/world.ts';

const Result = z.object({
  isError: z.boolean().default(false),
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })),
});

/** A result as an assistant reads it, and as the data that stands in it. */
export interface Called {
  failed: boolean;
  text: string;
  data: unknown;
}

/** An owner's assistant: the protocol's own client, connected to the service inside this workerd. */
export class Assistant {
  readonly client = new Client({ name: 'test', version: '1' });
  readonly transport: StreamableHTTPClientTransport;
  /** What went over the wire, in order. */
  readonly answers: { method: string; status: number; headers: Headers }[] = [];

  private constructor(token: string) {
    this.transport = new StreamableHTTPClientTransport(new URL(`${HERE}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
      fetch: async (url, init) => {
        const response = await ask(new URL(url).pathname, init as RequestInit<RequestInitCfProperties>);
        this.answers.push({
          method: init?.method ?? 'GET',
          status: response.status,
          headers: response.headers,
        });
        return response;
      },
    });
  }

  static async connect(token: string): Promise<Assistant> {
    const assistant = new Assistant(token);
    await assistant.client.connect(assistant.transport);
    return assistant;
  }

  async call(name: string, input: Record<string, unknown> = {}): Promise<Called> {
    const { isError, content } = Result.parse(await this.client.callTool({ name, arguments: input }));
    const text = content.map((part) => part.text).join('\n');
    const [, json] = /^<data source="\w+">\n(.*)\n<\/data>$/s.exec(text) ?? [];
    return { failed: isError, text, data: json === undefined ? null : JSON.parse(json) };
  }
}
