import { say } from '../../texts/setup/texts.ts';
import { Field } from '../shell/field.tsx';
import { useWork } from '../world.ts';
import { SwitchAt, TextAt } from './bound.tsx';
import { Copied } from './copied.tsx';
import { SettingsFields } from './save-bar.tsx';
import { SecretFields } from './secrets.tsx';
import { useSetup } from './world.ts';

/** Where Meta reaches the store, and what it knows there. */
export function WhatsAppPart() {
  const form = useSetup().formOf('whatsapp');
  const { store } = useWork().me;
  return (
    <div class="stack">
      <p class="muted">{say('whatsappLead')}</p>
      <SettingsFields form={form}>
        <div class="cells">
          <TextAt
            form={form}
            place="whatsapp.number"
            label={say('whatsappNumber')}
            hint={say('numberHint')}
          />
          <TextAt
            form={form}
            place="whatsapp.phoneNumberId"
            label={say('whatsappId')}
            hint={say('whatsappIdHint')}
          />
        </div>
      </SettingsFields>
      <Copied label={say('hookUrl')} text={`${window.location.origin}/hooks/${store.id}/whatsapp`} />
      <SecretFields of="whatsapp" />
    </div>
  );
}

/** The store's line, and how a call on it goes. */
export function PhonePart() {
  const form = useSetup().formOf('phone');
  const { store } = useWork().me;
  form.show('phone.ringSeconds');
  return (
    <div class="stack">
      <p class="muted">{say('phoneLead')}</p>
      <SettingsFields form={form}>
        <div class="cells">
          <TextAt form={form} place="phone.number" label={say('phoneNumber')} hint={say('numberHint')} />
          <TextAt
            form={form}
            place="phone.transferTo"
            label={say('phoneTransfer')}
            hint={say('phoneTransferHint')}
          />
          <TextAt form={form} place="phone.smsFrom" label={say('phoneSms')} hint={say('phoneSmsHint')} />
          <Field label={say('phoneRing')} fault={form.faultAt('phone.ringSeconds')}>
            {(control) => (
              <input
                {...control}
                type="number"
                value={Number(form.valueOf('phone.ringSeconds'))}
                onInput={(event) => form.set('phone.ringSeconds', event.currentTarget.valueAsNumber || 0)}
              />
            )}
          </Field>
        </div>
        <SwitchAt form={form} place="phone.browsers" label={say('phoneBrowsers')} />
      </SettingsFields>
      <Copied label={say('hookUrl')} text={`${window.location.origin}/hooks/${store.id}/twilio/voice`} />
      <SecretFields of="phone" />
    </div>
  );
}
