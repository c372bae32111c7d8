import { useSignal } from '@preact/signals';
import type { SettingsForm } from '../../core/setup/form.ts';
import { Field } from '../shell/field.tsx';

/* Fields of the settings, each bound to its place in a form. */

interface Bound {
  form: SettingsForm;
  place: string;
  label: string;
  hint?: string;
}

/** A text field bound to a place in the settings. */
export function TextAt({
  form,
  place,
  label,
  hint,
  rows,
  ...more
}: Bound & { rows?: number; maxLength?: number; size?: number; autocomplete?: string }) {
  form.show(place);
  const value = String(form.valueOf(place) ?? '');
  return (
    <Field label={label} hint={hint} fault={form.faultAt(place)}>
      {(control) =>
        rows ? (
          <textarea
            {...control}
            rows={rows}
            dir="auto"
            value={value}
            onInput={(event) => form.set(place, event.currentTarget.value)}
          />
        ) : (
          <input
            {...control}
            {...more}
            dir="auto"
            value={value}
            onInput={(event) => form.set(place, event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

/** Several texts as one: `fr, de`, or a line each. What is being typed stands as it is typed until one leaves the field. */
export function ListAt({ form, place, label, hint, rows }: Bound & { rows?: number }) {
  form.show(place);
  const typed = useSignal<string | null>(null);
  const kept = form.valueOf(place);
  const value = typed.value ?? (Array.isArray(kept) ? kept : []).join(rows ? '\n' : ', ');
  const write = (text: string) => {
    typed.value = text;
    form.set(place, text.split(rows ? /\s+/ : /[\s,]+/).filter(Boolean));
  };
  return (
    <Field label={label} hint={hint} fault={form.faultAt(place)}>
      {(control) =>
        rows ? (
          <textarea
            {...control}
            rows={rows}
            spellcheck={false}
            value={value}
            onInput={(event) => write(event.currentTarget.value)}
            onBlur={() => (typed.value = null)}
          />
        ) : (
          <input
            {...control}
            value={value}
            onInput={(event) => write(event.currentTarget.value)}
            onBlur={() => (typed.value = null)}
          />
        )
      }
    </Field>
  );
}

/** A choice bound to a place in the settings. */
export function ChoiceAt({
  form,
  place,
  label,
  hint,
  options,
}: Bound & { options: readonly { value: string; label: string }[] }) {
  form.show(place);
  return (
    <Field label={label} hint={hint} fault={form.faultAt(place)}>
      {(control) => (
        <select
          {...control}
          value={String(form.valueOf(place) ?? '')}
          onChange={(event) => form.set(place, event.currentTarget.value)}
        >
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A switch bound to a place in the settings. */
export function SwitchAt({ form, place, label }: Bound) {
  form.show(place);
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={form.valueOf(place) === true}
        onChange={(event) => form.set(place, event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
