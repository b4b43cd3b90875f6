import { LIBELLES_MESURE, MESURES, type MesureProtection } from '@orapont/domain/consentement/capacite';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Facturation } from './Facturation.tsx';
import { Ins } from './Ins.tsx';
import { ProfilFormulaire } from './ProfilFormulaire.tsx';
import { aujourdHui } from './requetes.ts';
import type { FicheSaisie, PartieProps } from './saisie.ts';
import { TEXTES as T } from './textes.ts';

/** Everything that is written of a person, in the order in which it is asked. */
export function FicheFormulaire(props: PartieProps) {
  return (
    <Stack gap="large">
      <Card title={T.identite}>
        <Identite {...props} />
      </Card>
      <Card title={T.protectionTitre}>
        <Protection {...props} />
      </Card>
      <Card title={T.profil}>
        <ProfilFormulaire
          profil={props.fiche.profilSensoriel}
          poser={(profilSensoriel) => props.poser({ profilSensoriel })}
        />
      </Card>
      <Card title={T.ins}>
        <Ins {...props} />
      </Card>
      <Card title={T.facturation}>
        <Facturation {...props} />
      </Card>
      <Card title={T.autre}>
        <Autre {...props} />
      </Card>
    </Stack>
  );
}

const SEXES = (['F', 'M', 'I'] as const).map((value) => ({ value, label: T.sexes[value] }));

function Identite({ fiche, poser }: PartieProps) {
  return (
    <Stack as="grid">
      <TextField
        label={T.nomNaissance}
        name="fiche.nomNaissance"
        help={T.aideNom}
        value={fiche.nomNaissance}
        onChange={(nomNaissance) => poser({ nomNaissance })}
        isRequired
      />
      <TextField
        label={T.prenoms}
        name="fiche.prenoms"
        help={T.aidePrenoms}
        value={fiche.prenoms}
        onChange={(prenoms) => poser({ prenoms })}
        isRequired
      />
      <DateField
        label={T.dateNaissance}
        name="fiche.dateNaissance"
        value={fiche.dateNaissance}
        max={aujourdHui()}
        onChange={(dateNaissance) => poser({ dateNaissance })}
        isRequired
      />
      <RadioGroup
        label={T.sexe}
        name="fiche.sexe"
        layout="inline"
        options={SEXES}
        value={fiche.sexe === '' ? null : fiche.sexe}
        onChange={(sexe) => poser({ sexe: sexe as FicheSaisie['sexe'] })}
        isRequired
      />
      <TextField
        label={T.nomUtilise}
        name="fiche.nomUtilise"
        help={T.facultatif}
        value={fiche.nomUtilise ?? ''}
        onChange={(v) => poser({ nomUtilise: v || null })}
      />
      <TextField
        label={T.prenomUtilise}
        name="fiche.prenomUtilise"
        help={T.facultatif}
        value={fiche.prenomUtilise ?? ''}
        onChange={(v) => poser({ prenomUtilise: v || null })}
      />
      <TextField
        label={T.lieuNaissance}
        name="fiche.lieuNaissanceCog"
        help={T.aideLieu}
        value={fiche.lieuNaissanceCog ?? ''}
        onChange={(v) => poser({ lieuNaissanceCog: v || null })}
        maxLength={5}
      />
    </Stack>
  );
}

const OPTIONS_MESURE = MESURES.map((id) => ({ id, label: LIBELLES_MESURE[id] }));

function Protection({ fiche, poser }: PartieProps) {
  return (
    <Stack>
      <Select
        label={T.mesure}
        name="fiche.protection"
        options={OPTIONS_MESURE}
        selectedKey={fiche.protection}
        onSelectionChange={(cle) =>
          poser({
            protection: String(cle) as MesureProtection,
            ...(cle === 'AUCUNE' ? { representationPersonne: false } : {}),
          })
        }
      />
      {fiche.protection !== 'AUCUNE' && (
        <Checkbox
          label={T.representation}
          help={T.aideRepresentation}
          isSelected={fiche.representationPersonne}
          onChange={(representationPersonne) => poser({ representationPersonne })}
        />
      )}
      <Checkbox
        label={T.apte}
        help={T.aideApte}
        isSelected={fiche.apteAExprimer}
        onChange={(apteAExprimer) => poser({ apteAExprimer })}
      />
    </Stack>
  );
}

function Autre({ fiche, poser }: PartieProps) {
  return (
    <Stack>
      <TextField
        label={T.identifiantExterne}
        name="fiche.identifiantExterne"
        help={T.aideIdentifiant}
        value={fiche.identifiantExterne ?? ''}
        onChange={(v) => poser({ identifiantExterne: v || null })}
        maxLength={60}
      />
      <Checkbox
        label={T.mesOpposition}
        isSelected={fiche.oppositionMes !== null}
        onChange={(oppose) => poser({ oppositionMes: oppose ? '' : null })}
      />
      {fiche.oppositionMes !== null && (
        <TextField
          label={T.mesMotif}
          name="fiche.oppositionMes"
          value={fiche.oppositionMes}
          onChange={(oppositionMes) => poser({ oppositionMes })}
          maxLength={300}
        />
      )}
      <DateField
        label={T.deces}
        name="fiche.decesLe"
        help={T.aideDeces}
        value={fiche.decesLe}
        max={aujourdHui()}
        onChange={(decesLe) => poser({ decesLe })}
      />
    </Stack>
  );
}
