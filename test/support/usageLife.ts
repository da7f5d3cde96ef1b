import { Costing } from '../../src/core/pricing/costing.ts';
import type { KnownPrice } from '../../src/core/pricing/modelPrice.ts';
import type { Groundwork } from '../../src/core/reports/groundwork.ts';
import type { ReportContext } from '../../src/core/reports/reportContext.ts';
import type { Ledger } from '../../src/core/usage/ledger.ts';
import { markCopies } from '../../src/core/usage/markCopies.ts';
import { hour, LedgerBuilder, noon, reportContext } from './ledgerBuilder.ts';
import type { RequestDraft, SourceBuilder } from './ledgerBuilder.ts';

const sessionCount = 14;
const folders = ['/home/me/shop', '/home/me/blog', '/srv/shop'];

/** Gives a number below `count`; what a life is made of. */
export type Choose = (count: number) => number;

/** The numbers of a property test, taken one by one, over and over. */
export function chooseBy(numbers: readonly number[]): Choose {
  let next = 0;
  return (count) => (numbers[next++ % numbers.length] ?? 0) % count;
}

/** Data, prices, a workspace and a clock that change as they do, and as they seldom do. */
export class UsageLife {
  context: ReportContext = reportContext();
  readonly #builder = new LedgerBuilder();
  readonly #sources: SourceBuilder[] = [this.#builder.source(), this.#builder.source()];
  readonly #said: { readonly source: SourceBuilder; readonly session: string; readonly draft: RequestDraft }[] = [];
  readonly #choose: Choose;
  #hidesLast = false;
  #rows = 100;
  #clock = noon - 10 * hour;

  constructor(choose: Choose) {
    this.#choose = choose;
    for (const source of this.#sources) source.project('shop', '/home/me/shop').project('blog', '/home/me/blog');
    for (let number = 0; number < sessionCount; number++) this.#writeSession();
    for (let count = 0; count < 40; count++) this.#work();
  }

  /** The data as it is now, its copies marked; with what is kept of it. */
  ledger(groundwork?: () => Groundwork): Ledger {
    const { pools, sources } = this.#builder.ledger();
    const ledger = { pools, sources: this.#hidesLast ? sources.slice(0, -1) : sources };
    markCopies(ledger);
    return groundwork === undefined ? ledger : { ...ledger, groundwork };
  }

  /** What becomes of it between two looks. */
  step(): void {
    const kind = this.#choose(24);
    if (kind < 7) for (let count = this.#choose(4); count >= 0; count--) this.#work();
    else if (kind < 11) this.#changeRequest();
    else if (kind < 14) this.#touch();
    else if (kind === 14) this.#writeSession();
    else if (kind === 15) this.#fork();
    else if (kind === 16) this.#remove();
    else if (kind === 17) this.#forget();
    else if (kind === 18) this.#move();
    else if (kind === 19) this.#surround();
    else if (kind < 23) this.#wait();
    else if (this.#choose(3) === 0) this.#sources.push(this.#builder.source());
    else this.#hidesLast = !this.#hidesLast;
  }

  #work(): void {
    const rowid = this.#choose(40) === 0 ? 1 + this.#choose(this.#rows) : ++this.#rows;
    // Some times cannot be ones, and some only become ones.
    const created = this.#of([0, 10, 10, 10, 10, 23 * hour, 30 * hour]) + (this.#clock += this.#choose(50));
    const id = this.#choose(8) === 0 ? `msg_${this.#choose(this.#rows)}` : `msg_${rowid}`;
    this.#say(this.#source, this.#name, {
      rowid,
      id,
      created: this.#choose(30) === 0 ? 0 : created,
      completed: this.#of([0, created + 20, created + 4 * hour]),
      model: this.#of(['anthropic/opus', 'openai/large', 'nobody/knows']),
      agent: this.#of(['build', 'plan']),
      error: this.#of(['', '', '', 'APIError']),
      tokens: { input: this.#choose(300), output: this.#choose(3) * 20 },
      dollars: this.#of([0, 0, 0.01]),
    });
  }

  #say(source: SourceBuilder, session: string, draft: RequestDraft): void {
    source.request(session, draft);
    this.#said.push({ source, session, draft });
  }

  #changeRequest(): void {
    const { source, session, draft } = this.#of(this.#said);
    this.#say(source, session, { ...draft, completed: noon, tokens: { input: this.#choose(300), output: 7 } });
  }

