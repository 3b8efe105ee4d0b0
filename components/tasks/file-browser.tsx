"use client";
/** The files of a task's sandbox, and the one that is open. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { SandboxFile } from "../../server/api/tasks.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatBytes } from "../format.ts";
import { LogViewer } from "../logs/log-viewer.tsx";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Icon } from "../ui/icon.tsx";
import { Nothing, Panel } from "../ui/layout.tsx";
import { Ago } from "../ui/time.tsx";
import { useParams } from "../ui/use-params.ts";
import { directoryOf, orderFiles, pathSteps, ROOT } from "./file-browser.model.ts";
import styles from "./file-browser.module.css";

interface FileBrowserProps {
  readonly taskId: string;
  readonly alive: boolean;
}

const INTERVAL_MS = 5_000;

interface FileRowProps {
  readonly file: SandboxFile;
  readonly open: boolean;
  readonly onOpen: () => void;
}

function FileRow({ file, open, onOpen }: FileRowProps): ReactNode {
  return (
    <li>
      <button type="button" className={styles.file} aria-current={open} onClick={onOpen} title={file.mode}>
        <span className={styles.icon}>
          <Icon name={file.isDirectory ? "folder" : "file"} size={14} />
        </span>
        <span className={styles.name}>{file.name}</span>
        <span className={styles.figure}>{file.isDirectory ? "" : formatBytes(file.sizeBytes)}</span>
        <span className={styles.figure}>
          <Ago atMs={file.modifiedMs} />
        </span>
      </button>
    </li>
  );
}

export function FileBrowser({ taskId, alive }: FileBrowserProps): ReactNode {
  const trpc = useTRPC();
  const params = useParams();
  const file = params.get("file");
  const directory = directoryOf(params.get("dir"), file);
  const files = useQuery({
    ...trpc.tasks.files.queryOptions({ taskId, path: directory }),
    refetchInterval: alive ? INTERVAL_MS : false,
  });
  return (
    <div className={styles.browser}>
      <Panel
        flush
        label="Files"
        title={
          <nav aria-label="Directory" className={styles.path}>
            {pathSteps(directory).map(({ name, path }, i) => (
              <span key={path}>
                {i > 0 && <span className="dim"> / </span>}
                <button type="button" className={styles.step} onClick={() => params.set({ dir: path || ROOT })}>
                  {name}
                </button>
              </span>
            ))}
          </nav>
        }
      >
        <Answer of={files}>
          {(list) =>
            list.length === 0 ? (
              <Nothing title="The directory is empty" />
            ) : (
              <ul className={styles.files}>
                {orderFiles(list).map((entry) => (
                  <FileRow
                    key={entry.path}
                    file={entry}
                    open={entry.path === file}
                    onOpen={() =>
                      params.set(entry.isDirectory ? { dir: entry.path } : { file: entry.path, dir: directory || ROOT })
                    }
                  />
                ))}
              </ul>
            )
          }
        </Answer>
      </Panel>
      <Panel title={file === undefined ? "No file is open" : <CopyText text={file} what="path" />}>
        {file === undefined ? (
          <Nothing title="Choose a file">
            What a task writes to its sandbox can be read while its agent keeps it.
          </Nothing>
        ) : (
          <LogViewer key={`${taskId} ${file}`} source={{ taskId, path: file }} alive={alive} />
        )}
      </Panel>
    </div>
  );
}
