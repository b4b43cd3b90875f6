// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Table } from './Table.tsx';

afterEach(cleanup);

const COLUMNS = [
  { id: 'nom', label: 'Nom', isSortable: true, render: (row: { nom: string }) => row.nom },
  { id: 'longueur', label: 'Longueur', render: (row: { nom: string }) => row.nom.length },
];

test('l’en-tête dit le tri en cours et demande l’inverse', () => {
  const onSortChange = vi.fn();
  render(
    <Table
      caption="Noms"
      columns={COLUMNS}
      rows={[{ nom: 'Lille' }]}
      getKey={({ nom }) => nom}
      sort={{ column: 'nom', direction: 'ascending' }}
      onSortChange={onSortChange}
    />,
  );
  expect(screen.getByRole('columnheader', { name: 'Nom' }).getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(screen.getByRole('button', { name: 'Nom' }));
  expect(onSortChange).toHaveBeenCalledWith({ column: 'nom', direction: 'descending' });
  expect(screen.getByRole('rowheader', { name: 'Lille' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: '5' })).toBeTruthy();
});

test('une table sans ligne dit pourquoi', () => {
  render(<Table caption="Noms" columns={COLUMNS} rows={[]} getKey={({ nom }) => nom} empty="Aucun nom." />);
  expect(screen.getByText('Aucun nom.')).toBeTruthy();
});
