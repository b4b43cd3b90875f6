import { useState } from 'react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChoixPersonne } from './ChoixPersonne.tsx';
import { Comparaison, differences, Inscrit } from './Comparaison.tsx';
import type { Courrier, Proposition } from './requetes.ts';
import { nomDe, SEXE, TEXTES } from './textes.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

type Ou = 'PROPOSE' | 'CONNU' | 'NOUVEAU';

/** Whose record the request goes to: the one that is recognised, another one, or one that opens with these traits. */
export function PatientRecu({
  courrier,
  proposition,
  dossierId,
  onDossier,
}: {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
  readonly dossierId: string | null;
  readonly onDossier: (id: string | null) => void;
}) {
  const { patient, personne } = courrier;
  const [ou, setOu] = useState<Ou>(personne ? 'PROPOSE' : 'NOUVEAU');
  const aller = (suite: Ou) => {
    setOu(suite);
    onDossier(suite === 'PROPOSE' && personne ? personne.id : null);
  };
  return (
    <Stack>
      {patient && ou !== 'PROPOSE' && <Inscrit patient={patient} />}
      <RadioGroup
        label={T.dossier}
        name="ou"
        options={[
          ...(personne ? [{ value: 'PROPOSE', label: nomDe(personne) }] : []),
          { value: 'NOUVEAU', label: T.ouvrirFiche, help: T.ouvrirFicheAide },
          { value: 'CONNU', label: T.dossierConnu },
        ]}
        value={ou}
        onChange={(valeur) => aller(valeur as Ou)}
      />
      {ou === 'PROPOSE' && patient && personne && <Comparaison inscrit={patient} personne={personne} />}
      {ou === 'CONNU' && <ChoixPersonne onChoisir={onDossier} erreur={undefined} />}
      {ou === 'CONNU' && dossierId && patient && <Checkbox label={TEXTES.verifiee} name="identiteVerifiee" />}
      {ou === 'PROPOSE' && patient && personne && differences(patient, personne).size > 0 && (
        <Checkbox label={TEXTES.verifiee} name="identiteVerifiee" />
      )}
      <Traits proposition={proposition} />
    </Stack>
  );
}

/** What the documents do not say of the person, and that a request cannot do without. */
function Traits({ proposition: { personne } }: { readonly proposition: Proposition }) {
  const manque = (trait: 'nomNaissance' | 'prenom' | 'dateNaissance' | 'sexe') => !personne?.[trait];
  return (
    <Stack as="grid">
      {manque('nomNaissance') && (
        <TextField label={T.nomNaissance} name="personne.nomNaissance" isRequired={true} />
      )}
      {manque('prenom') && <TextField label={T.prenomNaissance} name="personne.prenom" isRequired={true} />}
      {manque('dateNaissance') && (
        <DateField label={T.naissance} name="personne.dateNaissance" isRequired={true} />
      )}
      {manque('sexe') && (
        <RadioGroup
          label={T.sexe}
          name="personne.sexe"
          layout="inline"
          options={Object.entries(SEXE).map(([value, label]) => ({ value, label }))}
          isRequired={true}
        />
      )}
    </Stack>
  );
}
