import { ActionsCompte, etatDuCompte } from './ActionsCompte.tsx';
import { Liste } from './Liste.tsx';
import { useComptes } from './requetes.ts';
import { TEXTES } from './textes.ts';

/** Everything that can sign in. */
export function ListeComptes() {
  return (
    <Liste
      titre={TEXTES.comptes}
      aide={TEXTES.comptesAide}
      filtrePar={TEXTES.filtrerComptes}
      requete={useComptes()}
      cle={({ id }) => id}
      textes={({ identifiant, nom }) => [identifiant, nom]}
      vide={{ titre: TEXTES.aucunCompte, detail: TEXTES.aucunCompteDetail }}
      colonnes={[
        { id: 'identifiant', label: TEXTES.identifiant, render: ({ identifiant }) => identifiant },
        {
          id: 'nom',
          label: TEXTES.nomOrganisation,
          render: ({ nom, administrateur }) => nom ?? (administrateur ? TEXTES.administrateur : '—'),
        },
        { id: 'etat', label: TEXTES.etat, render: etatDuCompte },
        {
          id: 'actions',
          label: TEXTES.actions,
          isNarrow: true,
          render: (compte) => <ActionsCompte compte={compte} enMenu={true} />,
        },
      ]}
    />
  );
}
