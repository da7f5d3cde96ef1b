import { createFormats } from '../../../src/webview/text/formats.ts';
import { createTranslate } from '../../../src/webview/text/translate.ts';
import type { Words } from '../../../src/webview/text/words.ts';
import { createWords } from '../../../src/webview/text/words.ts';

/** The words of an English panel in UTC. */
export const english: Words = createWords('en', createTranslate({}), createFormats('en', 'UTC'));
