/** Longest part of a line that is kept while its end has not come, in letters. */
const longestKept = 16_384;

/** Cuts a stream of text into lines; of a line without end only its beginning is kept, whatever its length. */
export class LineSplitter {
  #kept = '';
  #dropped = 0;

  /** Takes the next piece and returns the lines that ended in it. */
  push(piece: string): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
      this.#keep(piece, start, end);
      lines.push(this.#take());
      start = end + 1;
    }
    this.#keep(piece, start, piece.length);
    return lines;
  }

  /** Forgets the line that has not ended: the file is another one now. */
  reset(): void {
    this.#kept = '';
    this.#dropped = 0;
  }

  #keep(piece: string, start: number, end: number): void {
    const room = Math.max(0, longestKept - this.#kept.length);
    const cut = Math.min(end, start + room);
    this.#kept += piece.slice(start, cut);
    this.#dropped += end - cut;
  }

  #take(): string {
    const line = this.#kept.endsWith('\r') ? this.#kept.slice(0, -1) : this.#kept;
    const dropped = this.#dropped;
    this.reset();
    return dropped === 0 ? line : `${line}… (+${dropped})`;
  }
}
