/** Above the toasts: what somebody holds open takes the press that is meant for it. */
export const popupLayerClass = 'z-70 outline-none';

/** The look shared by everything that opens over the page beside its trigger. */
export const popupClass = [
  'origin-(--transform-origin) rounded-xl bg-raised text-ink shadow-pop outline-none',
  'transition-[scale,opacity] duration-100 ease-swift',
  'data-starting-style:scale-97 data-starting-style:opacity-0',
  'data-ending-style:scale-97 data-ending-style:opacity-0',
].join(' ');
