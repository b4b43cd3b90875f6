import { type MotifBouche, verifierChart, verifierDent, verifierSite } from './coherence.ts';
import { porteDesFaces } from './couverture.ts';
import type { CodeFdi, Denture } from './dents.ts';
import { FACES, type Face } from './faces.ts';
import type { CodeSite } from './muqueuse.ts';
import {
  type ConstatFace,
  type ConstatSite,
  dentObservee,
  type EtatDent,
  faceObservee,
  type LesionMuqueuse,
  type Mobilite,
  type MotifNonVue,
  type ObservationBouche,
  type ObservationDent,
  type ObservationFace,
  type ObservationSite,
  type Regard,
  type Repere,
  siteObserve,
  type Visibilite,
} from './observation.ts';

/** What can be pinned or described: a whole tooth, one of its faces, a mucosal site. */
export type Cible =
  | { readonly sorte: 'DENT'; readonly dent: CodeFdi }
  | { readonly sorte: 'FACE'; readonly dent: CodeFdi; readonly face: Face }
  | { readonly sorte: 'SITE'; readonly site: CodeSite };

/** One gesture of the reader. */
export type Commande =
  | { readonly type: 'DENTURE'; readonly denture: Denture }
  | { readonly type: 'ETAT_DENT'; readonly dent: CodeFdi; readonly etat: EtatDent | null }
  | { readonly type: 'MOBILITE'; readonly dent: CodeFdi; readonly mobilite: Mobilite | null }
  | {
      readonly type: 'CONSTAT_FACE';
      readonly dent: CodeFdi;
      readonly face: Face;
      readonly constats: readonly ConstatFace[];
    }
  /** Every face of the tooth on which nothing else was noted is seen, without visible lesion. */
  | { readonly type: 'DENT_SANS_LESION'; readonly dent: CodeFdi }
  | {
      readonly type: 'CONSTAT_SITE';
      readonly site: CodeSite;
      readonly constat: ConstatSite | null;
      readonly lesions: readonly LesionMuqueuse[];
    }
  | {
      readonly type: 'VISIBILITE';
      /** A whole tooth stands for its five faces. */
      readonly cible: Cible;
      readonly visibilite: Visibilite;
      readonly motif: MotifNonVue | null;
    }
  | { readonly type: 'PRECISION'; readonly cible: Cible; readonly precision: string }
  | { readonly type: 'AJOUTER_REPERE'; readonly cible: Cible; readonly repere: Repere }
  | { readonly type: 'RETIRER_REPERE'; readonly cible: Cible; readonly repere: Repere }
  /** The same pin, moved or drawn otherwise: it keeps its place in the list. */
  | {
      readonly type: 'CHANGER_REPERE';
      readonly cible: Cible;
      readonly repere: Repere;
      readonly par: Repere;
    }
  | { readonly type: 'EFFACER'; readonly cible: Cible };

export type ResultatCommande =
  | { readonly accord: true; readonly chart: ObservationBouche }
  | { readonly accord: false; readonly motifs: readonly MotifBouche[] };

/**
 * Applies one gesture to a chart. Noting a finding or a pin says that the place was seen; saying that a place is not seen never
 * erases a finding: the gesture is refused and the reader decides.
 *
 * @rule CAP-02
 * @source PRODUCT principle 4, « not seen is not sound »
 */
export function appliquer(chart: ObservationBouche, commande: Commande): ResultatCommande {
  const suivant = transformer(chart, commande);
  const verdict = verifierTouche(suivant, commande);
  return verdict.accord ? { accord: true, chart: suivant } : verdict;
}

function transformer(chart: ObservationBouche, commande: Commande): ObservationBouche {
  switch (commande.type) {
    case 'DENTURE':
      return { ...chart, denture: commande.denture };
    case 'ETAT_DENT':
      return surDent(chart, commande.dent, (dent) => changerEtat(dent, commande.etat));
    case 'MOBILITE':
      return surDent(chart, commande.dent, (dent) => ({ ...dent, mobilite: commande.mobilite }));
    case 'CONSTAT_FACE':
      return surFace(chart, commande.dent, commande.face, (face) => ({
        ...(commande.constats.length > 0 ? vueParLeLecteur(face) : face),
        constats: [...new Set(commande.constats)],
      }));
    case 'DENT_SANS_LESION':
      return surFaces(chart, commande.dent, (face) =>
        face.constats.length > 0 ? face : { ...vueParLeLecteur(face), constats: ['SANS_LESION_VISIBLE'] },
      );
    case 'CONSTAT_SITE':
      return surSite(chart, commande.site, (site) => ({
        ...(commande.constat ? vueParLeLecteur(site) : site),
        constat: commande.constat,
        lesions: commande.lesions,
      }));
    case 'EFFACER':
      return effacer(chart, commande.cible);
    default:
      return surCible(chart, commande);
  }
}

type CommandeCiblee = Extract<
  Commande,
  { type: 'VISIBILITE' | 'PRECISION' | 'AJOUTER_REPERE' | 'RETIRER_REPERE' | 'CHANGER_REPERE' }
>;

