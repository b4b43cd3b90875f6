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

export type DossierChoisi = { readonly ou: 'PROPOSE' | 'CONNU' | 'NOUVEAU'; readonly id: string | null };

export const dossierPropose = ({ personne }: Courrier): DossierChoisi =>
  personne ? { ou: 'PROPOSE', id: personne.id } : { ou: 'NOUVEAU', id: null };

/** Whose record the request goes to: the one that is recognised, another one, or one that opens with these traits. */
export function PatientRecu({
  courrier,
  proposition,
  dossier: { ou, id },
  onDossier,
  erreur,
}: {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
  readonly dossier: DossierChoisi;
  readonly onDossier: (dossier: DossierChoisi) => void;
  readonly erreur: string | undefined;
}) {
  const { patient, personne } = courrier;
  const aller = (suite: DossierChoisi['ou']) =>
    onDossier({ ou: suite, id: suite === 'PROPOSE' && personne ? personne.id : null });
  const differe = patient !== null && personne !== null && differences(patient, personne).size > 0;
  return (
    <Stack>
      {patient && ou !== 'PROPOSE' && <Inscrit patient={patient} />}
      <RadioGroup
        label={T.dossier}
        options={[
          ...(personne ? [{ value: 'PROPOSE', label: nomDe(personne) }] : []),
          { value: 'NOUVEAU', label: T.ouvrirFiche, help: T.ouvrirFicheAide },
          { value: 'CONNU', label: T.dossierConnu },
        ]}
        value={ou}
        onChange={(valeur) => aller(valeur as DossierChoisi['ou'])}
      />
      {ou === 'PROPOSE' && patient && personne && <Comparaison inscrit={patient} personne={personne} />}
      {ou === 'CONNU' && (
        <ChoixPersonne onChoisir={(choisi) => onDossier({ ou, id: choisi })} erreur={erreur} />
      )}
      {((ou === 'PROPOSE' && differe) || (ou === 'CONNU' && id !== null && patient !== null)) && (
        <Checkbox label={TEXTES.verifiee} name="identiteVerifiee" />
      )}
      {ou === 'NOUVEAU' && <Traits proposition={proposition} />}
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
