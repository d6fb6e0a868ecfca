import { openProduct } from '#e2e/product';
import { rememberStack } from '#e2e/stack-url';

/** The product that all stories but those that break it share; the answer takes it away. */
export default async function setUp(): Promise<() => Promise<void>> {
  const { stack, close } = await openProduct();
  rememberStack(stack);
  return close;
}
