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

/** The one font that the language's text is set in, fetched with the page; codes have their own. */
export function Fonts({ locale }: { locale: Locale }) {
  const { family, url } = TEXT_FONTS[locale];
  preload(url, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  const faces = [
    faceOf(family, url),
    faceOf('Geist Mono', geistMono),
    `:root{--font-text:"${family}"}`,
  ];
  return <style dangerouslySetInnerHTML={{ __html: faces.join('') }} />;
}
