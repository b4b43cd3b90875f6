import type { apercevoirCompteRendu } from '@orapont/contract/compte-rendu';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { type EtatActe, transition } from '@orapont/domain/teleexpertise/etat';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { enFace } from '../lecture/acces.ts';
import { mesuresDesImages } from '../lecture/acte-partage-repository.ts';
import { exigerChart } from '../lecture/brouillon.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { versionsDe } from './compte-rendu-repository.ts';
import { type ASigner, contenuDe } from './contenu.ts';
import { lireCoupes } from './coupes.ts';
import type { DepsCompteRendu } from './deps.ts';
import { modeleCompteRendu } from './modele.ts';
import { fabriquer, lireImages } from './preparer.ts';

/** The document as it would be signed, marked as a draft: what is read again is what is signed. */
export async function apercevoir(
  deps: DepsCompteRendu,
  session: SessionSoin,
  acteId: string,
  { contenu: lecture, correction }: BodyOf<typeof apercevoirCompteRendu>,
): Promise<Uint8Array> {
  const remplace = correction ? await enVigueur(deps, session, acteId, correction.motif) : null;
  const contexte = await enFace(deps, session, acteId, { verrou: false }, async (tx, acte) => {
    exigerLisible(acte.nature as NatureActe, acte.etat as EtatActe);
    const demande = demandeDe(acte);
    const images = demande.medias.map(({ id }) => id);
    const mesures = await mesuresDesImages(tx, images);
    exigerChart(lecture.chart, mesures);
    return {
      proprietaireId: acte.organisation_id,
      dossierProprietaireId: acte.dossier_id,
      demande,
      demandeEmpreinte: acte.demande_empreinte ?? '',
      medias: await deps.medias.situer(tx, images),
      mesures,
      eligibilite: { quota: null, eligibilite: { versionRegles: '', avertissements: [] } },
    };
  });
  const numeroVersion = (remplace?.cr.numeroVersion ?? 0) + 1;
  const contenu = contenuDe({ lecture, remplace }, contexte, {
    numeroVersion,
    rendueLe: deps.maintenant().toISOString(),
    pieces: [],
  });
  return fabriquer(
    deps,
    modeleCompteRendu({
      contenu,
      numeroVersion,
      octets: await lireImages(deps, contexte.medias),
      coupes: await lireCoupes(deps, lecture.chart, contexte),
      empreinteContenu: null,
    }),
  );
}

/** The version that a correction would replace. */
async function enVigueur(
  deps: DepsCompteRendu,
  session: SessionSoin,
  acteId: string,
  motif: string,
): Promise<ASigner['remplace']> {
  const cr = (await deps.bd.organisation(appelant(session), (tx) => versionsDe(tx, acteId))).at(-1);
  if (cr?.signePar !== session.professionnelId) throw new Erreur('INTROUVABLE');
  return { cr, motif };
}

/** Before the answer, or after it by whoever may still correct it. */
function exigerLisible(nature: NatureActe, etat: EtatActe): void {
  const suites = (['ACCEPTER', 'RENDRE', 'RENONCER_COMPLEMENT', 'CORRIGER'] as const).map(
    (evenement) => transition(nature, etat, evenement, 'REQUIS').accord,
  );
  if (!suites.includes(true)) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
}
