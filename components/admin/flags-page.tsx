"use client";
/** `/admin/flags`: every flag with its value, default and meaning. */
import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { FlagDescription } from "../../server/base/flags/parse.ts";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { matchesFilter } from "../ui/filter-text.ts";
import { Nothing, PageTitle, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { useParams } from "../ui/use-params.ts";
import styles from "./admin.module.css";

function Flag({ flag }: { readonly flag: FlagDescription }): ReactNode {
  return (
    <li className={styles.flag}>
      <span className={styles.flagName}>
        <CopyText text={`-${flag.name}=${flag.value}`} shown={`-${flag.name}`} what="flag" />
      </span>
      <span className={styles.flagValue} data-set={flag.isSet}>
        {flag.value === "" ? <span className="dim">none</span> : flag.value}
      </span>
      <span>
        {flag.help}{" "}
        <span className="dim">
          {flag.type}
          {flag.isSet && `; default ${flag.defaultValue === "" ? "none" : flag.defaultValue}`}
        </span>
      </span>
    </li>
  );
}

function Flags({ flags }: { readonly flags: readonly FlagDescription[] }): ReactNode {
  const params = useParams();
  const q = params.get("q");
  const onlySet = params.get("set") !== undefined;
  const groups = useMemo(() => {
    const found = flags.filter(
      (flag) => (!onlySet || flag.isSet) && matchesFilter(q, [flag.name, flag.help, flag.group, flag.value]),
    );
    return [...new Set(found.map(({ group }) => group))].map((group) => ({
      group,
      flags: found.filter((flag) => flag.group === group),
    }));
  }, [flags, q, onlySet]);
  return (
    <>
      <Toolbar>
        <FilterBox label="Filter flags" />
        <Checkbox
          label="Only those that were set"
          checked={onlySet}
          onChange={(event) => params.set({ set: event.currentTarget.checked ? "1" : undefined })}
        />
      </Toolbar>
      <Panel flush label="Flags">
        {groups.length === 0 && <Nothing title="No flag matches the filter" />}
        {groups.map(({ group, flags: members }) => (
          <section key={group} aria-label={group}>
            <h2 className={styles.group}>{group}</h2>
            <ul>
              {members.map((flag) => (
                <Flag key={flag.name} flag={flag} />
              ))}
            </ul>
          </section>
        ))}
      </Panel>
    </>
  );
}

export function FlagsPage(): ReactNode {
  const trpc = useTRPC();
  const flags = useQuery(trpc.cluster.flags.queryOptions());
  const set = flags.data?.filter(({ isSet }) => isSet).length ?? 0;
  return (
    <Stack>
      <PageTitle
        title="Flags"
        sentence={
          flags.data &&
          `${plural(flags.data.length, "flag")}; ${set} ${set === 1 ? "was" : "were"} set on the command line.`
        }
      />
      <Answer of={flags}>{(list) => <Flags flags={list} />}</Answer>
    </Stack>
  );
}
