import { useSignal } from '@preact/signals';
import { Fragment, type JSX } from 'preact';
import type { SettingsForm } from '../../core/setup/form.ts';
import { named } from '../../texts/setup/texts.ts';
import { Fault } from '../shell/field.tsx';

/** What stands in a sentence, by what it is called there. */
export type Parts = Readonly<Record<string, JSX.Element | string>>;

/** A policy as a sentence, with the fields in their places and what is wrong with them under it. */
export function Sentence({
  form,
  text,
  parts,
  places,
}: {
  form: SettingsForm;
  text: string;
  parts: Parts;
  places: readonly string[];
}) {
  for (const place of places) form.show(place);
  const faults = [...new Set(places.map((place) => form.faultAt(place)).filter((fault) => fault !== null))];
  const known = new Map(Object.entries(parts));
  return (
    <div class="sentence">
      <p>
        {text.split(/\{([^}]+)\}/).map((part, index) => (
          <Fragment key={index}>{index % 2 === 0 ? part : (known.get(part) ?? part)}</Fragment>
        ))}
      </p>
      <Fault text={faults.length > 0 ? faults.join('; ') : null} />
    </div>
  );
}

interface Inline {
  form: SettingsForm;
  place: string;
}

const bad = (form: SettingsForm, place: string) => form.faultAt(place) !== null || undefined;

/** A number in a sentence. `unit`: of money, minor units of one unit. What is typed stands as it is typed until one leaves it. */
export function NumberIn({
  form,
  place,
  unit = 1,
  value,
  write,
}: Inline & { unit?: number; value?: unknown; write?: (value: number | null) => void }) {
  const typed = useSignal<string | null>(null);
  const kept = value === undefined ? form.valueOf(place) : value;
  return (
    <input
      type="number"
      min={0}
      step={unit === 1 ? 1 : 'any'}
      aria-label={named('field', place)}
      aria-invalid={bad(form, place)}
      value={typed.value ?? (typeof kept === 'number' ? kept / unit : '')}
      onInput={({ currentTarget }) => {
        typed.value = currentTarget.value;
        const number = currentTarget.value === '' ? null : Math.round(currentTarget.valueAsNumber * unit);
        if (write) write(number);
        else form.set(place, number);
      }}
      onBlur={() => (typed.value = null)}
    />
  );
}

/** A choice within a sentence. */
export function ChoiceIn({
  form,
  place,
  options,
  value,
  write,
}: Inline & {
  options: readonly { value: string; label: string }[];
  value?: string;
  write?: (value: string) => void;
}) {
  return (
    <select
      aria-label={named('field', place)}
      aria-invalid={bad(form, place)}
      value={value ?? String(form.valueOf(place))}
      onChange={({ currentTarget }) =>
        write ? write(currentTarget.value) : form.set(place, currentTarget.value)
      }
    >
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

/** A text field within a sentence. */
export function WordsIn({ form, place, size = 24 }: Inline & { size?: number }) {
  return (
    <input
      size={size}
      dir="auto"
      aria-label={named('field', place)}
      aria-invalid={bad(form, place)}
      value={String(form.valueOf(place) ?? '')}
      onInput={(event) => form.set(place, event.currentTarget.value)}
    />
  );
}
