"use client";
/** The console's keys: `/` searches, `g` and a letter goes to a section, `?` lists the keys. */
import { Kbd, Modal } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { SECTIONS } from "./sections.ts";
import styles from "./frame.module.css";

/** A `g` waits this long for its letter. */
const CHORD_MS = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

interface KeysProps {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** Listens on the whole page. */
export function useKeys({ onSearch, onHelp }: KeysProps): void {
  const router = useRouter();
  const chordUntil = useRef(0);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return onSearch();
      }
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("[role=dialog]") !== null) return;
      if (event.timeStamp < chordUntil.current) {
        chordUntil.current = 0;
        const section = SECTIONS.find(({ key }) => key === event.key);
        if (section !== undefined) {
          event.preventDefault();
          router.push(section.href);
        }
        return;
      }
      if (event.key === "g") chordUntil.current = event.timeStamp + CHORD_MS;
      else if (event.key === "/") {
        event.preventDefault();
        onSearch();
      } else if (event.key === "?") onHelp();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [router, onSearch, onHelp]);
}

const OTHER_KEYS: readonly (readonly [readonly string[], string])[] = [
  [["/"], "Search everything"],
  [["Ctrl", "K"], "Search everything"],
  [["↑", "↓"], "Move in a list or a grid"],
  [["Enter"], "Open what is chosen"],
  [["Esc"], "Close, or clear a filter"],
  [["?"], "This list"],
];

export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Modal opened onClose={onClose} title="Keys">
      <dl className={styles.keys}>
        {SECTIONS.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <Kbd>g</Kbd> <Kbd>{key}</Kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        {OTHER_KEYS.map(([keys, what]) => (
          <div key={keys.join("+")}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