function surCible(chart: ObservationBouche, commande: CommandeCiblee): ObservationBouche {
  const { cible } = commande;
  switch (cible.sorte) {
    case 'DENT':
      return commande.type === 'VISIBILITE'
        ? surFaces(chart, cible.dent, (face) => regarder(face, commande))
        : surDent(chart, cible.dent, (dent) => annoter(dent, commande));
    case 'FACE':
      return surFace(chart, cible.dent, cible.face, (face) => regarder(annoter(face, commande), commande));
    case 'SITE':
      return surSite(chart, cible.site, (site) => regarder(annoter(site, commande), commande));
  }
}

/** Text and pins, which a tooth, a face and a site all carry. */
function annoter<T extends { readonly precision: string; readonly reperes: readonly Repere[] }>(
  objet: T,
  commande: CommandeCiblee,
): T {
  switch (commande.type) {
    case 'PRECISION':
      return { ...objet, precision: commande.precision.trim() };
    case 'AJOUTER_REPERE':
      return { ...objet, reperes: [...objet.reperes.filter(autreQue(commande.repere)), commande.repere] };
    case 'RETIRER_REPERE':
      return { ...objet, reperes: objet.reperes.filter(autreQue(commande.repere)) };
    case 'CHANGER_REPERE':
      return {
        ...objet,
        reperes: objet.reperes.map((autre) => (autreQue(commande.repere)(autre) ? autre : commande.par)),
      };
    case 'VISIBILITE':
      return objet;
  }
}

function regarder<T extends Regard>(objet: T, commande: CommandeCiblee): T {
  switch (commande.type) {
    case 'VISIBILITE':
      return {
        ...objet,
        visibilite: commande.visibilite,
        motif: commande.visibilite === 'VUE' ? null : commande.motif,
        provenance: 'CONSTATEE',
      };
    case 'AJOUTER_REPERE':
      return vueParLeLecteur(objet);
    default:
      return objet;
  }
}

/** What was partly seen stays so; what was not seen, or only presumed, has now been seen. */
function vueParLeLecteur<T extends Regard>(objet: T): T {
  return objet.visibilite === 'PARTIELLE'
    ? { ...objet, provenance: 'CONSTATEE' }
    : { ...objet, visibilite: 'VUE', motif: null, provenance: 'CONSTATEE' };
}

/** A tooth without crown loses the faces about which nothing was stated; the others make the gesture refused. */
function changerEtat(dent: ObservationDent, etat: EtatDent | null): ObservationDent {
  if (porteDesFaces(etat)) return { ...dent, etat };
  const dites = Object.entries(dent.faces).filter(([, face]) => estDite(face));
  return { ...dent, etat, faces: Object.fromEntries(dites) };
}

const estDite = (face: ObservationFace) =>
  face.constats.length > 0 || face.reperes.length > 0 || face.precision !== '';

function effacer(chart: ObservationBouche, cible: Cible): ObservationBouche {
  if (cible.sorte === 'SITE') {
    const { [cible.site]: _, ...muqueuse } = chart.muqueuse;
    return { ...chart, muqueuse };
  }
  if (cible.sorte === 'FACE') {
    const { [cible.face]: _, ...faces } = dentObservee(chart, cible.dent).faces;
    return surDent(chart, cible.dent, (dent) => ({ ...dent, faces }));
  }
  const { [cible.dent]: _, ...dents } = chart.dents;
  return { ...chart, dents };
}

/** Checks what the gesture has touched, not the whole mouth: an old fault elsewhere must not block the reader. */
function verifierTouche(chart: ObservationBouche, commande: Commande) {
  switch (commande.type) {
    case 'DENTURE':
      return verifierChart(chart);
    case 'ETAT_DENT':
    case 'MOBILITE':
    case 'CONSTAT_FACE':
    case 'DENT_SANS_LESION':
      return verifierDent(chart, commande.dent);
    case 'CONSTAT_SITE':
      return verifierSite(chart, commande.site);
    default:
      return commande.cible.sorte === 'SITE'
        ? verifierSite(chart, commande.cible.site)
        : verifierDent(chart, commande.cible.dent);
  }
}

function surDent(
  chart: ObservationBouche,
  dent: CodeFdi,
  changer: (dent: ObservationDent) => ObservationDent,
): ObservationBouche {
  return { ...chart, dents: { ...chart.dents, [dent]: changer(dentObservee(chart, dent)) } };
}

function surFace(
  chart: ObservationBouche,
  dent: CodeFdi,
  face: Face,
  changer: (face: ObservationFace) => ObservationFace,
): ObservationBouche {
  const observee = faceObservee(chart, dent, face);
  return surDent(chart, dent, (avant) => ({
    ...avant,
    faces: { ...avant.faces, [face]: changer(observee) },
  }));
}

function surFaces(
  chart: ObservationBouche,
  dent: CodeFdi,
  changer: (face: ObservationFace) => ObservationFace,
): ObservationBouche {
  return FACES.reduce((avant, face) => surFace(avant, dent, face, changer), chart);
}

function surSite(
  chart: ObservationBouche,
  site: CodeSite,
  changer: (site: ObservationSite) => ObservationSite,
): ObservationBouche {
  return { ...chart, muqueuse: { ...chart.muqueuse, [site]: changer(siteObserve(chart, site)) } };
}

const autreQue = (repere: Repere) => (autre: Repere) =>
  autre.mediaId !== repere.mediaId ||
  autre.x !== repere.x ||
  autre.y !== repere.y ||
  autre.coupe?.rang !== repere.coupe?.rang;
