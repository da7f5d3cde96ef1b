import { noChange } from 'lit-html';
import type { ElementPart } from 'lit-html';
import { Directive, directive, PartType } from 'lit-html/directive.js';
import type { PartInfo } from 'lit-html/directive.js';

/** Custom properties by name (`--share`) and value. */
export type CssVars = Readonly<Record<`--${string}`, string | number>>;

class CssVarsDirective extends Directive {
  #before: CssVars = {};

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('cssVars belongs on an element');
  }

  override update(part: ElementPart, [vars]: [CssVars]): unknown {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(vars)) {
      if (this.#before[name as `--${string}`] !== value) style.setProperty(name, String(value));
    }
    this.#before = vars;
    return noChange;
  }

  render(_vars: CssVars): unknown {
    return noChange;
  }
}

/** Sets custom properties through the CSSOM: the content security policy forbids style attributes, not this. */
export const cssVars = directive(CssVarsDirective);
