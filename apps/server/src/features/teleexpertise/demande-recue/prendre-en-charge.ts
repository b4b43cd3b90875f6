import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { echeanceReponse } from '@orapont/domain/teleexpertise/echeance';
import type { Tx } from '../../../kernel/bd.ts';
import { idStable } from '../../../kernel/empreinte.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import type { ImageRecueGardee } from '../../medias/ports.ts';
import { avancer } from '../acte-repository.ts';
import {
  ouvrirDossierRequis,
  rattacher,
  trouverDossierRequis,
} from '../compte-rendu/dossier-requis-repository.ts';
import { lireActe, ouvrirPartage } from '../demande/demande-repository.ts';
import { lireLieu, lireProfessionnel } from '../demande/faits-repository.ts';
import { empreinteDe } from '../demande/figer.ts';
import { nomDe } from '../demande/identite.ts';
import { copier } from './copier.ts';
import { insererActe, requisPossibles } from './demande-recue-repository.ts';
import { demanderConsentement } from './demander-consentement.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { exigerAdresse, exigerSaisie } from './exigences.ts';
import { figerRecue, requerantCite } from './figer-recue.ts';
import { citerImages, garderImages } from './images-recues.ts';
import { contexteDe, requerantDe } from './lire-demande.ts';
import { insRecu, lireFiche, patientCite, patientDeLaFiche } from './patient-recu.ts';
import type { DemandePrete, DemandeRecue, SaisiePriseEnCharge } from './ports.ts';
import { idDeLaDemande } from './proposer.ts';
import { attester, rapporter } from './rapporter.ts';

/**
 * Makes a message a request like any other, owned by the organisation that received it: the requérant has no account, so the act is read
 * by its requis alone, and every letter goes where the message came from.
 *
 * @rule TE-02, TE-08, TE-09, ID-INS
 */
export async function preparer(
  deps: DepsDemandeRecue,
  session: SessionSoin,
  recue: DemandeRecue,
  saisie: SaisiePriseEnCharge,
) {
  exigerSaisie(saisie);
  const qui = { ...saisie.requerant, ...duDocument(saisie, recue) };
  await exigerAdresse(deps, session, recue, qui.rpps, saisie);
  const { organisationId } = session;
  const acteId = idDeLaDemande(organisationId, recue);
  const maintenant = deps.maintenant().toISOString();
  const cites = requerantCite(qui, recue.expediteur);
  const lu = await deps.bd.organisation(appelant(session), (tx) =>
    lire(tx, deps, session, recue, saisie, cites.structure),
  );
  const dossierId = lu.dossierId ?? idStable(acteId, 'dossier');
  const gardees = await garderImages(deps.images, { organisationId, dossierId, acteId }, recue);
  const demande = figerRecue({
    ...cites,
    ...lu,
    acteId,
    recue,
    saisie,
    contexte: contexteDe(recue),
    medias: citerImages(gardees, cites.requerant),
    echeance: echeanceReponse(recue.recuLe, saisie.urgence, deps.delais),
    par: session.nom,
    maintenant,
  });
  return {
    dossierId,
    ouvrir: (tx: Tx) => ouvrir(tx, deps, session, { demande, dossierId, gardees, saisie, lu }),
  };
}

type Lu = Awaited<ReturnType<typeof lire>>;

async function lire(
  tx: Tx,
  deps: DepsDemandeRecue,
  session: SessionSoin,
  recue: DemandeRecue,
  saisie: SaisiePriseEnCharge,
  structure: DemandeFigeeT['structure'],
) {
  const jour = jourParis(deps.maintenant().toISOString());
  const possibles = await requisPossibles(tx, session.organisationId, jour);
  const choisi = possibles.find(
    ({ id, site_id }) => id === saisie.requisId && site_id === saisie.requisSiteId,
  );
  const requis = choisi && (await lireProfessionnel(tx, choisi.id, jour));
  const requisLieu = choisi && (await lireLieu(tx, choisi.site_id));
  if (!requis || !requisLieu) throw new Erreur('SAISIE_INVALIDE', ['REQUIS_INCONNU']);
  const choisie = saisie.dossierId ? await lireFiche(tx, deps, saisie.dossierId) : undefined;
  const cite = patientCite(recue, saisie, structure, choisie);
  const dossierId = saisie.dossierId ?? (await trouverDossierRequis(tx, cite)) ?? null;
  const fiche = choisie ?? (dossierId ? await lireFiche(tx, deps, dossierId) : undefined);
  const patient = fiche ? patientDeLaFiche(deps, { fiche, cite, structure, recue }) : cite;
  return { patient, dossierId, ins: await insRecu(tx, deps, recue), requis, requisLieu };
}

