import { WorkerEntrypoint } from 'cloudflare:workers';
import type { MailMessage, MailSender } from '../src/channels/channel.ts';
import type { SandboxHooks, Sleeper } from '../src/env.ts';
import { messagesApi } from './anthropic/messages.ts';
import { mondialRelayApi } from './carriers/mondial-relay.ts';
import { sendcloudApi } from './carriers/sendcloud.ts';
import { outside, type SandboxEnv } from './env.ts';
import { sendMail } from './mail/provider.ts';
import { boutiques } from './mcp/server.ts';
import { graph } from './meta/graph.ts';
import { completionsApi, runModel } from './openai/completions.ts';
import { responsesApi } from './openai/responses.ts';
import { takePush } from './push/service.ts';
import { shopSystem } from './shop/systems.ts';
import { shopSite } from './site.ts';
import { twilioRest } from './twilio/rest.ts';
import { takeWebhook } from './webhook.ts';

/** The binding `SANDBOX`: provider APIs on the host `sandbox`, and the movable clock. */
export class Providers extends WorkerEntrypoint<SandboxEnv> implements SandboxHooks {
  override async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/meta/')) {
      return graph(request, pathname.slice('/meta'.length), this.env, this.ctx);
    }
    if (pathname.startsWith('/twilio/'))
      return twilioRest(request, pathname.slice('/twilio'.length), this.env);
    if (pathname.startsWith('/anthropic/'))
      return messagesApi(request, pathname.slice('/anthropic'.length), this.env);
    if (pathname.startsWith('/openai/'))
      return responsesApi(request, pathname.slice('/openai'.length), this.env);
    if (pathname.startsWith('/compatible/'))
      return completionsApi(request, pathname.slice('/compatible'.length), this.env);
    if (pathname.startsWith('/site/')) return shopSite(pathname.slice('/site'.length));
    if (pathname.startsWith('/shopify/')) return shopSystem('shopify', request, this.env);
    if (pathname.startsWith('/woocommerce/')) return shopSystem('woocommerce', request, this.env);
    if (pathname.startsWith('/prestashop/')) return shopSystem('prestashop', request, this.env);
    if (pathname.startsWith('/shop-by-http/')) return shopSystem('http', request, this.env);
    if (pathname.startsWith('/mondial-relay/'))
      return mondialRelayApi(request, pathname.slice('/mondial-relay'.length), this.env);
    if (pathname.startsWith('/sendcloud/'))
      return sendcloudApi(request, pathname.slice('/sendcloud'.length), this.env);
    if (pathname.startsWith('/push/')) return takePush(request, pathname.slice('/push'.length), this.env);
    if (pathname.startsWith('/webhook/')) return takeWebhook(request, this.env);
    if (pathname === '/mcp/boutiques') return boutiques(request, this.env);
    return new Response('No such provider', { status: 404 });
  }

  async clockShift(): Promise<number> {
    return outside(this.env).shift();
  }

  async armed(object: { binding: Sleeper; name: string; at: number | null }): Promise<void> {
    await outside(this.env).armed(object);
  }
}

/** The binding `EMAIL`: takes and refuses what Cloudflare's send binding does. */
export class MailProvider extends WorkerEntrypoint<SandboxEnv> implements MailSender {
  async send(message: MailMessage): Promise<{ messageId: string }> {
    return sendMail(message, this.env);
  }
}

/** The binding `AI`: text models of Workers AI that stream chat completions. */
export class WorkersAi extends WorkerEntrypoint<SandboxEnv> {
  async run(model: string, input: Record<string, unknown>): Promise<ReadableStream<Uint8Array>> {
    return runModel(model, input, this.env);
  }
}
