import type { DossierT } from '@orapont/contract/dossier';
import { type ActionDossier, peutSurDossier } from '@orapont/domain/acces/politique';
import { capacitesAdmises } from '@orapont/domain/consentement/capacite';
import type { StatutIns } from '@orapont/domain/identite/ins';
import { PHRASE_INS, verifierTransmission } from '@orapont/domain/identite/ins';
import { alertes } from '@orapont/domain/sante/alertes';
import type { Tx } from '../../kernel/bd.ts';
import type { Session, SessionSoin } from '../../kernel/session.ts';
import { estEnCours, lireTrace, type Ouvert, sitesDuJour } from './acces-dossier.ts';
import { actesDe } from './acte-lu-repository.ts';
import { documentsDe } from './document-repository.ts';
import { lireLiens, lireRepresentants } from './entourage-repository.ts';
import { homonymesDe, pourHomonymie } from './homonymes.ts';
import { enFiche, enRepresentant } from './lignes.ts';
import { photoDe } from './photo-repository.ts';
import type { DepsDossier } from './ports.ts';
import { lireJeux } from './sante-repository.ts';
import { nomsDesSites } from './sejour-repository.ts';

/** Opens a record: the page of a person. What the role does not open is not sent. */
export function lire(deps: DepsDossier, session: Session, id: string): Promise<DossierT> {
  return lireTrace(deps, session, { id, action: 'dossier.lire', trace: 'DOSSIER_OUVERT' }, (tx, ouvert) =>
    composer(tx, deps, ouvert),
  );
}

async function composer(tx: Tx, deps: DepsDossier, ouvert: Ouvert): Promise<DossierT> {
  const { dossier, sejours, jour, session } = ouvert;
  const peut = droitsDe(session, sitesDuJour(sejours, jour));
  const fiche = enFiche(dossier);
  const [jeu] = peut('sante.lire') ? await lireJeux(tx, dossier.id) : [];
  const homonymes = await homonymesDe(tx, pourHomonymie(dossier));
  return {
    id: dossier.id,
    version: dossier.version,
    fiche,
    insStatut: dossier.ins_statut as StatutIns,
    insObstacles: insObstacles(fiche, dossier.ins_statut as StatutIns, deps),
    homonymes: homonymes.filter((autre) => autre.dossier.id !== dossier.id).length,
    sejours: sejours.map(({ dossierId: _, ...sejour }) => ({ ...sejour, enCours: estEnCours(sejour, jour) })),
    representants: (await lireRepresentants(tx, dossier.id)).map(enRepresentant),
    decideurs: [
      ...capacitesAdmises(
        {
          naissance: fiche.dateNaissance,
          mesure: fiche.protection,
          representationPersonne: fiche.representationPersonne,
          apteAExprimerSaVolonte: fiche.apteAExprimer,
        },
        jour,
      ),
    ],
    photo: await photoDe(tx, dossier.id),
    liens: await lireLiens(tx, dossier.id),
    actes: [...((await actesDe(tx, [dossier.id])).get(dossier.id) ?? [])],
    alertes: peut('sante.lire') ? (jeu ? [...alertes(jeu.donnees)] : []) : null,
    santeLe: jeu?.donnees.recueilliesLe ?? null,
    documents: peut('document.lire') ? await documentsDe(tx, dossier.id) : null,
    sites: await nomsDesSites(tx, session.acteur.sites),
    droits: {
      modifier: peut('dossier.modifier'),
      santeLire: peut('sante.lire'),
      santeEcrire: peut('sante.ecrire'),
      journal: peut('journal.lire'),
      demande: peut('demande.preparer'),
      exporter: peut('dossier.exporter'),
      transmettre: peut('dossier.transmettre'),
    },
  };
}

/** Asks the policy, as each route will: a button that would be refused is not shown. */
export const droitsDe =
  ({ acteur, organisationId }: SessionSoin, sites: readonly string[]) =>
  (action: ActionDossier): boolean =>
    peutSurDossier(acteur, action, { organisationId, sites }).accord;

function insObstacles({ ins }: DossierT['fiche'], statut: StatutIns, deps: DepsDossier): string[] {
  const verdict = verifierTransmission({ ...ins, statut }, deps);
  return verdict.accord ? [] : verdict.motifs.map((motif) => PHRASE_INS[motif]);
}
