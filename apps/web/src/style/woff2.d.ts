/** Where the browser gets the font from. */
declare module '*.woff2' {
  const url: string;
  export default url;
}
