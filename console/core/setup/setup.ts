import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import type { Trouble } from '../inbox/desk.ts';
import type { Platform } from '../platform.ts';
import type { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';
import { checklist } from './facts.ts';
import { SettingsForm } from './form.ts';
import { LINES, type LineName, type SetupLine, unusedIn } from './lines.ts';
import { StoreSettings } from './settings.ts';

/** A store that is being set up: its checklist, and the settings that the forms of all lines share. */
export class Setup {
  readonly api: Api;
  readonly platform: Platform;
  readonly settings: StoreSettings;
  readonly list: Resource<SetupLine[]>;
  readonly putting = { busy: signal(false), problem: signal<Problem | null>(null) };
  readonly #forms = new Map<string, SettingsForm>();

  constructor(api: Api, platform: Platform, troubles: () => readonly Trouble[]) {
    this.api = api;
    this.platform = platform;
    this.settings = new StoreSettings(api);
    this.list = checklist(api, () => platform.now(), troubles);
    void this.list.refresh();
  }

  /** The form of a line: what is written in it stays while another line is open. */
  formOf(name: LineName): SettingsForm {
    const known = this.#forms.get(name);
    if (known) return known;
    const form = new SettingsForm(this.settings, `set up: ${name}`, () => this.changed());
    this.#forms.set(name, form);
    return form;
  }

  /** Puts the line of a channel aside that the store does not use, or takes it up again. */
  use(channel: string, isUsed: boolean): Promise<boolean> {
    return acting(this.putting, async () => {
      const others = unusedIn(this.settings.read.value?.settings).filter((one) => one !== channel);
      const unused = isUsed ? others : [...others, channel];
      await this.settings.save(new Map([['setup.unused', unused]]), 'set up: channels that are not used');
      this.changed();
    });
  }

  /** Something was changed: every line checks itself again. */
  changed(): void {
    void this.list.refresh();
  }

  /** The first line after one that is still to be done, from the top again after the last; null where none is. */
  after(name: LineName): LineName | null {
    const lines = this.list.value ?? [];
    const at = LINES.indexOf(name);
    const order = [...LINES.slice(at + 1), ...LINES.slice(0, at)];
    return (
      order.find((one) =>
        lines.some((line) => line.name === one && line.state !== 'ok' && line.state !== 'unused'),
      ) ?? null
    );
  }
}
