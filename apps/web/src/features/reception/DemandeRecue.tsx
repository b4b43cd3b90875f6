import { NATURES_RECUES, type NatureRecue } from '@orapont/contract/demande-recue';
import { URGENCES } from '@orapont/domain/teleexpertise/echeance';
import { estPreuveRecevable, LIBELLES_PREUVE_LIEN, PREUVES_LIEN } from '@orapont/domain/teleexpertise/lien';
import { LIBELLES_MOTIF_DEMANDE, MOTIFS_PAR_NATURE } from '@orapont/domain/teleexpertise/motifs';
import { DateField } from '../../ui/DateField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import type { Proposition } from './requetes.ts';
import { LIBELLE_NATURE_RECUE, LIBELLE_URGENCE_RECUE, TEXTES_DEMANDE as T } from './textes-demande.ts';

type Lue = { readonly proposition: Proposition };

/** What is asked, as the document says it, to be read again. */
export function Demande({
  proposition: { motifTexte, question, images, pieces },
  nature,
  onNature,
}: Lue & { readonly nature: NatureRecue; readonly onNature: (nature: NatureRecue) => void }) {
  const motifs = MOTIFS_PAR_NATURE[nature].map((id) => ({ id, label: LIBELLES_MOTIF_DEMANDE[id] }));
  return (
    <Stack>
      <p>{T.joint(images, pieces)}</p>
      <RadioGroup
        label={T.nature}
        name="nature"
        layout="cards"
        options={NATURES_RECUES.map((value) => ({ value, ...LIBELLE_NATURE_RECUE[value] }))}
        value={nature}
        onChange={(valeur) => onNature(valeur as NatureRecue)}
      />
      <Select
        key={nature}
        label={T.motif}
        name="motif"
        options={motifs}
        {...(motifs.length === 1 && motifs[0] ? { defaultValue: motifs[0].id } : {})}
        isRequired={true}
      />
      <TextArea
        label={T.motifTexte}
        name="motifTexte"
        defaultValue={motifTexte}
        maxLength={500}
        isRequired={true}
      />
      <TextArea
        label={T.question}
        name="question"
        defaultValue={question}
        maxLength={2000}
        isRequired={true}
      />
      <RadioGroup
        label={T.urgence}
        help={T.urgenceAide}
        name="urgence"
        layout="inline"
        options={URGENCES.map((value) => ({ value, label: LIBELLE_URGENCE_RECUE[value] }))}
        defaultValue="RAPIDE"
      />
    </Stack>
  );
}

export function Consentement({ proposition: { consentement } }: Lue) {
  return (
    <Stack>
      {consentement.map((phrase) => (
        <blockquote key={phrase}>{phrase}</blockquote>
      ))}
      <RadioGroup
        label={T.ilDit}
        help={T.consentementAide}
        name="consentement"
        options={[
          { value: 'DIT', label: T.DIT },
          { value: 'A_DEMANDER', label: T.A_DEMANDER, help: T.A_DEMANDERAide },
          { value: 'NON_DIT', label: T.NON_DIT, help: T.NON_DITAide },
        ]}
        isRequired={true}
      />
    </Stack>
  );
}

/** Asked for a place of care only: whoever takes the request in charge attests it. */
export function Lien() {
  return (
    <Stack>
      <RadioGroup
        label={T.preuve}
        help={T.lienAide}
        name="lien"
        options={PREUVES_LIEN.filter(estPreuveRecevable).map((value) => ({
          value,
          label: LIBELLES_PREUVE_LIEN[value],
        }))}
        isRequired={true}
      />
      <DateField label={T.preuveDate} name="lien.date" isRequired={true} />
    </Stack>
  );
}

export function Requis({ proposition: { requis, requisPropose } }: Lue) {
  const propose =
    requis.find(({ id }) => id === requisPropose) ?? (requis.length === 1 ? requis[0] : undefined);
  return (
    <Select
      label={T.praticien}
      name="requis"
      options={requis.map(({ id, siteId, libelle }) => ({ id: `${id} ${siteId}`, label: libelle }))}
      {...(propose ? { defaultValue: `${propose.id} ${propose.siteId}` } : {})}
      isRequired={true}
    />
  );
}
