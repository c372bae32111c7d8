import { signal } from '@preact/signals-core';
import type { MorningView, Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** How often one has it by mail. */
export type Often = 'daily' | 'weekly' | null;

/** The store's morning, and whether it comes by mail. */
export class MorningPage {
  readonly #api: Api;
  readonly view: Resource<MorningView>;
  readonly mail: Resource<{ often: Often }>;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.view = new Resource(() => api.get<MorningView>('morning'));
    this.mail = new Resource(() => api.get<{ often: Often }>('me/digest'));
    void this.view.refresh();
    void this.mail.refresh();
  }

  /** `language`: of the interface. */
  choose(often: Often, language: string): Promise<boolean> {
    return acting(this, async () => {
      this.mail.set(await this.#api.put<{ often: Often }>('me/digest', { often, language }));
    });
  }
}
