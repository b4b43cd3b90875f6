import type { FabriquePdf, Signature } from '../../compte-rendu/ports.ts';
import type { Dmp } from '../../dmp/ports.ts';
import type { Documents } from '../../echange/ports.ts';
import type { LireMedias } from '../../medias/ports.ts';
import type { Objets } from '../../objets/ports.ts';
import type { DepsLecture } from '../lecture/deps.ts';

export type DepsCompteRendu = DepsLecture & {
  readonly objets: Objets;
  readonly medias: LireMedias;
  readonly pdf: FabriquePdf;
  readonly signature: Signature;
  /** Absent when this installation feeds no DMP: a person does, and says so. */
  readonly dmp?: Pick<Dmp, 'dessert' | 'bacASable'> | undefined;
};

/** How a health mail names its subject and its readable copy: « courrier » knows, `app.ts` plugs. */
export type ReglesCourrier = {
  readonly objetXdm: (objet: {
    libelle: string;
    nomNaissance: string;
    prenom: string;
    dateNaissance: string;
    annuleEtRemplace: boolean;
    archive: boolean;
  }) => string;
  readonly nomPieceJointe: (piece: { date: string; libelle: string; nom: string; prenom: string }) => string;
};

export type DepsComposition = DepsCompteRendu & {
  readonly regles: ReglesCourrier;
  readonly documents: Documents;
};
