import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { LireMedias, PorteTus, TraitementImages, TraitementLourds } from '../medias/ports.ts';
import type { Objets, Televersements } from '../objets/ports.ts';
import type { AtelierDicom, JoindreImage, RetirerImage } from './ports.ts';

export type DepsImagerie = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly objets: Objets;
  readonly televersements: Televersements;
  readonly tus: PorteTus;
  readonly images: Pick<TraitementImages, 'derivees'>;
  readonly lourds: Pick<TraitementLourds, 'dicom'>;
  readonly dicom: AtelierDicom;
  readonly medias: LireMedias;
  readonly joindre: JoindreImage;
  readonly retirer: RetirerImage;
  readonly maintenant: () => Date;
  readonly origine: string;
  /** Null when the DICOM door is closed on this server. */
  readonly port: number | null;
};
