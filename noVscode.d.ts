// Deliberately not a module: the tsconfigs outside src/extension map `vscode` to this file, so that importing it there
// is a type error (TS2306) although its types are installed.
