import { LIBELLES_MESURE } from '@orapont/domain/consentement/capacite';
import { profilEnTexte } from '@orapont/domain/evaluation/profil-sensoriel';
import { LIBELLE_STATUT_INS, statutIns } from '@orapont/domain/identite/ins';
import { formaterNir } from '@orapont/domain/identite/nir';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Table } from '../../ui/Table.tsx';
import type { FicheSaisie } from './saisie.ts';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly saisie: FicheSaisie;
  readonly enregistree: FicheSaisie;
  readonly reprendre: (morceau: Partial<FicheSaisie>) => void;
}

const booleen = (valeur: boolean) => (valeur ? T.oui : T.non);

/** How each field reads, to compare two versions of it. */
const CHAMPS = {
  nomNaissance: [T.nomNaissance, (f) => f.nomNaissance],
  prenoms: [T.prenoms, (f) => f.prenoms],
  nomUtilise: [T.nomUtilise, (f) => f.nomUtilise ?? ''],
  prenomUtilise: [T.prenomUtilise, (f) => f.prenomUtilise ?? ''],
  dateNaissance: [T.dateNaissance, (f) => f.dateNaissance.split('-').reverse().join('/')],
  sexe: [T.sexe, (f) => (f.sexe === '' ? '' : T.sexes[f.sexe])],
  lieuNaissanceCog: [T.lieuNaissance, (f) => f.lieuNaissanceCog ?? ''],
  ins: [T.ins, (f) => `${LIBELLE_STATUT_INS[statutIns(f.ins)]} ${formaterNir(f.ins.matricule ?? '')}`.trim()],
  assure: [T.facturation, (f) => (f.assure ? formaterNir(f.assure.nir) : '')],
  protection: [T.mesure, (f) => LIBELLES_MESURE[f.protection]],
  representationPersonne: [T.representation, (f) => booleen(f.representationPersonne)],
  apteAExprimer: [T.apte, (f) => booleen(f.apteAExprimer)],
  profilSensoriel: [T.profil, (f) => profilEnTexte(f.profilSensoriel)],
  oppositionMes: [T.mesOpposition, (f) => f.oppositionMes ?? T.non],
  decesLe: [T.deces, (f) => f.decesLe.split('-').reverse().join('/')],
  identifiantExterne: [T.identifiantExterne, (f) => f.identifiantExterne ?? ''],
} as const satisfies Record<keyof FicheSaisie, readonly [string, (fiche: FicheSaisie) => string]>;

type Champ = keyof typeof CHAMPS;

/** What was typed beside what a colleague saved meanwhile, field by field; nothing is lost on either side. */
export function Conflit({ saisie, enregistree, reprendre }: Props) {
  const champs = (Object.keys(CHAMPS) as Champ[]).filter(
    (champ) => JSON.stringify(saisie[champ]) !== JSON.stringify(enregistree[champ]),
  );
  return (
    <Banner kind="attention" title={T.conflit} isLive>
      <p>{T.conflitAide}</p>
      <Table
        caption={T.conflit}
        isCaptionHidden
        rows={champs}
        getKey={(champ) => champ}
        columns={[
          { id: 'champ', label: T.champ, render: (champ) => CHAMPS[champ][0] },
          { id: 'saisie', label: T.votreSaisie, render: (champ) => CHAMPS[champ][1](saisie) || T.vide },
          {
            id: 'enregistre',
            label: T.dejaEnregistre,
            render: (champ) => CHAMPS[champ][1](enregistree) || T.vide,
          },
          {
            id: 'choix',
            label: T.garderEnregistre,
            render: (champ) => (
              <Button
                variant="secondary"
                onPress={() => reprendre({ [champ]: enregistree[champ] })}
                aria-label={`${T.garderEnregistre}, ${CHAMPS[champ][0]}`}
              >
                {T.garderEnregistre}
              </Button>
            ),
          },
        ]}
      />
    </Banner>
  );
}
