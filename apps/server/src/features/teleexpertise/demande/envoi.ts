import type { changerRequis, envoyerDemande } from '@orapont/contract/demande';
import { DemandeFigee } from '@orapont/contract/demande-figee';
import type { BodyOf } from '@orapont/contract/route';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { echeanceReponse } from '@orapont/domain/teleexpertise/echeance';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { adresser, champsAdresses } from '../adresser.ts';
import { noter, prendre } from './acces.ts';
import { continueAilleurs } from './ailleurs-repository.ts';
import { verserSante } from './brouillon.ts';
import { champsDe, urgenceDe } from './champs.ts';
import { commander } from './commande.ts';
import type { LigneActe } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { exigerAccord, juger, rassembler } from './eligibilite.ts';
import { citerEvaluations } from './evaluations-repository.ts';
import type { Faits } from './faits.ts';
import { lireProfessionnel, type ProfessionnelLu } from './faits-repository.ts';
import { figer } from './figer.ts';
import { lirePropres } from './protocole-repository.ts';

/**
 * Sends a request: everything is computed again, all obstacles come at once; then the frozen request, its sharing, its letters and
 * the step of the act stand together or not at all.
 *
 * @rule TE-01, TE-02, TE-03, TE-04, TE-07, TE-08, TE-09, TE-19
 */
export async function envoyer(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  body: BodyOf<typeof envoyerDemande>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: body }, async (tx) => {
    const acte = await prendre(tx, session, 'acte.envoyer', id);
    if (acte.etat !== 'BROUILLON') throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    if (acte.version !== body.version) throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
    if (await continueAilleurs(tx, id)) throw new Erreur('CONFLIT', ['DEMANDE_AILLEURS']);
    if (acte.requis_id === null) refuserSansRequis();
    const faits = await rassembler(tx, deps, acte, {
      requisId: acte.requis_id ?? '',
      requisSiteId: acte.requis_site_id,
      requerantId: session.professionnelId,
    });
    const parti = await partir(tx, deps, session, faits, body.jugeParRequerant, 'ENVOYER');
    await verserSante(tx, session, { dossier_id: acte.dossier_id, sante: champsDe(acte).sante });
    await noter(tx, session, 'DEMANDE_ENVOYEE', acte);
    return parti;
  });
}

/**
 * Sends an unanswered request to another requis. Consent names a professional and so does the link: both are run again, the old
 * sharing closes and the new one opens in the same breath.
 *
 * @rule TE-02, TE-07, TE-08, TE-12
 */
export async function changerDeRequis(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  body: BodyOf<typeof changerRequis>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: body }, async (tx) => {
    const acte = await prendre(tx, session, 'acte.envoyer', id);
    if (acte.requis_id === body.requisId) throw new Erreur('SAISIE_INVALIDE', ['MEME_REQUIS']);
    const faits = await rassembler(tx, deps, acte, { ...body, requerantId: session.professionnelId });
    const parti = await partir(tx, deps, session, faits, body.jugeParRequerant, 'RELEVER');
    await noter(tx, session, 'DEMANDE_RELEVEE', acte);
    return parti;
  });
}

async function partir(
  tx: Tx,
  deps: DepsDemande,
  session: SessionSoin,
  faits: Faits,
  juge: boolean,
  evenement: 'ENVOYER' | 'RELEVER',
) {
  const verdict = juger(faits, 'ENVOI', juge);
  exigerAccord(verdict);
  const { acte, requis, requisLieu, maintenant } = faits;
  if (!requisLieu) throw new Erreur('REGLE_NON_RESPECTEE', ['REQUIS_INACTIF']);
  const echeance = echeanceReponse(maintenant, urgenceDe(champsDe(acte)), deps.delais);
  const demande = figer(faits, {
    echeance,
    verdict,
    production: deps.production,
    propres: await lirePropres(tx),
    preparePar: await lireProfessionnel(tx, acte.prepare_par, jourParis(maintenant)),
    auteurs: await lireAuteurs(tx, faits),
    complements: complementsDe(acte),
    evaluations: await citerEvaluations(tx, acte, maintenant),
  });
  await avancer(
    tx,
    deps.travaux,
    {
      organisationId: session.organisationId,
      acteId: acte.id,
      evenement,
      acteur: 'REQUERANT',
      compteId: session.compteId,
      nom: session.nom,
      details: evenement === 'RELEVER' ? { de: acte.requis_id, vers: requis.id } : {},
    },
    {
      ...champsAdresses(faits, requisLieu, { demande, verdict }),
      requerant_id: session.professionnelId,
      urgence: demande.urgence,
      envoye_le: maintenant,
      echeance,
    },
  );
  await adresser(tx, deps.travaux, faits, requisLieu);
  return { etat: 'ENVOYEE' as const, echeance };
}

/** Pictures name their authors, who are often someone else than the requérant. */
export async function lireAuteurs(
  tx: Tx,
  { medias, maintenant }: Pick<Faits, 'medias' | 'maintenant'>,
): Promise<ReadonlyMap<string, ProfessionnelLu>> {
  const auteurs = new Map<string, ProfessionnelLu>();
  for (const id of new Set(medias.map(({ auteur_id }) => auteur_id))) {
    const auteur = await lireProfessionnel(tx, id, jourParis(maintenant));
    if (auteur) auteurs.set(id, auteur);
  }
  return auteurs;
}

function complementsDe(acte: LigneActe) {
  const avant = acte.demande === null ? undefined : DemandeFigee.safeParse(acte.demande);
  return avant?.success ? avant.data.complements : [];
}

function refuserSansRequis(): never {
  throw new Erreur('REGLE_NON_RESPECTEE', ['REQUIS_ABSENT'], {
    obstacles: [
      {
        code: 'REQUIS_ABSENT',
        regle: 'TE-02',
        source: 'Avenant 1, JO du 18/01/2025, art. 58.1',
        phrase: 'Choisissez le professionnel à qui vous demandez cet avis.',
        issues: ['AUTRE_REQUIS'],
      },
    ],
  });
}
