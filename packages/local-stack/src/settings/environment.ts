// What a test run says about itself must not reach the product it starts.
const OF_THE_TEST_RUN = /^(VITEST|TEST$|DEV$|PROD$|MODE$|SSR$|BASE_URL$|NODE_ENV$|NODE_OPTIONS$)/;

/** The product works as the application, and is not told who owns its tables. */
const OF_THE_OWNER = 'DATABASE_OWNER_URL';

/** The settings and paths that a started process inherits. */
export function inheritedEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const inherited = Object.entries(env).filter(
    ([name]) => !OF_THE_TEST_RUN.test(name) && name !== OF_THE_OWNER,
  );
  return Object.fromEntries(inherited);
}
