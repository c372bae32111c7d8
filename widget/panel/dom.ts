/**
 * An element with its properties (`aria-…` and `data-…` as attributes) and children. Text stays
 * text.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Record<string, unknown> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value as EventListener);
    else if (name in node) Reflect.set(node, name, value);
    else node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

/**
 * A choice that unfolds a form below it, one at a time. `submit`: whether it stays open; `closed`: makes it as it
 * was at first.
 */
export function foldout(
  title: string,
  fields: Node[],
  submit: () => boolean,
  closed?: () => void,
): HTMLElement {
  const onsubmit = (event: Event) => {
    event.preventDefault();
    node.open = submit();
    if (node.open) return;
    closed?.();
    summary.focus();
  };
  const ontoggle = () => {
    // `toggle` comes late: by then an opened form may have been filled in and sent on.
    if (!node.open) return closed?.();
    const { activeElement } = node.getRootNode() as ShadowRoot;
    if (!form.contains(activeElement)) form.querySelector('input')?.focus();
  };
  const summary = h('summary', {}, title);
  const form = h('form', { onsubmit }, ...fields);
  const node: HTMLDetailsElement = h('details', { name: 'foot', ontoggle }, summary, form);
  return node;
}
