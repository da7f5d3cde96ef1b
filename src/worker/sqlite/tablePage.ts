/** First byte of a page of a table that leads to others. */
export const interiorType = 0x05;

/** First byte of a page that holds rows. */
export const leafType = 0x0d;

/** Bytes before the list of cells. */
export const interiorHeader = 12;
export const leafHeader = 8;

/** Deeper than SQLite makes a tree of any size. */
export const deepest = 20;
