import type { ContenuLectureT, enregistrerLecture } from '@orapont/contract/lecture';
import type { BodyOf } from '@orapont/contract/route';
import { type MotifBouche, PHRASE_BOUCHE, verifierChart } from '@orapont/domain/bouche/coherence';
import type { ObservationBouche, Repere } from '@orapont/domain/bouche/observation';
import { Erreur } from '@orapont/domain/erreurs';
import { fideleAuFichier } from '@orapont/domain/imagerie/fidelite';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { attendReponse, type EtatActe, transition } from '@orapont/domain/teleexpertise/etat';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { empreinteDe } from '../demande/figer.ts';
import { enFace } from './acces.ts';
import { type ImageMesuree, mesuresDesImages } from './acte-partage-repository.ts';
import type { DepsLecture } from './deps.ts';
import { demandeDe } from './eligibilite.ts';
import { enregistrerBrouillon, trouverBrouillon } from './lecture-repository.ts';

/**
 * Saves the reading as it goes. It belongs to the requis's organisation; the sharing is asked for first, so that a withdrawal
 * stops the writing as well as the reading.
 */
export async function enregistrer(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
  { version, contenu }: BodyOf<typeof enregistrerLecture>,
) {
  const images = await enFace(deps, session, acteId, { verrou: false }, async (tx, acte) => {
    exigerOuverte(acte.nature as NatureActe, acte.etat as EtatActe);
    return mesuresDesImages(
      tx,
      demandeDe(acte).medias.map(({ id }) => id),
    );
  });
  exigerChart(contenu.chart, images);
  const le = deps.maintenant().toISOString();
  return deps.bd.organisation(appelant(session), async (tx) => {
    const suivante = await enregistrerBrouillon(tx, {
      organisationId: session.organisationId,
      acteId,
      auteurId: session.professionnelId,
      version,
      contenu,
      le,
    });
    if (suivante !== undefined) return { version: suivante, modifieLe: le };
    const actuel = await trouverBrouillon(tx, acteId, session.professionnelId);
    // The same saving sent again after a broken line: it was done.
    if (actuel && memeContenu(actuel.contenu, contenu))
      return { version: actuel.version, modifieLe: actuel.modifie_le };
    throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
  });
}

/** Before the answer, or after it by whoever may still correct it. */
function exigerOuverte(nature: NatureActe, etat: EtatActe): void {
  if (!attendReponse(etat) && !transition(nature, etat, 'CORRIGER', 'REQUIS').accord)
    throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
}

const memeContenu = (a: unknown, b: ContenuLectureT) => empreinteDe(a) === empreinteDe(b);

/** The chart holds together, its pins stand on pictures of this case, and measures say what their files say. */
export function exigerChart(chart: ObservationBouche, images: readonly ImageMesuree[]): void {
  const verdict = verifierChart(chart);
  if (!verdict.accord) throw chartRefuse(verdict.motifs);
  const reperes = reperesDe(chart);
  const imageDe = ({ mediaId }: Repere) => images.find(({ id }) => id === mediaId);
  if (reperes.some((repere) => !imageDe(repere))) throw chartRefuse(['REPERE_HORS_IMAGE']);
  if (!reperes.every((repere) => fideleAuFichier(repere, imageDe(repere)?.fichier)))
    throw chartRefuse(['MESURE_HORS_ECHELLE']);
}

const chartRefuse = (motifs: readonly MotifBouche[]) =>
  new Erreur('SAISIE_INVALIDE', motifs, {
    champs: { chart: motifs.map((motif) => PHRASE_BOUCHE[motif]).join(' ') },
  });

function reperesDe({ dents, muqueuse }: ObservationBouche): readonly Repere[] {
  return [
    ...Object.values(dents).flatMap((dent) => [
      ...dent.reperes,
      ...Object.values(dent.faces).flatMap(({ reperes }) => reperes),
    ]),
    ...Object.values(muqueuse).flatMap(({ reperes }) => reperes),
  ];
}
