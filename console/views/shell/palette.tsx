import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type Command, matching } from '../../core/commands.ts';
import { say } from '../../texts/texts.ts';
import { useApp } from '../world.ts';
import { Act, Kbd } from './act.tsx';
import { Dialog } from './dialog.tsx';

/** Everything that can be pressed now, found by typing. It presses the control itself. */
export function Palette() {
  const commands = useSignal<Command[] | null>(null);
  const open = () => {
    commands.value = pressable();
  };
  return (
    <>
      <div class="offstage">
        <Act act="palette" onClick={open}>
          {say('palette')}
        </Act>
      </div>
      {commands.value && <Chooser commands={commands.value} close={() => (commands.value = null)} />}
    </>
  );
}

/** Controls with a key, as they stand on the page now. */
function pressable(): Command[] {
  const controls = document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]');
  return [...controls]
    .filter((control) => !control.matches(':disabled') && control.closest('dialog') === null)
    .map((control) => ({
      label: labelOf(control),
      key: control.getAttribute('aria-keyshortcuts') ?? '',
      run: () => (control.matches('textarea, input') ? control.focus() : control.click()),
    }))
    .filter(({ label }) => label !== '');
}

function labelOf(control: HTMLElement): string {
  const own = control.getAttribute('aria-label');
  if (own) return own;
  const words = [...control.childNodes].filter(
    (node) => !(node instanceof Element) || node.getAttribute('aria-hidden') !== 'true',
  );
  return words
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .trim();
}

function Chooser({ commands, close }: { commands: Command[]; close: () => void }) {
  const app = useApp();
  const question = useSignal('');
  const at = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const asked = question.value.trim();
  const search: Command[] = asked
    ? [
        {
          label: say('paletteSearch', { q: asked }),
          key: '',
          run: () => app.router.go({ page: 'search', q: asked }),
        },
      ]
    : [];
  const found = [...matching(commands, asked), ...search];
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    // The window gives the focus back first, and what is pressed may take it.
    setTimeout(command.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      at.value = (at.value + step + found.length) % Math.max(1, found.length);
      list.current?.children[at.value]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[at.value]);
    }
  };
  return (
    <Dialog title={say('palette')} onClose={close}>
      <input
        role="combobox"
        autofocus
        aria-expanded="true"
        aria-controls="commands"
        aria-autocomplete="list"
        aria-activedescendant={found[at.value] ? `command-${at.value}` : undefined}
        aria-label={say('paletteHint')}
        placeholder={say('paletteHint')}
        value={question.value}
        onInput={(event) => {
          question.value = event.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKeyDown}
      />
      <div class="commands" id="commands" role="listbox" aria-label={say('palette')} ref={list}>
        {found.map((command, index) => (
          <div
            key={`${command.label} ${command.key}`}
            id={`command-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at.value}
            onPointerDown={() => run(command)}
          >
            <span>{command.label}</span>
            {command.key && <Kbd of={command.key} />}
          </div>
        ))}
        {found.length === 0 && <p class="muted">{say('paletteNone')}</p>}
      </div>
    </Dialog>
  );
}
