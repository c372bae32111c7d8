import { createServer, type IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';

const Sent = z.object({
  to: z.string().optional(),
  recipient: z.string().optional(),
  status: z.string().optional(),
});

/** A message that has left the service. */
export interface Left {
  /** `whatsapp:+33612…` or `email:…`. */
  to: string;
  /** When it arrived here, `performance.now()`. */
  at: number;
}

/**
 * Where messages go that leave the service: Meta's Graph API and a mail server, as far as a sender sees of
 * them. It runs beside the measuring client, so that an answer's time is taken where its receiver would see
 * it.
 */
export class Sink {
  readonly #server: Server;
  readonly #left: Left[] = [];
  readonly #waiting = new Map<string, ((at: number) => void)[]>();

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#take(request).then(
        (body) => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(body));
        },
        () => {
          response.statusCode = 400;
          response.end('{}');
        },
      );
    });
  }

  /** Opens it on a free port. */
  static open(): Promise<Sink> {
    const sink = new Sink();
    return new Promise((resolve, reject) => {
      sink.#server.on('error', reject);
      sink.#server.listen(0, '127.0.0.1', () => resolve(sink));
    });
  }

  get base(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** Everything so far, oldest first. */
  get left(): readonly Left[] {
    return this.#left;
  }

  /** Resolves with the time of the next message to that address. */
  next(to: string): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting.set(to, [...(this.#waiting.get(to) ?? []), resolve]);
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #take(request: IncomingMessage): Promise<object> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const at = performance.now();
    const { to, recipient, status } = Sent.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const id = `wamid.${crypto.randomUUID()}`;
    if (status) return { success: true };
    const mail = request.url === '/mail';
    const address = mail ? `email:${to}` : `whatsapp:+${(to ?? recipient ?? '').replace(/^\+/, '')}`;
    this.#left.push({ to: address, at });
    this.#waiting.get(address)?.shift()?.(at);
    return mail
      ? { messageId: `<${id}@bench.example>` }
      : { messaging_product: 'whatsapp', messages: [{ id }] };
  }
}
