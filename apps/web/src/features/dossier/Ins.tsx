import {
  type AttributIdentite,
  LIBELLE_ATTRIBUT_IDENTITE,
  LIBELLE_STATUT_INS,
  OID_INS,
  statutIns,
} from '@orapont/domain/identite/ins';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { PartieProps } from './saisie.ts';
import { TEXTES as T } from './textes.ts';

const NATURES = (Object.keys(OID_INS) as (keyof typeof OID_INS)[]).map((nature) => ({
  id: OID_INS[nature],
  label: T.natures[nature],
}));
const ATTRIBUTS = (Object.keys(LIBELLE_ATTRIBUT_IDENTITE) as AttributIdentite[]).map((value) => ({
  value,
  label: LIBELLE_ATTRIBUT_IDENTITE[value],
}));

/** The status is what was done, never a choice: INSi answered, a proof of identity was seen. */
export function Ins({ fiche: { ins }, poser }: PartieProps) {
  const changer = (morceau: Partial<typeof ins>) => poser({ ins: { ...ins, ...morceau } });
  return (
    <Stack>
      <p>
        {T.insStatut}
        {'\u00a0: '}
        <strong>{LIBELLE_STATUT_INS[statutIns(ins)]}</strong>
      </p>
      <Checkbox
        label={T.pieceVerifiee}
        help={T.aidePiece}
        isSelected={ins.pieceVerifiee}
        onChange={(pieceVerifiee) => changer({ pieceVerifiee })}
      />
      <Checkbox
        label={T.reponseInsi}
        help={T.aideReponseInsi}
        isSelected={ins.reponseInsi}
        onChange={(reponseInsi) =>
          changer(
            reponseInsi ? { reponseInsi, oid: OID_INS.NIR } : { reponseInsi, matricule: null, oid: null },
          )
        }
      />
      {ins.reponseInsi && (
        <Stack as="grid">
          <TextField
            label={T.insMatricule}
            name="fiche.ins.matricule"
            value={ins.matricule ?? ''}
            onChange={(v) => changer({ matricule: v || null })}
            maxLength={30}
            isRequired
          />
          <Select
            label={T.insNature}
            name="fiche.ins.oid"
            options={NATURES}
            selectedKey={ins.oid}
            onSelectionChange={(cle) => changer({ oid: String(cle) })}
          />
        </Stack>
      )}
      <CheckboxGroup
        label={T.attributs}
        options={ATTRIBUTS}
        value={ins.attributs}
        onChange={(attributs) => changer({ attributs: attributs as AttributIdentite[] })}
      />
    </Stack>
  );
}
