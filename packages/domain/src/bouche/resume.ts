import type { Cible } from './commandes.ts';
import { type Lacune, lacunes } from './couverture.ts';
import { type CodeFdi, DENTS } from './dents.ts';
import { FACES, type Face, nomFace } from './faces.ts';
import { type CodeSite, LIBELLE_SITE, SITES } from './muqueuse.ts';
import {
  type ConstatFace,
  type EtatDent,
  type LesionMuqueuse,
  LIBELLE_ANCIENNETE_LESION,
  LIBELLE_CONSTAT_FACE,
  LIBELLE_COULEUR_LESION,
  LIBELLE_ETAT_DENT,
  LIBELLE_MOTIF_NON_VUE,
  LIBELLE_SURFACE_LESION,
  type ObservationBouche,
  type ObservationFace,
  type ObservationSite,
  type Repere,
} from './observation.ts';

/** A sentence of the compte rendu, with the pictures that bear it out. */
export type PhraseObservation = {
  readonly texte: string;
  readonly cible: Cible | null;
  readonly reperes: readonly Repere[];
};

export const AUCUNE_LESION_VUE = 'Aucune lésion vue sur ces images.';

/**
 * Puts a chart into French, in mouth order: teeth, faces, mucosa, then what was not seen. Only what the reader has seen
 * himself is stated. No sentence ever says that a disease is absent.
 *
 * @rule CAP-02
 * @source PRODUCT principle 4; DESIGN « a compte rendu states constatée only »
 */
export function resumeObservations(chart: ObservationBouche): readonly string[] {
  return phrasesObservation(chart).map(({ texte }) => texte);
}

/** The same sentences, each with its place and its pins. */
export function phrasesObservation(chart: ObservationBouche): readonly PhraseObservation[] {
  return [
    ...phrasesAbsence(chart),
    ...DENTS.flatMap((dent) => phrasesDent(chart, dent)),
    ...SITES.flatMap((site) => phrasesSite(chart, site)),
    ...(aucuneLesionVue(chart) ? [phrase(AUCUNE_LESION_VUE)] : []),
    ...phrasesNonVu(chart),
  ];
}

/** Findings that describe past care rather than something to treat. */
const CONSTATS_SANS_SUITE: readonly ConstatFace[] = ['SANS_LESION_VISIBLE', 'OBTURATION'];

/** True when the reader has looked, has said « sans lésion visible » somewhere and nothing pathological anywhere. */
function aucuneLesionVue(chart: ObservationBouche): boolean {
  const dents = Object.values(chart.dents);
  const faces = dents.flatMap((dent) => Object.values(dent.faces)).filter(estConstatee);
  const sites = Object.values(chart.muqueuse).filter(estConstatee);
  const quelquePart =
    faces.some(({ constats }) => constats.includes('SANS_LESION_VISIBLE')) ||
    sites.some(({ constat }) => constat === 'SANS_LESION_VISIBLE');
  const saines =
    faces.every(({ constats }) => constats.every((constat) => CONSTATS_SANS_SUITE.includes(constat))) &&
    sites.every(({ constat }) => constat !== 'LESION') &&
    dents.every(({ etat, mobilite }) => etat !== 'RACINE_RESIDUELLE' && !mobilite);
  return quelquePart && saines;
}

/** Absent teeth make one sentence: twenty lines of them would hide the rest. */
function phrasesAbsence(chart: ObservationBouche): readonly PhraseObservation[] {
  const absentes = DENTS.filter((dent) => chart.dents[dent]?.etat === 'ABSENTE');
  if (absentes.length === 0) return [];
  const sujet = absentes.length === 1 ? 'Dent absente' : 'Dents absentes';
  return [phrase(`${sujet}\u00a0: ${absentes.join(', ')}`)];
}

function phrasesDent(chart: ObservationBouche, dent: CodeFdi): readonly PhraseObservation[] {
  const observee = chart.dents[dent];
  if (!observee) return [];
  const traits = [
    ...etatADire(observee.etat),
    ...(observee.mobilite ? [`mobilité ${observee.mobilite}`] : []),
    ...(observee.precision ? [observee.precision] : []),
  ];
  const reperes = observee.reperes;
  return [
    ...(traits.length > 0 || reperes.length > 0
      ? [phrase(`${dent}\u00a0: ${traits.join(', ') || 'repère'}`, { sorte: 'DENT', dent }, reperes)]
      : []),
    ...FACES.flatMap((face) => phraseFace(dent, face, observee.faces[face])),
  ];
}

/** « Présente » goes without saying, « absente » has its own sentence. */
const etatADire = (etat: EtatDent | null) =>
  etat === null || etat === 'PRESENTE' || etat === 'ABSENTE' ? [] : [LIBELLE_ETAT_DENT[etat]];

function phraseFace(
  dent: CodeFdi,
  face: Face,
  observee: ObservationFace | undefined,
): readonly PhraseObservation[] {
  if (!observee || !estConstatee(observee)) return [];
  const constats = observee.constats.filter((constat) => constat !== 'SANS_LESION_VISIBLE');
  const dits = constats.map((constat) => LIBELLE_CONSTAT_FACE[constat]);
  if (dits.length === 0 && !observee.precision && observee.reperes.length === 0) return [];
  const texte = [...(dits.length > 0 ? dits : sansConstat(observee)), ...avecPrecision(observee)].join(', ');
  const cible = { sorte: 'FACE', dent, face } as const;
  return [
    phrase(
      `${dent} face ${nomFace(dent, face)}\u00a0: ${texte}${reserve(observee)}`,
      cible,
      observee.reperes,
    ),
  ];
}

const sansConstat = ({ constats }: ObservationFace) =>
  constats.includes('SANS_LESION_VISIBLE') ? [LIBELLE_CONSTAT_FACE.SANS_LESION_VISIBLE] : ['repère'];

