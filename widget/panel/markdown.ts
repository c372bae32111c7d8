/*
 * The light Markdown that answers are written in, as DOM nodes: paragraphs, lists, bold, emphasis, code,
 * links. Text from outside never becomes HTML: nodes are made, and only addresses of these kinds are linked.
 */

const LINKED = /^(?:https?:\/\/|mailto:|tel:)/i;
const INLINE =
  /\*\*(?<bold>[^*]+)\*\*|(?<![\w*])[*_](?<soft>[^*_\s](?:[^*_]*[^*_\s])?)[*_](?!\w)|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<to>[^)\s]+)\)|(?<bare>https?:\/\/[^\s<>]*[^\s<>.,;:!?)\]'"])/g;
const ITEM = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+/;

/** Appends a text to a node. */
export function write(node: Node, text: string): void {
  let list = null as HTMLElement | null;
  for (const block of text.split('\n')) {
    const item = ITEM.exec(block);
    if (!item) {
      list = null;
      if (!block.trim()) continue;
      const paragraph = document.createElement('p');
      inline(paragraph, block);
      node.appendChild(paragraph);
      continue;
    }
    const kind = item[1] ? 'OL' : 'UL';
    if (list?.tagName !== kind) {
      list = document.createElement(kind);
      if (item[1]) (list as HTMLOListElement).start = Number(item[1]);
      node.appendChild(list);
    }
    const entry = document.createElement('li');
    inline(entry, block.slice(item[0].length));
    list.append(entry);
  }
}

function inline(node: HTMLElement, text: string): void {
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    const { bold, soft, code, label, to, bare } = match.groups ?? {};
    node.append(text.slice(done, match.index));
    done = match.index + match[0].length;
    const target = to ?? bare;
    if (target && LINKED.test(target)) node.append(link(target, label ?? target));
    else if (target) node.append(match[0]);
    else node.append(marked(bold ? 'strong' : soft ? 'em' : 'code', bold ?? soft ?? code ?? ''));
  }
  node.append(text.slice(done));
}

function marked(tag: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

/** A link that opens beside the page and tells the other side nothing of it. */
export function link(to: string, label: string): HTMLAnchorElement {
  const node = document.createElement('a');
  node.href = to;
  node.target = '_blank';
  node.rel = 'noopener noreferrer nofollow';
  node.textContent = label;
  return node;
}
