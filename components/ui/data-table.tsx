"use client";
/**
 * A dense table: 24 px rows, a heading that stays, order in the address, arrow keys between rows, Enter opens one.
 * Only the rows near the window exist in the page, so a table may have 100,000 of them.
 */
import { createSortedRowModel, type RowData, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { compareValues, nextSort, parseSort, type SortValue, sortText } from "./data-table.model.ts";
import styles from "./data-table.module.css";
import { Icon } from "./icon.tsx";
import { useParam } from "./use-params.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** What rows are ordered by; a column without it cannot be ordered. Undefined goes last. */
  readonly value?: (row: Row) => SortValue;
  readonly cell: (row: Row) => ReactNode;
  /** Pixels; columns without it share what is left. */
  readonly width?: number;
  readonly numeric?: boolean;
  readonly firstDescending?: boolean;
  readonly hint?: string;
}

interface DataTableProps<Row> {
  /** What the rows are, for screen readers. */
  readonly label: string;
  /** Must be stable between renders. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowHref?: ((row: Row) => string) | undefined;
  readonly defaultSort: string;
  /** Name of the parameter that holds the order. */
  readonly sortParam?: string;
  /** What stands there when there are no rows. */
  readonly empty: ReactNode;
  /** Room that the columns need; below it the table scrolls sideways. */
  readonly minWidth?: number;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** Rows that exist in the page whatever is visible. */
const ALWAYS_RENDERED = 120;

function useSortedRows<Row extends RowData>(
  props: DataTableProps<Row>,
): { rows: Row[]; sort: string; setSort: (text: string) => void } {
  const { columns, rows, rowKey, defaultSort, sortParam = "sort" } = props;
  const [stored, store] = useParam(sortParam);
  const known = stored !== undefined && columns.some(({ id, value }) => value && id === parseSort(stored).column);
  const sort = known ? stored : defaultSort;
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row): SortValue => column.value?.(row),
        sortUndefined: "last" as const,
        sortFn: (a: { original: Row }, b: { original: Row }): number =>
          compareValues(column.value?.(a.original) ?? "", column.value?.(b.original) ?? ""),
      })),
    [columns],
  );
  const { column, descending } = parseSort(sort);
  const sorting = useMemo(() => [{ id: column, desc: descending }], [column, descending]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowKey,
    state: { sorting },
    onSortingChange: () => undefined,
  });
  return {
    rows: table.getRowModel().rows.map(({ original }) => original),
    sort,
    setSort: (text) => store(text === defaultSort ? undefined : text),
  };
}

function isInteractive(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input, label, select") !== null;
}

export function DataTable<Row extends RowData>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, rowKey, rowHref, empty, minWidth = 640 } = props;
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const { rows, sort, setSort } = useSortedRows(props);
  const virtual = useVirtualRows({ count: rows.length, body, always: ALWAYS_RENDERED });
  if (rows.length === 0) return <>{empty}</>;
  const focusable = Math.min(current, rows.length - 1);

  function move(event: KeyboardEvent, index: number): void {
    if (event.target !== event.currentTarget) return;
    const row = rows[index];
    const href = row === undefined ? undefined : rowHref?.(row);
    if (event.key === "Enter" && href !== undefined) return router.push(href);
    const next = targetRow(event.key, index, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    virtual.reveal(next, () => body.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  }

  function open(event: MouseEvent, row: Row): void {
    const href = rowHref?.(row);
    if (href === undefined || isInteractive(event.target) || window.getSelection()?.toString() !== "") return;
    if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
    else router.push(href);
  }

  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label} aria-rowcount={rows.length + 1} style={{ minWidth }}>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {virtual.before > 0 && <tr aria-hidden style={{ height: virtual.before }} />}
          {virtual.indexes.map((index) => {
            const row = rows[index];
            if (row === undefined) return undefined;
            return (
              <tr
                key={rowKey(row)}
                className={styles.row}
                data-index={index}
                data-link={rowHref !== undefined}
                aria-rowindex={index + 2}
                tabIndex={index === focusable ? 0 : -1}
                onKeyDown={(event) => move(event, index)}
                onFocus={() => setCurrent(index)}
                onClick={(event) => open(event, row)}
              >
                <Cells columns={columns} row={row} />
              </tr>
            );
          })}
          {virtual.after > 0 && <tr aria-hidden style={{ height: virtual.after }} />}
        </tbody>
      </table>
    </div>
  );
}

interface CellsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
}

function Cells<Row>({ columns, row }: CellsProps<Row>): ReactNode {
  return columns.map((column) => (
    <td key={column.id} className={column.numeric ? styles.numeric : undefined}>
      {column.cell(row)}
    </td>
  ));
}

const PAGE_ROWS = 20;

function targetRow(key: string, index: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE_ROWS,
    PageUp: index - PAGE_ROWS,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string;
  readonly onSort: (text: string) => void;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>): ReactNode {
  const sorting = parseSort(sort);
  const active = sorting.column === column.id;
  const className = column.numeric ? styles.numeric : undefined;
  if (column.value === undefined)
    return (
      <th scope="col" className={className} title={column.hint}>
        {column.header}
      </th>
    );
  return (
    <th
      scope="col"
      className={className}
      title={column.hint}
      aria-sort={active ? (sorting.descending ? "descending" : "ascending") : "none"}
    >
      <button type="button" className={styles.sort} onClick={() => onSort(sortText(nextSort(sorting, column)))}>
        {column.header}
        <span className={styles.arrow} data-active={active}>
          <Icon name={active && sorting.descending ? "down" : "up"} size={10} />
        </span>
      </button>
    </th>
  );
}
