"use client";
/** The editor of a job's JSON. Loaded only on the page that edits. */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { type ReactNode, useEffect, useRef } from "react";
import type { TextIssue } from "./job-text.ts";
import styles from "./create.module.css";

interface JsonEditorProps {
  readonly text: string;
  readonly issues: readonly TextIssue[];
  readonly onChange: (text: string) => void;
  /** Where the cursor is wanted; a new object each time it is. */
  readonly goTo: { readonly at: number } | undefined;
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--tone-run)" },
  { tag: tags.number, color: "var(--tone-turn)" },
  { tag: [tags.bool, tags.null], color: "var(--tone-split)" },
  { tag: tags.punctuation, color: "var(--text-dim)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "12px", color: "var(--text)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "19px" },
  ".cm-content": { caretColor: "var(--text)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--text-faint)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--hover) 70%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selected)",
  },
  ".cm-tooltip": { backgroundColor: "var(--raised)", border: "1px solid var(--line-strong)", color: "var(--text)" },
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--tone-bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--tone-wait)" },
  ".cm-matchingBracket": { backgroundColor: "var(--selected)" },
});

const extensions = [
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  json(),
  syntaxHighlighting(colors),
  look,
  EditorView.contentAttributes.of({ "aria-label": "The job as JSON" }),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
    indentWithTab,
  ]),
];

export default function JsonEditor({ text, issues, onChange, goTo }: JsonEditorProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const report = useRef(onChange);
  const first = useRef(text);

  useEffect(() => {
    report.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (box.current === null) return undefined;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          ...extensions,
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
  }, []);

  useEffect(() => {
    const known = view.current;
    if (known === undefined || known.state.doc.toString() === text) return;
    known.dispatch({ changes: { from: 0, to: known.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const known = view.current;
    if (known === undefined) return;
    const { length } = known.state.doc;
    const diagnostics = issues.map(({ from, to, message, severity }): Diagnostic => ({
      from: Math.min(from, length),
      to: Math.min(to, length),
      message,
      severity,
    }));
    known.dispatch(setDiagnostics(known.state, diagnostics));
  }, [issues]);

  useEffect(() => {
    const known = view.current;
    if (known === undefined || goTo === undefined) return;
    const at = Math.min(goTo.at, known.state.doc.length);
    known.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    known.focus();
  }, [goTo]);

  return <div ref={box} className={styles.editor} />;
}
