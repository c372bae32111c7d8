import type { ComponentChildren } from 'preact';
import type { SettingsForm } from '../../core/setup/form.ts';
import { count, say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';

/** Saves what is written in a form, says so, and takes it back. Why it was refused stands at the fields, and here. */
export function SaveBar({
  form,
  label,
  use,
}: {
  form: SettingsForm;
  label?: string;
  /** Whether there is something to save, where that is none of the form's fields. */
  use?: boolean;
}) {
  const busy = form.busy.value;
  const state = form.state.value;
  const may = use ?? state === 'changed';
  return (
    <div class="save">
      <Refusal form={form} />
      <div class="acts">
        <Act type="submit" look="go" busy={busy} disabled={busy || !may}>
          {label ?? say('save')}
        </Act>
        {state === 'changed' && !busy && <Act onClick={() => form.drop()}>{say('dropChanges')}</Act>}
        {state === 'saved' && form.undoable.value !== null && (
          <Act disabled={busy} onClick={() => void form.takeBack()}>
            {say('takeBack')}
          </Act>
        )}
        <p role="status" class={state === 'changed' ? 'muted' : 'good'}>
          {(state === 'saved' || state === 'back') && <Icon name="check" />}
          {wordsOf(state)}
        </p>
      </div>
    </div>
  );
}

function wordsOf(state: SettingsForm['state']['value']): string {
  if (state === 'changed') return say('changed');
  if (state === 'saved') return say('saved');
  return state === 'back' ? say('takenBack') : '';
}

function Refusal({ form }: { form: SettingsForm }) {
  const refusal = form.refusal;
  if (!refusal) return null;
  return (
    <>
      {refusal.fields > 0 && (
        <p class="trouble" role="alert">
          <Icon name="warn" /> {count('refusedFields', refusal.fields)}
        </p>
      )}
      <Trouble problem={refusal.rest} />
    </>
  );
}

/** A form of settings: its button, or the enter key, saves it. */
export function SettingsFields({
  form,
  label,
  children,
}: {
  form: SettingsForm;
  label?: string;
  children: ComponentChildren;
}) {
  const submit = (event: Event) => {
    event.preventDefault();
    if (form.state.peek() === 'changed') void form.save();
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      {children}
      <SaveBar form={form} {...(label ? { label } : {})} />
    </form>
  );
}
