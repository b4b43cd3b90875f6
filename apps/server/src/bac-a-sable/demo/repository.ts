import { ajouterJours, type DateCivile, jourParis } from '@orapont/domain/dates';
import type { ProfilSensoriel } from '@orapont/domain/evaluation/profil-sensoriel';
import { OID_INS } from '@orapont/domain/identite/ins';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { creerCompte, enrolerTotp } from '../../features/acces/compte-repository.ts';
import { hacherMotDePasse } from '../../features/acces/mot-de-passe.ts';
import { nouveauSecret } from '../../features/acces/totp.ts';
import type { Bd, Tx } from '../../kernel/bd.ts';
import { idDemo, nir } from './identifiants.ts';
import { RESIDENTS, type ResidentDemo } from './residents.ts';
import { ORGANISATIONS, PERSONNES, type PersonneDemo } from './structures.ts';

export type ReglagesDemo = {
  readonly bd: Bd;
  readonly cleAcces: Buffer;
  readonly motDePasse: string;
  readonly maintenant: () => Date;
};

const DEPUIS = '2026-01-01';

export const siteDe = (cle: string) => {
  const organisation = ORGANISATIONS.find(({ sites }) => sites.some((site) => site.cle === cle));
  if (!organisation) throw new Error(`Site de démonstration inconnu : ${cle}`);
  return { siteId: idDemo(`site ${cle}`), organisationId: idDemo(`organisation ${organisation.cle}`) };
};

/** Organisations, places, people, accounts. Safe to repeat: what is there stays as it is. */
export async function chargerStructures({
  bd,
  cleAcces,
  motDePasse,
  maintenant,
}: ReglagesDemo): Promise<void> {
  const empreinte = await hacherMotDePasse(motDePasse);
  const jour = jourParis(maintenant().toISOString());
  await bd.administration(undefined, async (tx) => {
    if (await tx.selectFrom('organisation').select('id').limit(1).executeTakeFirst()) return;
    for (const { cle, nom, type, finess = null, sites } of ORGANISATIONS) {
      const organisationId = idDemo(`organisation ${cle}`);
      await tx.insertInto('organisation').values({ id: organisationId, nom, type, finess }).execute();
      await tx
        .insertInto('site')
        .values(
          sites.map((site) => ({
            id: idDemo(`site ${site.cle}`),
            organisation_id: organisationId,
            nom: site.nom,
            finess: site.finess,
            categorie: site.categorie,
            adresse: site.adresse,
            bal_mssante: site.bal,
          })),
        )
        .execute();
    }
    for (const personne of PERSONNES) {
      await creerPersonne(tx, personne, jour);
      const compteId = idDemo(`compte ${personne.identifiant}`);
      await creerCompte(tx, {
        id: compteId,
        identifiant: personne.identifiant,
        professionnelId: idDemo(`professionnel ${personne.identifiant}`),
        administrateur: personne.administrateur ?? false,
        motDePasse: empreinte,
      });
      await enrolerTotp(tx, cleAcces, { compteId, secret: nouveauSecret(), le: maintenant() });
    }
  });
}

async function creerPersonne(tx: Tx, personne: PersonneDemo, jour: DateCivile): Promise<void> {
  const id = idDemo(`professionnel ${personne.identifiant}`);
  const { conge } = personne;
  await tx
    .insertInto('professionnel')
    .values({
      id,
      nom: personne.nom,
      prenom: personne.prenom,
      profession: personne.profession,
      civilite: personne.civilite,
      savoir_faire: personne.savoirFaire ? [personne.savoirFaire] : [],
      rpps: personne.rpps ?? null,
      conventionne: personne.conventionne ?? false,
      mode_exercice: personne.exercice ?? 'SALARIE',
      remplace_id: personne.remplace ? idDemo(`professionnel ${personne.remplace}`) : null,
      conge_du: conge ? ajouterJours(jour, conge.duJours) : null,
      conge_au: conge ? ajouterJours(jour, conge.auJours) : null,
      bal_mssante: personne.rpps ? `${personne.identifiant}@demo.mssante.fr` : null,
      courriel: `${personne.identifiant}@courriel.demo`,
    })
    .execute();
  for (const lieu of personne.lieux) {
    const { siteId, organisationId } = siteDe(lieu.site);
    await tx
      .insertInto('affectation')
      .values({
        id: idDemo(`affectation ${personne.identifiant} ${lieu.site}`),
        professionnel_id: id,
        organisation_id: organisationId,
        site_id: siteId,
        roles: lieu.roles,
        employeur: lieu.employeur ?? true,
        du: DEPUIS,
      })
      .execute();
  }
  if (personne.captation)
    await tx
      .insertInto('habilitation')
      .values({
        id: idDemo(`habilitation ${personne.identifiant}`),
        professionnel_id: id,
        type: 'CAPTATION',
        obtenue_le: '2025-09-15',
        organisme: 'Formation recueil et télémédecine bucco-dentaire (fictive)',
      })
      .execute();
}

