import type { VerdictT } from '@orapont/contract/demande';
import type { ReleveurT } from '@orapont/contract/lecture';
import { estCodeProtocole } from '@orapont/domain/captation/protocoles';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { adresser, champsAdresses } from '../adresser.ts';
import { type LigneActe, noterEvenement } from '../demande/demande-repository.ts';
import { exigerAccord } from '../demande/eligibilite.ts';
import { lireAuteurs } from '../demande/envoi.ts';
import { poster } from '../demande/envoi-repository.ts';
import type { Faits } from '../demande/faits.ts';
import { lireProfessionnel } from '../demande/faits-repository.ts';
import { figer } from '../demande/figer.ts';
import { nomDe } from '../demande/identite.ts';
import { notifier } from '../demande/notification-repository.ts';
import { demanderConsentement } from '../demande-recue/demander-consentement.ts';
import { recueDe } from '../demande-recue/recue.ts';
import { enFace, noterEnFace, uneFoisEnFace } from './acces.ts';
import { candidatsReleve } from './acte-partage-repository.ts';
import { actesChezSoi } from './actes-chez-soi.ts';
import { boitesDuRequerant } from './boites.ts';
import type { DepsLecture } from './deps.ts';
import { demandeDe, rejuger } from './eligibilite.ts';

export type Choix = { readonly professionnelId: string; readonly siteId: string };

/** Who could take over, and for each what stands in the way today. */
export async function listerReleveurs(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
): Promise<{ releveurs: ReleveurT[] }> {
  const locales = await actesChezSoi(deps, session, acteId);
  return enFace(deps, session, acteId, { verrou: false }, async (tx, acte) => {
    const releveurs: ReleveurT[] = [];
    for (const candidat of await candidats(tx, deps, session, acte)) {
      const choix = { professionnelId: candidat.id, siteId: candidat.site_id };
      const { verdict } = await jugerReleve(tx, deps, acte, choix, locales(candidat.id));
      releveurs.push({
        professionnelId: candidat.id,
        siteId: candidat.site_id,
        nom: nomDe(candidat),
        profession: libelleProfession(candidat),
        siteNom: candidat.site,
        remplacant: candidat.remplace_id === session.professionnelId,
        accord: verdict.accord,
        obstacles: verdict.obstacles.map(({ phrase }) => phrase),
      });
    }
    return { releveurs };
  });
}

const candidats = (tx: Tx, deps: DepsLecture, session: SessionSoin, acte: LigneActe) =>
  candidatsReleve(tx, {
    siteId: acte.requis_site_id ?? session.siteId ?? session.organisationId,
    requisId: session.professionnelId,
    jour: jourParis(deps.maintenant().toISOString()),
  });

const jugerReleve = (
  tx: Tx,
  deps: DepsLecture,
  acte: LigneActe,
  { professionnelId, siteId }: Choix,
  locales: readonly DateCivile[],
) =>
  rejuger(tx, deps, acte, {
    moment: 'ENVOI',
    requisId: professionnelId,
    siteId,
    locales,
    ailleurs: 0,
  });

/**
 * Hands a request over. Who asks whom, « connu », the quota, the consent to a named professional and billing are run again for
 * the new requis; when one of them stands in the way nothing moves, and the requérant is told, who may take a new consent, declare
 * a link, or ask for the avis hors article 58.
 *
 * @rule TE-02, TE-07, TE-08, TE-12
 * @interpretation ⚠16
 */
export async function relever(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
  choix: Choix,
  cle: string,
) {
  const geste = { acteId, cle, corps: { acteId, ...choix } };
  const locales = await actesChezSoi(deps, session, acteId);
  return uneFoisEnFace(deps, session, geste, async (tx, acte) => {
    const connus = await candidats(tx, deps, session, acte);
    const candidat = connus.find(
      ({ id, site_id }) => id === choix.professionnelId && site_id === choix.siteId,
    );
    if (!candidat) throw new Erreur('SAISIE_INVALIDE', ['RELEVE_HORS_LIEU']);
    const { verdict, faits } = await jugerReleve(tx, deps, acte, choix, locales(choix.professionnelId));
    const obstacles = verdict.obstacles.map(({ phrase }) => phrase);
    if (recueDe(acte)) {
      await demanderPour(tx, deps, session, acte, { ...choix, nom: nomDe(candidat) }, verdict);
      return { issue: 'CONSENTEMENT_DEMANDE' as const, obstacles };
    }
    if (!verdict.accord) {
      await proposer(tx, deps, session, acte, {
        ...choix,
        nom: nomDe(candidat),
        obstacles: verdict.obstacles.map(({ code }) => code),
      });
      return { issue: 'PROPOSEE' as const, obstacles };
    }
    await transmettre(tx, deps, session, acte, faits, verdict);
    return { issue: 'RELEVEE' as const, obstacles: [] };
  });
}

