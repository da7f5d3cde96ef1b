import { Diagnostic, DiagnosticSeverity, languages, Range, workspace, type TextDocument } from 'vscode';
import type { SkillFileProblem, SkillFileProblemKind } from '../../core/skills/skillFileProblem.ts';
import { Owner } from '../lifecycle.ts';
import { Throttle } from '../store/throttle.ts';
import { isSkillFile, quietly, type SkillFileServices } from './skillFileServices.ts';
import { skillProblemText } from './skillProblemText.ts';

/** Typing is followed at most this often, ms. */
const interval = 400;
/** More of a file than this is never its head, in letters. */
const longestHead = 64 * 1024;

const severities: Readonly<Record<SkillFileProblemKind, keyof typeof DiagnosticSeverity>> = {
  broken: 'Error',
  'name-missing': 'Error',
  'name-too-long': 'Warning',
  'description-missing': 'Warning',
  'description-too-long': 'Warning',
  shadowed: 'Warning',
  shadows: 'Information',
};

/** Says in open SKILL.md files what keeps OpenCode from using them; a closed one is nobody's concern. */
export class SkillDiagnostics extends Owner {
  readonly #collection = this.own(languages.createDiagnosticCollection('opencodeObservatory.skills'));
  readonly #services: SkillFileServices;
  readonly #check = this.own(new Throttle(() => this.#checkAll(), interval));

  constructor(services: SkillFileServices) {
    super();
    this.#services = services;
    const look = (document: TextDocument): void => {
      if (isSkillFile(document)) this.#check.request();
    };
    this.own(workspace.onDidOpenTextDocument(look));
    this.own(workspace.onDidSaveTextDocument(look));
    this.own(workspace.onDidChangeTextDocument(({ document }) => look(document)));
    this.own(workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)));
    // Another file of the same name came or went.
    this.own(services.store.onDidChange((topic) => topic === 'figures' && this.#check.request()));
  }

  async #checkAll(): Promise<void> {
    await Promise.all(workspace.textDocuments.filter(isSkillFile).map((document) => this.#checkOne(document)));
  }

  async #checkOne(document: TextDocument): Promise<void> {
    const { worker, log } = this.#services;
    const { uri, version } = document;
    const text = document.getText().slice(0, longestHead);
    const problems = await quietly(log, () => worker.api.checkSkillFile({ path: uri.fsPath, text }));
    // What was typed or closed meanwhile is looked at again, or no more.
    if (problems === undefined || this.disposed || document.isClosed || document.version !== version) return;
    this.#collection.set(
      uri,
      (problems ?? []).map((problem) => diagnosticOf(document, problem)),
    );
  }
}

function diagnosticOf(document: TextDocument, problem: SkillFileProblem): Diagnostic {
  const range = new Range(document.positionAt(problem.from), document.positionAt(problem.to));
  const diagnostic = new Diagnostic(range, skillProblemText(problem), DiagnosticSeverity[severities[problem.kind]]);
  diagnostic.source = 'OpenCode Observatory';
  diagnostic.code = problem.kind;
  return diagnostic;
}
