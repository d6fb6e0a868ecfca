import type * as en from '#i18n/en/overlay';
import type { Translation } from '#i18n/translation';

export const overlay: Translation<typeof en.overlay> = {
  cancel: 'انصراف',
  close: 'بستن',
  copied: 'رونوشت شد',
};
