import type { en } from '#i18n/en';
import * as adminCharge from '#i18n/fa/admin-charge';
import * as answers from '#i18n/fa/answers';
import * as apiKeys from '#i18n/fa/api-keys';
import * as auth from '#i18n/fa/auth';
import * as bulk from '#i18n/fa/bulk';
import * as catalogue from '#i18n/fa/catalogue';
import * as charges from '#i18n/fa/charges';
import * as crashed from '#i18n/fa/crashed';
import * as credit from '#i18n/fa/credit';
import * as desk from '#i18n/fa/desk';
import * as differences from '#i18n/fa/differences';
import * as errors from '#i18n/fa/errors';
import * as lists from '#i18n/fa/lists';
import * as navigation from '#i18n/fa/navigation';
import * as overlay from '#i18n/fa/overlay';
import * as oversight from '#i18n/fa/oversight';
import * as overview from '#i18n/fa/overview';
import * as phones from '#i18n/fa/phones';
import * as profile from '#i18n/fa/profile';
import * as queue from '#i18n/fa/queue';
import * as secondFactor from '#i18n/fa/second-factor';
import * as sellerPage from '#i18n/fa/seller-page';
import * as sellers from '#i18n/fa/sellers';
import * as states from '#i18n/fa/states';
import * as verification from '#i18n/fa/verification';
import * as wallet from '#i18n/fa/wallet';
import type { Translation } from '#i18n/translation';

/** The same in Persian: a message too few or too many does not compile. */
export const fa: Translation<typeof en> = {
  ...adminCharge,
  ...answers,
  ...apiKeys,
  ...auth,
  ...bulk,
  ...catalogue,
  ...charges,
  ...crashed,
  ...credit,
  ...desk,
  ...differences,
  ...errors,
  ...lists,
  ...navigation,
  ...overlay,
  ...overview,
  ...oversight,
  ...phones,
  ...profile,
  ...queue,
  ...secondFactor,
  ...sellerPage,
  ...sellers,
  ...states,
  ...verification,
  ...wallet,
};
