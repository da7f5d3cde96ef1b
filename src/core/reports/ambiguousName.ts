const mostListed = 20;

/** Thrown when a name fits nothing, or more than one thing: its message lists what it could mean. */
export class AmbiguousName extends Error {
  override readonly name = 'AmbiguousName';

  constructor(what: string, text: string, candidates: readonly string[]) {
    const listed = candidates.slice(0, mostListed).map((candidate) => `\n  ${candidate}`);
    const more = candidates.length > mostListed ? `\n  and ${candidates.length - mostListed} more` : '';
    super(
      candidates.length === 0
        ? `No ${what} fits "${text}".`
        : `"${text}" fits ${candidates.length} ${what}s; name one of them:${listed.join('')}${more}`,
    );
  }
}
