/** How an infinite query finds its next page: every list of ours answers `nextCursor`. */
export const byCursor = {
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
};
