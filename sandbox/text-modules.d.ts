/* Files of the playground, bundled as text by the `Text` rule of wrangler.toml. */
declare module '*.html' {
  const text: string;
  export default text;
}
declare module '*.css' {
  const text: string;
  export default text;
}
/** A script for the browser: a module there, text here. */
declare module '*.client.js' {
  const text: string;
  export default text;
}
