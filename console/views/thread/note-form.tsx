import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { offeredFor, withMention } from '../../core/inbox/mentions.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';
import { useApp, useThread } from '../world.ts';

/** A note: another colour, another shape and another word than an answer; the key that sends an answer saves it. */
export function NoteForm() {
  const app = useApp();
  const { composer } = useThread();
  const field = useRef<HTMLTextAreaElement>(null);
  const { busy, problem } = composer.noteState.value;
  // Before anything else is heard: what is typed after the click belongs in the field.
  useLayoutEffect(() => {
    if (composer.wanted.value !== 'note') return;
    composer.wanted.value = null;
    field.current?.focus();
  });
  const before = useSignal('');
  const look = () => {
    const { value = '', selectionStart = 0 } = field.current ?? {};
    before.value = value.slice(0, selectionStart);
  };
  const offered = offeredFor(before.value, composer.colleagues());
  const name = (colleague: string) => {
    const input = field.current;
    if (!input) return;
    const begun = withMention(before.value, colleague);
    composer.note.write(begun + input.value.slice(before.value.length).trimStart());
    input.value = composer.note.text.value;
    input.focus();
    input.setSelectionRange(begun.length, begun.length);
    look();
  };
  const back = () => composer.turnTo('reply');
  const leave = () => {
    if (composer.note.text.value.trim()) app.said.value = say('kept_note');
    back();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await composer.saveNote())) return;
    app.said.value = say('done_note');
    back();
  };
  return (
    <form class="composer note" onSubmit={(event) => void submit(event)}>
      <p class="hint" id="note-hint">
        <Icon name="note" /> {say('noteHint')}
      </p>
      <textarea
        ref={field}
        aria-label={say('note')}
        aria-describedby="note-hint"
        rows={3}
        dir="auto"
        value={composer.note.text.value}
        onInput={(event) => {
          composer.write(event.currentTarget.value);
          look();
        }}
        onKeyUp={look}
        onClick={look}
        onKeyDown={(event) => event.key === 'Escape' && leave()}
      />
      {offered.length > 0 && (
        <ul class="offered" aria-label={say('mention')}>
          {offered.map((one) => (
            <li key={one.id}>
              <Act
                icon="person"
                label={say('mentionName', { name: one.name })}
                onClick={() => name(one.name)}
              >
                {one.name}
              </Act>
            </li>
          ))}
        </ul>
      )}
      <Trouble problem={problem} />
      <div class="acts">
        <Act look="quiet" onClick={leave}>
          {say('cancel')}
        </Act>
        <Act
          act="send"
          type="submit"
          look="note-go"
          busy={busy}
          disabled={busy || !composer.note.text.value.trim()}
        >
          {say('saveNote')}
        </Act>
      </div>
    </form>
  );
}
