import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { LecteurNomme } from '@orapont/domain/consentement/attendu';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { fermerPartages, type LigneActe, ouvrirPartage } from '../demande/demande-repository.ts';
import { meilleurLien } from '../demande/eligibilite.ts';
import { poster } from '../demande/envoi-repository.ts';
import { lireLiens, lireLieu, lireProfessionnel } from '../demande/faits-repository.ts';
import { citer, citerLieu, phraseDuLien } from '../demande/figer.ts';
import { nomDe } from '../demande/identite.ts';
import { requisPossibles } from './demande-recue-repository.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { champsJoints } from './joindre.ts';
import type { DemandeRecue } from './ports.ts';

type AReadresser = {
  readonly acte: LigneActe;
  /** With the consent that names the new reader. */
  readonly demande: DemandeFigeeT;
  readonly pour: LecteurNomme;
  readonly recue: DemandeRecue;
};

/**
 * Gives the request to the colleague whom the consent names, in the transaction that notes it: whoever had it reads it no more. As after
 * any relief, the new requis accepts it or not, and every rule is run again then.
 *
 * @rule TE-07, TE-08
 */
export async function readresser(
  tx: Tx,
  deps: DepsDemandeRecue,
  { organisationId, compteId, nom }: SessionSoin,
  { acte, demande, pour, recue }: AReadresser,
): Promise<void> {
  const maintenant = deps.maintenant().toISOString();
  const jour = jourParis(maintenant);
  const possibles = await requisPossibles(tx, organisationId, jour);
  const present = possibles.some(({ id, site_id }) => id === pour.requisId && site_id === pour.siteId);
  const requis = present ? await lireProfessionnel(tx, pour.requisId, jour) : undefined;
  const lieu = present ? await lireLieu(tx, pour.siteId) : undefined;
  if (!requis || !lieu) throw new Erreur('REGLE_NON_RESPECTEE', ['RELEVE_HORS_LIEU']);
  const lien = meilleurLien(await lireLiens(tx, acte.dossier_id, requis.id), requis.id, jour);
  const suite: DemandeFigeeT = {
    ...demande,
    requis: { ...citer(requis), bal: requis.bal_mssante ?? lieu.bal_mssante },
    requisLieu: citerLieu(lieu, maintenant) as DemandeFigeeT['requisLieu'],
    lien: demande.lien && lien ? { phrase: phraseDuLien(lien, requis) } : null,
  };
  const lettre = { organisationId, acteId: acte.id };
  await avancer(
    tx,
    deps.travaux,
    {
      ...lettre,
      evenement: 'RELEVER',
      acteur: 'REQUERANT',
      compteId,
      nom: nomDe(demande.requerant),
      details: {
        de: acte.requis_id,
        vers: requis.id,
        nom: nomDe(requis),
        courrierId: recue.courrierId,
        luPar: nom,
      },
    },
    {
      ...champsJoints(acte, suite, deps, recue.recuLe),
      requis_id: requis.id,
      requis_organisation_id: lieu.organisation_id,
      requis_site_id: lieu.id,
      accepte_le: null,
      complement: null,
    },
  );
  await fermerPartages(tx, acte.id, 'RELEVE', maintenant);
  await ouvrirPartage(tx, {
    ...lettre,
    organisationCible: lieu.organisation_id,
    professionnelId: requis.id,
  });
  await poster(tx, deps.travaux, {
    ...lettre,
    canal: 'COURRIEL',
    type: 'NOTIF_DEMANDE',
    destinataire: requis.courriel,
  });
}
