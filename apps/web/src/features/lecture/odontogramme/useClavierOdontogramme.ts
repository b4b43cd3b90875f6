import type { Commande } from '@orapont/domain/bouche/commandes';
import { porteDesFaces } from '@orapont/domain/bouche/couverture';
import { type CodeFdi, type Denture, dentsDe, rangees } from '@orapont/domain/bouche/dents';
import {
  dentObservee,
  faceObservee,
  type MotifNonVue,
  type ObservationBouche,
} from '@orapont/domain/bouche/observation';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { basculerConstat, regarderFace, sextant, toutVuSansLesion } from '../chart/gestes.ts';
import { touche } from '../useRaccourcis.ts';
import { voisine } from './deplacement.ts';
import type { Curseur, OdontogrammeProps } from './proprietes.ts';
import { CONSTAT_PAR_TOUCHE, FACE_PAR_TOUCHE } from './raccourcis.ts';
import { TEXTES_ODONTOGRAMME as T } from './textes.ts';

interface Contexte extends OdontogrammeProps {
  readonly curseur: Curseur;
  readonly placer: (curseur: Curseur) => void;
  readonly grille: RefObject<HTMLDivElement | null>;
}

/** What a key does to the chart: commands to apply, a sentence to say, or nothing of ours. */
interface Effet {
  readonly commandes?: readonly Commande[];
  readonly dire?: string;
  readonly curseur?: Curseur;
}

/** Reason proposed with « non vue », shown at once under the chart and changed in the panel. */
const MOTIF_PROPOSE: MotifNonVue = 'HORS_CHAMP';

/** The keyboard of the chart: arrows, faces by letter, findings by digit, whole tooth and sextant. */
export function useClavierOdontogramme(contexte: Contexte) {
  const { chart, curseur, placer, grille, onCommandes, onOuvrir, raccourcis = true } = contexte;
  const [annonce, annoncer] = useState('');
  const [ancre, setAncre] = useState<CodeFdi>();
  const plage = plageDe(chart.denture, ancre, curseur.dent);

  function aller(event: KeyboardEvent): boolean {
    const dent = voisine(chart.denture, curseur.dent, event.key);
    if (!dent) return false;
    const depart = event.shiftKey ? (ancre ?? curseur.dent) : undefined;
    setAncre(depart);
    annoncer(depart ? T.plage(plageDe(chart.denture, depart, dent)) : '');
    // The focus places the cursor on the tooth; the face follows a range, so it is said after.
    grille.current?.querySelector<HTMLElement>(`[data-dent="${dent}"]`)?.focus();
    placer(depart ? { dent, face: curseur.face } : { dent });
    return true;
  }

  function historique(event: KeyboardEvent): boolean {
    if (!(event.ctrlKey || event.metaKey) || !onCommandes) return false;
    const nom = touche(event.nativeEvent);
    if (nom === 'z') contexte.onAnnuler?.();
    else if (nom === 'y' || nom === 'maj+z') contexte.onRetablir?.();
    else return false;
    annoncer('');
    return true;
  }

  function ouvrir(event: KeyboardEvent): boolean {
    if (event.key !== 'Enter' && event.key !== ' ') return false;
    onOuvrir?.(curseur.dent);
    return onOuvrir !== undefined;
  }

  function ecrire(event: KeyboardEvent): boolean {
    if (!onCommandes || !raccourcis || event.ctrlKey || event.metaKey || event.altKey) return false;
    const effet = effetDe(touche(event.nativeEvent), chart, curseur, plage);
    if (!effet) return false;
    if (effet.curseur) placer(effet.curseur);
    if (effet.commandes) onCommandes(effet.commandes);
    annoncer(effet.dire ?? '');
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (aller(event) || historique(event) || ouvrir(event) || ecrire(event)) event.preventDefault();
  }

  return { onKeyDown, annonce, annoncer, plage, oublierPlage: () => setAncre(undefined) };
}

/** Teeth from one to the other along the arch; the current one alone when they are not of the same row. */
function plageDe(denture: Denture, ancre: CodeFdi | undefined, dent: CodeFdi): readonly CodeFdi[] {
  const ligne = rangees(denture).find((dents) => dents.includes(dent)) ?? [dent];
  const debut = ancre ? ligne.indexOf(ancre) : -1;
  const fin = ligne.indexOf(dent);
  if (debut < 0) return [dent];
  return ligne.slice(Math.min(debut, fin), Math.max(debut, fin) + 1);
}

type Plage = readonly CodeFdi[];

function effetDe(nom: string, chart: ObservationBouche, curseur: Curseur, plage: Plage): Effet | undefined {
  const face = FACE_PAR_TOUCHE[nom];
  if (face) return { curseur: { dent: curseur.dent, face } };
  return effetDent(nom, chart, curseur, plage) ?? effetFace(nom, chart, curseur, plage);
}

function effetDent(
  nom: string,
  chart: ObservationBouche,
  { dent }: Curseur,
  plage: Plage,
): Effet | undefined {
  const { etat, mobilite } = dentObservee(chart, dent);
  const suivante = mobiliteSuivante(mobilite);
  switch (nom) {
    case 's':
      return vuSansLesion(chart, plage, T.dentFaite);
    case 'maj+s':
      return vuSansLesion(chart, sextant(chart, dent), T.sextantFait);
    case 'e':
      return vuSansLesion(chart, dentsDe(chart.denture), T.toutFait);
    case 'a':
      return {
        commandes: plage.map((d) => ({
          type: 'ETAT_DENT',
          dent: d,
          etat: etat === 'ABSENTE' ? null : 'ABSENTE',
        })),
      };
    case 'g':
      return { commandes: plage.map((d) => ({ type: 'MOBILITE', dent: d, mobilite: suivante })) };
    default:
      return undefined;
  }
}

/** What no picture shows cannot be said in one key: it is said face by face, by whoever sees it. */
function vuSansLesion(chart: ObservationBouche, dents: readonly CodeFdi[], fait: string): Effet {
  const commandes = toutVuSansLesion(chart, dents);
  return commandes.length > 0 ? { commandes, dire: fait } : { dire: T.rienMontre };
}

function effetFace(
  nom: string,
  chart: ObservationBouche,
  { dent, face }: Curseur,
  plage: Plage,
): Effet | undefined {
  const constat = CONSTAT_PAR_TOUCHE[nom];
  if (!constat && nom !== 'n' && nom !== 't') return undefined;
  if (!porteDesFaces(dentObservee(chart, dent).etat)) return { dire: T.sansFace };
  if (!face) return { dire: T.choisirFace };
  const avecFaces = plage.filter((d) => porteDesFaces(dentObservee(chart, d).etat));
  if (constat) {
    // The current tooth says which way the finding goes for all of them.
    const retire = faceObservee(chart, dent, face).constats.includes(constat);
    return {
      commandes: avecFaces
        .filter((d) => faceObservee(chart, d, face).constats.includes(constat) === retire)
        .map((d) => basculerConstat(chart, d, face, constat)),
    };
  }
  return {
    commandes: avecFaces.map((d) => {
      const { motif } = faceObservee(chart, d, face);
      return nom === 'n'
        ? regarderFace(d, face, 'NON_VUE', motif ?? MOTIF_PROPOSE)
        : regarderFace(d, face, 'PARTIELLE', motif);
    }),
  };
}

function mobiliteSuivante(mobilite: number | null) {
  const suite = [1, 2, 3] as const;
  return suite[mobilite ?? 0] ?? null;
}
