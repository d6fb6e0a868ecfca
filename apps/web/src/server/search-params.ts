/** The reader of a page's `searchParams`; of a repeated parameter only the first counts. */
export function readFrom(
  params: Record<string, string | string[] | undefined>,
): (name: string) => string | undefined {
  return (name) => {
    const value = params[name];
    return Array.isArray(value) ? value[0] : value;
  };
}
