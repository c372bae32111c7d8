import { getHotKeyHint, hotkeyMacCompat } from 'keyux';
import type { ComponentChildren, Ref } from 'preact';
import type { KeyName } from '../../core/keys.ts';
import { useApp } from '../world.ts';
import { Icon, type IconName } from './icons.tsx';

interface ActProps {
  /** The key that presses it, which it bears. */
  act?: KeyName;
  icon?: IconName;
  look?: 'plain' | 'go' | 'bad' | 'quiet' | 'note-go';
  busy?: boolean;
  disabled?: boolean;
  /** Why it cannot be pressed, or what it does. */
  title?: string;
  label?: string;
  type?: 'button' | 'submit';
  pressed?: boolean;
  expanded?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  children?: ComponentChildren;
}

/** A button that can bear a key. */
export function Act(props: ActProps) {
  const { act, icon, look = 'plain', busy, disabled, label, title, type = 'button', children } = props;
  const key = act && useApp().keys.of(act);
  return (
    <button
      ref={props.buttonRef ?? null}
      type={type}
      class={`act ${look}`}
      aria-keyshortcuts={key}
      aria-label={label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-busy={busy || undefined}
      disabled={disabled}
      title={title ?? (key && label ? `${label} (${hint(key)})` : undefined)}
      onClick={props.onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
      {key && !label && <Kbd of={key} />}
    </button>
  );
}

/** How a key is written on a keyboard. */
export function Kbd({ of }: { of: string }) {
  return (
    <span class="kbd" aria-hidden="true">
      {hint(of)}
    </span>
  );
}

/** On a Mac the command key presses what the control key does elsewhere. */
export const mac = hotkeyMacCompat();

/** A key as people read it, such as `Ctrl+K`. */
export function hint(key: string): string {
  return getHotKeyHint(window, key, [mac]);
}
