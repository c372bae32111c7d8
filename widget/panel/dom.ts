/**
 * An element with its properties (`class`, `aria-…` and `data-…` as attributes) and children. Text stays
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
    else if (name in node && !name.includes('-')) Reflect.set(node, name, value);
    else node.setAttribute(name === 'className' ? 'class' : name, String(value));
  }
  node.append(...children);
  return node;
}
