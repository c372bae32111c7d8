import { WorkerEntrypoint } from 'cloudflare:workers';
import type { MailMessage, MailSender } from '../src/channels/channel.ts';
import type { BenchEnv } from './env.ts';

/** The binding `EMAIL`: hands a mail that leaves to the sink beside the measuring client. */
export class MailSink extends WorkerEntrypoint<BenchEnv> implements MailSender {
  async send({ to }: MailMessage): Promise<{ messageId: string }> {
    const response = await fetch(`${this.env.WHATSAPP_API_BASE}/mail`, {
      method: 'POST',
      body: JSON.stringify({ to }),
    });
    return (await response.json()) as { messageId: string };
  }
}
