import { signal } from '@preact/signals-core';
import type { Invited, People as PeopleList, PersonChanges, Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { faultUnder } from '../setup/places.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** Who works here, and how somebody comes to. */
export class People {
  readonly #api: Api;
  readonly list: Resource<PeopleList>;
  /** The link is shown once: nobody can read it again. */
  readonly invited = signal<Invited | null>(null);
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.list = new Resource(() => api.get<PeopleList>('people'));
    void this.list.refresh();
  }

  invite(changes: PersonChanges): Promise<boolean> {
    return this.#do(async () => {
      this.invited.value = await this.#api.post<Invited>('people', changes);
    });
  }

  /** Why a field of the invitation was refused. */
  faultAt(field: string): string | null {
    return faultUnder(this.problem.value, field);
  }

  inviteAgain(id: string): Promise<boolean> {
    return this.#do(async () => {
      this.invited.value = await this.#api.post<Invited>(`people/${encodeURIComponent(id)}/invite`, {});
    });
  }

  change(id: string, changes: PersonChanges): Promise<boolean> {
    return this.#do(() => this.#api.patch(`people/${encodeURIComponent(id)}`, changes));
  }

  remove(id: string): Promise<boolean> {
    return this.#do(() => this.#api.delete(`people/${encodeURIComponent(id)}`));
  }

  #do(run: () => Promise<unknown>): Promise<boolean> {
    return acting(this, async () => {
      await run();
      void this.list.refresh();
    });
  }
}
