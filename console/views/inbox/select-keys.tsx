import type { Bulk } from '../../core/inbox/bulk.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';

/** Keys that select the thread whose row has the focus, else the open one. */
export function SelectKeys({ bulk, open }: { bulk: Bulk; open: string | null }) {
  const pick = (range: boolean) => {
    const focused = document.activeElement?.closest('li')?.querySelector('[id^="row-"]')?.id;
    const customer = focused?.slice('row-'.length) ?? open;
    if (customer) bulk.pick(customer, range);
  };
  return (
    <>
      <Act act="select" onClick={() => pick(false)}>
        {say('key_select')}
      </Act>
      <Act act="selectTo" onClick={() => pick(true)}>
        {say('key_selectTo')}
      </Act>
    </>
  );
}
