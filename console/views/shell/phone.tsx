import { useEffect } from 'preact/hooks';
import { ring } from '../../calls/ring.ts';
import type { PhoneCall } from '../../core/calls/softphone.ts';
import { hrefOf } from '../../core/router.ts';
import { say } from '../../texts/texts.ts';
import { useApp, useWork } from '../world.ts';
import { Act } from './act.tsx';
import { Icon } from './icons.tsx';

/** A call that rings or lasts, over whatever page is open: who it is, about what, and what can be done. */
export function Phone() {
  const { softphone } = useWork();
  const call = softphone.call.value;
  if (!call) return null;
  return <CallBox call={call} />;
}

function CallBox({ call }: { call: PhoneCall }) {
  const app = useApp();
  const { softphone } = useWork();
  const brief = softphone.brief.value;
  const name = brief?.who.name ?? say('visitor');
  const { state, muted, customer } = call;
  const ringing = state === 'ringing';
  useEffect(() => (ringing ? ring() : undefined), [ringing]);
  useEffect(() => {
    if (ringing && brief) app.said.value = say('phoneRings', { name });
  }, [app, ringing, brief, name]);
  const accept = () => {
    softphone.accept();
    if (customer) app.router.go({ page: 'inbox', id: customer });
  };
  return (
    <section class={`phone ${state}`} aria-label={say('phoneCall')}>
      <h2>
        <Icon name="voice" /> <span dir="auto">{name}</span>
      </h2>
      <p class="muted">{say(`phone_${state}`)}</p>
      {brief && (
        <p class="clip" dir="auto">
          {[brief.what, brief.order && `#${brief.order}`, brief.needed].filter(Boolean).join(' · ')}
        </p>
      )}
      {customer && !ringing && <a href={hrefOf({ page: 'inbox', id: customer })}>{say('phoneThread')}</a>}
      <div class="acts">
        {ringing ? (
          <Act act="acceptCall" look="go" onClick={accept}>
            {say('phoneAccept')}
          </Act>
        ) : (
          <Act act="muteCall" pressed={muted} disabled={state !== 'talking'} onClick={() => softphone.mute()}>
            {say('phoneMute')}
          </Act>
        )}
        <Act act="hangUp" look="bad" onClick={() => softphone.hangUp()}>
          {say(ringing ? 'phoneDecline' : 'phoneHangUp')}
        </Act>
      </div>
      {state === 'talking' && <Pad />}
    </section>
  );
}

const PAD = [...'123456789*0#'];

/** Keys for whom a machine asks for them. */
function Pad() {
  const { softphone } = useWork();
  return (
    <details class="pad">
      <summary>{say('phonePad')}</summary>
      <div>
        {PAD.map((key) => (
          <Act key={key} onClick={() => softphone.press(key)}>
            {key}
          </Act>
        ))}
      </div>
    </details>
  );
}
