"use client";
/**
 * Asks before something is done: says what will happen to what, has the name typed where much would be
 * destroyed, and tells in words when the scheduler refuses.
 */
import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { Problem } from "./answer.tsx";
import styles from "./confirm.module.css";

interface ConfirmProps {
  /** `Kill 12 instances of www-data/prod/hello`. */
  readonly title: string;
  /** What follows from it. */
  readonly children?: ReactNode;
  /** The verb on the button. */
  readonly action: string;
  readonly destructive?: boolean;
  /** Text that has to be typed first. */
  readonly typeToConfirm?: string | undefined;
  readonly disabled?: boolean;
  readonly run: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Mounted while the question stands. */
export function Confirm(props: ConfirmProps): ReactNode {
  const { title, children, action, destructive = false, typeToConfirm, disabled = false, run, onClose } = props;
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const ready = !disabled && (typeToConfirm === undefined || typed.trim() === typeToConfirm);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await run();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} classNames={{ title: styles.title ?? "" }}>
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        {children}
        {typeToConfirm !== undefined && (
          <TextInput
            label={
              <>
                Type <b className={styles.name}>{typeToConfirm}</b> to confirm
              </>
            }
            value={typed}
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {error !== undefined && <Problem error={error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose} size="xs">
            Cancel
          </Button>
          <Button
            type="submit"
            size="xs"
            variant="filled"
            color={destructive ? "red.8" : "accent"}
            disabled={!ready}
            loading={busy}
            {...(typeToConfirm === undefined ? { "data-autofocus": true } : {})}
          >
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
