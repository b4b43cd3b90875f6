import { ResumeCompteRendu } from '@orapont/contract/compte-rendu';
import type { QualiteRepresentant } from '@orapont/contract/dossier-fiche';
import { ProfilSensorielZ } from '@orapont/contract/profil-sensoriel';
import { DonneesSanteZ } from '@orapont/contract/sante';
import type { DossierEmporteT, EmportT } from '@orapont/contract/tournee';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import {
  capacitesAdmises,
  LIBELLES_MESURE,
  type MesureProtection,
} from '@orapont/domain/consentement/capacite';
import type { DateCivile } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import { sontHomonymes } from '@orapont/domain/identite/nom';
import { alertes } from '@orapont/domain/sante/alertes';
import type { Tx } from '../../kernel/bd.ts';
import { lireTexteInformation, santeEnVigueur } from '../../kernel/dossier-repository.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import {
  dernierRendu,
  derniersConsentements,
  lireDossier,
  lirePro,
  representantsActuels,
  sitesDuJour,
} from './dossier-emporte-repository.ts';
import { type LigneEmport, type LigneResident, type LigneTournee, residentsDe } from './emport-repository.ts';
import { dernierSchema, empreinteDe, faitsDe, personnesDuSite } from './faits-repository.ts';
import type { Equipement } from './ports.ts';

type Tournee = { readonly tournee: LigneTournee; readonly emport: LigneEmport; readonly jour: DateCivile };

/** Everything that a round needs where there is no network, and only for the people whom this person follows today. */
export async function composerEmport(
  tx: Tx,
  session: SessionSoin,
  { tournee, emport, jour }: Tournee,
  { propres, dispositifs, portrait }: Equipement,
): Promise<EmportT> {
  const requis = await lirePro(tx, tournee.requis_id);
  const moi = await lirePro(tx, session.professionnelId);
  const texte = await lireTexteInformation(tx, jour);
  if (!requis || !moi || !texte) throw new Erreur('INTROUVABLE');
  const voisins = await personnesDuSite(tx, tournee.site_id, jour);
  const residents: DossierEmporteT[] = [];
  for (const resident of await residentsDe(tx, tournee.id)) {
    const emporte = await composerDossier(tx, session, { tournee, resident, jour }, voisins);
    if (!emporte) continue;
    const { organisation_id: organisationId } = emport;
    residents.push({
      ...emporte,
      photo: await portrait(tx, { organisationId, dossierId: emporte.dossierId }),
    });
  }
  return {
    id: emport.id,
    tourneeId: tournee.id,
    nom: tournee.nom,
    jour: tournee.jour as DateCivile,
    siteId: tournee.site_id,
    siteNom: (await sitesDuJour(tx, [tournee.site_id])).get(tournee.site_id) ?? '',
    appareilId: emport.appareil_id,
    expireLe: emport.expire_le,
    emporteLe: emport.pris_le,
    par: { professionnelId: session.professionnelId, nom: session.nom, fonction: libelleProfession(moi) },
    droits: { consentement: peutRecueillir(session) },
    requis: {
      id: requis.id,
      siteId: tournee.requis_site_id,
      nom: nomDe(requis),
      fonction: libelleProfession(requis),
    },
    texteInformation: texte,
    propres: await propres(tx),
    dispositifs: (await dispositifs(tx)).filter(({ archive }) => !archive),
    residents,
  };
}

/** What the route of the consent asks, said before the tablet leaves. */
const peutRecueillir = ({ roles, acteur }: SessionSoin): boolean =>
  acteur.professionnelDeSante && roles.some((role) => role === 'soignant' || role === 'praticien');

const nomDe = ({ prenom, nom }: { readonly prenom: string; readonly nom: string }) =>
  `${prenom} ${nom}`.trim();

type Voisin = Awaited<ReturnType<typeof personnesDuSite>>[number];

const traits = ({ nom_naissance, prenoms, date_naissance }: Omit<Voisin, 'id' | 'chambre'>) => ({
  nomNaissance: nom_naissance,
  premierPrenom: prenoms[0] ?? '',
  dateNaissance: date_naissance as DateCivile,
});

/** Undefined for someone who left, or whom this person may not see: nothing of him goes along. */
async function composerDossier(
  tx: Tx,
  session: SessionSoin,
  { tournee, resident, jour }: Omit<Tournee, 'emport'> & { readonly resident: LigneResident },
  voisins: readonly Voisin[],
): Promise<Omit<DossierEmporteT, 'photo'> | undefined> {
  const id = resident.dossier_id;
  const dossier = await lireDossier(tx, id);
  const faits = await faitsDe(tx, id, jour);
  if (!dossier || !faits || faits.decedee) return undefined;
  const objet = { organisationId: dossier.organisation_id, sites: faits.sites };
  for (const action of ['dossier.lire', 'sante.lire', 'demande.preparer'] as const)
    if (!peutSurDossier(session.acteur, action, objet).accord) return undefined;
  const sante = DonneesSanteZ.nullable()
    .catch(null)
    .parse(await santeEnVigueur(tx, id));
  const rendu = await dernierRendu(tx, id);
  return {
    dossierId: id,
    empreinte: empreinteDe(faits),
    rang: resident.rang,
    protocole: resident.protocole ?? tournee.protocole,
    motif: resident.motif as DossierEmporteT['motif'],
    etat: resident.etat as DossierEmporteT['etat'],
    acteId: resident.acte_id,
    identite: {
      nomNaissance: dossier.nom_naissance,
      nomUtilise: dossier.nom_utilise,
      prenoms: dossier.prenoms,
      prenomUtilise: dossier.prenom_utilise,
      dateNaissance: dossier.date_naissance as DateCivile,
      sexe: dossier.sexe as DossierEmporteT['identite']['sexe'],
      chambre: voisins.find((voisin) => voisin.id === id)?.chambre ?? '',
      homonyme: voisins.some((voisin) => voisin.id !== id && sontHomonymes(traits(voisin), traits(dossier))),
    },
    profilSensoriel: ProfilSensorielZ.parse(dossier.profil_sensoriel ?? {}),
    alertes: sante ? [...alertes(sante)] : [],
    sante,
    protection: await protectionDe(tx, dossier, jour),
    consentements: await derniersConsentements(tx, id),
    dernierBilan: rendu?.resume
      ? {
          le: rendu.signeLe,
          signataire: rendu.signataire,
          ...ResumeCompteRendu.pick({ conclusion: true, soinsConseilles: true }).parse(rendu.resume),
        }
      : null,
    dernierSchema: await dernierSchema(tx, id),
  };
}

async function protectionDe(
  tx: Tx,
  dossier: NonNullable<Awaited<ReturnType<typeof lireDossier>>>,
  jour: DateCivile,
): Promise<DossierEmporteT['protection']> {
  const mesure = dossier.protection as MesureProtection;
  const situation = {
    naissance: dossier.date_naissance as DateCivile,
    mesure,
    representationPersonne: dossier.representation_personne,
    apteAExprimerSaVolonte: dossier.apte_a_exprimer,
  };
  return {
    mesure,
    mesureLibelle: LIBELLES_MESURE[mesure],
    representationPersonne: dossier.representation_personne,
    apteAExprimer: dossier.apte_a_exprimer,
    capacites: [...capacitesAdmises(situation, jour)],
    representants: (await representantsActuels(tx, dossier.id, jour)).map((representant) => ({
      qualite: representant.qualite as QualiteRepresentant,
      nom: nomDe(representant),
      telephone: representant.telephone,
      representationPersonne: representant.representation_personne,
    })),
  };
}
