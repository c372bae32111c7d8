import type { Mounting } from '../api.ts';
import { h } from './dom.ts';
import { link } from './markdown.ts';
import type { Say } from './texts.ts';

interface Way {
  kind: 'whatsapp' | 'email' | 'phone';
  url: string;
}

/**
 * What else may be done with a conversation: have it mailed, carry it to another channel, withdraw from a
 * contract. Each asks the service with the session's token.
 */
export function more(
  { origin, store, config }: Mounting,
  say: Say,
  locale: string,
  token: () => string | undefined,
): HTMLElement {
  const chat = `${origin}/chat/${store}`;
  const body = h('div', { className: 'sheet' });
  const menu = h('details', { className: 'more' }, h('summary', {}, say('more')), body);
  const told = (text: string) => body.replaceChildren(h('p', { role: 'status' }, text));
  const ask = async <T>(path: string, data: object = {}): Promise<{ status: number; body: T | null }> => {
    const answer = await fetch(`${chat}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token() ?? ''}` },
      body: JSON.stringify(data),
    }).catch(() => null);
    return { status: answer?.status ?? 0, body: answer?.ok ? ((await answer.json()) as T) : null };
  };

  const transcript = async (to?: string) => {
    const { status, body: sent } = await ask<{ to: string }>('transcript', { to });
    if (sent) told(say('transcriptSent', { to: sent.to }));
    else if (status === 409) body.replaceChildren(askAddress());
    else told(say('problem'));
  };

  const askAddress = () => {
    const input = h('input', { type: 'email', required: true, maxLength: 200, autocomplete: 'email' });
    const onsubmit = (event: Event) => {
      event.preventDefault();
      void transcript(input.value.trim());
    };
    return h('form', { onsubmit }, h('label', {}, say('transcriptTo'), input), h('button', {}, say('send')));
  };

  const start = async () => {
    const entries: HTMLElement[] = [action(say('transcript'), () => transcript())];
    if (config.withdrawal) entries.push(link(`${chat}/withdrawal?locale=${locale}`, say('withdraw')));
    body.replaceChildren(...entries);
    const { body: ways } = await ask<{ ways: Way[] }>('continue');
    for (const { kind, url } of ways?.ways ?? []) entries.splice(-1, 0, link(url, say(kind)));
    if (menu.open && body.contains(entries[0] ?? null)) body.replaceChildren(...entries);
  };
  menu.ontoggle = () => {
    if (menu.open) void start();
  };
  return menu;
}

function action(label: string, run: () => unknown): HTMLElement {
  return h('button', { type: 'button', onclick: run }, label);
}
