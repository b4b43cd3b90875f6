import type { CourrierRecuT, PatientInscritT } from '@orapont/contract/reception';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { Check, TriangleAlert } from 'lucide-react';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Status } from '../../ui/Status.tsx';
import { Table } from '../../ui/Table.tsx';
import styles from './Reception.module.css';
import { enJour, SEXE, TEXTES } from './textes.ts';

type Personne = NonNullable<CourrierRecuT['personne']>;
type Trait = {
  readonly nom: string;
  readonly inscrit: string;
  readonly dossier: string;
  readonly differe: boolean;
};

/** Strict traits, as they stand on both sides. What one side does not say is not a difference. */
function traits(inscrit: PatientInscritT, personne: Personne): readonly Trait[] {
  const trait = (nom: string, a: string | null, b: string | null, lire = (t: string) => t): Trait => ({
    nom,
    inscrit: a ? lire(a) : '',
    dossier: b ? lire(b) : '',
    differe: a !== null && b !== null && normaliserNom(a) !== normaliserNom(b),
  });
  const sexe = (code: string) => SEXE[code as keyof typeof SEXE];
  return [
    trait('Nom de naissance', inscrit.nomNaissance, personne.nomNaissance),
    trait('Premier prénom', inscrit.prenom, personne.prenoms[0] ?? null),
    trait('Naissance', inscrit.dateNaissance, personne.dateNaissance, enJour),
    trait('Sexe', inscrit.sexe, personne.sexe, sexe),
    trait('Lieu de naissance', inscrit.lieuNaissance, personne.lieuNaissance),
    trait('INS', inscrit.ins?.matricule ?? null, personne.insMatricule),
  ];
}

export const differences = (inscrit: PatientInscritT, personne: Personne): ReadonlySet<string> =>
  new Set(
    traits(inscrit, personne)
      .filter(({ differe }) => differe)
      .map(({ nom }) => nom),
  );

export function Comparaison({
  inscrit,
  personne,
}: {
  readonly inscrit: PatientInscritT;
  readonly personne: Personne;
}) {
  return (
    <div className={styles.comparaison}>
      <Table
        caption={TEXTES.comparer}
        isCaptionHidden={true}
        rows={traits(inscrit, personne)}
        getKey={({ nom }) => nom}
        columns={[
          { id: 'trait', label: TEXTES.trait, isRowHeader: true, render: ({ nom }) => nom },
          { id: 'inscrit', label: TEXTES.inscrit, render: (t) => t.inscrit || TEXTES.nonDit },
          { id: 'dossier', label: TEXTES.dossier, render: (t) => <Valeur trait={t} /> },
        ]}
      />
    </div>
  );
}

/** What the document says of the person, when there is nobody to compare with. */
export function Inscrit({ patient }: { readonly patient: PatientInscritT }) {
  const { prenom, nomNaissance, dateNaissance, sexe, ins } = patient;
  return (
    <DescriptionList
      items={[
        { term: TEXTES.inscritSeul, definition: `${nomNaissance.toLocaleUpperCase('fr')} ${prenom}`.trim() },
        { term: 'Naissance', definition: dateNaissance ? enJour(dateNaissance) : TEXTES.nonDit },
        { term: 'Sexe', definition: sexe ? SEXE[sexe] : TEXTES.nonDit },
        { term: 'INS', definition: ins?.matricule ?? TEXTES.nonDit },
      ]}
    />
  );
}

function Valeur({ trait: { dossier, inscrit, differe } }: { readonly trait: Trait }) {
  if (differe)
    return (
      <Status tone="danger" icon={<TriangleAlert aria-hidden="true" />}>
        {`${dossier}, ${TEXTES.differe}`}
      </Status>
    );
  if (dossier === '' || inscrit === '') return dossier || TEXTES.nonDit;
  return (
    <Status tone="success" icon={<Check aria-hidden="true" />}>
      {dossier}
    </Status>
  );
}
