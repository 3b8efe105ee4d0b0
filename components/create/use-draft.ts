"use client";
/** What is edited: the text and the values of its variables, kept in this tab while it is open. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { parseJobKey } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { useParam } from "../ui/use-params.ts";
import { type Bindings, parseBindings } from "./bindings.model.ts";
import { EXAMPLES } from "./examples.ts";
import { prettyJson } from "./pretty-json.ts";

const DRAFT = "aurora.create.draft";
const BINDINGS = "aurora.create.bindings";

const subscribeToNothing = (): (() => void) => () => undefined;

/** What was stored before in this tab; undefined while the server renders. */
function useStored(key: string): string | null | undefined {
  return useSyncExternalStore(
    subscribeToNothing,
    () => sessionStorage.getItem(key),
    () => undefined,
  );
}

/** Line ends as the editor has them: places are counted in them. */
function normalize(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

export interface Draft {
  /** Undefined while it is not known. */
  readonly text: string | undefined;
  readonly setText: (text: string) => void;
  readonly bindings: Bindings;
  readonly bind: (name: string, value: string) => void;
  /** Forgets the text: it became a job. */
  readonly discard: () => void;
}

/** To begin with, the text is a job to copy (`from` in the address), what was typed before, or the first example. */
export function useDraft(): Draft {
  const trpc = useTRPC();
  const [from] = useParam("from");
  const key = from === undefined ? undefined : parseJobKey(from);
  const source = useQuery({
    ...trpc.jobs.get.queryOptions({ job: key ?? { role: "", environment: "", name: "" } }),
    enabled: key !== undefined,
  });
  const stored = useStored(DRAFT);
  const copied = useMemo(() => source.data && prettyJson(source.data.job), [source.data]);
  const [edited, setEdited] = useState<{ readonly from: string | undefined; readonly text: string }>();
  const setText = useCallback(
    (next: string) => {
      const text = normalize(next);
      sessionStorage.setItem(DRAFT, text);
      setEdited({ from, text });
    },
    [from],
  );
  const known = stored === undefined ? undefined : (stored ?? EXAMPLES[0]?.text ?? "");
  const start = key === undefined || source.error !== null ? known : copied;
  const storedBindings = useStored(BINDINGS) ?? null;
  const [changed, setChanged] = useState<Bindings>();
  const bindings = useMemo(() => changed ?? parseBindings(storedBindings), [changed, storedBindings]);
  const bind = useCallback(
    (name: string, value: string) => {
      const next = { ...bindings, [name]: value };
      sessionStorage.setItem(BINDINGS, JSON.stringify(next));
      setChanged(next);
    },
    [bindings],
  );
  const discard = useCallback(() => sessionStorage.removeItem(DRAFT), []);
  return { text: edited !== undefined && edited.from === from ? edited.text : start, setText, bindings, bind, discard };
}
