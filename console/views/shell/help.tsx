import { useSignal } from '@preact/signals';
import { KEY_NAMES, type KeyName, keyOf } from '../../core/keys.ts';
import { say } from '../../texts/texts.ts';
import { useApp } from '../world.ts';
import { Act, hint } from './act.tsx';
import { Dialog } from './dialog.tsx';

/** Every key, what it does, and how it is changed. */
export function Help() {
  const open = useSignal(false);
  return (
    <>
      <div class="offstage">
        <Act act="help" onClick={() => (open.value = true)}>
          {say('keys')}
        </Act>
      </div>
      {open.value && (
        <Dialog title={say('keys')} wide onClose={() => (open.value = false)}>
          <KeyList />
        </Dialog>
      )}
    </>
  );
}

function KeyList() {
  const { keys } = useApp();
  const changing = useSignal<KeyName | null>(null);
  const taken = useSignal(false);
  const pressed = (event: KeyboardEvent) => {
    const name = changing.value;
    const key = keyOf(event);
    if (!name || !key || key === 'tab' || key === 'shift+tab') return;
    event.preventDefault();
    event.stopPropagation();
    taken.value = key !== 'escape' && !keys.remap(name, key);
    changing.value = taken.value ? name : null;
  };
  return (
    <>
      <p class="muted">{say('keysLead')}</p>
      <label class="switch">
        <input
          type="checkbox"
          checked={keys.stored.value.letters}
          onChange={(event) => keys.switchLetters(event.currentTarget.checked)}
        />
        {say('keysLetters')}
      </label>
      <dl class="keys">
        {KEY_NAMES.map((name) => (
          <div key={name}>
            <dt>{say(`key_${name}`)}</dt>
            <dd>
              <button
                type="button"
                class="key"
                aria-label={`${say(`key_${name}`)}: ${hint(keys.whatever(name))}`}
                aria-pressed={changing.value === name}
                onClick={() => (changing.value = changing.value === name ? null : name)}
                onKeyDown={pressed}
                onBlur={() => (changing.value = null)}
              >
                {changing.value === name ? say('keysPress') : hint(keys.whatever(name))}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p role="status" class="trouble-line">
        {taken.value && say('keysTaken')}
      </p>
      <Act onClick={() => keys.reset()}>{say('keysReset')}</Act>
    </>
  );
}
