/** A file as text, as the test runner hands it over. */
declare module '*?raw' {
  const text: string;
  export default text;
}