/**
 * Whoever asked by mail named one reader, and has no screen here to name another: he is asked by letter. The request stays where it is
 * until his answer is noted, and every other rule must let the colleague answer already.
 *
 * @rule TE-07, TE-08
 */
async function demanderPour(
  tx: Tx,
  deps: DepsLecture,
  session: SessionSoin,
  acte: LigneActe,
  { professionnelId, siteId, nom }: Choix & { readonly nom: string },
  { obstacles, ...verdict }: VerdictT,
): Promise<void> {
  const autres = obstacles.filter(({ code }) => !DU_CONSENTEMENT.has(code));
  exigerAccord({ ...verdict, obstacles: autres, accord: autres.length === 0 });
  await demanderConsentement(tx, deps, acte, {
    pour: { requisId: professionnelId, siteId, nom },
    par: { compteId: session.compteId, nom: session.nom },
  });
  await noterEnFace(tx, session, 'CONSENTEMENT_DEMANDE', acte);
}

const DU_CONSENTEMENT: ReadonlySet<string> = new Set([
  'INFORMATION_ABSENTE',
  'CONSENTEMENT_ABSENT',
  'CONSENTEMENT_AUTRE_REQUIS',
]);

async function transmettre(
  tx: Tx,
  deps: DepsLecture,
  session: SessionSoin,
  acte: LigneActe,
  faits: Faits,
  verdict: Awaited<ReturnType<typeof jugerReleve>>['verdict'],
): Promise<void> {
  const { requis, requisLieu, maintenant } = faits;
  if (!requisLieu) throw new Erreur('SAISIE_INVALIDE', ['RELEVE_HORS_LIEU']);
  const avant = demandeDe(acte);
  const demande = {
    ...figer(faits, {
      echeance: avant.echeance,
      verdict,
      production: deps.production,
      // Those of the sender are out of sight here: what he wrote is kept.
      propres: { vues: [], protocoles: [] },
      preparePar: await lireProfessionnel(tx, acte.prepare_par, jourParis(maintenant)),
      auteurs: await lireAuteurs(tx, faits),
      complements: avant.complements,
      evaluations: avant.evaluations,
    }),
    // The person and the place are those of the sending: the record is not open here.
    patient: avant.patient,
    structure: avant.structure,
    ...(estCodeProtocole(avant.protocole ?? '') ? {} : { vuesManquantes: avant.vuesManquantes }),
    numero: avant.numero,
    envoyeLe: avant.envoyeLe,
  };
  await avancer(
    tx,
    deps.travaux,
    {
      organisationId: acte.organisation_id,
      acteId: acte.id,
      evenement: 'RELEVER',
      acteur: 'REQUIS',
      compteId: session.compteId,
      nom: session.nom,
      details: { de: acte.requis_id, vers: requis.id, nom: nomDe(requis) },
    },
    {
      ...champsAdresses(faits, requisLieu, { demande, verdict }),
    },
  );
  await noterEnFace(tx, session, 'ACTE_RELEVE', acte);
  await adresser(tx, deps.travaux, faits, requisLieu);
}

async function proposer(
  tx: Tx,
  deps: DepsLecture,
  session: SessionSoin,
  acte: LigneActe,
  details: Choix & { readonly nom: string; readonly obstacles: readonly string[] },
): Promise<void> {
  await noterEvenement(tx, {
    organisationId: acte.organisation_id,
    acteId: acte.id,
    type: 'RELEVE_PROPOSEE',
    compteId: session.compteId,
    nom: session.nom,
    details,
  });
  if (acte.requerant_id)
    await notifier(tx, {
      organisationId: acte.organisation_id,
      professionnelId: acte.requerant_id,
      acteId: acte.id,
      type: 'RELEVE_PROPOSEE',
      version: acte.version,
    });
  const { courriel } = await boitesDuRequerant(tx, acte, deps.maintenant());
  await poster(tx, deps.travaux, {
    organisationId: acte.organisation_id,
    acteId: acte.id,
    canal: 'COURRIEL',
    type: 'NOTIF_REPONSE',
    destinataire: courriel,
    charge: { sujet: 'QUESTION' },
  });
  await noterEnFace(tx, session, 'RELEVE_PROPOSEE', acte);
}