/** The residents and patients of every organisation, each in its own records. */
export async function chargerResidents({ bd }: ReglagesDemo): Promise<void> {
  for (const { cle } of ORGANISATIONS) {
    const organisationId = idDemo(`organisation ${cle}`);
    const siens = RESIDENTS.filter(({ site }) => siteDe(site).organisationId === organisationId);
    await bd.organisation({ organisationId }, async (tx) => {
      if (await tx.selectFrom('dossier').select('id').limit(1).executeTakeFirst()) return;
      for (const [rang, resident] of siens.entries())
        await creerResident(tx, organisationId, resident, rang + 1);
    });
  }
}

async function creerResident(tx: Tx, organisationId: string, r: ResidentDemo, rang: number): Promise<void> {
  const dossierId = idDemo(`dossier ${r.cle}`);
  const cle = { organisation_id: organisationId, dossier_id: dossierId };
  await tx
    .insertInto('dossier')
    .values({
      organisation_id: organisationId,
      id: dossierId,
      ...identiteDe(r, nir(r.sexe, r.naissance, r.cog, rang)),
    })
    .execute();
  await tx
    .insertInto('sejour')
    .values({
      ...cle,
      id: idDemo(`sejour ${r.cle}`),
      site_id: siteDe(r.site).siteId,
      chambre: r.chambre,
      du: DEPUIS,
    })
    .execute();
  if (r.representant) {
    const { personne = false, ...qui } = r.representant;
    await tx
      .insertInto('representant')
      .values({ ...cle, id: idDemo(`representant ${r.cle}`), ...qui, representation_personne: personne })
      .execute();
  }
  if (r.sante)
    await tx
      .insertInto('donnees_sante')
      .values({ ...cle, id: idDemo(`sante ${r.cle}`), contenu: JSON.stringify(santeDe(r.sante)) })
      .execute();
  for (const dentiste of r.connu ?? [])
    await tx
      .insertInto('lien_connu')
      .values({
        ...cle,
        id: idDemo(`lien ${r.cle} ${dentiste}`),
        professionnel_id: idDemo(`professionnel ${dentiste}`),
        preuve: 'SOINS_AU_CABINET',
        date_contact: '2025-06-12',
        attestant: 'Dossier de soins de l’établissement',
        declare_par: idDemo('compte emilie.roche'),
      })
      .execute();
}

function identiteDe(r: ResidentDemo, matricule: string) {
  const statut = r.ins ?? 'QUAL';
  const interroge = statut === 'QUAL' || statut === 'RECUP';
  return {
    nom_naissance: r.nom,
    prenoms: r.prenoms,
    nom_utilise: r.nomUtilise ?? null,
    prenom_utilise: r.prenomUtilise ?? null,
    date_naissance: r.naissance,
    sexe: r.sexe,
    lieu_naissance_cog: statut === 'PROV' ? null : r.cog,
    ins_matricule: interroge ? matricule : null,
    ins_oid: interroge ? OID_INS.DEMO : null,
    ins_statut: statut,
    assure: JSON.stringify(assureDe(r, matricule)),
    protection: r.protection ?? 'AUCUNE',
    representation_personne: r.representationPersonne ?? false,
    apte_a_exprimer: !r.inapte,
    profil_sensoriel: JSON.stringify(profilDe(r)),
    nom_norme: normaliserNom(r.nom),
    recherche: normaliserNom([r.nom, r.nomUtilise, r.prenomUtilise, ...r.prenoms].filter(Boolean).join(' ')),
  };
}

/** A text alone, or headings: both are met in real records. */
const profilDe = ({ profil = {} }: ResidentDemo): Partial<ProfilSensoriel> =>
  typeof profil === 'string' ? { libre: profil } : profil;

function assureDe(r: ResidentDemo, propre: string) {
  if (!r.ayantDroit) return r.ins === 'PROV' ? null : { nir: propre, ayantDroit: null };
  const { nirDe, rang } = r.ayantDroit;
  return {
    nir: nir(nirDe.sexe, nirDe.naissance, nirDe.cog, 77),
    ayantDroit: { dateNaissance: r.naissance, rangGemellaire: rang },
  };
}

function santeDe(sante: NonNullable<ResidentDemo['sante']>) {
  return {
    ...donneesVierges('2026-09-01'),
    allergies: sante.allergies ?? 'AUCUN_CONNU',
    traitements: sante.traitements ?? 'NON_RENSEIGNE',
    antecedents: sante.antecedents ?? 'NON_RENSEIGNE',
    tabac: sante.tabac ? { etat: 'OUI', precision: sante.tabac } : { etat: 'NON', precision: '' },
    situations: sante.situations ?? {},
  };
}
