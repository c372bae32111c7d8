import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** What a control has to bear so that its label, its hint and its error belong to it. */
export interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A control with its label, what helps to fill it in, and why its value was refused. */
export function Field({
  label,
  hint,
  fault,
  children,
}: {
  label: string;
  hint?: string | null | undefined;
  fault?: string | null | undefined;
  children: (control: Control) => JSX.Element;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      {hint && <span id={`${id}-hint`}>{hint}</span>}
      <Fault id={`${id}-fault`} text={fault ?? null} />
    </div>
  );
}

/** Why a value was refused: it stands at its field. */
export function Fault({ id, text }: { id?: string; text: string | null }) {
  if (!text) return null;
  return (
    <span class="fault" id={id}>
      {text}
    </span>
  );
}

/** Fields that belong together, under a heading that is read with each of them. */
export function FieldGroup({
  legend,
  fault,
  children,
}: {
  legend: string;
  fault?: string | null;
  children: ComponentChildren;
}) {
  return (
    <fieldset class="group">
      <legend>{legend}</legend>
      {children}
      <Fault text={fault ?? null} />
    </fieldset>
  );
}
