/** What an op is about, as a link where there is a page for it. */
import type { ReactNode } from "react";
import type { OpSubject } from "../../server/api/log.ts";
import { TextLink } from "../ui/text-link.tsx";
import { subjectView } from "./entries.model.ts";
import styles from "./log.module.css";

export function Subject({ subject }: { readonly subject: OpSubject | undefined }): ReactNode {
  if (subject === undefined) return <span />;
  const { text, href } = subjectView(subject);
  if (href === undefined) {
    return (
      <span className={`${styles.subject} mono`} title={text}>
        {text}
      </span>
    );
  }
  return (
    <TextLink className={styles.subject} href={href} title={text}>
      {text}
    </TextLink>
  );
}
