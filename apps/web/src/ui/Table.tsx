import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Table.module.css';
import { TEXTES } from './textes.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  readonly isSortable?: boolean;
  /** The cell that names the row; the first column when none says so. */
  readonly isRowHeader?: boolean;
  /** Numbers align on the right. */
  readonly align?: 'start' | 'end';
  /** Takes no more room than its content. */
  readonly isNarrow?: boolean;
}

export interface TableSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  /** Name of the table, for everyone unless `isCaptionHidden`. */
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  /** In the order to show: sorting belongs to the owner, who knows what the words mean. */
  readonly rows: readonly Row[];
  readonly getKey: (row: Row) => string;
  readonly sort?: TableSort;
  readonly onSortChange?: (sort: TableSort) => void;
  /** In place of the rows when there are none. */
  readonly empty?: ReactNode;
}

/** Spread, because `display: block` takes these roles away in some browsers while a linter finds them redundant. */
const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** Rows to compare, filter and print; cards where the place is narrow. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, isCaptionHidden, columns, rows, getKey, sort, onSortChange, empty } = props;
  const headerId = columns.find(({ isRowHeader }) => isRowHeader)?.id ?? columns[0]?.id;
  return (
    <div className={styles.frame}>
      <table {...ROLES.table} className={styles.table}>
        <caption className={styles.caption}>
          {isCaptionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        <thead {...ROLES.rowgroup} className={styles.head}>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSortChange={onSortChange} />
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rowgroup}>
          {rows.map((row) => (
            <tr key={getKey(row)} {...ROLES.row} className={styles.row}>
              {columns.map((column) => (
                <BodyCell key={column.id} column={column} row={row} isRowHeader={column.id === headerId} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <div className={styles.empty}>{empty ?? TEXTES.aucuneLigne}</div>}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: TableColumn<Row>;
  readonly sort: TableSort | undefined;
  readonly onSortChange: ((sort: TableSort) => void) | undefined;
}

function HeadCell<Row>({ column, sort, onSortChange }: HeadCellProps<Row>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const Arrow = direction === undefined ? ArrowUpDown : ARROWS[direction];
  return (
    <th
      {...ROLES.columnheader}
      scope="col"
      className={styles.headCell}
      data-align={column.align}
      data-narrow={column.isNarrow}
      {...(column.isSortable ? { 'aria-sort': direction ?? ('none' as const) } : {})}
    >
      {column.isSortable && onSortChange ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() =>
            onSortChange({
              column: column.id,
              direction: direction === 'ascending' ? 'descending' : 'ascending',
            })
          }
        >
          {column.label}
          <Arrow aria-hidden="true" />
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}

const ARROWS = { ascending: ArrowUp, descending: ArrowDown } as const;

interface BodyCellProps<Row> {
  readonly column: TableColumn<Row>;
  readonly row: Row;
  readonly isRowHeader: boolean;
}

function BodyCell<Row>({ column, row, isRowHeader }: BodyCellProps<Row>) {
  if (isRowHeader) {
    return (
      <th {...ROLES.rowheader} scope="row" className={styles.rowHeader} data-align={column.align}>
        {column.render(row)}
      </th>
    );
  }
  return (
    <td {...ROLES.cell} className={styles.cell} data-align={column.align} data-narrow={column.isNarrow}>
      <span className={styles.cellLabel} aria-hidden="true">
        {column.label}
      </span>
      <div className={styles.cellContent}>{column.render(row)}</div>
    </td>
  );
}
