/** What a figure is worth: read from the data, concluded from it, made with assumptions, or told by a file of somebody else's. */
export type FigureBasis = 'measured' | 'inferred' | 'estimated' | 'reported';
