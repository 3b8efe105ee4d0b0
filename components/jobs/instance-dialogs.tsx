"use client";
/** The questions before instances are killed or restarted. */
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { Confirm } from "../ui/confirm.tsx";
import { killQuestion, restartQuestion } from "./action.model.ts";

interface QuestionProps {
  readonly jobKey: JobKey;
  readonly instanceIds: readonly number[];
  /** True when these are all the active instances of the job. */
  readonly whole: boolean;
  /** Called right before the call is made; what it returns is called when the call was accepted. */
  readonly onAsked?: () => () => void;
  readonly onClose: () => void;
}

export function KillDialog({ jobKey, instanceIds, whole, onAsked, onClose }: QuestionProps): ReactNode {
  const trpc = useTRPC();
  const kill = useMutation(trpc.jobs.kill.mutationOptions());
  const question = killQuestion({ job: jobKey, instanceIds, whole });
  return (
    <Confirm
      title={question.title}
      action={question.action}
      typeToConfirm={question.typeToConfirm}
      destructive
      onClose={onClose}
      run={async () => {
        const accepted = onAsked?.();
        await kill.mutateAsync({ job: jobKey, ...(whole ? {} : { instances: [...instanceIds] }) });
        accepted?.();
      }}
    >
      <p>{question.sentence}</p>
    </Confirm>
  );
}

export function RestartDialog({ jobKey, instanceIds, whole, onAsked, onClose }: QuestionProps): ReactNode {
  const trpc = useTRPC();
  const restart = useMutation(trpc.jobs.restart.mutationOptions());
  const question = restartQuestion({ job: jobKey, instanceIds, whole });
  return (
    <Confirm
      title={question.title}
      action={question.action}
      typeToConfirm={question.typeToConfirm}
      onClose={onClose}
      run={async () => {
        const accepted = onAsked?.();
        await restart.mutateAsync({ job: jobKey, instances: [...instanceIds] });
        accepted?.();
      }}
    >
      <p>{question.sentence}</p>
    </Confirm>
  );
}
