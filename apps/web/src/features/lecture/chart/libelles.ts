import { porteDesFaces } from '@orapont/domain/bouche/couverture';
import { type CodeFdi, nomDent } from '@orapont/domain/bouche/dents';
import { facesDe } from '@orapont/domain/bouche/faces';
import { libelleLieu } from '@orapont/domain/bouche/lieu';
import { type CodeSite, LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import {
  FACE_NON_VUE,
  type LesionMuqueuse,
  LIBELLE_ANCIENNETE_LESION,
  LIBELLE_CONSTAT_FACE,
  LIBELLE_COULEUR_LESION,
  LIBELLE_ETAT_DENT,
  LIBELLE_MOTIF_NON_VUE,
  LIBELLE_SURFACE_LESION,
  type ObservationDent,
  type ObservationFace,
  type ObservationSite,
} from '@orapont/domain/bouche/observation';

const ROMAINS = ['0', 'I', 'II', 'III'] as const;

/** « Dent 16, première molaire supérieure droite : obturation face occlusale, face mésiale non vue » */
export function libelleDent(dent: CodeFdi, observation: ObservationDent): string {
  const dits = [
    observation.etat && observation.etat !== 'PRESENTE' && LIBELLE_ETAT_DENT[observation.etat],
    observation.mobilite !== null && observation.mobilite > 0 && `mobilité ${ROMAINS[observation.mobilite]}`,
    ...(porteDesFaces(observation.etat) ? libellesFaces(dent, observation) : []),
  ].filter(Boolean);
  return `Dent ${dent}, ${nomDent(dent)}\u00a0: ${dits.join(', ')}`.replace(/\u00a0: $/, '');
}

/** « 18 : vestibulaire et mésiale présumées en partie, palatine non vue »: the same, for the eye. */
export function libelleDentCourt(dent: CodeFdi, observation: ObservationDent): string {
  const { etat, mobilite } = observation;
  const faces = porteDesFaces(etat) ? facesDe(dent) : [];
  const parEtat = Map.groupBy(faces, ({ face }) => etatCourt(observation.faces[face] ?? FACE_NON_VUE));
  const dits = [
    etat && etat !== 'PRESENTE' && LIBELLE_ETAT_DENT[etat],
    mobilite !== null && mobilite > 0 && `mobilité ${ROMAINS[mobilite]}`,
    ...[...parEtat].map(([dit, groupe]) =>
      groupe.length === faces.length
        ? `tout ${dit.replace('présumée', 'présumé').replace(/vue\b/, 'vu')}`
        : `${enumerer(groupe.map(({ nom }) => nom))} ${groupe.length > 1 ? auPluriel(dit) : dit}`,
    ),
  ].filter(Boolean);
  return dits.length > 0 ? `${dent}\u00a0: ${dits.join(', ')}` : `${dent}, ${nomDent(dent)}`;
}

function etatCourt({ visibilite, provenance, constats }: ObservationFace): string {
  if (visibilite === 'NON_VUE') return 'non vue';
  const trouves = constats.filter((constat) => constat !== 'SANS_LESION_VISIBLE');
  const suite = visibilite === 'PARTIELLE' ? ' en partie' : '';
  if (trouves.length > 0) return `${trouves.map((c) => LIBELLE_CONSTAT_FACE[c]).join(' + ')}${suite}`;
  if (provenance === 'PRESUMEE') return `présumée${suite || ' vue'}`;
  return `vue${suite}${constats.length > 0 ? ' sans lésion visible' : ''}`;
}

const enumerer = (noms: readonly string[]) =>
  noms.length > 1 ? `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)}` : (noms[0] ?? '');

/** Whole-tooth statements are said once: ten « non vue » in a row would drown the finding. */
function libellesFaces(dent: CodeFdi, observation: ObservationDent): readonly string[] {
  const faces = facesDe(dent).map(({ face, nom }) => ({
    nom,
    observation: observation.faces[face] ?? FACE_NON_VUE,
  }));
  const etats = new Set(faces.map(({ observation: o }) => libelleEtatFace(o)));
  const [unique] = etats;
  if (etats.size === 1 && unique) return [`toutes les faces ${auPluriel(unique)}`];
  return faces.flatMap(({ nom, observation: o }) => libelleFaceCourt(nom, o));
}

const auPluriel = (etat: string) => etat.replace('présumée', 'présumées').replace('vue', 'vues');

function libelleFaceCourt(nom: string, observation: ObservationFace): readonly string[] {
  const { constats, visibilite } = observation;
  const trouves = constats.filter((constat) => constat !== 'SANS_LESION_VISIBLE');
  const suite = visibilite === 'PARTIELLE' ? ' (partiellement vue)' : '';
  if (trouves.length > 0) {
    return trouves.map((constat) => `${LIBELLE_CONSTAT_FACE[constat]} face ${nom}${suite}`);
  }
  return [`face ${nom} ${libelleEtatFace(observation)}`];
}

/** « vue, sans lésion visible », « non vue (reflet ou surexposition) », « présumée vue »… */
export function libelleEtatFace({ visibilite, provenance, motif, constats }: ObservationFace): string {
  if (visibilite === 'NON_VUE') return motif ? `non vue (${LIBELLE_MOTIF_NON_VUE[motif]})` : 'non vue';
  const regard =
    provenance === 'PRESUMEE'
      ? `présumée ${visibilite === 'VUE' ? 'vue' : 'partiellement vue'}`
      : visibilite === 'VUE'
        ? 'vue'
        : `partiellement vue${motif ? ` (${LIBELLE_MOTIF_NON_VUE[motif]})` : ''}`;
  const constat = constats.map((code) => LIBELLE_CONSTAT_FACE[code]).join(', ');
  return constat ? `${regard}, ${constat}` : regard;
}

/** State of a mucosal site, then each lesion described. */
export function libelleSite(
  site: CodeSite,
  { visibilite, provenance, motif, constat, lesions }: ObservationSite,
): string {
  const regard = libelleEtatFace({
    visibilite,
    provenance,
    motif,
    constats: constat === 'SANS_LESION_VISIBLE' ? ['SANS_LESION_VISIBLE'] : [],
    precision: '',
    reperes: [],
  });
  return [accorder(site, regard), ...lesions.map(libelleLesion)].join(', ');
}

const MASCULINS = /^(Dos|Bord|Plancher|Palais)\b/;

/** « Palais dur : non vu », « Joue droite : non vue ». */
function accorder(site: CodeSite, regard: string): string {
  if (!MASCULINS.test(LIBELLE_SITE[site])) return regard;
  return regard.replace('présumée', 'présumé').replace(/\bvue\b/, 'vu');
}

export function libelleLesion({
  tailleMm,
  couleur,
  surface,
  induration,
  depuis,
  ganglion,
}: LesionMuqueuse): string {
  const traits = [
    tailleMm !== null && `${tailleMm.toLocaleString('fr-FR')}\u00a0mm`,
    couleur && LIBELLE_COULEUR_LESION[couleur],
    surface && LIBELLE_SURFACE_LESION[surface],
    induration === 'OUI' && 'indurée',
    induration === 'NON' && 'sans induration',
    depuis !== 'INCONNUE' && LIBELLE_ANCIENNETE_LESION[depuis],
    ganglion === 'OUI' && 'ganglion palpé',
    ganglion === 'NON' && 'sans ganglion palpé',
  ].filter(Boolean);
  return traits.length === 0
    ? 'lésion non décrite'
    : `lésion de ${traits.join(', ')}`.replace(/^lésion de (?!\d)/, 'lésion ');
}

/** What a pin belongs to. */
export const libelleCible = libelleLieu;
