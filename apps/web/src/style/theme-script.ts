import { THEME_KEY } from '#style/theme';

/**
 * Puts a chosen theme in place while the page is parsed. The policy of pages allows exactly this
 * text, by its hash, so it is the same for everybody.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem(${JSON.stringify(THEME_KEY)});if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
