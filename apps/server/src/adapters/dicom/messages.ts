import type { JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';
import type { Cadres, InstanceExaminee, RefusExamen, Rendu } from '../../features/imagerie/ports.ts';

/** What the server and the process that reads DICOM say to each other. */
export type Tache = { readonly octets: Uint8Array } & (
  | { readonly geste: 'examiner' }
  | { readonly geste: 'metadonnees' }
  | { readonly geste: 'rendre'; readonly rendu: Rendu }
  | { readonly geste: 'cadres'; readonly numeros: readonly number[]; readonly natifs: boolean }
  | { readonly geste: 'transcoder' }
  | { readonly geste: 'photographier'; readonly jeu: JeuDicom; readonly rotation: 0 | 90 | 180 | 270 }
  | { readonly geste: 'anonymiser'; readonly graine: string; readonly pseudonyme: string }
);

export type Reponse = InstanceExaminee | RefusExamen | JeuDicom | Uint8Array | Cadres | undefined;
