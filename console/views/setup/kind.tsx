import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Preset } from '../../core/pages/change.ts';
import { Resource } from '../../core/resource.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { Shown } from '../shell/states.tsx';
import { SaveBar } from './save-bar.tsx';
import { useSetup } from './world.ts';

/** What kind of company it is: settings to begin with. */
export function Kind() {
  const setup = useSetup();
  const form = setup.formOf('kind');
  const presets = useMemo(() => {
    const read = new Resource(async () => (await setup.api.get<{ presets: Preset[] }>('presets')).presets);
    void read.refresh();
    return read;
  }, [setup]);
  const chosen = useSignal('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen.value) void form.preset(chosen.value);
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p class="muted">{say('kindLead')}</p>
      <Shown of={presets} rows={5}>
        {(list) => (
          <div role="radiogroup" aria-label={say('kindChoose')} class="kinds">
            {list.map(({ id, title, description, settings }) => (
              <label key={id} class={chosen.value === id ? 'chosen' : ''}>
                <input
                  type="radio"
                  name="kind"
                  value={id}
                  checked={chosen.value === id}
                  onChange={() => (chosen.value = id)}
                />
                <span>
                  <b>{title}</b>
                  <span>{description}</span>
                  <span class="muted">
                    {say('kindSets', {
                      what: Object.keys(settings)
                        .map((name) => named('sets', name))
                        .join(', '),
                    })}
                  </span>
                </span>
              </label>
            ))}
          </div>
        )}
      </Shown>
      <SaveBar form={form} use={chosen.value !== ''} label={say('kindUse')} />
    </form>
  );
}