function phrasesSite(chart: ObservationBouche, site: CodeSite): readonly PhraseObservation[] {
  const observe = chart.muqueuse[site];
  if (!observe || !estConstatee(observe) || !aDire(observe)) return [];
  const dits = observe.constat === 'LESION' ? observe.lesions.map(decrireLesion) : [];
  const repli = observe.constat === 'SANS_LESION_VISIBLE' ? ['sans lésion visible'] : ['repère'];
  const texte = [...(dits.length > 0 ? dits : repli), ...avecPrecision(observe)].join('\u202f; ');
  const cible = { sorte: 'SITE', site } as const;
  return [phrase(`${LIBELLE_SITE[site]}\u00a0: ${texte}${reserve(observe)}`, cible, observe.reperes)];
}

const aDire = ({ constat, precision, reperes }: ObservationSite) =>
  constat === 'LESION' || precision !== '' || reperes.length > 0;

function decrireLesion(lesion: LesionMuqueuse): string {
  return [
    'lésion',
    ...(lesion.surface ? [LIBELLE_SURFACE_LESION[lesion.surface]] : []),
    ...(lesion.couleur ? [LIBELLE_COULEUR_LESION[lesion.couleur]] : []),
    ...(lesion.tailleMm === null ? [] : [`${lesion.tailleMm}\u00a0mm`]),
    { OUI: 'indurée', NON: 'non indurée', INCONNU: 'induration non recherchée' }[lesion.induration],
    LIBELLE_ANCIENNETE_LESION[lesion.depuis],
    { OUI: 'ganglion palpé', NON: 'pas de ganglion palpé', INCONNU: 'ganglions non recherchés' }[
      lesion.ganglion
    ],
  ].join(', ');
}

/** Gaps as the reader leaves them: what he has not confirmed counts as not seen, whatever a view promised. */
function phrasesNonVu(chart: ObservationBouche): readonly PhraseObservation[] {
  const partielles = lacunes(chart).filter(
    (l) => l.provenance === 'CONSTATEE' && l.visibilite === 'PARTIELLE',
  );
  const nonVues = lacunes(enleverPresomptions(chart)).filter(({ visibilite }) => visibilite === 'NON_VUE');
  return [...listeLacunes('Vu en partie', partielles), ...listeLacunes('Non vu sur ces images', nonVues)];
}

function enleverPresomptions(chart: ObservationBouche): ObservationBouche {
  const dents = Object.entries(chart.dents).map(([dent, observee]) => [
    dent,
    {
      ...observee,
      faces: Object.fromEntries(Object.entries(observee.faces).filter(([, f]) => estConstatee(f))),
    },
  ]);
  const muqueuse = Object.entries(chart.muqueuse).filter(([, site]) => estConstatee(site));
  return { ...chart, dents: Object.fromEntries(dents), muqueuse: Object.fromEntries(muqueuse) };
}

function listeLacunes(sujet: string, manques: readonly Lacune[]): readonly PhraseObservation[] {
  if (manques.length === 0) return [];
  const parties = [...entieres(manques), ...parDent(manques), ...parSite(manques)];
  return [phrase(`${sujet}\u00a0: ${parties.join('\u202f; ')}`)];
}

/** Teeth of which no face was seen, for the same reason, go in one list. */
function entieres(manques: readonly Lacune[]): readonly string[] {
  const dents = DENTS.map((dent) => ({ dent, faces: facesManquantes(manques, dent) }));
  const groupes = Map.groupBy(
    dents.filter(({ faces }) => estEntiere(faces)),
    ({ faces }) => faces.map(motifEntreParentheses)[0] ?? '',
  );
  return [...groupes].map(
    ([motif, groupe]) =>
      `${groupe.length === 1 ? 'dent' : 'dents'} ${groupe.map(({ dent }) => dent).join(', ')}${motif}`,
  );
}

function parDent(manques: readonly Lacune[]): readonly string[] {
  return DENTS.flatMap((dent) => {
    const faces = facesManquantes(manques, dent);
    if (faces.length === 0 || estEntiere(faces)) return [];
    const noms = faces.map((lacune) => `${nomFace(dent, lacune.face)}${motifEntreParentheses(lacune)}`);
    return [`${dent} ${faces.length === 1 ? 'face' : 'faces'} ${noms.join(', ')}`];
  });
}

function parSite(manques: readonly Lacune[]): readonly string[] {
  return manques.flatMap((lacune) =>
    lacune.sorte === 'SITE'
      ? [`${LIBELLE_SITE[lacune.site].toLowerCase()}${motifEntreParentheses(lacune)}`]
      : [],
  );
}

const facesManquantes = (manques: readonly Lacune[], dent: CodeFdi) =>
  manques.flatMap((lacune) => (lacune.sorte === 'FACE' && lacune.dent === dent ? [lacune] : []));

const estEntiere = (faces: readonly Lacune[]) =>
  faces.length === FACES.length && new Set(faces.map(({ motif }) => motif)).size === 1;

const motifEntreParentheses = ({ motif }: Lacune) => (motif ? ` (${LIBELLE_MOTIF_NON_VUE[motif]})` : '');

const estConstatee = ({ provenance }: { readonly provenance: string }) => provenance === 'CONSTATEE';

const reserve = ({ visibilite }: { readonly visibilite: string }) =>
  visibilite === 'PARTIELLE' ? ' (vue en partie)' : '';

const avecPrecision = ({ precision }: { readonly precision: string }) => (precision ? [precision] : []);

const phrase = (
  texte: string,
  cible: Cible | null = null,
  reperes: readonly Repere[] = [],
): PhraseObservation => ({
  texte,
  cible,
  reperes,
});
