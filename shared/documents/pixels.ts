/** Pixels of the largest picture that is taken: above what telephones make, below what fills a reader's memory. */
export const mostPixels = 120_000_000;
