import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** `GET widget/check`. */
export interface PageReport {
  url: string;
  tag: 'found' | 'missing' | 'other_host' | 'other_store';
  origin: 'allowed' | 'refused';
  missing: string[];
}

/** Whether the chat will work on a page of the owner's. */
export class PageCheck {
  readonly #api: Api;
  readonly report = signal<PageReport | null>(null);
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
  }

  check(url: string): Promise<boolean> {
    this.report.value = null;
    return acting(this, async () => {
      this.report.value = await this.#api.get<PageReport>(`widget/check?${new URLSearchParams({ url })}`);
    });
  }
}

/** What has to be put into the page. */
export function widgetTag(origin: string, store: string): string {
  return `<script async src="${origin}/widget.js" data-store="${store}"></script>`;
}

/** The origin of a page's address; null where it has none. */
export function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
