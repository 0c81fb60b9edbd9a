import type { TableRef } from 'antd/es/table';

/** A table wider than the window is scrolled by keyboard too; Ant Design leaves its scrolling part out of reach. */
export function reachable(table: TableRef | null): void {
  for (const part of table?.nativeElement.querySelectorAll('.ant-table-body, .ant-table-content') ?? []) {
    part.setAttribute('tabindex', '0');
  }
}
