import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { TEXTES } from './textes.ts';

interface RubriqueProps<Ligne> {
  readonly titre: string;
  readonly ajouter: string;
  readonly vide: string;
  readonly lignes: readonly Ligne[];
  readonly colonnes: readonly TableColumn<Ligne>[];
  /** What a row is called, in « Modifier … ». */
  readonly nommer: (ligne: Ligne) => string;
  /** The dialog that changes a row, or makes a new one. */
  readonly saisir: (dialogue: DialogueDeRubrique<Ligne>) => ReactNode;
}

export interface DialogueDeRubrique<Ligne> {
  readonly titre: string;
  /** Undefined: a new one. */
  readonly connue: Ligne | undefined;
  readonly onFermer: () => void;
}

/** Rows that belong to a fiche: each is changed in a dialog, and one more may be added. */
export function Rubrique<Ligne extends { readonly id: string }>(props: RubriqueProps<Ligne>) {
  const { titre, ajouter, vide, lignes, colonnes, nommer, saisir } = props;
  const [ouverte, setOuverte] = useState<Ligne | 'nouvelle'>();
  const connue = ouverte === 'nouvelle' ? undefined : ouverte;
  return (
    <Card
      title={titre}
      actions={
        <Button variant="secondary" onPress={() => setOuverte('nouvelle')}>
          {ajouter}
        </Button>
      }
    >
      <Table
        caption={titre}
        isCaptionHidden={true}
        rows={lignes}
        getKey={({ id }) => id}
        empty={vide}
        columns={[
          ...colonnes,
          {
            id: 'modifier',
            label: TEXTES.actions,
            isNarrow: true,
            render: (ligne) => (
              <Button
                variant="quiet"
                aria-label={TEXTES.modifierDe(nommer(ligne))}
                onPress={() => setOuverte(ligne)}
              >
                {TEXTES.modifier}
              </Button>
            ),
          },
        ]}
      />
      {ouverte &&
        saisir({
          titre: connue ? TEXTES.modifierDe(nommer(connue)) : ajouter,
          connue,
          onFermer: () => setOuverte(undefined),
        })}
    </Card>
  );
}
