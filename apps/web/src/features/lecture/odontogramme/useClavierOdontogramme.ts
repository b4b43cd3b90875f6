import type { Commande } from '@orapont/domain/bouche/commandes';
import { porteDesFaces } from '@orapont/domain/bouche/couverture';
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

  function aller(event: KeyboardEvent): boolean {
    const dent = voisine(chart.denture, curseur.dent, event.key);
    if (!dent) return false;
    annoncer('');
    placer({ dent });
    grille.current?.querySelector<HTMLElement>(`[data-dent="${dent}"]`)?.focus();
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
    const effet = effetDe(touche(event.nativeEvent), chart, curseur);
    if (!effet) return false;
    if (effet.curseur) placer(effet.curseur);
    if (effet.commandes) onCommandes(effet.commandes);
    annoncer(effet.dire ?? '');
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (aller(event) || historique(event) || ouvrir(event) || ecrire(event)) event.preventDefault();
  }

  return { onKeyDown, annonce, annoncer };
}

function effetDe(nom: string, chart: ObservationBouche, curseur: Curseur): Effet | undefined {
  const face = FACE_PAR_TOUCHE[nom];
  if (face) return { curseur: { dent: curseur.dent, face } };
  return effetDent(nom, chart, curseur) ?? effetFace(nom, chart, curseur);
}

function effetDent(nom: string, chart: ObservationBouche, { dent }: Curseur): Effet | undefined {
  const { etat, mobilite } = dentObservee(chart, dent);
  switch (nom) {
    case 's':
      return { commandes: toutVuSansLesion(chart, [dent]), dire: T.dentFaite };
    case 'maj+s':
      return { commandes: toutVuSansLesion(chart, sextant(chart, dent)), dire: T.sextantFait };
    case 'a':
      return { commandes: [{ type: 'ETAT_DENT', dent, etat: etat === 'ABSENTE' ? null : 'ABSENTE' }] };
    case 'g':
      return { commandes: [{ type: 'MOBILITE', dent, mobilite: mobiliteSuivante(mobilite) }] };
    default:
      return undefined;
  }
}

function effetFace(nom: string, chart: ObservationBouche, { dent, face }: Curseur): Effet | undefined {
  const constat = CONSTAT_PAR_TOUCHE[nom];
  if (!constat && nom !== 'n' && nom !== 't') return undefined;
  if (!porteDesFaces(dentObservee(chart, dent).etat)) return { dire: T.sansFace };
  if (!face) return { dire: T.choisirFace };
  if (constat) return { commandes: [basculerConstat(chart, dent, face, constat)] };
  const { motif } = faceObservee(chart, dent, face);
  return {
    commandes: [
      nom === 'n'
        ? regarderFace(dent, face, 'NON_VUE', motif ?? MOTIF_PROPOSE)
        : regarderFace(dent, face, 'PARTIELLE', motif),
    ],
  };
}

function mobiliteSuivante(mobilite: number | null) {
  const suite = [1, 2, 3] as const;
  return suite[mobilite ?? 0] ?? null;
}
