/* Pages of the playground, bundled as text by the `Text` rule of wrangler.toml. */
declare module '*.html' {
  const text: string;
  export default text;
}
