/**
 * `text` as it can be read aloud: markup, links and pictures go, words and their punctuation stay, white
 * space becomes single spaces. Empty when nothing of it can be said.
 */
export function speakable(text: string): string {
  return (
    text
      .replace(/```[^\n]*\n?/g, ' ')
      .replace(/!\[([^\]]*)\]\([^)\s]*\)/g, '$1')
      .replace(/\[([^\][]*)\]\([^)\s]*\)/g, '$1')
      .replace(/[(<]?(?:https?:\/\/|\bwww\.)[^\s<>)]*[^\s<>).,;:!?…"'»”][)>]?/gi, '')
      .replace(/<\/?[a-z][^<>]*>/gi, ' ')
      .replace(/^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•][ \t]+)/gm, '')
      .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, ' ')
      .replace(/(\*{1,3}|~~)(?=\S)([^\n]*?\S)\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}_])/gu, '$2')
      .replace(/`+|\*{2,}|#{2,}/g, '')
      .replace(/(?:(?<!\s)\s+)?\|\s*/g, ', ')
      // Keycaps (1️⃣) keep their digit; flags, skin tones and joiners go with the picture.
      .replace(/\u200D|\uFE0F|\u20E3|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]/gu, '')
      .replace(/\p{Extended_Pictographic}/gu, '')
      // Items and lines without a mark of their own get a pause.
      .replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : ' '))
      .replace(/([\p{L}\p{N})])\n(?=.)/gu, '$1, ')
      .replace(/\s+/g, ' ')
      .replace(/ ([.,…])/g, '$1')
      .replace(/(?:^|\s)[:;,–—-]+\s*(?=[.!?…]|$)/g, '')
      .replace(/(?<![:;,])[:;,]+([.!?…])/g, '$1')
      .trim()
      .replace(/^[^\p{L}\p{N}]+$/u, '')
  );
}
