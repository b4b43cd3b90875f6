import { Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { Indisponible, type Requete } from './Fiche.tsx';
import { correspond } from './saisie.ts';
import { TEXTES } from './textes.ts';

interface ListeProps<Ligne> {
  readonly titre: string;
  readonly aide: string;
  /** What may be typed in the filter. */
  readonly filtrePar: string;
  readonly requete: Requete<Ligne>;
  readonly colonnes: readonly TableColumn<Ligne>[];
  readonly cle: (ligne: Ligne) => string;
  /** What the filter looks at. */
  readonly textes: (ligne: Ligne) => readonly (string | null)[];
  /** When there is nothing at all. */
  readonly vide: { readonly titre: string; readonly detail: string };
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** A table that filters as one types and prints what is in sight. */
export function Liste<Ligne>(props: ListeProps<Ligne>) {
  const { titre, aide, requete, action, children } = props;
  return (
    <Page
      title={titre}
      lead={aide}
      actions={
        <>
          <Button variant="secondary" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
            {TEXTES.imprimer}
          </Button>
          {requete.data?.length !== 0 && action}
        </>
      }
    >
      {requete.isPending && <Skeleton shape="rows" count={8} />}
      {!requete.isPending && !requete.data && <Indisponible requete={requete} />}
      {requete.data && <Filtrable {...props} lignes={requete.data} />}
      {children}
    </Page>
  );
}

function Filtrable<Ligne>(props: ListeProps<Ligne> & { readonly lignes: readonly Ligne[] }) {
  const { titre, filtrePar, colonnes, cle, textes, vide, lignes, action } = props;
  const [filtre, setFiltre] = useState('');
  if (lignes.length === 0)
    return (
      <EmptyState title={vide.titre} action={action}>
        {vide.detail}
      </EmptyState>
    );
  const gardees = lignes.filter((ligne) => correspond(filtre, ...textes(ligne)));
  return (
    <Stack>
      <div data-no-print="">
        <SearchField label={TEXTES.filtrer} help={filtrePar} value={filtre} onChange={setFiltre} />
      </div>
      <Table
        caption={`${titre} (${gardees.length})`}
        columns={colonnes}
        rows={gardees}
        getKey={cle}
        empty={<EmptyState title={TEXTES.aucunFiltre}>{TEXTES.aucunFiltreDetail}</EmptyState>}
      />
    </Stack>
  );
}
