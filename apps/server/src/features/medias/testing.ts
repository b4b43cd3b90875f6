import { randomUUID } from 'node:crypto';
import type { Bd } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { sessionDeTest } from '../../kernel/testing.ts';

type Personne = { readonly professionnelId: string; readonly session: Session };

/** An EHPAD with two sites and its team, a cabinet, and one request being prepared. */
export async function scenario(bd: Bd) {
  const [ehpad, cabinet, site, autreSite, siteCabinet] = [1, 2, 3, 4, 5].map(() => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await bd.administration(undefined, async (tx) => {
    await tx
      .insertInto('organisation')
      .values([
        { id: ehpad, nom: 'Les Tilleuls', type: 'ESMS' },
        { id: cabinet, nom: 'Cabinet Morel', type: 'CABINET' },
      ])
      .execute();
    await tx
      .insertInto('site')
      .values([
        { id: site, organisation_id: ehpad, nom: 'Tilleuls nord' },
        { id: autreSite, organisation_id: ehpad, nom: 'Tilleuls sud' },
        { id: siteCabinet, organisation_id: cabinet, nom: 'Cabinet' },
      ])
      .execute();
  });
  const engager = personnel(bd);
  const nord = { organisationId: ehpad, siteId: site };
  const infirmiere = await engager({ ...nord, nom: 'Claire Aubry', profession: '60', forme: true });
  const novice = await engager({ ...nord, nom: 'Nadia Petit', profession: '60', forme: false });
  const educateur = await engager({
    ...nord,
    nom: 'Paul Roux',
    profession: 'EDUC',
    forme: false,
    roles: ['preneur'],
  });
  const collegue = await engager({ ...nord, nom: 'Rose Nord', profession: '60', forme: true });
  const voisine = await engager({
    organisationId: ehpad,
    siteId: autreSite,
    nom: 'Anne Sud',
    profession: '60',
    forme: true,
  });
  const auCabinet = {
    organisationId: cabinet,
    siteId: siteCabinet,
    roles: ['praticien'],
    forme: false,
  } as const;
  const dentiste = await engager({ ...auCabinet, nom: 'Luc Morel', profession: '40' });
  const confrere = await engager({ ...auCabinet, nom: 'Eva Blanc', profession: '40' });
  const acteId = await creerActe(bd, {
    organisationId: ehpad,
    siteId: site,
    prepareId: infirmiere.professionnelId,
  });
  return {
    ehpad,
    cabinet,
    site,
    acteId,
    infirmiere,
    novice,
    educateur,
    collegue,
    voisine,
    dentiste,
    confrere,
    nouvelActe: () =>
      creerActe(bd, { organisationId: ehpad, siteId: site, prepareId: infirmiere.professionnelId }),
  };
}
export type Scenario = Awaited<ReturnType<typeof scenario>>;

function personnel(bd: Bd) {
  return async (p: {
    readonly organisationId: string;
    readonly siteId: string;
    readonly nom: string;
    readonly profession: '40' | '60' | 'EDUC';
    readonly forme: boolean;
    readonly roles?: readonly ('soignant' | 'preneur' | 'praticien')[];
  }): Promise<Personne> => {
    const professionnelId = randomUUID();
    const roles = p.roles ?? ['soignant'];
    const [prenom = '', nom = ''] = p.nom.split(' ');
    await bd.administration(undefined, async (tx) => {
      await tx
        .insertInto('professionnel')
        .values({ id: professionnelId, nom, prenom, profession: p.profession })
        .execute();
      await tx
        .insertInto('affectation')
        .values({
          id: randomUUID(),
          professionnel_id: professionnelId,
          organisation_id: p.organisationId,
          site_id: p.siteId,
          roles: [...roles],
          du: '2020-01-01',
        })
        .execute();
      if (p.forme)
        await tx
          .insertInto('habilitation')
          .values({
            id: randomUUID(),
            professionnel_id: professionnelId,
            type: 'CAPTATION',
            obtenue_le: '2025-01-10',
          })
          .execute();
    });
    const { organisationId, siteId, profession } = p;
    const acteur = {
      professionnelId,
      organisationId,
      roles,
      sites: [siteId],
      sitesEmployeurs: [siteId],
      professionnelDeSante: profession !== 'EDUC',
      captation: p.forme || profession === '40',
    };
    const session = sessionDeTest({
      nom: p.nom,
      organisationId,
      siteId,
      professionnelId,
      profession,
      roles,
      acteur,
    });
    return { professionnelId, session };
  };
}

async function creerActe(
  bd: Bd,
  { organisationId, siteId, prepareId }: { organisationId: string; siteId: string; prepareId: string },
): Promise<string> {
  const [acteId, dossierId] = [randomUUID(), randomUUID()];
  await bd.organisation({ organisationId }, async (tx) => {
    await tx
      .insertInto('dossier')
      .values({
        organisation_id: organisationId,
        id: dossierId,
        nom_naissance: 'Lefèvre',
        prenoms: ['Jeanne'],
        date_naissance: '1938-02-03',
        sexe: 'F',
        nom_norme: 'lefevre',
        recherche: 'lefevre jeanne',
      })
      .execute();
    await tx
      .insertInto('acte')
      .values({
        organisation_id: organisationId,
        id: acteId,
        dossier_id: dossierId,
        site_id: siteId,
        nature: 'TELEEXPERTISE_ESMS',
        prepare_par: prepareId,
      })
      .execute();
  });
  return acteId;
}

/** As the sending leaves things: the frozen request names the pictures, the sharing is open, the requis has his copy. */
export async function envoyerActe(
  bd: Bd,
  { ehpad, cabinet, dentiste, infirmiere }: Scenario,
  acteId: string,
  { etat = 'ENVOYEE', medias }: { etat?: string; medias: readonly string[] },
): Promise<void> {
  const maintenant = new Date();
  const echeance = new Date(maintenant.getTime() + 7 * 86_400_000).toISOString();
  await bd.organisation({ organisationId: ehpad }, async (tx) => {
    await tx
      .updateTable('acte')
      .set({
        etat,
        requerant_id: infirmiere.professionnelId,
        requis_id: dentiste.professionnelId,
        requis_organisation_id: cabinet,
        envoye_le: maintenant.toISOString(),
        echeance,
        demande: JSON.stringify({ medias: medias.map((id) => ({ id })) }),
        demande_empreinte: '0',
      })
      .where('id', '=', acteId)
      .execute();
    await tx
      .insertInto('partage')
      .values({
        organisation_id: ehpad,
        id: randomUUID(),
        acte_id: acteId,
        cible_organisation_id: cabinet,
        cible_professionnel_id: dentiste.professionnelId,
      })
      .execute();
  });
  await bd.organisation({ organisationId: cabinet }, (tx) =>
    tx
      .insertInto('acte_recu')
      .values({
        organisation_id: cabinet,
        id: acteId,
        proprietaire_organisation_id: ehpad,
        requis_id: dentiste.professionnelId,
        nature: 'TELEEXPERTISE_ESMS',
        etat,
        version: 1,
        urgence: 'PROGRAMMEE',
        echeance,
        envoye_le: maintenant.toISOString(),
        patient_nom: 'Lefèvre',
        patient_naissance: '1938-02-03',
        structure_nom: 'Les Tilleuls',
        requerant_nom: 'Claire Aubry',
        motif: 'Douleur',
      })
      .execute(),
  );
}
