import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import {
  ecrireAuPatient,
  type ObstacleLettrePatient,
  proposerLettreAuPatient,
} from '@orapont/domain/teleexpertise/lettre-au-patient';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { T } from '../textes.ts';

/** What is proposed before anyone has touched the box. */
export const auPatientPropose = ({ patient, motif }: DemandeFigeeT): boolean =>
  ecrireAuPatient(patient).accord && proposerLettreAuPatient(motif.code);

interface Props {
  readonly demande: DemandeFigeeT;
  readonly choisi: boolean;
  readonly onChange: (choisi: boolean) => void;
}

/** The person may receive the answer too, in easy words; when that cannot be, the reason stands in the place of the box. */
export function EnvoiAuPatient({ demande, choisi, onChange }: Props) {
  const verdict = ecrireAuPatient(demande.patient);
  if (!verdict.accord) return <p>{T.pasAuPatient[verdict.motifs[0] as ObstacleLettrePatient]}</p>;
  return (
    <Checkbox
      label={T.auPatient}
      help={proposerLettreAuPatient(demande.motif.code) ? T.auPatientAide : T.auPatientAnnonce}
      isSelected={choisi}
      onChange={onChange}
    />
  );
}
