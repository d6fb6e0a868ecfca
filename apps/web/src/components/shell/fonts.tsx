import { preload } from 'react-dom';

import type { Locale } from '#i18n/locales';

import geist from '../../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2';
import geistMono from '../../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2';
import vazirmatn from '../../../node_modules/vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2';

const TEXT_FONTS: Readonly<Record<Locale, { family: string; url: string }>> = {
  en: { family: 'Geist', url: geist },
  fa: { family: 'Vazirmatn', url: vazirmatn },
};

const faceOf = (family: string, url: string) =>
  `@font-face{font-family:"${family}";src:url("${url}")format("woff2");font-weight:100 900;font-display:swap}`;

/**
 * Both languages' at once, of which a browser fetches what it uses: a style element whose text
 * changed with the language would need the nonce of another page than the one that is open.
 */
const STYLE = [
  ...Object.values(TEXT_FONTS).map(({ family, url }) => faceOf(family, url)),
  faceOf('Geist Mono', geistMono),
  ...Object.entries(TEXT_FONTS).map(
    ([locale, { family }]) => `:root:lang(${locale}){--font-text:"${family}"}`,
  ),
].join('');

/** The one font that the language's text is set in, fetched with the page; codes have their own. */
export function Fonts({ locale, nonce }: { locale: Locale; nonce: string | undefined }) {
  preload(TEXT_FONTS[locale].url, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: STYLE }} />
  );
}
