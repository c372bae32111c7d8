import { say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { useApp } from '../world.ts';

/** A text to be taken elsewhere: selected by a click on it, copied by its button. */
export function Copied({ label, text }: { label: string; text: string }) {
  const app = useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    app.said.value = say('copied');
  };
  return (
    <div class="beside">
      <Field label={label}>
        {(control) => (
          <input
            {...control}
            class="code"
            readOnly
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <Act label={`${say('copy')}: ${label}`} onClick={() => void copy()}>
        {say('copy')}
      </Act>
    </div>
  );
}
