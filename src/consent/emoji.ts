/** Emoji that agree, go along with anything, and decline. */
export const EMOJI = {
  yes: '👍|👌|✅|💯|🆗|✔|☑',
  fill: '🙏|😊|🙂|😀|😃|😄|😁|🤗|❤|💕|😍|🎉|🥰|✨|🌸|☺|😉|🤞|💐|🌞|☀|😇|🤝|💙|🧡|💛|💚|💜|🖤|😅|😂|🤣|🙌|💪|🥳|🙈',
  no: '👎|❌|🚫|✋|🙅',
};
