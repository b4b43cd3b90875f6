import type { EtatSurface } from '@orapont/domain/bouche/couvrir';
import { nomDent } from '@orapont/domain/bouche/dents';
import { nomFace } from '@orapont/domain/bouche/faces';
import { LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import { LIBELLE_MOTIF_NON_VUE } from '@orapont/domain/bouche/observation';
import {
  type CleSecteur,
  compteMontrable,
  type DentCouverte,
  dentAbsente,
  type Secteur,
} from './secteurs.ts';

export const NOM_SECTEUR = {
  S1: 'Haut, à droite',
  S2: 'Haut, devant',
  S3: 'Haut, à gauche',
  S4: 'Bas, à gauche',
  S5: 'Bas, devant',
  S6: 'Bas, à droite',
  LEVRES_JOUES: 'Lèvres et joues',
  PALAIS_GORGE: 'Palais et gorge',
  LANGUE_PLANCHER: 'Langue et plancher',
} as const satisfies Record<CleSecteur, string>;

export const T = {
  titre: 'Carte de la bouche',
  haut: 'Arcade du haut',
  milieu: 'Muqueuses',
  bas: 'Arcade du bas',
  droite: 'Droite de la personne',
  gauche: 'Gauche de la personne',
  toute: 'Toute la bouche',
  dents: (secteur: string) => `Dents, ${secteur.toLowerCase()}`,
  zones: 'Muqueuses de ce secteur',
  touteLaDent: 'Toute la dent',
  dentAbsente: (dent: string) => `La dent ${dent} n’est plus là`,
  dentPresente: (dent: string) => `La dent ${dent} est là`,
  choisirDent: 'Choisissez une dent pour voir ses cinq faces.',
  legende: 'Légende',
  vue: 'Vue',
  partielle: 'Vue en partie',
  nonVue: 'Non vue',
  corrigee: 'Signalée non vue',
  absente: 'Dent absente',
  resume: (photo: number, tout: number) =>
    `${photo}\u00a0% de ce qu’une photographie peut montrer, ${tout}\u00a0% de toute la bouche.`,
  pourcent: (n: number) => `${n}\u00a0%`,
  part: (vues: number, attendues: number) => `${vues}\u00a0/\u00a0${attendues}`,
} as const;

/** « vue », « vue en partie : hors du champ », « non vue : face de contact… » and who says so. */
export function motEtat({
  visibilite,
  origine,
  motif,
}: Pick<EtatSurface, 'visibilite' | 'origine' | 'motif'>): string {
  if (visibilite === 'ABSENTE') return 'absente';
  const quoi = { VUE: 'vue', PARTIELLE: 'vue en partie', NON_VUE: 'non vue' }[visibilite];
  const pourquoi = motif ? `\u00a0: ${LIBELLE_MOTIF_NON_VUE[motif]}` : '';
  const qui = {
    PRESUMEE: '',
    CORRIGEE: ', signalé à la prise de vue',
    CONSTATEE: ', constaté par le lecteur',
  }[origine];
  return `${quoi}${pourquoi}${qui}`;
}

export const nomSurfaceCourt = (surface: EtatSurface): string =>
  surface.sorte === 'SITE' ? LIBELLE_SITE[surface.site] : `Face ${nomFace(surface.dent, surface.face)}`;

const accord = (n: number, un: string, plusieurs: string) => `${n}\u00a0${n < 2 ? un : plusieurs}`;

/** Heard after the name of a cell: which teeth it holds. */
export function dentsDuSecteur({ dents }: Secteur): string {
  const [premiere, derniere] = [dents[0]?.dent, dents.at(-1)?.dent];
  return premiere && derniere ? `, dents ${premiere} à ${derniere}\u00a0:` : '\u00a0:';
}

/** Heard after the share of a cell: of what, and whether something of it is asked for. */
export const suiteCellule = (demandees: number, mot: string): string =>
  `\u00a0zones vues${demandees > 0 ? `, ${demandees} ${mot}` : ''}`;

export function nomDeLaDent(couverte: DentCouverte, demandees: number, mot: string): string {
  const nom = `${couverte.dent}, ${nomDent(couverte.dent)}`;
  if (dentAbsente(couverte)) return `${nom}\u00a0: absente`;
  const { vues, attendues } = compteMontrable(couverte.faces);
  const manquent = couverte.faces
    .filter(({ visibilite }) => visibilite === 'NON_VUE')
    .map(({ dent, face }) => nomFace(dent, face));
  const reste = manquent.length > 0 ? `, non vues\u00a0: ${manquent.join(', ')}` : '';
  const demande = demandees > 0 ? `, ${demandees} ${mot}` : '';
  return `${nom}\u00a0: ${accord(vues, 'face vue', 'faces vues')} sur ${attendues} montrables${reste}${demande}`;
}
