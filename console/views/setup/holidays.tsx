import type { SettingsForm } from '../../core/setup/form.ts';
import { type Holiday, holidaysOf } from '../../core/setup/hours.ts';
import { say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field, FieldGroup } from '../shell/field.tsx';
import { Spans } from './week.tsx';

/** Days that are not like their weekday: closed, or with hours of their own. */
export function Holidays({ form }: { form: SettingsForm }) {
  form.show('holidays');
  const holidays = holidaysOf(form.valueOf('holidays'));
  const write = (list: Holiday[]) => form.set('holidays', list);
  const change = (index: number, changes: Partial<Holiday>) =>
    write(holidays.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  return (
    <FieldGroup legend={say('holidays')}>
      <p class="muted">
        {holidays.length === 0 ? `${say('holidaysNone')} ` : ''}
        {say('holidaysLead')}
      </p>
      {holidays.map(({ day, name, hours }, index) => (
        <div key={index} class="holiday">
          <Field label={say('holidayDay')} fault={form.faultAt(`holidays.${index}.day`)}>
            {(control) => (
              <input
                {...control}
                size={10}
                value={day}
                onInput={(event) => change(index, { day: event.currentTarget.value.trim() })}
              />
            )}
          </Field>
          <Field label={say('holidayName')} fault={form.faultAt(`holidays.${index}.name`)}>
            {(control) => (
              <input
                {...control}
                dir="auto"
                value={name}
                onInput={(event) => change(index, { name: event.currentTarget.value })}
              />
            )}
          </Field>
          <Spans day={name || day} spans={hours} change={(spans) => change(index, { hours: spans })} />
          <Act
            look="quiet"
            icon="close"
            label={say('removeOne', { what: name || day })}
            onClick={() => write(holidays.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Act onClick={() => write([...holidays, { day: '', name: '', hours: [] }])}>{say('holidayAdd')}</Act>
      </div>
    </FieldGroup>
  );
}
