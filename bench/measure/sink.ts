import { createServer, type IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';
import { BenchModel } from '../service/model.ts';

const Sent = z.object({
  to: z.string().optional(),
  recipient: z.string().optional(),
  status: z.string().optional(),
});
/** An answer that takes longer counts as none, in milliseconds. */
const GRACE = 60_000;

/**
 * Where messages go that leave the service: Meta's Graph API and a mail server, as far as a sender sees of
 * them, and a model's API. It runs beside the measuring client, so that an answer's time is taken where its receiver would see
 * it.
 */
export class Sink {
  readonly #waiting = new Map<string, ((at: number) => void)[]>();
  readonly model = new BenchModel();
  readonly #server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/model/')) return void this.model.answer(request, response);
    void this.#take(request).then((body) => {
      response.statusCode = body ? 200 : 400;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body ?? {}));
    });
  });

  /** Opens it on a free port. */
  static open(): Promise<Sink> {
    const sink = new Sink();
    return new Promise((resolve) => sink.#server.listen(0, '127.0.0.1', () => resolve(sink)));
  }

  get base(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** The time of the next message to `whatsapp:+33612…` or `email:…`; rejects when none comes. */
  next(to: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer within ${GRACE} ms`)), GRACE);
      const came = (at: number) => {
        clearTimeout(late);
        resolve(at);
      };
      this.#waiting.set(to, [...(this.#waiting.get(to) ?? []), came]);
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #take(request: IncomingMessage): Promise<object | null> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const at = performance.now();
    const sent = Sent.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
    if (!sent.success) return null;
    const { to, recipient, status } = sent.data;
    if (status) return { success: true };
    const mail = request.url === '/mail';
    const address = mail ? `email:${to}` : `whatsapp:+${(to ?? recipient ?? '').replace(/^\+/, '')}`;
    this.#waiting.get(address)?.shift()?.(at);
    const id = `wamid.${crypto.randomUUID()}`;
    return mail
      ? { messageId: `<${id}@bench.example>` }
      : { messaging_product: 'whatsapp', messages: [{ id }] };
  }
}
