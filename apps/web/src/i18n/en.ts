import * as adminCharge from '#i18n/en/admin-charge';
import * as answers from '#i18n/en/answers';
import * as apiKeys from '#i18n/en/api-keys';
import * as auth from '#i18n/en/auth';
import * as bulk from '#i18n/en/bulk';
import * as catalogue from '#i18n/en/catalogue';
import * as charges from '#i18n/en/charges';
import * as crashed from '#i18n/en/crashed';
import * as credit from '#i18n/en/credit';
import * as desk from '#i18n/en/desk';
import * as differences from '#i18n/en/differences';
import * as errors from '#i18n/en/errors';
import * as lists from '#i18n/en/lists';
import * as navigation from '#i18n/en/navigation';
import * as overlay from '#i18n/en/overlay';
import * as oversight from '#i18n/en/oversight';
import * as overview from '#i18n/en/overview';
import * as phones from '#i18n/en/phones';
import * as profile from '#i18n/en/profile';
import * as queue from '#i18n/en/queue';
import * as secondFactor from '#i18n/en/second-factor';
import * as sellerPage from '#i18n/en/seller-page';
import * as sellers from '#i18n/en/sellers';
import * as states from '#i18n/en/states';
import * as verification from '#i18n/en/verification';
import * as wallet from '#i18n/en/wallet';

/** Every message in English, whose keys and arguments are the types of all others. */
export const en = {
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
