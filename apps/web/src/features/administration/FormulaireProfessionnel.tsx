import { enregistrerProfessionnel, type ProfessionnelT } from '@orapont/contract/administration';
import { LIBELLES_CIVILITE } from '@orapont/domain/identite/libelle-profession';
import { PROFESSIONS, SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Form } from '../../ui/Form.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useEnregistrer, useProfessionnels } from './requetes.ts';
import { AUCUN, choix, coche, ouRien, texte } from './saisie.ts';
import { LIBELLE_MODE, TEXTES } from './textes.ts';

const CHOIX_PROFESSION = Object.entries(PROFESSIONS).map(([id, { libelle }]) => ({ id, label: libelle }));

interface FormulaireProfessionnelProps {
  readonly id: string;
  readonly connu?: ProfessionnelT | undefined;
  readonly onFait?: () => void;
}

/** Who someone is and how he practises. */
export function FormulaireProfessionnel({ id, connu, onFait }: FormulaireProfessionnelProps) {
  const [profession, setProfession] = useState(connu?.profession ?? '');
  const [mode, setMode] = useState<string>(connu?.modeExercice ?? 'SALARIE');
  const { enregistrer, enCours, erreurs, erreur } = useEnregistrer(
    (saisie: FormData) =>
      call(enregistrerProfessionnel, { params: { id }, body: lireSaisie(saisie, profession, mode) }),
    onFait,
  );
  return (
    <Form aria-label={TEXTES.identite} errors={erreurs} formError={erreur} onSubmit={enregistrer}>
      <Stack as="grid">
        <TextField label={TEXTES.nom} name="nom" defaultValue={connu?.nom ?? ''} isRequired={true} />
        <TextField label={TEXTES.prenom} name="prenom" defaultValue={connu?.prenom ?? ''} />
        <Select
          label={TEXTES.profession}
          name="profession"
          options={CHOIX_PROFESSION}
          selectedKey={profession || null}
          onSelectionChange={(cle) => setProfession(String(cle ?? ''))}
          isRequired={true}
        />
        <Select
          label={TEXTES.civilite}
          help={TEXTES.civiliteAide}
          name="civilite"
          options={[{ id: AUCUN, label: TEXTES.civiliteInconnue }, ...choix(LIBELLES_CIVILITE)]}
          defaultValue={connu?.civilite ?? AUCUN}
        />
        <TextField
          label={TEXTES.rpps}
          help={TEXTES.rppsAide}
          name="rpps"
          inputMode="numeric"
          defaultValue={connu?.rpps ?? ''}
        />
        <Select
          label={TEXTES.mode}
          name="modeExercice"
          options={choix(LIBELLE_MODE)}
          selectedKey={mode}
          onSelectionChange={(cle) => setMode(String(cle))}
        />
        {mode === 'REMPLACANT' && <ChoixRemplace id={id} profession={profession} connu={connu} />}
      </Stack>
      <ChoixSavoirFaire profession={profession} connu={connu} />
      <Stack as="grid">
        <TextField
          label={TEXTES.bal}
          help={TEXTES.balAide}
          name="balMssante"
          type="email"
          defaultValue={connu?.balMssante ?? ''}
        />
        <TextField
          label={TEXTES.courriel}
          help={TEXTES.courrielAide}
          name="courriel"
          type="email"
          defaultValue={connu?.courriel ?? ''}
        />
        <DateField label={TEXTES.congeDu} name="congeDu" defaultValue={connu?.congeDu ?? ''} />
        <DateField label={TEXTES.congeAu} name="congeAu" defaultValue={connu?.congeAu ?? ''} />
      </Stack>
      <Cases connu={connu} />
      <div>
        <Button type="submit" isPending={enCours}>
          {TEXTES.enregistrer}
        </Button>
      </div>
    </Form>
  );
}

function Cases({ connu }: { readonly connu: ProfessionnelT | undefined }) {
  return (
    <Stack gap="small">
      <Checkbox
        label={TEXTES.conventionne}
        help={TEXTES.conventionneAide}
        name="conventionne"
        defaultSelected={connu?.conventionne ?? false}
      />
      <Checkbox label={TEXTES.actif} name="actif" defaultSelected={connu?.actif ?? true} />
    </Stack>
  );
}

function lireSaisie(saisie: FormData, profession: string, mode: string) {
  return {
    nom: texte(saisie, 'nom'),
    prenom: texte(saisie, 'prenom'),
    profession,
    civilite: ouRien(saisie, 'civilite') as ProfessionnelT['civilite'],
    savoirFaire: saisie.getAll('savoirFaire').map(String),
    rpps: ouRien(saisie, 'rpps'),
    conventionne: coche(saisie, 'conventionne'),
    modeExercice: mode as ProfessionnelT['modeExercice'],
    remplaceId: ouRien(saisie, 'remplaceId'),
    congeDu: ouRien(saisie, 'congeDu'),
    congeAu: ouRien(saisie, 'congeAu'),
    balMssante: ouRien(saisie, 'balMssante'),
    courriel: ouRien(saisie, 'courriel'),
    actif: coche(saisie, 'actif'),
  };
}

interface ChoixProps {
  readonly profession: string;
  readonly connu: ProfessionnelT | undefined;
}

function ChoixRemplace({ id, profession, connu }: ChoixProps & { readonly id: string }) {
  const { data = [] } = useProfessionnels();
  const confreres = data.filter((p) => p.id !== id && p.profession === profession);
  return (
    <Select
      label={TEXTES.remplace}
      name="remplaceId"
      defaultSelectedKey={connu?.remplaceId ?? AUCUN}
      options={[
        { id: AUCUN, label: TEXTES.aucun },
        ...confreres.map((p) => ({ id: p.id, label: `${p.prenom} ${p.nom}` })),
      ]}
    />
  );
}

const ORDRES: Readonly<Record<string, string>> = { '40': 'SCD', '10': 'SM' };

/** Specialities exist for dentists and médecins only. */
function ChoixSavoirFaire({ profession, connu }: ChoixProps) {
  const prefixe = ORDRES[profession];
  if (prefixe === undefined) return null;
  const options = Object.entries(SAVOIR_FAIRE)
    .filter(([code]) => code.startsWith(prefixe))
    .map(([value, label]) => ({ value, label }));
  return (
    <CheckboxGroup
      label={TEXTES.savoirFaire}
      name="savoirFaire"
      options={options}
      defaultValue={connu?.savoirFaire ?? []}
    />
  );
}
