import { useSignal } from '@preact/signals';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { useApp, useThread, useWork } from '../world.ts';

/** What the customer may ask for: everything kept of them, and that it goes. */
export function Rights() {
  const app = useApp();
  const { me } = useWork();
  const { customer, person } = useThread();
  const asking = useSignal(false);
  const mayExport = me.rights.includes('customers:export');
  const mayErase = me.rights.includes('customers:erase');
  if (!mayExport && !mayErase) return null;
  const erase = async () => {
    asking.value = false;
    if (!(await person.erase())) return;
    app.said.value = say('erased');
    app.router.go({ page: 'inbox' });
  };
  return (
    <section aria-labelledby="rights-title">
      <h3 id="rights-title">{say('rights')}</h3>
      <div class="acts">
        {mayExport && (
          <a class="act plain" href={`/api/v1/customers/${customer}/export`} download={`${customer}.json`}>
            {say('export')}
          </a>
        )}
        {mayErase && (
          <Act look="bad" onClick={() => (asking.value = true)}>
            {say('erase')}
          </Act>
        )}
      </div>
      {asking.value && (
        <Dialog title={say('erase')} onClose={() => (asking.value = false)}>
          <p>{say('eraseSure')}</p>
          <div class="acts">
            <Act look="bad" onClick={() => void erase()}>
              {say('eraseConfirm')}
            </Act>
            <Act onClick={() => (asking.value = false)}>{say('cancel')}</Act>
          </div>
        </Dialog>
      )}
    </section>
  );
}