/** What the document says of its author is not typed again. */
function duDocument(
  { requerant }: SaisiePriseEnCharge,
  { document }: DemandeRecue,
): Partial<SaisiePriseEnCharge['requerant']> {
  const { structure, ...auteur } = requerantDe(document);
  const dits = Object.entries(auteur).filter(([, valeur]) => valeur !== null && valeur !== '');
  return {
    ...Object.fromEntries(dits),
    structure: {
      ...requerant.structure,
      ...Object.fromEntries(
        Object.entries(structure).filter(([, valeur]) => valeur !== null && valeur !== ''),
      ),
    },
  };
}

type AOuvrir = {
  readonly demande: DemandeFigeeT;
  readonly dossierId: string;
  readonly gardees: readonly ImageRecueGardee[];
  readonly saisie: SaisiePriseEnCharge;
  readonly lu: Lu;
};

async function ouvrir(
  tx: Tx,
  deps: DepsDemandeRecue,
  session: SessionSoin,
  { demande, dossierId, gardees, saisie, lu }: AOuvrir,
): Promise<DemandePrete> {
  const { organisationId, professionnelId } = session;
  const { acteId, requerant, structure, requis, requisLieu, recue } = demande;
  if (lu.dossierId === null) await ouvrirFiche(tx, session, { ...demande.patient, ins: lu.ins }, dossierId);
  const du = jourParis(deps.maintenant().toISOString());
  await rattacher(tx, { organisationId, dossierId, siteId: requisLieu.siteId, du });
  const neuf = await insererActe(tx, {
    organisation_id: organisationId,
    id: acteId,
    dossier_id: dossierId,
    site_id: structure.siteId,
    nature: demande.nature,
    prepare_par: professionnelId,
    motif: demande.motif.code,
    motif_texte: demande.motif.precision,
    question: demande.question,
    sante: JSON.stringify(demande.sante),
  });
  if (!neuf) throw new Erreur('CONFLIT', ['DEMANDE_DEJA_PRISE']);
  const ou = { organisationId, dossierId, acteId };
  for (const image of gardees)
    await deps.images.inscrire(tx, ou, image, { auteurId: requerant.id, deposePar: professionnelId });
  if (saisie.consentement === 'DIT')
    await rapporter(tx, session, demande, {
      decision: 'RAPPORTE',
      dossierId,
      requisId: requis.id,
      courrierId: recue?.courriers[0],
      le: demande.envoyeLe,
    });
  if (saisie.lien) await attester(tx, session, demande, dossierId, saisie.lien);
  await ouvrirPartage(tx, {
    organisationId,
    acteId,
    organisationCible: organisationId,
    professionnelId: requis.id,
  });
  await avancer(
    tx,
    deps.travaux,
    {
      organisationId,
      acteId,
      evenement: 'ENVOYER',
      acteur: 'REQUERANT',
      compteId: session.compteId,
      nom: nomDe(requerant),
      details: { courrierId: recue?.courriers[0], prisEnChargePar: session.nom },
    },
    {
      demande: JSON.stringify(demande),
      demande_empreinte: empreinteDe(demande),
      requerant_id: requerant.id,
      requis_id: requis.id,
      requis_organisation_id: organisationId,
      requis_site_id: requisLieu.siteId,
      urgence: demande.urgence,
      envoye_le: demande.envoyeLe,
      echeance: demande.echeance,
    },
  );
  if (saisie.consentement === 'A_DEMANDER') await demander(tx, deps, session, demande);
  await copier(tx, acteId);
  return { acteId, dossierId };
}

async function demander(
  tx: Tx,
  deps: DepsDemandeRecue,
  { compteId, nom }: SessionSoin,
  { acteId, requis, requisLieu }: DemandeFigeeT,
): Promise<void> {
  const acte = await lireActe(tx, acteId);
  if (!acte) throw new Erreur('INTROUVABLE');
  await demanderConsentement(tx, deps, acte, {
    pour: { requisId: requis.id, siteId: requisLieu.siteId, nom: nomDe(requis) },
    par: { compteId, nom },
  });
}

/** A record opened from the traits that came: nobody has checked them, and its INS is not qualified here. */
async function ouvrirFiche(
  tx: Tx,
  session: SessionSoin,
  patient: DemandeFigeeT['patient'],
  id: string,
): Promise<void> {
  const ouverte = await ouvrirDossierRequis(tx, {
    organisationId: session.organisationId,
    patient,
    par: session.professionnelId,
    id,
  });
  // Someone opened it meanwhile: the next try finds it.
  if (ouverte !== id) throw new Erreur('CONFLIT', ['COURRIER_DEJA_TRAITE']);
}
