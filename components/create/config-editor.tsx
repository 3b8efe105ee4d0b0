"use client";
/** The editor of a configuration: `.aurora`, with completion of the schema's names, or JSON. Loaded only on the page that edits. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { json } from "@codemirror/lang-json";
import { python } from "@codemirror/lang-python";
import { indentUnit, syntaxTree } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { SchemaCatalogue } from "../../server/api/jobs.ts";
import { type Suggestion, suggestionsAt } from "./completion.model.ts";
import styles from "./create.module.css";
import { commonExtensions } from "./editor-look.ts";
import { languageOf, type SourceLanguage, type TextIssue } from "./source.ts";

interface ConfigEditorProps {
  readonly text: string;
  readonly issues: readonly TextIssue[];
  /** What the language finds defined; asked for when something is to be proposed. */
  readonly catalogue: () => Promise<SchemaCatalogue>;
  readonly onChange: (text: string) => void;
  /** Where the cursor is wanted; a new object each time it is. */
  readonly goTo: { readonly at: number } | undefined;
}

function completionOf({ label, kind, doc, detail, insert, first }: Suggestion): Completion {
  return {
    label,
    type: kind,
    ...(doc === undefined ? {} : { info: doc }),
    ...(detail === undefined ? {} : { detail }),
    ...(insert === undefined ? {} : { apply: insert }),
    ...(first === undefined ? {} : { boost: 50 }),
  };
}

async function complete(
  { state, pos, explicit }: CompletionContext,
  catalogue: () => Promise<SchemaCatalogue>,
): Promise<CompletionResult | null> {
  const text = state.doc.toString();
  if (languageOf(text) === "json") return null;
  const source = { tree: syntaxTree(state), text };
  const found = suggestionsAt(source, { pos, explicit }, await catalogue());
  if (found === undefined) return null;
  return { from: found.from, options: found.options.map(completionOf), validFor: /^[\w.[\]]*$/ };
}

function languageExtension(language: SourceLanguage): Extension {
  return language === "json" ? json() : [python(), indentUnit.of("  ")];
}

function diagnosticOf({ from, to, message, severity, fix }: TextIssue, length: number): Diagnostic {
  const actions =
    fix === undefined
      ? []
      : [
          {
            name: `Change to ${fix.text}`,
            apply: (view: EditorView) =>
              view.dispatch({ changes: { from: fix.from, to: fix.to, insert: fix.text }, userEvent: "input.fix" }),
          },
        ];
  return { from: Math.min(from, length), to: Math.min(to, length), message, severity, actions };
}

/** Makes the view once, and says what is typed into it. */
function useEditorView(
  { text, catalogue, onChange }: Pick<ConfigEditorProps, "text" | "catalogue" | "onChange">,
  box: RefObject<HTMLDivElement | null>,
): { readonly view: RefObject<EditorView | undefined>; readonly setLanguage: (language: SourceLanguage) => void } {
  const view = useRef<EditorView>(undefined);
  const report = useRef(onChange);
  const known = useRef(catalogue);
  const first = useRef(text);
  const language = useRef({ compartment: new Compartment(), current: languageOf(text) });

  useEffect(() => {
    report.current = onChange;
    known.current = catalogue;
  }, [onChange, catalogue]);

  useEffect(() => {
    if (box.current === null) return undefined;
    const { compartment, current } = language.current;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          ...commonExtensions,
          compartment.of(languageExtension(current)),
          // Not part of the language: what it has begun ends after the language was changed.
          autocompletion({ override: [(context) => complete(context, known.current)], icons: false }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) report.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = undefined;
    };
  }, [box]);

  const setLanguage = useRef((next: SourceLanguage): void => {
    if (language.current.current === next) return;
    language.current.current = next;
    view.current?.dispatch({ effects: language.current.compartment.reconfigure(languageExtension(next)) });
  });
  return { view, setLanguage: (next) => setLanguage.current(next) };
}

export default function ConfigEditor({ text, issues, catalogue, onChange, goTo }: ConfigEditorProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { view, setLanguage } = useEditorView({ text, catalogue, onChange }, box);
  const language = languageOf(text);

  useEffect(() => {
    const shown = view.current;
    if (shown === undefined || shown.state.doc.toString() === text) return;
    shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: text } });
  }, [view, text]);

  useEffect(() => setLanguage(language));

  useEffect(() => {
    const shown = view.current;
    if (shown === undefined) return;
    const { length } = shown.state.doc;
    const diagnostics = issues.map((issue) => diagnosticOf(issue, length));
    shown.dispatch(setDiagnostics(shown.state, diagnostics));
  }, [view, issues]);

  useEffect(() => {
    const shown = view.current;
    if (shown === undefined || goTo === undefined) return;
    const at = Math.min(goTo.at, shown.state.doc.length);
    shown.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    shown.focus();
  }, [view, goTo]);

  return <div ref={box} className={styles.editor} />;
}
