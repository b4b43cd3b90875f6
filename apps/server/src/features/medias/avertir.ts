import type { AvertissementMedia } from '@orapont/contract/media-rejet';
import { estUnAutrePatient } from '@orapont/domain/captation/patient-image';
import type { Tx } from '../../kernel/bd.ts';
import { personneDuDossier } from './media-repository.ts';
import type { ResumeDicom } from './ports.ts';

/** What the header says is compared with the record and forgotten: only the doubt is kept. */
export async function avertir(
  tx: Tx,
  dossierId: string,
  dicom: Pick<ResumeDicom, 'patient' | 'texteIncruste'> | null,
): Promise<AvertissementMedia[]> {
  const personne = dicom?.patient && (await personneDuDossier(tx, dossierId));
  return [
    ...(dicom?.patient && personne && estUnAutrePatient(dicom.patient, personne)
      ? (['AUTRE_PATIENT'] as const)
      : []),
    ...(dicom?.texteIncruste ? (['TEXTE_INCRUSTE'] as const) : []),
  ];
}
