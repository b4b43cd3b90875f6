import type { Denture } from '@orapont/domain/bouche/dents';
import { LIBELLE_DENTURE } from '@orapont/domain/bouche/dents';

export const TEXTES_ODONTOGRAMME = {
  titre: (denture: Denture) => `Odontogramme, ${LIBELLE_DENTURE[denture].toLowerCase()}`,
  arcadeSuperieure: 'Arcade supérieure',
  arcadeInferieure: 'Arcade inférieure',
  temporaires: 'dents temporaires',
  quadrant: (numero: number, haut: boolean, droite: boolean) =>
    `Quadrant ${numero}, ${haut ? 'supérieur' : 'inférieur'} ${droite ? 'droit' : 'gauche'}`,
  droiteDuPatient: 'Droite du patient',
  gaucheDuPatient: 'Gauche du patient',
  annuler: 'Annuler',
  retablir: 'Rétablir',
  legende: 'Légende',
  choisirFace: 'Choisissez d’abord une face\u00a0: V, L, M, D ou O.',
  sansFace: 'Cette dent n’a pas de face à décrire dans cet état.',
  face: (nom: string, etat: string) => `Face ${nom}\u00a0: ${etat}`,
  sextantFait: 'Secteur\u00a0: ce que les images montrent est vu, sans lésion visible.',
  dentFaite: 'Ce que les images montrent est vu, sans lésion visible.',
  toutFait: 'Tout le reste de ce que les images montrent est vu, sans lésion visible.',
  rienMontre:
    'Rien à confirmer ici\u00a0: aucune image ne montre d’autre face. Choisissez une face, puis ce que vous voyez.',
  plage: (dents: readonly string[]) =>
    dents.length > 1 ? `${dents.length} dents prises, de ${dents[0]} à ${dents.at(-1)}.` : '',
  aspects: {
    'non-vue': 'non vue',
    partielle: 'partiellement vue',
    presumee: 'présumée, à constater',
    vue: 'vue',
    'sans-lesion': 'vue, sans lésion visible',
    constat: 'constat',
  },
} as const;