  #fork(): void {
    const { source, draft } = this.#of(this.#said);
    const rowid = ++this.#rows;
    const id = `ses_fork${this.#choose(3)}`;
    source.session(id, { created: noon + this.#choose(3) * hour });
    this.#say(source, id, { ...draft, rowid, id: `msg_fork${rowid}` });
  }

  /** A session as new, or another in the place of one there is: it may have another parent, even itself. */
  #writeSession(): void {
    this.#source.session(this.#name, {
      created: this.#clock - this.#choose(5) * hour,
      updated: this.#clock + this.#choose(3) * 20 * hour,
      parentId: this.#of(['', '', this.#name]),
      directory: this.#of(folders),
      projectId: this.#of(['shop', 'shop', 'blog', 'gone']),
      archived: this.#choose(6) === 0 ? noon : 0,
    });
  }

  /** What OpenCode does to a session with every message. */
  #touch(): void {
    const { sessions } = this.#source;
    if (sessions.size === 0) return;
    const [number, session] = this.#of([...sessions]);
    sessions.set(number, { ...session, updated: this.#clock, title: this.#of([session.title, 'another']) });
  }

  #remove(): void {
    const { requests } = this.#source;
    const rowid = requests.columns.rowid[this.#choose(Math.max(1, requests.size))];
    if (requests.size > 0 && rowid !== undefined) requests.removeAll(new Set([rowid]));
  }

  #forget(): void {
    const { sessions } = this.#source;
    if (sessions.size === 0) return;
    const all = [...sessions];
    const [number, session] = this.#of([this.#of(all), ...all.slice(-1)]);
    sessions.delete(number);
    // Read again it comes last.
    if (this.#choose(2) === 0) sessions.set(number, session);
  }

  #move(): void {
    this.#source.project(this.#of(['shop', 'blog', 'gone']), this.#of(folders));
  }

  #surround(): void {
    const kind = this.#choose(3);
    if (kind === 0) {
      const folder = this.#of(folders);
      const inWorkspace: ReportContext['inWorkspace'] = ({ directory }) => directory === folder;
      this.context = { ...this.context, hasWorkspace: true, inWorkspace };
    } else if (kind === 1) {
      const rate = 1000 * (1 + this.#choose(3));
      const rates = { input: rate, output: rate, cacheRead: rate, cacheWrite: rate };
      const price: KnownPrice = { rates, tiers: [], contextWindow: null, sessionQuota: null, source: 'test' };
      const costing = new Costing({ price: ({ modelID }) => (modelID === 'large' ? price : null) }, 'recordedFirst');
      this.context = { ...this.context, costing };
    } else this.context = { ...this.context, timeZone: this.#of(['UTC', 'Asia/Tokyo']) };
  }

  /** Clocks are set back, too. */
  #wait(): void {
    const { revision, now } = this.context;
    this.context = {
      ...this.context,
      revision: revision + 1,
      now: now + this.#of([1, 60, 3600, 40_000, -50_000]) * 1000,
    };
  }

  get #source(): SourceBuilder {
    const withSessions = this.#sources.filter(({ sessions }) => sessions.size > 0);
    return this.#of(withSessions.length > 0 && this.#choose(4) > 0 ? withSessions : this.#sources);
  }

  get #name(): string {
    return `ses_${this.#choose(sessionCount)}`;
  }

  #of<One>(these: readonly One[]): One {
    const one = these[this.#choose(these.length)];
    if (one === undefined) throw new RangeError('nothing to choose from');
    return one;
  }
}
