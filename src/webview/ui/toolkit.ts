import { provideVSCodeDesignSystem, vsCodeButton, vsCodeDropdown, vsCodeOption } from '@vscode/webview-ui-toolkit';

/**
 * Registers the toolkit's elements the panel uses. It must run from the entry script: the toolkit reads the theme
 * when the page has loaded, and a later import would miss that.
 */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDropdown(), vsCodeOption());
}
