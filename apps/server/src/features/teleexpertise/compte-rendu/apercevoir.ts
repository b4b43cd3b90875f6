import type { ContenuLectureT } from '@orapont/contract/lecture';
import { Erreur } from '@orapont/domain/erreurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { type EtatActe, transition } from '@orapont/domain/teleexpertise/etat';
import type { SessionSoin } from '../../../kernel/session.ts';
import { enFace } from '../lecture/acces.ts';
import { exigerChart } from '../lecture/brouillon.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import type { DepsCompteRendu } from './deps.ts';
import { modeleCompteRendu } from './modele.ts';
import { contenuDe, fabriquer, lireImages } from './preparer.ts';

/** The document as it would be signed, marked as a draft: what is read again is what is signed. */
export async function apercevoir(
  deps: DepsCompteRendu,
  session: SessionSoin,
  acteId: string,
  lecture: ContenuLectureT,
): Promise<Uint8Array> {
  const contexte = await enFace(deps, session, acteId, { verrou: false }, async (tx, acte) => {
    exigerLisible(acte.nature as NatureActe, acte.etat as EtatActe);
    const demande = demandeDe(acte);
    const images = demande.medias.map(({ id }) => id);
    exigerChart(lecture.chart, images);
    return {
      proprietaireId: acte.organisation_id,
      dossierProprietaireId: acte.dossier_id,
      demande,
      demandeEmpreinte: acte.demande_empreinte ?? '',
      medias: await deps.medias.situer(tx, images),
      eligibilite: { quota: null, eligibilite: { versionRegles: '', avertissements: [] } },
    };
  });
  const contenu = contenuDe({ lecture, remplace: null }, contexte, {
    numeroVersion: 1,
    rendueLe: deps.maintenant().toISOString(),
    pieces: [],
  });
  return fabriquer(
    deps,
    modeleCompteRendu({
      contenu,
      numeroVersion: 1,
      octets: await lireImages(deps, contexte.medias),
      empreinteContenu: null,
    }),
  );
}

/** Before the answer, or after it by whoever may still correct it. */
function exigerLisible(nature: NatureActe, etat: EtatActe): void {
  const suites = (['ACCEPTER', 'RENDRE', 'RENONCER_COMPLEMENT', 'CORRIGER'] as const).map(
    (evenement) => transition(nature, etat, evenement, 'REQUIS').accord,
  );
  if (!suites.includes(true)) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
}
